// SPDX-License-Identifier: Apache-2.0
#include "steppedports.h"

using namespace Qt::StringLiterals;
using kakao::Done;
using kakao::ReplyPtr;

ReplyPtr<Done> SteppedDirectory::open()
{
    return stepped<Done>(m_steps, u"directory open"_s, [&] { return m_directory.open(); });
}

ReplyPtr<session::SignInAnswer> SteppedDirectory::signIn(const session::SignInRequest &request)
{
    return stepped<session::SignInAnswer>(m_steps, u"directory signIn"_s,
                                          [&] { return m_directory.signIn(request); });
}

ReplyPtr<session::RenameAnswer> SteppedDirectory::rename(const kakao::Secret &token,
                                                         const QString &nickname,
                                                         QLocale::Language language)
{
    return stepped<session::RenameAnswer>(m_steps, u"directory rename"_s, [&] {
        return m_directory.rename(token, nickname, language);
    });
}

ReplyPtr<session::NicknameCheck> SteppedDirectory::checkNickname(const QString &nickname,
                                                                 qint64 memberId)
{
    return stepped<session::NicknameCheck>(m_steps, u"directory checkNickname"_s, [&] {
        return m_directory.checkNickname(nickname, memberId);
    });
}

ReplyPtr<QStringList> SteppedDirectory::suggestNicknames(const QString &wanted,
                                                         QLocale::Language language)
{
    return stepped<QStringList>(m_steps, u"directory suggestNicknames"_s,
                                [&] { return m_directory.suggestNicknames(wanted, language); });
}

ReplyPtr<session::Member> SteppedDirectory::restore(const kakao::Secret &token)
{
    return stepped<session::Member>(m_steps, u"directory restore"_s,
                                    [&] { return m_directory.restore(token); });
}

ReplyPtr<session::Member> SteppedDirectory::lookUp(qint64 kakaoId)
{
    return stepped<session::Member>(m_steps, u"directory lookUp"_s,
                                    [&] { return m_directory.lookUp(kakaoId); });
}

ReplyPtr<session::MemberSession> SteppedDirectory::freshen(const kakao::User &user)
{
    return stepped<session::MemberSession>(m_steps, u"directory freshen"_s,
                                           [&] { return m_directory.freshen(user); });
}

ReplyPtr<Done> SteppedDirectory::noteSignIn(qint64 kakaoId, const QString &entry)
{
    return stepped<Done>(m_steps, u"directory noteSignIn"_s,
                         [&] { return m_directory.noteSignIn(kakaoId, entry); });
}

ReplyPtr<QList<session::Account>> SteppedDirectory::accounts()
{
    return stepped<QList<session::Account>>(m_steps, u"directory accounts"_s,
                                            [&] { return m_directory.accounts(); });
}

ReplyPtr<Done> SteppedDirectory::addAccount(qint64 kakaoId, const QString &entry)
{
    return stepped<Done>(m_steps, u"directory addAccount"_s,
                         [&] { return m_directory.addAccount(kakaoId, entry); });
}

ReplyPtr<Done> SteppedDirectory::makeCurrent(qint64 kakaoId)
{
    return stepped<Done>(m_steps, u"directory makeCurrent"_s,
                         [&] { return m_directory.makeCurrent(kakaoId); });
}

ReplyPtr<Done> SteppedDirectory::endAccount(qint64 kakaoId, const QString &endedBy)
{
    return stepped<Done>(m_steps, u"directory endAccount"_s,
                         [&] { return m_directory.endAccount(kakaoId, endedBy); });
}

ReplyPtr<session::Departure> SteppedDirectory::depart(qint64 kakaoId, session::DepartureKind kind)
{
    return stepped<session::Departure>(m_steps, u"directory depart"_s,
                                       [&] { return m_directory.depart(kakaoId, kind); });
}

ReplyPtr<QList<session::Departure>> SteppedDirectory::departures()
{
    ++departuresSaid;
    return stepped<QList<session::Departure>>(m_steps, u"directory departures"_s,
                                              [&] { return m_directory.departures(); });
}

ReplyPtr<Done> SteppedDirectory::completeDeparture(const session::Departure &departure)
{
    return stepped<Done>(m_steps, u"directory completeDeparture"_s,
                         [&] { return m_directory.completeDeparture(departure); });
}
