// SPDX-License-Identifier: Apache-2.0
#include "program/errortext.h"

#include "program/consolesetting.h"

#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <array>

using namespace Qt::StringLiterals;

namespace program {

using kakao::Error;
using kakao::ErrorCode;
using kakao::ErrorOrigin;

ErrorText ErrorTexts::describe(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Cancelled:
        return {tr("The sign-in was cancelled."), tr("Press the button to start again.")};
    case ErrorCode::AccessDenied:
        return {tr("Kakao did not let this account through."),
                tr("Sign in again and agree to share your profile. Accounts of people under 14 "
                   "cannot be used.")};
    case ErrorCode::WrongUser:
        return {tr("Kakao answers for somebody else."),
                tr("Log in with the account that is shown here, or add the other one from the "
                   "accounts menu.")};
    case ErrorCode::ConfigInvalid:
        return {tr("A setting cannot be used: %1.").arg(error.detail),
                tr("Correct it, then start Daemun again.")};
    case ErrorCode::StateMismatch:
    case ErrorCode::InvalidRedirect:
        return {tr("The answer does not belong to this sign-in, so it was not used."),
                tr("Sign in again.")};
    case ErrorCode::AuthorizationFailed:
    case ErrorCode::ErrorPage:
    case ErrorCode::Rejected:
    case ErrorCode::RateLimited:
    case ErrorCode::ServerFault:
    case ErrorCode::InvalidAnswer:
    case ErrorCode::OutcomeUnknown:
        return describeKakao(error);
    case ErrorCode::IdTokenInvalid:
    case ErrorCode::ClockSuspected:
    case ErrorCode::OtherApplication:
        return describeProof(error);
    case ErrorCode::Offline:
    case ErrorCode::Timeout:
    case ErrorCode::TlsFailed:
    case ErrorCode::ProxyRefused:
    case ErrorCode::CaptivePortal:
        return describeNetwork(error);
    case ErrorCode::WebViewMissing:
    case ErrorCode::WebViewUnusable:
    case ErrorCode::BrowserWanted:
    case ErrorCode::BrowserMissing:
    case ErrorCode::PortInUse:
    case ErrorCode::CannotListen:
    case ErrorCode::LoginTimeout:
        return describeUserAgent(error);
    case ErrorCode::SecretNotFound:
    case ErrorCode::SecretStoreLocked:
    case ErrorCode::SecretStoreMissing:
    case ErrorCode::SecretStoreSilent:
    case ErrorCode::SecretStoreFailed:
    case ErrorCode::SecretTooLong:
        return describeSecretStore(error);
    case ErrorCode::SessionInvalid:
    case ErrorCode::DatabaseNewer:
    case ErrorCode::DatabaseReadOnly:
    case ErrorCode::DatabaseFull:
    case ErrorCode::DatabaseBusy:
    case ErrorCode::DatabaseFailed:
        return describeDirectory(error);
    }
    Q_UNREACHABLE();
}

ErrorText ErrorTexts::describeCall(const Error &error)
{
    ErrorText text = describe(error);
    switch (error.code) {
    case ErrorCode::RateLimited:
        text.advice = tr("Wait ten minutes, then try again.");
        break;
    case ErrorCode::InvalidAnswer:
        text.advice = tr("Try again. If this stays, the network may be changing the answers.");
        break;
    case ErrorCode::OutcomeUnknown:
        text.advice = tr("Try again.");
        break;
    case ErrorCode::Rejected:
        if (!error.endsSession && !error.kakaoCode.startsWith("KOE"_L1))
            text = {tr("Kakao refused to answer."), tr("Try again in a while.")};
        break;
    default:
        break;
    }
    return text;
}

ErrorText ErrorTexts::describeKakao(const Error &error)
{
    if (error.kakaoCode == "KOE320"_L1)
        return {tr("This sign-in took too long and has expired."), tr("Sign in again.")};
    if (error.endsSession)
        return {tr("Kakao has ended this session."), tr("Sign in again.")};
    if (error.code == ErrorCode::RateLimited) {
        return {tr("Kakao takes no more requests for the moment."),
                tr("Wait ten minutes, then sign in again.")};
    }
    if (error.code == ErrorCode::ServerFault)
        return {tr("Kakao has a problem of its own just now."), tr("Try again in a while.")};
    if (error.code == ErrorCode::InvalidAnswer) {
        return {tr("Kakao's answer was not complete."),
                tr("Sign in again. If this stays, the network may be changing the answers.")};
    }
    if (error.code == ErrorCode::OutcomeUnknown)
        return {tr("The connection broke off in the middle."), tr("Sign in again.")};
    if (error.kakaoCode.startsWith("KOE"_L1))
        return settingsError(error.kakaoCode);
    return {tr("Kakao refused the sign-in."), tr("Sign in again.")};
}

