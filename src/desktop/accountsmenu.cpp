// SPDX-License-Identifier: Apache-2.0
#include "desktop/accountsmenu.h"

#include "desktop/avatar.h"
#include "desktop/style.h"
#include "desktop/symbol.h"
#include "program/foreigntext.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace desktop {
namespace {

constexpr int avatarSize = 24;
constexpr qreal badgeSize = 11;
constexpr int leastLabel = 28; // characters: in some languages what stands below is short
constexpr qsizetype longestName = 200;

/// A tick at the lower right: styles show an icon in the place of the check mark.
void markCurrent(QPixmap &avatar, const QPalette &palette)
{
    QPainter painter(&avatar);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(avatarSize - badgeSize, avatarSize - badgeSize);
    painter.setPen(QPen(palette.color(QPalette::Base), 1));
    painter.setBrush(toneColor(Tone::Good, palette));
    painter.drawEllipse(QRectF(0.5, 0.5, badgeSize - 1, badgeSize - 1));
    painter.setPen(QPen(palette.color(QPalette::Base), 1.6, Qt::SolidLine, Qt::RoundCap));
    const QPointF tick[]{{3.2, 5.7}, {4.9, 7.4}, {7.9, 3.9}};
    painter.drawPolyline(tick, 3);
}

QKeySequence shortcut(qsizetype position)
{
    return QKeyCombination(Qt::CTRL, Qt::Key(Qt::Key_1 + position));
}

/// An ampersand makes no mnemonic and a tab no second column.
QString menuText(QString text)
{
    return text.replace(u'&', QLatin1StringView("&&")).replace(u'\t', u' ');
}

} // namespace

AccountsMenu::AccountsMenu(QWidget *parent) : QMenu(parent), m_another(addAction(QString()))
{
    setProperty("iconSize", avatarSize); // for the style
    addSeparator();
    m_consents = addAction(QString());
    m_leave = addAction(QString());
    m_another->setIcon(symbolIcon(Symbol::AddAccount));
    m_consents->setIcon(symbolIcon(Symbol::Share));
    m_leave->setIcon(symbolIcon(Symbol::Leave));
    connect(m_another, &QAction::triggered, this, &AccountsMenu::anotherRequested);
    connect(m_consents, &QAction::triggered, this, &AccountsMenu::consentsRequested);
    connect(m_leave, &QAction::triggered, this, &AccountsMenu::leaveRequested);
    while (m_accountActions.size() < shortcuts)
        addAccountAction();
    nameActions();
    showAccounts();
}

void AccountsMenu::setAccounts(const QList<session::Account> &accounts)
{
    m_accounts = accounts;
    m_pictures.removeIf([&](const auto &picture) {
        return std::ranges::none_of(m_accounts, [&](const session::Account &account) {
            return account.kakaoId == picture.key();
        });
    });
    showAccounts();
}

void AccountsMenu::setAccountPicture(qint64 kakaoId, const QImage &picture)
{
    const auto account = std::ranges::find(m_accounts, kakaoId, &session::Account::kakaoId);
    if (account == m_accounts.cend())
        return;
    m_pictures.insert(kakaoId, picture);
    showAccounts();
}

void AccountsMenu::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    enableActions();
}

QAction *AccountsMenu::addAccountAction()
{
    const qsizetype position = m_accountActions.size();
    auto *action = new QAction(this);
    action->setCheckable(true);
    if (position < shortcuts) {
        action->setShortcut(shortcut(position));
        action->setAutoRepeat(false);
    }
    connect(action, &QAction::triggered, this, [this, position] { request(position); });
    insertAction(m_another, action);
    m_accountActions << action;
    return action;
}

void AccountsMenu::showAccounts()
{
    while (m_accountActions.size() < m_accounts.size())
        addAccountAction();
    for (qsizetype i = 0; i < m_accountActions.size(); ++i) {
        const bool isUsed = i < m_accounts.size();
        m_accountActions.at(i)->setVisible(isUsed);
        if (isUsed)
            showAccount(*m_accountActions.at(i), m_accounts.at(i));
    }
    enableActions();
}

void AccountsMenu::showAccount(QAction &action, const session::Account &account) const
{
    const QString name = account.member ? account.member->nickname : QString();
    action.setText(label(account));
    QPixmap avatar = roundAvatar(m_pictures.value(account.kakaoId), name, {avatarSize, avatarSize},
                                 devicePixelRatioF());
    if (account.isCurrent)
        markCurrent(avatar, palette());
    action.setIcon(avatar);
    action.setChecked(account.isCurrent);
}

/// With its shortcut no wider than what stands below it, so that no name makes the menu wider.
QString AccountsMenu::label(const session::Account &account) const
{
    const QString name = account.member
        ? account.member->nickname.first(std::min(account.member->nickname.size(), longestName))
        : tr("Account %1").arg(account.kakaoId);
    //: %1 is a nickname
    const QString form = account.endedBy.isEmpty() ? QStringLiteral("%1") : tr("%1: session ended");
    const int below = fontMetrics().size(Qt::TextShowMnemonic, m_consents->text()).width();
    const int widest = std::max(below, leastLabel * fontMetrics().averageCharWidth());
    const int beside =
        fontMetrics().horizontalAdvance(form.arg(QString()) + shortcut(0).toString());
    const int room = widest - beside;
    const QString shown = fontMetrics().elidedText(name, Qt::ElideRight, room);
    return menuText(form.arg(program::isolatedName(shown)));
}

void AccountsMenu::request(qsizetype position)
{
    for (qsizetype i = 0; i < m_accounts.size(); ++i) // choosing one has checked it
        m_accountActions.at(i)->setChecked(m_accounts.at(i).isCurrent);
    if (!m_accounts.at(position).isCurrent)
        Q_EMIT switchRequested(m_accounts.at(position).kakaoId);
}

void AccountsMenu::nameActions()
{
    m_another->setText(tr("&Use another account…"));
    m_consents->setText(tr("&What you share with this program…"));
    m_leave->setText(tr("&Leave…"));
}

void AccountsMenu::enableActions()
{
    for (QAction *action : std::as_const(m_accountActions))
        action->setEnabled(!m_isBusy);
    m_another->setEnabled(!m_isBusy);
    const auto current = std::ranges::find_if(m_accounts, &session::Account::isCurrent);
    const bool isAnybody = current != m_accounts.cend();
    m_leave->setEnabled(isAnybody && !m_isBusy);
    m_consents->setEnabled(isAnybody && current->endedBy.isEmpty() && !m_isBusy);
}

void AccountsMenu::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        nameActions();
        showAccounts();
    }
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        showAccounts();
    QMenu::changeEvent(event);
}

} // namespace desktop
