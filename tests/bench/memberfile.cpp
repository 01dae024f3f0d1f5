// SPDX-License-Identifier: Apache-2.0
#include "memberfile.h"

#include "../members/fixture.h"

#include "members/nicknamerules.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 neighbours = 100'000;
constexpr int keysLookedAt = 100;

template <typename List>
auto oneOf(const List &list, QRandomGenerator &random)
{
    return list.at(random.bounded(list.size()));
}

QString syllables(int count, QRandomGenerator &random)
{
    static const QString common =
        u"가강건경고공구권규균근금기김나남노다단달담대도동두라란래로룡류리린마만명모무미민바박배백"
        u"범별병보"
        "복봄사산상새서석선설성세소솔송수숙순슬승시신아안애양여연영예오옥온용우욱운웅원유윤은의이인"
        "일"
        "자장재전정조종주준지진찬창채천철초춘충태택판평하한해향현형혜호홍화환황회효훈휘희"_s;
    QString text;
    for (int i = 0; i < count; ++i)
        text += oneOf(common, random);
    return text;
}

QString letters(int count, QRandomGenerator &random)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += QChar(u'a' + random.bounded(26));
    return text;
}

QString words(QRandomGenerator &random)
{
    static const QStringList first{u"느긋한"_s, u"졸린"_s,     u"용감한"_s, u"작은"_s, u"푸른"_s,
                                   u"배고픈"_s, u"반짝이는"_s, u"조용한"_s, u"빠른"_s, u"행복한"_s};
    static const QStringList second{u"수달"_s, u"고양이"_s, u"사자"_s, u"토끼"_s, u"곰"_s,
                                    u"여우"_s, u"고래"_s,   u"참새"_s, u"펭귄"_s, u"다람쥐"_s};
    return oneOf(first, random) + oneOf(second, random);
}

/// kakao_nickname, picture_url, thumbnail_url, email, birthday, its calendar and leap month.
QVariantList columnsOfKakao(QRandomGenerator &random)
{
    const QString picture = u"https://k.kakaocdn.net/dn/%1/%2/%3/img_"_s.arg(
        letters(6, random), letters(11, random), letters(22, random));
    const bool hasEmail = random.bounded(10) > 0;
    return {syllables(3, random),
            picture + u"640x640.jpg"_s,
            picture + u"110x110.jpg"_s,
            hasEmail ? QVariant(letters(9, random) + u"@example.com"_s) : QVariant(),
            u"2000-%1-%2"_s.arg(random.bounded(1, 13), 2, 10, QChar(u'0'))
                .arg(random.bounded(1, 29), 2, 10, QChar(u'0')),
            u"solar"_s,
            false};
}

class Writer final
{
public:
    explicit Writer(const QSqlDatabase &database) : m_insert(database)
    {
        m_insert.prepare(
            uR"(INSERT INTO members (id, kakao_id, nickname, nickname_key, nickname_skeleton,
                    joined_at, last_sign_in_at, kakao_nickname, picture_url, thumbnail_url, email,
                    birthday, birthday_calendar, birthday_leap_month)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING)"_s);
    }

    /// False also when somebody has the nickname or an id.
    bool insert(const QString &nickname)
    {
        constexpr qint64 joined = 1'770'000'000'000;
        constexpr quint64 bits53 = (quint64(1) << 53) - 1;
        const members::NicknameKeys keys = members::nicknameKeys(nickname);
        const QVariantList values =
            QVariantList{qint64(m_random.generate64() & bits53) | 1,
                         1'000'000'000 + qint64(m_random.generate64() % 5'000'000'000),
                         keys.nickname,
                         keys.key,
                         keys.skeleton,
                         joined,
                         joined}
            + columnsOfKakao(m_random);
        for (int i = 0; i < values.size(); ++i)
            m_insert.bindValue(i, values.at(i));
        return m_insert.exec() && m_insert.numRowsAffected() == 1;
    }
    bool insertRandom() { return insert(randomNickname(m_random)); }

private:
    QSqlQuery m_insert;
    QRandomGenerator m_random{7};
};

