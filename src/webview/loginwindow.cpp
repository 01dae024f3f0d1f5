// SPDX-License-Identifier: Apache-2.0
#include "webview/loginwindow.h"

#include "ui_loginwindow.h"
#include "webview/composition.h"
#include "webview/loginpage.h"
#include "webview/loginprofile.h"
#include "webview/navigationpolicy.h"
#include "webview/originbar.h"
#include "webview/pageground.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QEvent>
#include <QLocale>
#include <QLoggingCategory>
#include <QMenu>
#include <QShortcut>
#include <QStyle>
#include <QWebEngineProfile>
#include <QWebEngineView>

using namespace Qt::StringLiterals;

namespace webview {
namespace {

Q_LOGGING_CATEGORY(logWebView, "daemun.webview", QtWarningMsg)

constexpr auto exchangeHeadStart = std::chrono::milliseconds(15); // nobody sees it
constexpr auto engineLinger = std::chrono::milliseconds(300);

} // namespace

LoginWindow::LoginWindow(session::UserAgentRequest request, std::chrono::milliseconds patience,
                         QWidget *parent)
    : QDialog(parent), m_request(std::move(request)),
      m_profile(makeLoginProfile(m_request, isDark(palette()))), m_watch(m_request, patience),
      m_ui(std::make_unique<Ui::LoginWindow>()), m_view(new QWebEngineView(this))
{
    m_age.start();
    m_ui->setupUi(this); // a page that may not be visited says so before load() returns
    m_ui->messageBar->hide();
    showOrigin({});
    connectWatch();
    makePage();
    arrange();
    connectButtons();
    m_isArranged = true;
    // WebEngine's own end, after the event loop's, must not find a page.
    connect(qApp, &QCoreApplication::aboutToQuit, this, &QDialog::reject);
}

LoginWindow::~LoginWindow()
{
    m_watch.stop();
    m_ground.reset();
    m_page.reset();
    m_profile.reset();
}

void LoginWindow::dispose(Teardown teardown)
{
    m_watch.stop();
    m_page->disconnect(this);
    if (m_page->isAsking()) {
        hide();
        connect(m_page.get(), &LoginPage::questionAnswered, this, &QObject::deleteLater);
        m_page->dismissQuestion();
    } else if (teardown == Teardown::AtOnce) {
        hide();
        deleteLater();
    } else {
        QTimer::singleShot(exchangeHeadStart, this, &QWidget::hide);
        QTimer::singleShot(engineLinger, this, &QObject::deleteLater);
    }
}

void LoginWindow::makePage()
{
    m_page = std::make_unique<LoginPage>(m_request, m_profile.get());
    auto *page = m_page.get();
    connect(page, &LoginPage::redirected, this, &LoginWindow::redirectCaught);
    connect(page, &LoginPage::hostRefused, this, &LoginWindow::offerBrowser);
    connect(page, &LoginPage::alerted, this,
            [this](const QString &text) { m_ui->messageBar->say([text] { return text; }); });
    connect(page, &LoginPage::schemeRefused, this, [this] {
        m_ui->messageBar->say([] {
            return tr("KakaoTalk on this computer cannot be opened from here. Log in with your "
                      "account or the QR code.");
        });
    });
    connect(page, &QWebEnginePage::urlChanged, this, &LoginWindow::showOrigin);
    m_watch.follow(*page);
    m_ground = std::make_unique<PageGround>(*page, palette());
}

/// Out of a hung render process there is no other way: what it is asked to load waits behind what
/// it does.
void LoginWindow::replacePage()
{
    m_watch.stop();
    const auto old = std::exchange(m_page, nullptr);
    old->disconnect(this);
    m_ground.reset();
    makePage();
    m_view->setPage(m_page.get());
    start();
}

void LoginWindow::start()
{
    m_page->load(m_request.authorizationUrl);
}

void LoginWindow::startOver()
{
    showView();
    replacePage();
}

void LoginWindow::reload()
{
    if (m_ui->stack->currentWidget() == m_ui->troublePage)
        return startOver();
    if (m_origin.isEmpty())
        return start();
    m_page->triggerAction(QWebEnginePage::Reload);
}

void LoginWindow::arrange()
{
    m_view->setPage(m_page.get());
    m_view->setAcceptDrops(false);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_ui->viewLayout->addWidget(m_view, 0, 0);
    m_ui->cover->raise(); // a new view is white until the ground of its page has reached it
    m_view->setAccessibleName(tr("Login page"));
    new Composition(*m_view, this);

    QSizePolicy kept = m_ui->loadingBar->sizePolicy();
    kept.setRetainSizeWhenHidden(true); // the page must not jump
    m_ui->loadingBar->setSizePolicy(kept);
    m_ui->loadingBar->hide();
    m_ui->reloadButton->setIcon(style()->standardIcon(QStyle::SP_BrowserReload));
    m_view->setFocus();
}

void LoginWindow::connectButtons()
{
    connect(m_ui->reloadButton, &QToolButton::clicked, this, &LoginWindow::reload);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->browserButton, &QPushButton::clicked, this, &LoginWindow::browserWanted);
    connect(m_ui->troublePage, &TroublePage::cancelRequested, this, &QDialog::reject);
    connect(m_ui->troublePage, &TroublePage::retryRequested, this, &LoginWindow::startOver);
    // Chromium keeps an Escape that nothing in the page wanted.
    connect(new QShortcut(QKeySequence(Qt::Key_Escape), this), &QShortcut::activated, this,
            &QDialog::reject);
    connect(m_view, &QWidget::customContextMenuRequested, this, &LoginWindow::openContextMenu);
}

