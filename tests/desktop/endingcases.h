// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/error.h"
#include "support/standinserver.h"

#include <chrono>

/// One thing that Kakao, or whoever answers in Kakao's place, may say to a session.
struct EndingCase
{
    QByteArray tag;
    StandInServer::Answer answer;
    kakao::ErrorCode code; ///< what is to become of it
    bool ends = false;     ///< the session
    std::chrono::milliseconds deadline = std::chrono::seconds(15);
};

/// Where it is said.
enum class Place {
    Refresh, ///< the access token has expired, and a refresh is asked for
    User,    ///< the access token is good, and the member is asked about
};

/// Every KOE code of Kakao's documentation, as the token endpoint writes it.
[[nodiscard]] QList<EndingCase> kauthCases();
/// Every code of kapi, with every message that is documented.
[[nodiscard]] QList<EndingCase> kapiCases();
/// Everything else that may come over the network instead of an answer.
[[nodiscard]] QList<EndingCase> faultCases(Place place);
