// SPDX-License-Identifier: Apache-2.0
#include "themedwindows.h"

#include "scriptedsource.h"

#include "desktop/accountsmenu.h"
#include "desktop/consentdialog.h"
#include "desktop/diagnosticsdialog.h"
#include "desktop/keychainpage.h"
#include "desktop/leavedialog.h"
#include "desktop/membercard.h"
#include "desktop/progresspage.h"
#include "desktop/style.h"
#include "desktop/symbol.h"
#include "desktop/verdictsymbol.h"
#include "desktop/welcomepage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace {

session::Member member()
{
    return {.id = 1,
            .kakaoId = 2,
            .nickname = u"라이언2"_s,
            .kakaoNickname = u"라이언"_s,
            .email = u"ryan@sandbox.test"_s,
            .birthday = kakao::Birthday{2, 30, kakao::Calendar::Lunar, true},
            .joinedAt = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC)};
}

std::unique_ptr<QWidget> card(bool isEnded)
{
    auto card = std::make_unique<desktop::MemberCard>();
    card->setMember(member());
    if (isEnded)
        card->setEnded(u"Kakao has ended it."_s);
    card->setOffline(u"Offline: showing what was known yesterday."_s);
    card->setClockNotice(u"This computer's clock is 12 minutes behind."_s);
    card->setNote(u"You stay signed in only until you quit."_s);
    return card;
}

std::unique_ptr<QWidget> consents()
{
    auto dialog = std::make_unique<desktop::ConsentDialog>();
    dialog->setConsents({{.scope = u"a"_s,
                          .displayName = u"닉네임"_s,
                          .isUsed = true,
                          .isAgreed = true,
                          .isRevocable = false},
                         {.scope = u"b"_s, .displayName = u"이메일"_s, .isUsed = true}});
    dialog->showError(
        [] { return program::ErrorText{u"Kakao does not answer."_s, u"Try again later."_s}; });
    return dialog;
}

std::unique_ptr<QWidget> picker()
{
    static ScriptedSource source;
    auto picker = std::make_unique<desktop::NicknamePicker>(
        desktop::NicknamePicker::Purpose::SignIn, source.source());
    picker->ask(nicknameTaken());
    picker->showProblem([] { return u"The disk is full."_s; });
    return picker;
}

std::unique_ptr<QWidget> accounts()
{
    auto menu = std::make_unique<desktop::AccountsMenu>();
    session::Account current{.kakaoId = 1};
    current.member = member();
    current.isCurrent = true;
    session::Account ended{.kakaoId = 2};
    ended.member = member();
    ended.endedBy = u"KOE322"_s;
    menu->setAccounts({current, ended});
    return menu;
}

QPushButton *button(const QString &text, const char *property = nullptr)
{
    auto *button = new QPushButton(text);
    if (property)
        button->setProperty(property, true);
    return button;
}

QPushButton *flatButton()
{
    auto *flat = button(u"Flat"_s);
    flat->setFlat(true);
    return flat;
}

QWidget *bar(const QString &text, desktop::Ground ground)
{
    auto *bar = new QLabel(text);
    desktop::setGround(*bar, ground);
    return bar;
}

QWidget *toned(desktop::Tone tone)
{
    auto *label = new QLabel(u"Verdict"_s);
    desktop::setTone(*label, tone);
    return label;
}

QWidget *quietLabel()
{
    auto *label = new QLabel(u"Side remark"_s);
    desktop::setQuiet(*label);
    return label;
}

QWidget *symbols()
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    for (const auto tone : {desktop::Tone::Good, desktop::Tone::Bad, desktop::Tone::Neutral}) {
        auto *view = new desktop::VerdictSymbol;
        view->setTone(tone);
        row->addWidget(view);
    }
    auto *tool = new QToolButton;
    tool->setIcon(desktop::symbolIcon(desktop::Symbol::Reload));
    tool->setText(u"Reload"_s);
    tool->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    row->addWidget(tool);
    return box;
}

