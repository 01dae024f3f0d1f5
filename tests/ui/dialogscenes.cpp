// SPDX-License-Identifier: Apache-2.0
#include "scene.h"

#include "desktop/aboutdialog.h"
#include "desktop/accountsmenu.h"
#include "desktop/consentdialog.h"
#include "desktop/diagnosticsdialog.h"
#include "desktop/leavedialog.h"
#include "desktop/scriptedsource.h"
#include "desktop/settingsdialog.h"
#include "program/configuration.h"
#include "program/errortext.h"
#include "program/preferences.h"

#include <QAbstractButton>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using desktop::NicknamePicker;
using kakao::ErrorCode;
using session::NicknameVerdict;

namespace gallery {
namespace {

Staged staged(QWidget *window)
{
    return {.behind = {}, .window = std::unique_ptr<QWidget>(window)};
}

/// What a person does first on it.
Staged clicked(Staged staged, const QString &button)
{
    staged.play = [window = staged.window.get(), button] {
        window->findChild<QAbstractButton *>(button)->click();
    };
    return staged;
}

program::ErrorText busyText()
{
    return program::ErrorTexts::describe(
        {.code = ErrorCode::DatabaseBusy, .origin = kakao::ErrorOrigin::Directory});
}

// Nickname picker

Staged asked(Data data, const std::shared_ptr<ScriptedSource> &source)
{
    auto picker =
        std::make_unique<NicknamePicker>(NicknamePicker::Purpose::SignIn, source->source());
    picker->ask(nicknameTaken(data));
    picker->setKakaoNickname(data == Data::Missing ? QString() : member(data).kakaoNickname);
    return {.behind = source, .window = std::move(picker)};
}

Staged taken(Data data)
{
    return asked(data, std::make_shared<ScriptedSource>());
}

/// Somebody types, and that is the answer to it.
Staged typed(Data data, session::NicknameCheck answer, const QString &text)
{
    const auto source = std::make_shared<ScriptedSource>();
    answer.nickname = text;
    source->checks.insert(text, answer);
    Staged staged = asked(data, source);
    staged.play = [window = staged.window.get(), text] {
        auto *edit = window->findChild<QLineEdit *>(u"nicknameEdit"_s);
        edit->setText(text);
        edit->setFocus();
    };
    return staged;
}

Staged verdict(Data data, const session::NicknameCheck &answer)
{
    return typed(data, answer, member(data).nickname);
}

Staged checking(Data data)
{
    const auto source = std::make_shared<ScriptedSource>();
    Staged staged = asked(data, source);
    staged.play = [source, text = member(data).nickname, window = staged.window.get()] {
        source->hold = true;
        window->findChild<QLineEdit *>(u"nicknameEdit"_s)->setText(text);
    };
    return staged;
}

Staged failing(Data data)
{
    const auto source = std::make_shared<ScriptedSource>();
    Staged staged = asked(data, source);
    staged.play = [source, window = staged.window.get()] {
        source->fail = true;
        window->findChild<QAbstractButton *>(u"moreButton"_s)->click();
    };
    staged.isPlayed = [bar = staged.window->findChild<QWidget *>(u"problemBar"_s)] {
        return bar->isVisible();
    };
    return staged;
}

Staged change(Data data)
{
    const auto source = std::make_shared<ScriptedSource>();
    source->others = nicknameTaken(data).suggestions;
    auto picker =
        std::make_unique<NicknamePicker>(NicknamePicker::Purpose::Change, source->source());
    picker->setPresentNickname(member(data).nickname);
    picker->setKakaoNickname(member(data).kakaoNickname);
    return {.behind = source, .window = std::move(picker)};
}

QList<Scene> pickerScenes()
{
    const auto answered = [](session::NicknameCheck check) {
        return [check](Data data) { return verdict(data, check); };
    };
    return {
        {u"picker"_s, u"taken"_s, &taken, true},
        {u"picker"_s, u"free"_s, answered({.verdict = NicknameVerdict::Free}), true},
        {u"picker"_s, u"alike"_s, answered({.verdict = NicknameVerdict::TooAlike}), true},
        {u"picker"_s, u"unchanged"_s, answered({.verdict = NicknameVerdict::Unchanged})},
        {u"picker"_s, u"too-long"_s, answered({.verdict = NicknameVerdict::TooLong, .limit = 20})},
        {u"picker"_s, u"not-allowed"_s,
         answered({.verdict = NicknameVerdict::NotAllowed, .character = u"★"_s})},
        {u"picker"_s, u"reserved"_s, answered({.verdict = NicknameVerdict::Reserved})},
        {u"picker"_s, u"checking"_s, &checking},
        {u"picker"_s, u"failing"_s, &failing},
        {u"picker"_s, u"change"_s, &change, true},
    };
}

// Settings and about

/// What is chosen in the settings, and its file.
struct Chosen
{
    explicit Chosen(const QStringList &options, const QByteArray &kept)
    {
        QFile file(folder.filePath(u"preferences.ini"_s));
        if (!kept.isEmpty() && file.open(QIODevice::WriteOnly))
            file.write(kept);
        file.close();
        preferences = std::make_unique<program::Preferences>(
            *program::readConfiguration(QStringList{u"daemun"_s} + options, {},
                                        folder.filePath(u"daemun.ini"_s), folder.path()));
    }

