// SPDX-License-Identifier: Apache-2.0
#include "accountrules.h"

#include <QEventLoop>
#include <QTest>

using namespace Qt::StringLiterals;
using session::Account;
using session::Departure;
using session::DepartureKind;
using session::MemberDirectory;

namespace {

template <typename T>
kakao::Result<T> resultOf(const kakao::ReplyPtr<T> &reply)
{
    QEventLoop loop;
    reply->onFinished(&loop, [&loop](const kakao::Result<T> &) { loop.quit(); });
    loop.exec();
    return reply->result();
}

template <typename T>
QString outcome(const kakao::ReplyPtr<T> &reply)
{
    const auto result = resultOf(reply);
    return result ? u"ok"_s : u"error %1"_s.arg(int(result.error().code));
}

kakao::User userOf(qint64 kakaoId)
{
    kakao::User user;
    user.id = kakaoId;
    user.nickname = u"라이언%1"_s.arg(kakaoId);
    return user;
}

QList<Departure> &noted()
{
    static QList<Departure> departures;
    return departures;
}

QString note(MemberDirectory &directory)
{
    const auto departures = resultOf(directory.departures());
    noted() = departures ? *departures : QList<Departure>();
    return departures ? u"ok"_s : u"error %1"_s.arg(int(departures.error().code));
}

QString complete(MemberDirectory &directory, const QString &entry)
{
    const auto found = std::ranges::find(noted(), entry, &Departure::entry);
    return found == noted().end() ? u"none"_s : outcome(directory.completeDeparture(*found));
}

void addRow(const char *tag, const QStringList &steps, const QString &accounts,
            const QString &departures = {}, const QString &members = {})
{
    QTest::newRow(tag) << steps << accounts << departures << members;
}

void addRowsOfAccounts()
{
    addRow("nobody", {}, {});
    addRow("the first is current", {u"add 7 a"_s}, u"7:a*"_s);
    addRow("the last one added is current", {u"add 7 a"_s, u"add 8 b"_s, u"add 3 c"_s},
           u"7:a 8:b 3:c*"_s);
    addRow("the largest id", {u"add 9223372036854775807 a"_s}, u"9223372036854775807:a*"_s);
    addRow("another is made current", {u"add 7 a"_s, u"add 8 b"_s, u"current 7"_s}, u"7:a* 8:b"_s);
    addRow("the current one is made current", {u"add 7 a"_s, u"add 8 b"_s, u"current 8"_s},
           u"7:a 8:b*"_s);
    addRow("nobody is made current", {u"add 7 a"_s, u"!current 8"_s}, u"7:a*"_s);
    addRow("an ended one stays", {u"add 7 a"_s, u"add 8 b"_s, u"end 7 KOE322"_s},
           u"7:a(KOE322) 8:b*"_s);
    addRow("the current one is ended", {u"add 7 a"_s, u"end 7 -401"_s}, u"7:a*(-401)"_s);
    addRow("nobody is ended", {u"add 7 a"_s, u"!end 8 -401"_s}, u"7:a*"_s);
    addRow("the members are known", {u"in 7"_s, u"add 7 a"_s, u"in 8"_s, u"add 8 b"_s},
           u"7:a 8:b*"_s, {}, u"7 8"_s);
    addRow("a member is not known", {u"in 7"_s, u"add 7 a"_s, u"add 8 b"_s}, u"7:a 8:b*"_s, {},
           u"7"_s);
}

void addRowsOfSigningInAgain()
{
    addRow("with another entry", {u"add 7 a"_s, u"add 8 b"_s, u"add 7 c"_s}, u"7:c* 8:b"_s,
           u"7:a"_s);
    addRow("with the same entry", {u"add 7 a"_s, u"add 8 b"_s, u"add 7 a"_s}, u"7:a* 8:b"_s);
    addRow("ended, with another entry", {u"add 7 a"_s, u"end 7 KOE319"_s, u"add 7 b"_s}, u"7:b*"_s,
           u"7:a"_s);
    addRow("ended, with the same entry", {u"add 7 a"_s, u"end 7 KOE319"_s, u"add 7 a"_s},
           u"7:a*"_s);
    addRow("after signing out", {u"add 7 a"_s, u"add 8 b"_s, u"out 7"_s, u"add 7 c"_s},
           u"8:b 7:c*"_s, u"7:a"_s);
    addRow("with the entry of a departure", {u"add 7 a"_s, u"out 7"_s, u"add 7 a"_s}, u"7:a*"_s);
    addRow("before the disconnect was told",
           {u"in 7"_s, u"add 7 a"_s, u"disconnect 7"_s, u"in 7"_s, u"add 7 b"_s}, u"7:b*"_s,
           u"7:a"_s, u"7"_s);
    addRow("somebody else, before the disconnect was told",
           {u"add 7 a"_s, u"disconnect 7"_s, u"add 8 b"_s}, u"8:b*"_s, u"7:a!"_s);
}

void addRowsOfLeaving()
{
    addRow("signing out", {u"in 7"_s, u"add 7 a"_s, u"out 7"_s}, {}, u"7:a"_s, u"7"_s);
    addRow("disconnecting", {u"in 7"_s, u"add 7 a"_s, u"disconnect 7"_s}, {}, u"7:a!"_s, u"7"_s);
    addRow("no other becomes current", {u"add 7 a"_s, u"add 8 b"_s, u"out 8"_s}, u"7:a"_s,
           u"8:b"_s);
    addRow("the current one stays current", {u"add 7 a"_s, u"add 8 b"_s, u"out 7"_s}, u"8:b*"_s,
           u"7:a"_s);
    addRow("an ended one leaves", {u"add 7 a"_s, u"end 7 KOE322"_s, u"out 7"_s}, {}, u"7:a"_s);
    addRow("nobody leaves", {u"add 7 a"_s, u"!out 8"_s, u"!disconnect 8"_s}, u"7:a*"_s);
    addRow("twice", {u"add 7 a"_s, u"out 7"_s, u"!out 7"_s}, {}, u"7:a"_s);
    addRow("in their order",
           {u"add 9 a"_s, u"add 8 b"_s, u"add 7 c"_s, u"out 8"_s, u"disconnect 7"_s, u"out 9"_s},
           {}, u"8:b 7:c! 9:a"_s);
    addRow("a sign-out is told", {u"in 7"_s, u"add 7 a"_s, u"out 7"_s, u"note"_s, u"complete a"_s},
           {}, {}, u"7"_s);
    addRow("a disconnect is told",
           {u"in 7"_s, u"in 8"_s, u"add 7 a"_s, u"disconnect 7"_s, u"note"_s, u"complete a"_s}, {},
           {}, u"8"_s);
    addRow("one of several is told",
           {u"add 7 a"_s, u"add 8 b"_s, u"out 7"_s, u"out 8"_s, u"note"_s, u"complete a"_s}, {},
           u"8:b"_s);
    addRow("told twice", {u"add 7 a"_s, u"out 7"_s, u"note"_s, u"complete a"_s, u"complete a"_s},
           {});
    addRow("another departure has come to its place",
           {u"in 7"_s, u"in 8"_s, u"add 7 a"_s, u"disconnect 7"_s, u"note"_s, u"complete a"_s,
            u"add 8 b"_s, u"disconnect 8"_s, u"complete a"_s},
           {}, u"8:b!"_s, u"8"_s);
    addRow("another one of theirs has come to its place",
           {u"add 7 a"_s, u"out 7"_s, u"note"_s, u"complete a"_s, u"add 7 b"_s, u"out 7"_s,
            u"complete a"_s},
           {}, u"7:b"_s);
    addRow("a disconnect is told after they signed in again",
           {u"in 7"_s, u"add 7 a"_s, u"disconnect 7"_s, u"note"_s, u"in 7"_s, u"add 7 b"_s,
            u"complete a"_s},
           u"7:b*"_s, {}, u"7"_s);
    addRow("a disconnect is told after they signed in again and out",
           {u"in 7"_s, u"add 7 a"_s, u"disconnect 7"_s, u"note"_s, u"in 7"_s, u"add 7 b"_s,
            u"out 7"_s, u"complete a"_s},
           {}, u"7:b"_s, u"7"_s);
}

void addRowsOfAnnouncing()
{
    addRow("announced", {u"announce 7 a"_s}, {}, u"7:a"_s);
    addRow("announced and added", {u"announce 7 a"_s, u"add 7 a"_s}, u"7:a*"_s);
    addRow("announced by two, added by one", {u"announce 7 a"_s, u"announce 7 b"_s, u"add 7 b"_s},
           u"7:b*"_s, u"7:a"_s);
    addRow("announced beside the one there is", {u"add 7 a"_s, u"announce 7 b"_s}, u"7:a*"_s,
           u"7:b"_s);
    addRow("announced and told", {u"announce 7 a"_s, u"note"_s, u"complete a"_s}, {});
    addRow("announced, told and added",
           {u"announce 7 a"_s, u"note"_s, u"complete a"_s, u"add 7 a"_s}, u"7:a*"_s);
}

} // namespace

