// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctl.h"
#include "faultcases.h"
#include "hiddenhost.h"
#include "innerctl.h"
#include "session/account.h"

#include <QTemporaryDir>

/// Kauth and kapi, each a server of its own that answers well until it is broken, and a computer
/// whose daemunctl asks them.
class FaultStage final
{
public:
    enum class Token { Good, Expired }; ///< the access token of who signs in

    /// For one fault, which will be where path is asked for: the servers speak TLS, or have a name
    /// that only a proxy knows, where the fault wants it.
    FaultStage(FaultCase fault, QByteArray path);
    ~FaultStage();
    Q_DISABLE_COPY_MOVE(FaultStage)

    /// In this process, and with a deadline for each call to Kakao.
    [[nodiscard]] std::unique_ptr<InnerCtl>
    start(const QStringList &arguments,
          std::chrono::milliseconds deadline = std::chrono::seconds(15)) const;
    /// The program itself.
    [[nodiscard]] std::unique_ptr<Ctl> startProgram(const QStringList &arguments,
                                                    const QString &language) const;
    [[nodiscard]] bool signIn(Token token);
    /// As a browser comes back that was led to link: with a code, once the answers for it are made.
    [[nodiscard]] bool comeBack(const QByteArray &link);

    void breakDown();
    void mend();
    /// Whether tokens come with an id_token.
    void setOpenIdConnect(bool isOn) { m_hasIdToken = isOn; }

    /// Where the fault is, since it began.
    [[nodiscard]] qsizetype requests() const;
    /// What is in the keyring of this computer, but for what signs session tokens.
    [[nodiscard]] QStringList entries() const;
    [[nodiscard]] QList<session::Account> accounts() const;
    [[nodiscard]] QList<session::Departure> departures() const;
    /// How something that must not be printed is written in text; nothing when it is not.
    [[nodiscard]] std::optional<QString> secretIn(const QByteArray &text) const;

private:
    [[nodiscard]] bool isAtKapi() const;
    [[nodiscard]] StandInServer &faulty() { return isAtKapi() ? m_kapi : m_kauth; }
    [[nodiscard]] bool usesTls() const;
    [[nodiscard]] program::Configuration configuration() const;
    void adjust(program::Configuration &configuration) const;
    [[nodiscard]] QByteArray idToken(const QByteArray &nonce) const;
    [[nodiscard]] QList<QByteArray> storedSecrets() const;
    [[nodiscard]] bool hasCutKeysOff();
    void answerWell();

    const FaultCase m_fault;
    const QByteArray m_path;
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
    TestIdentity m_identity;
    TestIdentity m_badIdentity;
    std::unique_ptr<TrustedCertificate> m_trust;
    std::unique_ptr<TrustedCertificate> m_badTrust;
    StandInServer m_kauth;
    StandInServer m_kapi;
    QUrl m_kauthUrl; ///< also while nobody listens there
    quint16 m_kauthPort;
    quint16 m_kapiPort;
    std::optional<HiddenHost> m_hidden; ///< where the fault is, when it is one of the way there
    Token m_token = Token::Good;
    bool m_hasIdToken = false;
    QByteArray m_nonce;
    bool m_isBroken = false;
    QList<QByteArray> m_secrets;
    qsizetype m_seen = 0; ///< by the faulty server, before
};
