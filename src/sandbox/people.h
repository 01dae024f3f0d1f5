// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace sandbox {

/// A ready-made Kakao user. Invented: no such account exists.
struct Person
{
    qint64 id = 0;
    QString loginId = {};
    QString nickname = {};
    QString about = {};      ///< what is special, in English
    QString aboutKo = {};    ///< and in Korean
    QByteArray picture = {}; ///< name of the pictures below /pictures/; empty: the default picture
    QString email = {};      ///< empty: an account without an e-mail address
    QString birthday = {};   ///< MMDD
    bool lunar = false;
    bool leapMonth = false;
    bool defaultNickname = false;
    bool under14 = false;
    QDateTime linkedSince = {}; ///< valid: has agreed before
};

[[nodiscard]] const QList<Person> &people();
[[nodiscard]] const Person *personById(qint64 id);
[[nodiscard]] const Person *personByLoginId(const QString &loginId);
[[nodiscard]] QString everybodysPassword();

} // namespace sandbox
