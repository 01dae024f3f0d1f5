// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

#include <chrono>
#include <optional>

namespace sandbox {

/// What goes wrong at one path. Most faults answer instead of the endpoint, and the request reaches
/// nothing: a faulty /oauth/token uses up no code. A fault that says nothing to answer and only
/// spoils the way (delay, cutAfter, isAnswerLost) leaves the answer to the endpoint.
struct Fault
{
    std::optional<int> status = {};       ///< nothing: what Kakao has for koe or kapi, else 500
    QByteArray body = {};                 ///< with status
    QByteArray contentType = "text/html"; ///< of body
    bool hang = false; ///< no answer until the client leaves, clearFaults() or stop()
    bool cut = false;  ///< the connection ends in the middle of body; before the head without one
    int times = -1;    ///< so many requests, then the truth again; -1: all
    int skip = 0;      ///< so many requests are answered with the truth first
    std::chrono::milliseconds delay{0}; ///< before the answer, whoever gives it
    /// The connection ends after so many bytes of body, or of the endpoint's answer without one.
    std::optional<qsizetype> cutAfter = {};
    /// The endpoint does what it is asked, and the connection ends before a byte of its answer;
    /// with hang it stays open instead.
    bool isAnswerLost = false;

    /// An error as kauth writes it, such as "KOE237": JSON, or a page where a browser asks.
    QByteArray koe = {};
    int kapi = 0;         ///< an error as kapi writes it, such as -401
    QString message = {}; ///< of koe or kapi; empty: Kakao's own
    /// Of kapi -402.
    QString apiType = {};
    QStringList requiredScopes = {}; ///< likewise: which consents are missing
    QStringList allowedScopes = {};  ///< likewise: which there are
};

} // namespace sandbox