void addInputs(QGridLayout &grid)
{
    auto *edit = new QLineEdit(u"Text"_s);
    auto *empty = new QLineEdit;
    empty->setPlaceholderText(u"Placeholder"_s);
    auto *combo = new QComboBox;
    combo->addItems({u"Korean"_s, u"English"_s});
    auto *list = new QListWidget;
    list->addItems({u"One"_s, u"Two"_s});
    list->setCurrentRow(0);
    list->setFocusPolicy(Qt::NoFocus);
    auto *progress = new QProgressBar;
    progress->setValue(40);
    progress->setTextVisible(false);
    for (QWidget *widget : std::initializer_list<QWidget *>{
             edit, empty, combo, list, progress, new QPlainTextEdit(u"Lines\nof text"_s)})
        grid.addWidget(widget, grid.rowCount(), 0, 1, 2);
    auto *tabs = new QTabWidget;
    tabs->addTab(new QLabel(u"First page"_s), u"First"_s);
    tabs->addTab(new QLabel(u"Second page"_s), u"Second"_s);
    grid.addWidget(tabs, grid.rowCount(), 0, 1, 2);
}

std::unique_ptr<QWidget> controls(bool isEnabled)
{
    auto window = std::make_unique<QWidget>();
    auto *grid = new QGridLayout(window.get());
    auto *on = new QCheckBox(u"On"_s);
    on->setChecked(true);
    auto *chosen = new QRadioButton(u"Chosen"_s);
    chosen->setChecked(true);
    QWidget *const widgets[]{
        button(u"Plain"_s),
        button(u"Primary"_s, "primary"),
        flatButton(),
        button(u"Destructive"_s, "destructive"),
        on,
        new QCheckBox(u"Off"_s),
        chosen,
        new QRadioButton(u"Not chosen"_s),
        bar(u"Warning"_s, desktop::Ground::Warning),
        bar(u"Problem"_s, desktop::Ground::Problem),
        bar(u"Accent"_s, desktop::Ground::Accent),
        bar(u"Raised"_s, desktop::Ground::Raised),
        toned(desktop::Tone::Good),
        toned(desktop::Tone::Bad),
        quietLabel(),
        symbols(),
    };
    int at = 0;
    for (QWidget *widget : widgets) {
        grid->addWidget(widget, at / 2, at % 2);
        ++at;
    }
    addInputs(*grid);
    window->setEnabled(isEnabled);
    window->resize(360, 760);
    return window;
}

std::unique_ptr<QWidget> progress()
{
    auto page = std::make_unique<desktop::ProgressPage>();
    page->setProgress(desktop::Progress::Kakao);
    page->findChild<QProgressBar *>()->setMaximum(100); // one that waits never looks the same twice
    return page;
}

std::unique_ptr<QWidget> keychain()
{
    auto page = std::make_unique<desktop::KeychainPage>();
    page->setReason(u"The keychain does not answer."_s);
    return page;
}

std::unique_ptr<QWidget> welcome()
{
    auto page = std::make_unique<desktop::WelcomePage>();
    page->findChild<QCheckBox *>()->setChecked(false);
    return page;
}

std::unique_ptr<QWidget> make(const QString &name)
{
    if (name == "welcome"_L1)
        return welcome();
    if (name == "card"_L1 || name == "ended"_L1)
        return card(name == "ended"_L1);
    if (name == "consents"_L1)
        return consents();
    if (name == "leave"_L1)
        return std::make_unique<desktop::LeaveDialog>(u"라이언2"_s);
    if (name == "diagnostics"_L1)
        return std::make_unique<desktop::DiagnosticsDialog>(u"Daemun 0.1.0\nQt 6"_s);
    if (name == "picker"_L1)
        return picker();
    if (name == "accounts"_L1)
        return accounts();
    if (name == "progress"_L1)
        return progress();
    if (name == "keychain"_L1)
        return keychain();
    return controls(name == "controls"_L1);
}

} // namespace

QStringList themedWindows()
{
    return {u"welcome"_s,  u"card"_s,        u"ended"_s,    u"consents"_s,
            u"leave"_s,    u"diagnostics"_s, u"picker"_s,   u"accounts"_s,
            u"progress"_s, u"keychain"_s,    u"controls"_s, u"disabled"_s};
}

std::unique_ptr<QWidget> makeThemedWindow(const QString &name)
{
    auto window = make(name);
    window->show();
    return window;
}
