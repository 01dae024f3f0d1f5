// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/nickname.h"

#include <QCoreApplication>

namespace program {

/// The one place that makes sentences from what is said of a nickname.
class NicknameTexts final
{
    Q_DECLARE_TR_FUNCTIONS(NicknameTexts)
public:
    /// Why a nickname is asked for, in a line.
    [[nodiscard]] static QString heading(const session::NicknameNeeded &needed);
    /// More about it, in a sentence; empty when the heading says it all.
    [[nodiscard]] static QString reason(const session::NicknameCheck &refused);
    /// What a person reads below what they typed.
    [[nodiscard]] static QString verdict(const session::NicknameCheck &check, const QString &typed);

private:
    [[nodiscard]] static QString free(const QString &nickname, const QString &typed);
    [[nodiscard]] static QString tooLong(const session::NicknameCheck &check);
    [[nodiscard]] static QString notAllowed(const QString &character);
};

} // namespace program
