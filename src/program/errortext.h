// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/error.h"

#include <QCoreApplication>
#include <QStringList>

#include <chrono>

class QDateTime;

namespace program {

/// What a person reads when something went wrong.
struct ErrorText
{
    QString message; ///< what happened, in a sentence
    QString advice;  ///< what to do now, in a sentence
};

/// The one place that makes sentences from errors.
class ErrorTexts final
{
    Q_DECLARE_TR_FUNCTIONS(ErrorTexts)
public:
    /// Of a sign-in.
    [[nodiscard]] static ErrorText describe(const kakao::Error &error);
    /// Of something that was wanted for somebody who is signed in, and stays so.
    [[nodiscard]] static ErrorText describeCall(const kakao::Error &error);
    /// For a report: code, place and HTTP status; nothing of a person.
    [[nodiscard]] static QString details(const kakao::Error &error);
    /// Which call or page it was, in words that are the same in every language: `token`.
    [[nodiscard]] static QString place(kakao::ErrorOrigin origin);
    /// What the server said, as far as it did: `KOE320`, `HTTP 400`.
    [[nodiscard]] static QStringList serverCodes(const kakao::Error &error);

    /// Why a session is over that was good until now; decided by the code alone, since that is what
    /// is kept of the error.
    [[nodiscard]] static QString whyEnded(const kakao::Error &error);
    /// What is shown is as old as knownAt (nothing said of it when that is invalid), and why.
    [[nodiscard]] static QString offlineText(const kakao::Error &error, const QDateTime &knownAt);
    /// How wrong this computer's clock is, in the largest fitting unit; empty below a minute.
    [[nodiscard]] static QString clockText(std::chrono::seconds ahead);

private:
    [[nodiscard]] static QString whyOffline(const kakao::Error &error);
    [[nodiscard]] static QString duration(std::chrono::seconds time);
    [[nodiscard]] static ErrorText describeKakao(const kakao::Error &error);
    [[nodiscard]] static ErrorText describeProof(const kakao::Error &error);
    [[nodiscard]] static ErrorText describeNetwork(const kakao::Error &error);
    [[nodiscard]] static ErrorText describeUserAgent(const kakao::Error &error);
    [[nodiscard]] static ErrorText describeWebView(const kakao::Error &error);
    [[nodiscard]] static ErrorText describeSecretStore(const kakao::Error &error);
    [[nodiscard]] static ErrorText describeDirectory(const kakao::Error &error);
    [[nodiscard]] static ErrorText settingsError(const QString &kakaoCode);
};

} // namespace program