/// What somebody showed, and what does not prove who they are.
ErrorText ErrorTexts::describeProof(const Error &error)
{
    if (error.code == ErrorCode::ClockSuspected) {
        return {tr("Kakao's answer is from another time than this computer's clock shows."),
                tr("Set the date, the time and the time zone right, then sign in again.")};
    }
    if (error.code == ErrorCode::OtherApplication) {
        return {tr("Kakao issued this sign-in to another program, so it was not used."),
                tr("Sign in here.")};
    }
    return {tr("What is to prove that Kakao answers could not be believed, so it was not used."),
            tr("Sign in again. If this stays, the network may be changing the answers.")};
}

ErrorText ErrorTexts::settingsError(const QString &kakaoCode)
{
    const QString message =
        tr("Kakao refuses this program because of its settings (%1).").arg(kakaoCode);
    const auto setting = refusedSetting(kakaoCode);
    if (!setting)
        return {message, tr("Show this code to whoever set the program up.")};
    switch (*setting) {
    case ConsoleSetting::RedirectUri:
        return {message,
                tr("Register the redirect URI in Kakao's console exactly as it is configured "
                   "here, then sign in again.")};
    case ConsoleSetting::ClientSecret:
        return {message,
                tr("Set the client secret from Kakao's console (--client-secret), or switch it "
                   "off there.")};
    case ConsoleSetting::RestApiKey:
        return {message,
                tr("Set the REST API key from Kakao's console (--rest-api-key); the other keys "
                   "do not work here.")};
    case ConsoleSetting::ConsentItems:
        return {message,
                tr("Switch the consent items on in Kakao's console, or ask for fewer "
                   "(--scopes).")};
    }
    Q_UNREACHABLE();
}

ErrorText ErrorTexts::describeNetwork(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Timeout:
        return {tr("Kakao did not answer in time."), tr("Check the network and try again.")};
    case ErrorCode::TlsFailed:
        return {tr("The connection to Kakao is not secure, so it was not used."),
                tr("Check this computer's clock and network. Never go on past such a warning.")};
    case ErrorCode::ProxyRefused:
        return {tr("This network's proxy asks for a password or does not let Daemun through."),
                tr("Check the proxy in this computer's network settings, or try another network.")};
    case ErrorCode::CaptivePortal:
        return {tr("This network answers in Kakao's place; it may want a login of its own."),
                tr("Open any page in your browser, log in to the network, and try again.")};
    default:
        return {tr("Kakao cannot be reached."), tr("Check the network and try again.")};
    }
}

ErrorText ErrorTexts::describeUserAgent(const Error &error)
{
    switch (error.code) {
    case ErrorCode::WebViewMissing:
        return {tr("The login window is not installed."),
                tr("Install the package daemun-webview, then try again.")};
    case ErrorCode::BrowserWanted:
        return {tr("The login was to go on in your browser."), tr("Sign in again.")};
    case ErrorCode::BrowserMissing:
        return {tr("No browser could be opened."),
                tr("Copy the link, open it in a browser, and log in there.")};
    case ErrorCode::PortInUse:
        return {tr("Another program is using the port that the login is to come back to (%1).")
                    .arg(error.detail),
                tr("Close that program, then try again, or sign in in the login window.")};
    case ErrorCode::CannotListen:
        return {tr("The login cannot come back by itself to the configured redirect URI (%1).")
                    .arg(error.detail),
                tr("Sign in in the login window, or register a redirect URI like "
                   "http://127.0.0.1:52525/kakao/callback.")};
    case ErrorCode::LoginTimeout:
        return {tr("The login was not finished in time."), tr("Try again.")};
    default:
        return describeWebView(error);
    }
}

ErrorText ErrorTexts::describeWebView(const Error &error)
{
    if (error.detail == "root"_L1) {
        return {tr("Web pages are not shown to the administrator (root), for safety."),
                tr("Start Daemun as an ordinary user.")};
    }
    if (error.detail == "namespaces"_L1) {
        return {tr("This computer does not let web pages be shown safely in a window."),
                tr("Sign in in your browser.")};
    }
    return {tr("The login window cannot run on this computer (%1).").arg(error.detail),
            tr("Install Daemun again, or ask for help with these details.")};
}

ErrorText ErrorTexts::describeSecretStore(const Error &error)
{
    switch (error.code) {
    case ErrorCode::SecretStoreLocked:
        return {tr("The keychain is locked."), tr("Unlock it, then try again.")};
    case ErrorCode::SecretStoreMissing:
        return {tr("This computer has no keychain."),
                tr("Install GNOME Keyring or KWallet to stay signed in after you quit.")};
    case ErrorCode::SecretStoreSilent:
        return {tr("The keychain does not answer."), tr("Wait a moment, then try again.")};
    case ErrorCode::SecretNotFound:
        return {tr("The keychain no longer has your session, or does not show it."),
                tr("Unlock the keychain and try again, or sign in again.")};
    default:
        return {tr("The keychain refused to work."), tr("Try again, or sign in again.")};
    }
}