void accountrules::addRows()
{
    QTest::addColumn<QStringList>("steps");
    QTest::addColumn<QString>("accounts");
    QTest::addColumn<QString>("departures");
    QTest::addColumn<QString>("members");
    addRowsOfAccounts();
    addRowsOfSigningInAgain();
    addRowsOfLeaving();
    addRowsOfAnnouncing();
}

QString accountrules::carryOut(MemberDirectory &directory, const QString &step)
{
    const QString verb = step.section(u' ', 0, 0);
    const QString subject = step.section(u' ', 1, 1);
    const QString object = step.section(u' ', 2, 2);
    const qint64 kakaoId = subject.toLongLong();
    if (verb == "in"_L1)
        return outcome(directory.signIn({.user = userOf(kakaoId)}));
    if (verb == "announce"_L1)
        return outcome(directory.noteSignIn(kakaoId, object));
    if (verb == "add"_L1)
        return outcome(directory.addAccount(kakaoId, object));
    if (verb == "current"_L1)
        return outcome(directory.makeCurrent(kakaoId));
    if (verb == "end"_L1)
        return outcome(directory.endAccount(kakaoId, object));
    if (verb == "out"_L1)
        return outcome(directory.depart(kakaoId, DepartureKind::SignOut));
    if (verb == "disconnect"_L1)
        return outcome(directory.depart(kakaoId, DepartureKind::Disconnect));
    if (verb == "note"_L1)
        return note(directory);
    return verb == "complete"_L1 ? complete(directory, subject) : u"what?"_s;
}