    QTemporaryDir folder;
    std::unique_ptr<program::Preferences> preferences;
};

Staged settings(const QStringList &options = {}, const QByteArray &kept = {})
{
    const auto chosen = std::make_shared<Chosen>(options, kept);
    return {.behind = chosen,
            .window = std::make_unique<desktop::SettingsDialog>(*chosen->preferences)};
}

Staged about(Data)
{
    auto dialog = std::make_unique<desktop::AboutDialog>(QStringLiteral(DAEMUN_PROGRAM));
    const auto *versions = dialog->findChild<QLabel *>(u"versionsLabel"_s);
    return {
        .behind = {},
        .window = std::move(dialog),
        .isReady = [versions, before = versions->text()] { return versions->text() != before; }};
}

QList<Scene> settingsScenes()
{
    return {
        {u"settings"_s, u"chosen"_s, [](Data) { return settings(); }},
        {u"settings"_s, u"decided"_s,
         [](Data) { return settings({u"--language"_s, u"ko"_s, u"--appearance"_s, u"dark"_s}); }},
        {u"settings"_s, u"damaged"_s, [](Data) { return settings({}, "language=klingon\n"); }},
        {u"settings"_s, u"reset"_s, [](Data) { return clicked(settings(), u"resetButton"_s); }},
        {u"about"_s, u"shown"_s, &about},
        {u"about"_s, u"copied"_s, [](Data data) { return clicked(about(data), u"copyButton"_s); }},
    };
}

// The other dialogs

Staged consentList(Data data)
{
    auto *dialog = new desktop::ConsentDialog;
    dialog->setConsents(consents(data));
    return staged(dialog);
}

Staged consentsBusy(Data)
{
    auto *dialog = new desktop::ConsentDialog;
    dialog->setConsents(consents(Data::Short));
    dialog->setBusy(true);
    return staged(dialog);
}

Staged consentsFailed(Data)
{
    auto *dialog = new desktop::ConsentDialog;
    dialog->showError(&busyText);
    return staged(dialog);
}

Staged leaveChoices(Data, bool isKakaoLogoutOffered)
{
    auto *dialog = new desktop::LeaveDialog(member(Data::Short).nickname);
    dialog->setKakaoLogoutOffered(isKakaoLogoutOffered);
    return staged(dialog);
}

Staged leaveOnceMore(Data data)
{
    const QString nickname = data == Data::Missing ? QString() : member(data).nickname;
    return clicked(staged(new desktop::LeaveDialog(nickname)), u"disconnectChoice"_s);
}

Staged diagnosticsShown(Data)
{
    return staged(new desktop::DiagnosticsDialog(diagnostics()));
}

Staged accountsMenu(Data data)
{
    auto *menu = new desktop::AccountsMenu;
    menu->setAccounts(accounts(data));
    menu->setAccountPicture(member(data).kakaoId, photo(data));
    return staged(menu);
}

Staged accountsBusy(Data data)
{
    Staged staged = accountsMenu(data);
    qobject_cast<desktop::AccountsMenu *>(staged.window.get())->setBusy(true);
    return staged;
}

} // namespace

QList<Scene> dialogScenes()
{
    return pickerScenes() + settingsScenes()
        + QList<Scene>{
            {u"consents"_s, u"list"_s, &consentList, true},
            {u"consents"_s, u"busy"_s, &consentsBusy},
            {u"consents"_s, u"failed"_s, &consentsFailed},
            {u"leave"_s, u"three-ways"_s, [](Data data) { return leaveChoices(data, true); }},
            {u"leave"_s, u"two-ways"_s, [](Data data) { return leaveChoices(data, false); }},
            {u"leave"_s, u"once-more"_s, &leaveOnceMore, true},
            {u"diagnostics"_s, u"shown"_s, &diagnosticsShown},
            {u"diagnostics"_s, u"copied"_s,
             [](Data data) { return clicked(diagnosticsShown(data), u"copyButton"_s); }},
            {u"accounts"_s, u"menu"_s, &accountsMenu, true},
            {u"accounts"_s, u"busy"_s, &accountsBusy},
        };
}

} // namespace gallery
