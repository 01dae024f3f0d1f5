// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "memberfile.h"

#include "../members/fixture.h"

#include <QRandomGenerator>

#include <optional>

/// The directory of one size and what is asked of it. Each call draws its question, asks it and
/// gives the microseconds until the answer was there. Ends the process when an answer is wrong.
class Subject final
{
public:
    explicit Subject(const MemberFile &file);
    ~Subject();
    Q_DISABLE_COPY_MOVE(Subject)

    double checkFree();
    double checkTaken();
    double suggest(); ///< for 라이언
    double signInAgain();
    double signInFirst();
    /// What the directory is compared with: from 라이언 on, one round trip for every digit at the
    /// end.
    double appendDigits();

    [[nodiscard]] double roundTrips() const; ///< of appendDigits(), the median
    [[nodiscard]] const MemberFile &file() const { return m_file; }

private:
    /// Nothing when the answer is another one.
    std::optional<double> check(const QString &nickname, session::NicknameVerdict expected);
    session::Member anyMember();
    /// Nothing when they are asked for another nickname.
    std::optional<double> signIn(const kakao::User &user);
    [[nodiscard]] bool exists(const QString &nickname) const;
    void removeNewcomers();

    MemberFile m_file;
    Connection m_own;
    QRandomGenerator m_random = QRandomGenerator::securelySeeded();
    FakeSecretStore m_secrets;
    FakeClock m_clock;
    members::SqliteDirectory m_drawing; ///< has its own pages in memory
    members::SqliteDirectory m_directory;
    qint64 m_nextKakaoId = firstUnusedKakaoId;
    QList<double> m_roundTrips;
};