/// Ids and nicknames that collide are drawn again. The bound is for a file that takes nothing.
bool insertAll(Writer &writer, qint64 members)
{
    const qint64 crowd = std::min(neighbours, members / 2);
    qint64 failures = 0;
    const auto goesOn = [&failures, members] { return ++failures <= members; };
    for (qint64 number = 0; number < crowd; ++number) {
        const QString nickname = number == 0 ? u"라이언"_s : u"라이언%1"_s.arg(number);
        while (!writer.insert(nickname)) {
            if (!goesOn())
                return false;
        }
    }
    for (qint64 made = crowd; made < members;) {
        if (writer.insertRandom())
            ++made;
        else if (!goesOn())
            return false;
    }
    return true;
}

/// In one transaction and with room for all indexes: pages of an index are written once then, not
/// once for every transaction that has put a random key into them.
bool fill(const QString &file, qint64 members)
{
    const Connection connection(file);
    for (const auto &pragma : {u"journal_mode = OFF"_s, u"synchronous = OFF"_s,
                               u"locking_mode = EXCLUSIVE"_s, u"cache_size = -2500000"_s})
        QSqlQuery(connection.database()).exec(u"PRAGMA "_s + pragma);
    if (!QSqlQuery(connection.database()).exec(u"BEGIN"_s))
        return false;
    Writer writer(connection.database());
    return insertAll(writer, members) && QSqlQuery(connection.database()).exec(u"COMMIT"_s);
}

bool makeEmpty(const QString &folder)
{
    FakeSecretStore secrets;
    const FakeClock clock;
    members::SqliteDirectory directory(folder, u"sandbox"_s, secrets, clock);
    return bool(resultOf(directory.open()));
}

QString schemaVersion()
{
    const QTemporaryDir empty;
    makeEmpty(empty.path());
    return runSql(empty.filePath(u"members.db"_s), u"PRAGMA user_version"_s).toString();
}

} // namespace

QString randomNickname(QRandomGenerator &random)
{
    const QString number = QString::number(random.bounded(1, 10'000));
    switch (random.bounded(4)) {
    case 0:
        return words(random) + QString::number(random.bounded(1, 1'000'000));
    case 1:
        return letters(random.bounded(5, 9), random) + number;
    case 2:
        return syllables(3, random) + number;
    default:
        return syllables(random.bounded(4, 6), random);
    }
}

MemberFile::MemberFile(const QString &root, qint64 members)
    : m_folder(u"%1/schema-%2/%3"_s.arg(root, schemaVersion()).arg(members)), m_members(members)
{
}

QString MemberFile::path() const
{
    return m_folder + u"/members.db"_s;
}

bool MemberFile::isMade() const
{
    if (!QFileInfo::exists(path()))
        return false;
    const Connection connection(path());
    QSqlQuery query(connection.database());
    query.prepare(
        u"SELECT nickname, nickname_key, nickname_skeleton FROM members WHERE rowid = ?"_s);
    for (int i = 0; i < keysLookedAt; ++i) {
        query.bindValue(0, QRandomGenerator::global()->bounded(m_members) + 1);
        if (!query.exec() || !query.next())
            return false;
        const auto keys = members::nicknameKeys(query.value(0).toString());
        if (keys.key != query.value(1).toString() || keys.skeleton != query.value(2).toString())
            return false;
    }
    return true;
}

bool MemberFile::make() const
{
    const QString unfinished = m_folder + u".unfinished"_s;
    QDir(m_folder).removeRecursively();
    QDir(unfinished).removeRecursively();
    const bool isMade = QDir().mkpath(QFileInfo(m_folder).path()) && makeEmpty(unfinished)
        && fill(unfinished + u"/members.db"_s, m_members);
    if (isMade)
        return QDir().rename(unfinished, m_folder);
    QDir(unfinished).removeRecursively();
    return false;
}

Connection::Connection(const QString &file)
    : m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, QUuid::createUuid().toString()))
{
    m_database.setDatabaseName(file);
    m_database.open();
}

Connection::~Connection()
{
    const QString name = m_database.connectionName();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}
