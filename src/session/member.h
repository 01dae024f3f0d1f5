// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/birthday.h"

#include <QDateTime>
#include <QString>
#include <QUrl>

#include <optional>

namespace session {

/// Our row for one Kakao user. Plain data.
struct Member
{
    qint64 id = 0;              ///< ours; positive
    qint64 kakaoId = 0;         ///< Kakao's; positive, 64 bits
    QString nickname = {};      ///< ours: unique, the member's own
    QString kakaoNickname = {}; ///< theirs, as of the last sign-in; may be empty
    QUrl pictureUrl = {};       ///< empty for the default picture
    QUrl thumbnailUrl = {};     ///< the same picture, small
    QString email = {};         ///< only one that Kakao calls valid and verified; else empty
    std::optional<kakao::Birthday> birthday = {}; ///< nothing without consent
    bool isHost = false;         ///< a mark in the database that no rule of ours reads or sets
    QDateTime joinedAt = {};     ///< UTC
    QDateTime lastSignInAt = {}; ///< UTC

    friend bool operator==(const Member &, const Member &) = default;
};

} // namespace session
