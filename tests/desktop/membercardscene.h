// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakes.h"
#include "looks.h"

#include "desktop/membercard.h"
#include "session/surroundings.h"

#include <QMenu>

inline constexpr QSize narrow(320, 480);
inline constexpr QSize wide(420, 640);
inline constexpr QSize low(320, 420); // what the sandbox's banner leaves of 480

inline const QString ended =
    u"Kakao has ended it: your password was changed, the program was disconnected in Kakao's "
    "settings, or it was not used for two months."_s;
inline const QString offline =
    u"Offline: showing what was known on 05/11/2026 18:36. Kakao cannot be reached."_s;
inline const QString note =
    u"You stay signed in only until you quit. This computer has no keychain. Install GNOME "
    "Keyring or KWallet to stay signed in after you quit."_s;
inline const QString wrongClock =
    u"This computer's clock is 12 minutes behind. Set it right: sign-ins can fail because of it."_s;

/// A card on the screen.
struct Scene
{
    explicit Scene(const QSize &size = wide)
    {
        menu.addAction(u"Somebody"_s);
        card.setMember({.id = 1,
                        .kakaoId = 2,
                        .nickname = u"라이언2"_s,
                        .kakaoNickname = u"라이언"_s,
                        .email = u"ryan@sandbox.test"_s,
                        .birthday = kakao::Birthday{2, 30, kakao::Calendar::Lunar, true},
                        .joinedAt = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC),
                        .lastSignInAt = clock.now().addDays(-3)});
        card.setClock(clock, surroundings);
        card.setMenu(&menu);
        card.resize(size);
        card.show();
    }

    void say(const QString &notice)
    {
        if (notice.contains(u"ended"_s))
            card.setEnded(ended);
        if (notice.contains(u"offline"_s))
            card.setOffline(offline);
        if (notice.contains(u"note"_s))
            card.setNote(note);
        if (notice.contains(u"clock"_s))
            card.setClockNotice(wrongClock);
    }
    [[nodiscard]] QWidget *widget(const QString &name) const
    {
        return card.findChild<QWidget *>(name);
    }
    [[nodiscard]] QString text(const QString &name) const
    {
        return card.findChild<QLabel *>(name)->text();
    }
    [[nodiscard]] QStringList visible(const QStringList &names) const
    {
        QStringList seen = names;
        seen.removeIf([&](const QString &name) { return !widget(name)->isVisible(); });
        return seen;
    }
    /// Where a widget is on the card.
    [[nodiscard]] QRect place(const QString &name) const
    {
        return {widget(name)->mapTo(&card, QPoint()), widget(name)->size()};
    }
    [[nodiscard]] bool isSeen(const QString &name) const
    {
        return widget(name)->visibleRegion().boundingRect() == widget(name)->rect();
    }

    FakeClock clock;
    session::Surroundings surroundings;
    QMenu menu;
    desktop::MemberCard card;
};
