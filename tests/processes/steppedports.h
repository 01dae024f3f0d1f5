// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/memberdirectory.h"
#include "session/secretstore.h"
#include "session/useragent.h"
#include "steps.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

/// The ports of a session, each step of theirs counted. What they stand for must outlive them.
class SteppedStore final : public session::SecretStore
{
public:
    SteppedStore(Steps &steps, session::SecretStore &store) : m_steps(steps), m_store(store) {}

    [[nodiscard]] bool isPersistent() const override { return m_store.isPersistent(); }
    [[nodiscard]] kakao::ReplyPtr<kakao::Secret> read(const QString &key) override
    {
        return stepped<kakao::Secret>(m_steps, QStringLiteral("secret read"),
                                      [&] { return m_store.read(key); });
    }
    [[nodiscard]] kakao::ReplyPtr<kakao::Done> write(const QString &key,
                                                     const kakao::Secret &secret) override
    {
        return stepped<kakao::Done>(m_steps, QStringLiteral("secret write"),
                                    [&] { return m_store.write(key, secret); });
    }
    [[nodiscard]] kakao::ReplyPtr<kakao::Done> remove(const QString &key) override
    {
        return stepped<kakao::Done>(m_steps, QStringLiteral("secret remove"),
                                    [&] { return m_store.remove(key); });
    }

private:
    Steps &m_steps;
    session::SecretStore &m_store;
};

class SteppedAgent final : public session::UserAgent
{
public:
    SteppedAgent(Steps &steps, session::UserAgent &agent) : m_steps(steps), m_agent(agent) {}

    [[nodiscard]] kakao::ReplyPtr<QUrl> authorize(const session::UserAgentRequest &request) override
    {
        return stepped<QUrl>(m_steps, QStringLiteral("login"),
                             [&] { return m_agent.authorize(request); });
    }

private:
    Steps &m_steps;
    session::UserAgent &m_agent;
};

/// A request begins before it is sent, and ends when Kakao's answer is there and nobody has seen
/// it.
class SteppedNetwork final : public QNetworkAccessManager
{
public:
    explicit SteppedNetwork(Steps &steps) : m_steps(steps) {}

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request,
                                 QIODevice *body) override
    {
        if (request.url().scheme().startsWith(QStringLiteral("preconnect")))
            return QNetworkAccessManager::createRequest(operation, request, body);
        const QString path = request.url().path();
        m_steps.begin(path);
        QNetworkReply *reply = QNetworkAccessManager::createRequest(operation, request, body);
        connect(reply, &QNetworkReply::finished, this, [this, path] { m_steps.end(path); });
        return reply;
    }

private:
    Steps &m_steps;
};

class SteppedDirectory final : public session::MemberDirectory
{
public:
    SteppedDirectory(Steps &steps, session::MemberDirectory &directory)
        : m_steps(steps), m_directory(directory)
    {
    }

    kakao::ReplyPtr<kakao::Done> open() override;
    kakao::ReplyPtr<session::SignInAnswer> signIn(const session::SignInRequest &request) override;
    kakao::ReplyPtr<session::RenameAnswer> rename(const kakao::Secret &token,
                                                  const QString &nickname,
                                                  QLocale::Language language) override;
    kakao::ReplyPtr<session::NicknameCheck> checkNickname(const QString &nickname,
                                                          qint64 memberId) override;
    kakao::ReplyPtr<QStringList> suggestNicknames(const QString &wanted,
                                                  QLocale::Language language) override;
    kakao::ReplyPtr<session::Member> restore(const kakao::Secret &token) override;
    kakao::ReplyPtr<session::Member> lookUp(qint64 kakaoId) override;
    kakao::ReplyPtr<session::MemberSession> freshen(const kakao::User &user) override;
    kakao::ReplyPtr<QList<session::Account>> accounts() override;
    kakao::ReplyPtr<kakao::Done> noteSignIn(qint64 kakaoId, const QString &entry) override;
    kakao::ReplyPtr<kakao::Done> addAccount(qint64 kakaoId, const QString &entry) override;
    kakao::ReplyPtr<kakao::Done> makeCurrent(qint64 kakaoId) override;
    kakao::ReplyPtr<kakao::Done> endAccount(qint64 kakaoId, const QString &endedBy) override;
    kakao::ReplyPtr<session::Departure> depart(qint64 kakaoId,
                                               session::DepartureKind kind) override;
    kakao::ReplyPtr<QList<session::Departure>> departures() override;
    kakao::ReplyPtr<kakao::Done> completeDeparture(const session::Departure &departure) override;

    /// How often it has said who has left.
    int departuresSaid = 0;

private:
    Steps &m_steps;
    session::MemberDirectory &m_directory;
};
