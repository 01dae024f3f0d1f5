// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/birthday.h"

#include <QCoreApplication>

namespace program {

/// A birthday as people write it: `30 November`, `음력 2월 30일 (윤달)`.
class BirthdayText final
{
    Q_DECLARE_TR_FUNCTIONS(BirthdayText)
public:
    [[nodiscard]] static QString of(const kakao::Birthday &birthday);
};

} // namespace program