void LoginWindow::connectWatch()
{
    connect(&m_watch, &LoadWatch::started, m_ui->messageBar, &QWidget::hide);
    connect(&m_watch, &LoadWatch::slow, this, &LoginWindow::showLoading);
    connect(&m_watch, &LoadWatch::progressed, m_ui->loadingBar, &QProgressBar::setValue);
    connect(&m_watch, &LoadWatch::ended, m_ui->loadingBar, &QWidget::hide);
    connect(&m_watch, &LoadWatch::loaded, this, &LoginWindow::onLoaded);
    connect(&m_watch, &LoadWatch::failed, this, &LoginWindow::showTrouble);
    connect(&m_watch, &LoadWatch::stuck, this, [this] {
        m_ui->messageBar->say([] { return tr("The page has not finished loading."); },
                              [] { return tr("Load again"); }, [this] { replacePage(); });
    });
    connect(&m_watch, &LoadWatch::crashed, this, &LoginWindow::onCrashed);
}

void LoginWindow::openContextMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](const QString &text, QWebEnginePage::WebAction action) {
        auto *entry = menu->addAction(text);
        entry->setEnabled(m_page->action(action)->isEnabled());
        connect(entry, &QAction::triggered, this,
                [this, action] { m_page->triggerAction(action); });
    };
    add(tr("Cu&t"), QWebEnginePage::Cut);
    add(tr("&Copy"), QWebEnginePage::Copy);
    add(tr("&Paste"), QWebEnginePage::Paste);
    menu->addSeparator();
    connect(menu->addAction(tr("&Reload")), &QAction::triggered, this, &LoginWindow::reload);
    menu->popup(m_view->mapToGlobal(position));
}

void LoginWindow::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    // Into a view that has its final size: nothing is laid out twice.
    if (!std::exchange(m_isStarted, true))
        start();
    qCDebug(logWebView, "window shown after %lld ms", static_cast<long long>(m_age.elapsed()));
}

void LoginWindow::showLoading()
{
    m_ui->loadingBar->show();
    showOrigin(m_origin);
}

void LoginWindow::onLoaded()
{
    if (!std::exchange(m_hasFinishedOnce, true))
        qCDebug(logWebView, "first load finished after %lld ms",
                static_cast<long long>(m_age.elapsed()));
    m_ground->pageLoaded();
    showView(); // it may have been given up for hung
}

void LoginWindow::onCrashed()
{
    qCInfo(logWebView, "the render process ended; loading again");
    QMetaObject::invokeMethod(this, &LoginWindow::start, Qt::QueuedConnection);
}

void LoginWindow::showView()
{
    m_kakaoCode.clear();
    m_ui->stack->setCurrentWidget(m_ui->viewPage);
    showOrigin(m_origin);
    QWidget *focus = focusWidget();
    if (!focus || !focus->isVisible() || focus == this)
        m_view->setFocus();
}

void LoginWindow::showTrouble(Trouble trouble, const QString &code)
{
    const QUrl at = trouble == Trouble::KakaoPage || m_origin.isEmpty() ? m_request.authorizationUrl
                                                                        : m_page->requestedUrl();
    m_ui->troublePage->explain(trouble, at.host(QUrl::FullyEncoded), code);
    m_ui->messageBar->hide();
    m_ui->stack->setCurrentWidget(m_ui->troublePage);
    m_kakaoCode = trouble == Trouble::KakaoPage ? code : QString();
    showOrigin(m_origin);
    m_ui->troublePage->takeFocus();
    qCInfo(logWebView, "no page to show: %d %s", static_cast<int>(trouble), qPrintable(code));
}

void LoginWindow::showOrigin(const QUrl &url)
{
    m_origin = isWeb(url)
        ? url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment)
        : QUrl();
    const bool isPage = m_ui->stack->currentWidget() == m_ui->viewPage && !m_origin.isEmpty();
    const bool isHttps = m_origin.scheme() == "https"_L1;
    m_ui->lockLabel->setVisible(isPage && isHttps && !m_request.isSandbox);
    m_ui->stateLabel->setVisible(isPage && (m_request.isSandbox || !isHttps));
    m_ui->stateLabel->setText(m_request.isSandbox ? tr("Sandbox") : tr("Not encrypted"));
    const bool isSlow = m_ui->loadingBar->isVisible();
    m_ui->originLabel->setOrigin(!m_origin.isEmpty() ? originText(m_origin)
                                     : isSlow        ? tr("Connecting…")
                                                     : QString());
    m_ui->cover->setVisible(m_origin.isEmpty());
}

void LoginWindow::offerBrowser(const QUrl &url)
{
    m_ui->messageBar->say(
        [host = url.host(QUrl::FullyEncoded)] {
            return tr("%1 is not part of signing in and was not opened here.").arg(host);
        },
        [] { return tr("Open in browser"); },
        [url] {
            if (isWeb(url))
                QDesktopServices::openUrl(url);
        });
}

void LoginWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (!m_isArranged)
        return;
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        m_ground->setPalette(palette());
}

/// What is on the page is Kakao's; the next page is asked for in the new language.
void LoginWindow::retranslate()
{
    m_profile->setHttpAcceptLanguage(acceptLanguage(QLocale()));
    m_ui->retranslateUi(this);
    m_view->setAccessibleName(tr("Login page"));
    showOrigin(m_origin);
}

} // namespace webview