QString accountrules::accountsOf(MemberDirectory &directory)
{
    const auto accounts = resultOf(directory.accounts());
    if (!accounts)
        return u"error"_s;
    QStringList texts;
    for (const Account &account : *accounts) {
        QString text = u"%1:%2"_s.arg(account.kakaoId).arg(account.entry);
        if (account.isCurrent)
            text += u'*';
        texts.append(account.endedBy.isEmpty() ? text : text + u"(%1)"_s.arg(account.endedBy));
    }
    return texts.join(u' ');
}

QString accountrules::departuresOf(MemberDirectory &directory)
{
    const auto departures = resultOf(directory.departures());
    if (!departures)
        return u"error"_s;
    QStringList texts;
    for (const Departure &departure : *departures) {
        const bool isDisconnect = departure.kind == DepartureKind::Disconnect;
        texts.append(u"%1:%2%3"_s.arg(departure.kakaoId)
                         .arg(departure.entry, isDisconnect ? u"!"_s : QString()));
    }
    return texts.join(u' ');
}

QString accountrules::membersOf(MemberDirectory &directory)
{
    QStringList texts;
    for (const qint64 kakaoId : {7, 8}) {
        const auto member = resultOf(directory.lookUp(kakaoId));
        if (member && member->kakaoId == kakaoId)
            texts.append(QString::number(kakaoId));
    }
    return texts.join(u' ');
}
