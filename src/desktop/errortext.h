// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/error.h"

#include <QCoreApplication>

namespace desktop {

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
    [[nodiscard]] static ErrorText describe(const kakao::Error &error);
    /// For a report: code, place and HTTP status; nothing of a person.
    [[nodiscard]] static QString details(const kakao::Error &error);

private:
    [[nodiscard]] static ErrorText describeKakao(const kakao::Error &error);
    [[nodiscard]] static ErrorText describeNetwork(const kakao::Error &error);
    [[nodiscard]] static ErrorText describeUserAgent(const kakao::Error &error);
    [[nodiscard]] static ErrorText describeSecretStore(const kakao::Error &error);
    [[nodiscard]] static ErrorText describeDirectory(const kakao::Error &error);
    [[nodiscard]] static ErrorText settingsError(const QString &kakaoCode);
};

} // namespace desktop
