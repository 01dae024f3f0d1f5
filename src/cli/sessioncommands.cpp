// SPDX-License-Identifier: Apache-2.0
#include "cli/sessioncommands.h"

#include "cli/report.h"
#include "cli/terminal.h"
#include "program/filledtext.h"
#include "session/authorizedcall.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

using namespace std::chrono_literals;

/// Above what a refresh and a call may take at Kakao, with the locks on the way.
constexpr auto refreshPatience = 60s;

} // namespace

TokenCommand::TokenCommand(const Scene &scene, Kind kind) : SessionCommand(scene), m_kind(kind) {}

void TokenCommand::start()
{
    restore([this] {
        if (m_kind == Kind::Session)
            print(session().sessionToken());
        else
            fetchKakaos();
    });
}

void TokenCommand::fetchKakaos()
{
    m_token = session().callWithoutAsking<kakao::Secret>(
        [](const kakao::ApiClient &, const kakao::Secret &access) {
            return kakao::makeReadyReply<kakao::Secret>(access);
        });
    m_token->onFinished(this, [this](const kakao::Result<kakao::Secret> &token) {
        if (hasEnded())
            return;
        if (token)
            print(*token);
        else
            fail(token.error());
    });
}

void TokenCommand::print(const kakao::Secret &token)
{
    const QString text = QString::fromUtf8(token.reveal()); // what was asked for
    succeed({{u"kind"_s, m_kind == Kind::Session ? u"session"_s : u"kakao"_s},
             {u"account"_s, toJson(account())},
             {u"token"_s, text}},
            {text});
}

RefreshCommand::RefreshCommand(const Scene &scene) : SessionCommand(scene, 0ms)
{
    m_patience.setSingleShot(true);
    m_patience.callOnTimeout(this, [this] {
        fail({.code = kakao::ErrorCode::Timeout, .origin = kakao::ErrorOrigin::Api});
    });
}

void RefreshCommand::start()
{
    m_patience.start(refreshPatience);
    restore([this] { freshen(); });
}

void RefreshCommand::freshen()
{
    // Kakao was asked already when the session token had expired, and could not be reached.
    if (session().state() == session::SessionState::Offline)
        return fail(session().error().value_or(kakao::Error()));
    connect(&session(), &session::Session::memberChanged, this, &RefreshCommand::report);
    connect(&session(), &session::Session::stateChanged, this, &RefreshCommand::useState);
    session().freshen();
}

void RefreshCommand::useState(session::SessionState state)
{
    if (hasEnded())
        return;
    switch (state) {
    case session::SessionState::Offline:
        return fail(session().error().value_or(kakao::Error()));
    case session::SessionState::Ended:
        return failEnded();
    case session::SessionState::SignedOut: // by another process
        return failNotSignedIn();
    default:
        return;
    }
}

void RefreshCommand::report()
{
    const session::Account known = account();
    succeed({{u"signedIn"_s, true}, {u"account"_s, toJson(known)}},
            {program::filled(
                tr("Kakao knows %1 as of %2."),
                {nameOf(known),
                 QLocale().toString(known.freshenedAt.toLocalTime(), QLocale::ShortFormat)})});
}

NicknameCommand::NicknameCommand(const Scene &scene, QString wanted)
    : SessionCommand(scene), m_wanted(std::move(wanted)), m_prompt(terminal(), session())
{
    connect(&m_prompt, &NicknamePrompt::chosen, &session(), &session::Session::rename);
    connect(&m_prompt, &NicknamePrompt::givenUp, this, &NicknameCommand::interrupt);
}

void NicknameCommand::start()
{
    if (m_wanted.isEmpty())
        return listAccounts([this](const QList<session::Account> &accounts) { tell(accounts); });
    restore([this] { rename(); });
}

void NicknameCommand::tell(const QList<session::Account> &accounts)
{
    if (accounts.isEmpty())
        return failNotSignedIn();
    const session::Account &account = session::firstChoice(accounts);
    succeed({{u"account"_s, toJson(account)}}, {nameOf(account)});
}

void NicknameCommand::rename()
{
    connect(&session(), &session::Session::failed, this,
            [this](const kakao::Error &error) { fail(error); });
    connect(&session(), &session::Session::nicknameNeeded, this, &NicknameCommand::useNeeded);
    connect(&session(), &session::Session::renamed, this, [this] {
        const session::Account renamed = account();
        succeed({{u"account"_s, toJson(renamed)}},
                {program::filled(tr("Your nickname is %1 now."), {nameOf(renamed)})});
    });
    session().rename(m_wanted);
}

void NicknameCommand::useNeeded(const session::NicknameNeeded &needed)
{
    if (terminal().canAsk())
        return m_prompt.ask(needed);
    QStringList lines = NicknamePrompt::describe(needed);
    for (const QString &suggestion : needed.suggestions)
        lines << u"- "_s + suggestion;
    QJsonObject json =
        errorJson(u"NicknameNeeded"_s, lines.first(), tr("Choose another nickname."));
    json.insert(u"nickname"_s, toJson(needed));
    fail(json, lines, ExitCode::Error);
}

} // namespace cli
