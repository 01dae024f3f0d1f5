// SPDX-License-Identifier: Apache-2.0
#include "desktop/menubar.h"

#include "desktop/accountsmenu.h"
#include "desktop/symbol.h"

#include <QEvent>

namespace desktop {

MenuBar::MenuBar(QWidget *parent)
    : QMenuBar(parent), m_program(addMenu(QString())), m_accounts(new AccountsMenu(this)),
      m_help(nullptr), m_settings(m_program->addAction(QString())), m_quit(nullptr),
      m_diagnostics(nullptr), m_about(nullptr)
{
    m_program->addSeparator();
    m_quit = m_program->addAction(QString());
    addMenu(m_accounts);
    m_help = addMenu(QString());
    m_diagnostics = m_help->addAction(QString());
    m_about = m_help->addAction(QString());

    m_settings->setIcon(symbolIcon(Symbol::Settings));
    m_diagnostics->setIcon(symbolIcon(Symbol::Help));
    m_about->setIcon(symbolIcon(Symbol::Info));
    // Both by hand: QKeySequence knows them on some systems only.
    m_settings->setShortcut(Qt::CTRL | Qt::Key_Comma);
    m_quit->setShortcut(Qt::CTRL | Qt::Key_Q);
    m_settings->setMenuRole(QAction::PreferencesRole);
    m_quit->setMenuRole(QAction::QuitRole);
    m_diagnostics->setMenuRole(QAction::NoRole);
    m_about->setMenuRole(QAction::AboutRole);
    connect(m_settings, &QAction::triggered, this, &MenuBar::settingsRequested);
    connect(m_quit, &QAction::triggered, this, &MenuBar::quitRequested);
    connect(m_diagnostics, &QAction::triggered, this, &MenuBar::diagnosticsRequested);
    connect(m_about, &QAction::triggered, this, &MenuBar::aboutRequested);
    nameMenus();
}

void MenuBar::nameMenus()
{
    m_program->setTitle(tr("&Daemun"));
    m_accounts->setTitle(tr("&Account"));
    m_help->setTitle(tr("&Help"));
    m_settings->setText(tr("&Settings…"));
    m_quit->setText(tr("&Quit"));
    m_diagnostics->setText(tr("&Diagnostics…"));
    m_about->setText(tr("&About Daemun"));
}

void MenuBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        nameMenus();
    QMenuBar::changeEvent(event);
}

} // namespace desktop
