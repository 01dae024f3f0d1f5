// SPDX-License-Identifier: Apache-2.0
#include "sandbox/state.h"

#include "sandbox/personjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr auto format = "kakao-sandbox state"_L1;
constexpr int version = 1;

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QJsonObject grantObject(const Grant &grant)
{
    return {{u"number"_s, grant.number},   {u"person"_s, grant.personId},
            {u"client"_s, grant.clientId}, {u"openid"_s, grant.openId},
            {u"nonce"_s, grant.nonce},     {u"logged_in_at"_s, timeText(grant.loggedInAt)}};
}

QJsonObject entryObject(const Token &token)
{
    return {{u"grant"_s, grantObject(token.grant)}, {u"expires"_s, timeText(token.expires)}};
}

QJsonObject entryObject(const Code &code)
{
    QJsonObject object = entryObject(Token{code.grant, code.expires});
    object.insert(u"redirect_uri"_s, code.redirectUri);
    object.insert(u"challenge"_s, QString::fromLatin1(code.challenge));
    return object;
}

template <typename Entry>
QJsonObject entriesObject(const QMap<QByteArray, Entry> &entries, const QDateTime &now)
{
    QJsonObject object;
    for (auto it = entries.begin(); it != entries.end(); ++it) {
        if (it->expires > now.addDays(-1))
            object.insert(QString::fromLatin1(it.key().toHex()), entryObject(*it));
    }
    return object;
}

QJsonObject linkObject(const Link &link)
{
    QJsonObject terms;
    for (auto it = link.terms.begin(); it != link.terms.end(); ++it)
        terms.insert(it.key(), QJsonObject{{u"at"_s, timeText(it->at)}, {u"by"_s, it->by}});
    return {{u"scopes"_s, QJsonArray::fromStringList(link.scopes)},
            {u"since"_s, timeText(link.since)},
            {u"terms"_s, terms}};
}

/// Takes values out of objects, and remembers whether one was not what it should be.
class Reader
{
public:
    explicit Reader(const People &known) : m_known(known) {}

    [[nodiscard]] bool isGood() const { return m_isGood; }
    void refuse() { m_isGood = false; }

    [[nodiscard]] QJsonObject object(const QJsonValue &value)
    {
        m_isGood = m_isGood && value.isObject();
        return value.toObject();
    }
    [[nodiscard]] QString text(const QJsonValue &value)
    {
        m_isGood = m_isGood && value.isString();
        return value.toString();
    }
    [[nodiscard]] bool truth(const QJsonValue &value)
    {
        m_isGood = m_isGood && value.isBool();
        return value.toBool();
    }
    [[nodiscard]] qint64 number(const QJsonValue &value)
    {
        const qint64 number = value.toInteger(-1);
        m_isGood = m_isGood && number >= 0;
        return number;
    }
    [[nodiscard]] QDateTime time(const QJsonValue &value)
    {
        const QDateTime time = QDateTime::fromString(text(value), Qt::ISODateWithMs);
        m_isGood = m_isGood && time.isValid() && time.timeSpec() == Qt::UTC;
        return time;
    }
    /// Of somebody there is: endpoints look no further.
    [[nodiscard]] qint64 person(qint64 id)
    {
        m_isGood = m_isGood && (m_known.byId(id) || m_come.contains(id));
        return id;
    }
    [[nodiscard]] Person somebody(const QJsonObject &object)
    {
        const auto read = readPerson(object);
        const auto *person = std::get_if<Person>(&read);
        m_isGood = m_isGood && person && person->id != 0;
        if (!m_isGood)
            return {};
        m_come.insert(person->id);
        return *person;
    }

private:
    const People &m_known;
    QSet<qint64> m_come; ///< people who are in the state itself
    bool m_isGood = true;
};

Grant readGrant(Reader &reader, const QJsonObject &object)
{
    return {.number = reader.number(object.value("number"_L1)),
            .personId = reader.person(reader.number(object.value("person"_L1))),
            .clientId = reader.text(object.value("client"_L1)),
            .openId = reader.truth(object.value("openid"_L1)),
            .nonce = reader.text(object.value("nonce"_L1)),
            .loggedInAt = reader.time(object.value("logged_in_at"_L1))};
}

void readEntry(Reader &reader, const QJsonObject &object, Token &token)
{
    token.grant = readGrant(reader, reader.object(object.value("grant"_L1)));
    token.expires = reader.time(object.value("expires"_L1));
}

void readEntry(Reader &reader, const QJsonObject &object, Code &code)
{
    Token token;
    readEntry(reader, object, token);
    code = {.grant = token.grant,
            .redirectUri = reader.text(object.value("redirect_uri"_L1)),
            .challenge = reader.text(object.value("challenge"_L1)).toLatin1(),
            .expires = token.expires};
}

template <typename Entry>
void readEntries(Reader &reader, const QJsonValue &value, QMap<QByteArray, Entry> &entries)
{
    const QJsonObject object = reader.object(value);
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QByteArray digest = QByteArray::fromHex(it.key().toLatin1());
        if (digest.toHex() != it.key().toLatin1() || digest.size() != 32)
            reader.refuse();
        readEntry(reader, reader.object(it.value()), entries[digest]);
    }
}

Link readLink(Reader &reader, const QJsonObject &object)
{
    Link link{.since = reader.time(object.value("since"_L1))};
    for (const auto &scope : object.value("scopes"_L1).toArray())
        link.scopes.append(reader.text(scope));
    const QJsonObject terms = reader.object(object.value("terms"_L1));
    for (auto it = terms.begin(); it != terms.end(); ++it) {
        const QJsonObject agreement = reader.object(it.value());
        link.terms.insert(
            it.key(),
            {reader.time(agreement.value("at"_L1)), reader.text(agreement.value("by"_L1))});
    }
    return link;
}

} // namespace

QByteArray stateJson(const State &state, const QDateTime &now)
{
    QJsonObject links;
    for (auto it = state.links.begin(); it != state.links.end(); ++it)
        links.insert(QString::number(it.key()), linkObject(*it));
    QJsonArray people;
    for (const Person &person : state.people)
        people.append(personObject(person));
    return QJsonDocument({{u"format"_s, format},
                          {u"version"_s, version},
                          {u"last_grant"_s, state.grants.lastNumber},
                          {u"codes"_s, entriesObject(state.grants.codes, now)},
                          {u"access_tokens"_s, entriesObject(state.grants.accessTokens, now)},
                          {u"refresh_tokens"_s, entriesObject(state.grants.refreshTokens, now)},
                          {u"links"_s, links},
                          {u"people"_s, people}})
        .toJson();
}

std::optional<State> readState(const QByteArray &json, const People &known)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.value("format"_L1) != format || object.value("version"_L1) != version)
        return std::nullopt;
    Reader reader(known);
    State state;
    for (const auto &person : object.value("people"_L1).toArray())
        state.people.append(reader.somebody(reader.object(person)));
    state.grants.lastNumber = reader.number(object.value("last_grant"_L1));
    readEntries(reader, object.value("codes"_L1), state.grants.codes);
    readEntries(reader, object.value("access_tokens"_L1), state.grants.accessTokens);
    readEntries(reader, object.value("refresh_tokens"_L1), state.grants.refreshTokens);
    const QJsonObject links = reader.object(object.value("links"_L1));
    for (auto it = links.begin(); it != links.end(); ++it) {
        const qint64 person = reader.person(it.key().toLongLong());
        state.links.insert(person, readLink(reader, reader.object(it.value())));
    }
    return reader.isGood() ? std::optional(state) : std::nullopt;
}

} // namespace sandbox