ErrorText ErrorTexts::describeDirectory(const Error &error)
{
    switch (error.code) {
    case ErrorCode::SessionInvalid:
        return {tr("Your session has ended."), tr("Sign in again.")};
    case ErrorCode::DatabaseNewer:
        return {tr("The members were saved by a newer version of Daemun."),
                tr("Install the newest version. Nothing was changed.")};
    case ErrorCode::DatabaseReadOnly:
        return {tr("The data folder cannot be written."),
                tr("Give yourself permission to write there, or choose another folder "
                   "(--data-dir), then try again.")};
    case ErrorCode::DatabaseFull:
        return {tr("There is no space left on the disk."), tr("Free some space and try again.")};
    case ErrorCode::DatabaseBusy:
        return {tr("Another program is using the members' data."), tr("Close it, then try again.")};
    default:
        return {tr("The members' data cannot be read or written."),
                tr("Try again. If this stays, choose another folder (--data-dir).")};
    }
}

QString ErrorTexts::details(const Error &error)
{
    QStringList parts = QStringList{place(error.origin)} + serverCodes(error);
    if (!error.detail.isEmpty())
        parts << error.detail;
    return parts.join(u" · "_s);
}

QString ErrorTexts::place(kakao::ErrorOrigin origin)
{
    static constexpr std::array places{"authorization", "token",    "api",
                                       "login",         "keychain", "directory"};
    return QLatin1StringView(places.at(std::size_t(origin)));
}

QStringList ErrorTexts::serverCodes(const Error &error)
{
    QStringList codes;
    if (!error.kakaoCode.isEmpty())
        codes << error.kakaoCode;
    if (error.httpStatus != 0)
        codes << u"HTTP %1"_s.arg(error.httpStatus);
    return codes;
}

QString ErrorTexts::whyEnded(const Error &error)
{
    if (error.kakaoCode == "KOE322"_L1 || error.kakaoCode == "KOE319"_L1
        || error.kakaoCode == "-401"_L1) {
        return tr("Kakao has ended it: your password was changed, the program was disconnected in "
                  "Kakao's settings, or it was not used for two months.");
    }
    if (error.code == ErrorCode::WrongUser)
        return tr("Kakao answered for another account than this one.");
    if (error.code == ErrorCode::SessionInvalid)
        return tr("What this computer kept of it has expired or was changed.");
    return tr("Kakao has ended it.");
}

QString ErrorTexts::offlineText(const Error &error, const QDateTime &knownAt)
{
    const QString shown = knownAt.isValid()
        ? tr("Offline: showing what was known on %1.")
              .arg(QLocale().toString(knownAt.toLocalTime(), QLocale::ShortFormat))
        : tr("Offline: showing what is kept on this computer.");
    return shown + u' ' + whyOffline(error);
}

/// Nobody has pressed anything: what describe() says of a sign-in does not fit.
QString ErrorTexts::whyOffline(const Error &error)
{
    // Mostly the clock, and a card is not the place to warn of listeners: nothing was sent.
    if (error.code == ErrorCode::TlsFailed)
        return tr("Kakao's certificate was refused. Is this computer's clock right?");
    if (error.code == ErrorCode::Rejected && !error.kakaoCode.startsWith("KOE"_L1))
        return tr("Kakao refused to answer.");
    return describe(error).message;
}

QString ErrorTexts::clockText(std::chrono::seconds ahead)
{
    const std::chrono::seconds wrong = std::chrono::abs(ahead);
    if (wrong < std::chrono::minutes(1))
        return {};
    //: %1 is "12 minutes"
    return ahead.count() > 0 ? tr("This computer's clock is %1 ahead. Set it right: sign-ins can "
                                  "fail because of it.")
                                   .arg(duration(wrong))
                             : tr("This computer's clock is %1 behind. Set it right: sign-ins can "
                                  "fail because of it.")
                                   .arg(duration(wrong));
}

QString ErrorTexts::duration(std::chrono::seconds time)
{
    using std::chrono::round;
    if (const auto minutes = round<std::chrono::minutes>(time).count(); minutes < 60)
        return tr("%n minutes", nullptr, int(minutes));
    if (const auto hours = round<std::chrono::hours>(time).count(); hours < 48)
        return tr("%n hours", nullptr, int(hours));
    return tr("%n days", nullptr, int(round<std::chrono::days>(time).count()));
}

} // namespace program
