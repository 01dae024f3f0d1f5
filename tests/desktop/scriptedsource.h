// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/nicknamepicker.h"

#include <QHash>
#include <QPointer>

/// A reply that the test finishes.
template <typename T>
class HeldReply final : public kakao::Reply<T>
{
public:
    HeldReply() : kakao::Reply<T>(kakao::ErrorOrigin::Directory) {}
};

/// Knows the nicknames that a test gives it, and waits when told to.
class ScriptedSource final
{
public:
    using Check = session::NicknameCheck;

    desktop::NicknamePicker::Source source()
    {
        return {[this](const QString &nickname) { return check(nickname); },
                [this] { return suggest(); }};
    }

    static kakao::Error error()
    {
        return {.code = kakao::ErrorCode::DatabaseBusy, .origin = kakao::ErrorOrigin::Directory};
    }

    QHash<QString, Check> checks; ///< what is not in it is free
    QStringList others;
    bool hold = false;
    bool fail = false;
    QStringList asked;
    int suggested = 0;
    QPointer<HeldReply<Check>> waiting; ///< null once it was dropped
    QPointer<HeldReply<QStringList>> waitingOthers;

private:
    kakao::ReplyPtr<Check> check(const QString &nickname)
    {
        asked << nickname;
        if (fail)
            return kakao::makeReadyReply<Check>(error());
        if (hold) {
            waiting = new HeldReply<Check>;
            return kakao::ReplyPtr<Check>(waiting.data());
        }
        const Check free{.verdict = session::NicknameVerdict::Free, .nickname = nickname};
        return kakao::makeReadyReply<Check>(checks.value(nickname, free));
    }

    kakao::ReplyPtr<QStringList> suggest()
    {
        ++suggested;
        if (fail)
            return kakao::makeReadyReply<QStringList>(error());
        if (hold) {
            waitingOthers = new HeldReply<QStringList>;
            return kakao::ReplyPtr<QStringList>(waitingOthers.data());
        }
        return kakao::makeReadyReply<QStringList>(others);
    }
};

/// What a sign-in asks when somebody has the nickname already.
inline session::NicknameNeeded nicknameTaken()
{
    using namespace Qt::StringLiterals;
    const QString name = u"라이언"_s;
    return {.refused = {.verdict = session::NicknameVerdict::Taken, .nickname = name},
            .wanted = name,
            .suggestions = {u"라이언2"_s, u"라이언_제주"_s, u"꼬마 라이언"_s, u"Ryan the Lion"_s,
                            u"라이언🦁"_s, u"맑은라이언"_s, u"라이언9"_s}};
}
