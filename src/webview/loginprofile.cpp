// SPDX-License-Identifier: Apache-2.0
#include "webview/loginprofile.h"

#include "session/useragent.h"
#include "webview/engineflags.h"
#include "webview/requestfilter.h"

#include <QLocale>
#include <QWebEngineDownloadRequest>
#include <QWebEngineProfile>
#include <QWebEngineSettings>

using namespace Qt::StringLiterals;

namespace webview {
namespace {

void switchOff(QWebEngineSettings &settings)
{
    using S = QWebEngineSettings;
    static constexpr S::WebAttribute unused[] = {
        S::JavascriptCanAccessClipboard,
        S::JavascriptCanPaste,
        S::JavascriptCanOpenWindows, // a person's own click still opens one
        S::LocalContentCanAccessFileUrls,
        S::LocalContentCanAccessRemoteUrls,
        S::PluginsEnabled,
        S::PdfViewerEnabled,
        S::WebGLEnabled,
        S::Accelerated2dCanvasEnabled,
        S::FullScreenSupportEnabled,
        S::ScreenCaptureEnabled,
        S::AllowRunningInsecureContent,
        S::AllowGeolocationOnInsecureOrigins,
        S::NavigateOnDropEnabled,
        S::HyperlinkAuditingEnabled,
        S::DnsPrefetchEnabled,
        S::AutoLoadIconsForPage,
        S::ErrorPageEnabled, // the window has pages of its own
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
        S::ReadingFromCanvasEnabled,
#endif
    };
    for (const S::WebAttribute attribute : unused)
        settings.setAttribute(attribute, false);
    settings.setAttribute(S::WebRTCPublicInterfacesOnly, true);
    settings.setAttribute(S::LocalStorageEnabled, true); // login pages need it
    settings.setUnknownUrlSchemePolicy(S::DisallowUnknownUrlSchemes);
}

} // namespace

QString acceptLanguage(const QLocale &locale)
{
    if (locale.language() == QLocale::C)
        return u"en"_s;
    const QString name = locale.name().replace(u'_', u'-');
    const QString language = name.section(u'-', 0, 0);
    if (language == name)
        return language == "en"_L1 ? name : name + u",en;q=0.8"_s;
    const QString both = name + u',' + language + u";q=0.9"_s;
    return language == "en"_L1 ? both : both + u",en;q=0.8"_s;
}

std::unique_ptr<QWebEngineProfile> makeLoginProfile(const session::UserAgentRequest &request,
                                                    bool isDark)
{
    const EngineFlags flags(isDark);
    auto profile = std::make_unique<QWebEngineProfile>(); // without a name: off the record
    profile->setHttpAcceptLanguage(acceptLanguage(QLocale()));
    profile->setSpellCheckEnabled(false);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    profile->setPersistentPermissionsPolicy(
        QWebEngineProfile::PersistentPermissionsPolicy::AskEveryTime);
#endif
    profile->setUrlRequestInterceptor(new RequestFilter(request, profile.get()));
    QObject::connect(profile.get(), &QWebEngineProfile::downloadRequested, profile.get(),
                     [](QWebEngineDownloadRequest *download) { download->cancel(); });
    switchOff(*profile->settings());
    return profile;
}

} // namespace webview
