// SPDX-License-Identifier: Apache-2.0
#include "child.h"

#include "fixture.h"

#include "../support/accountrules.h"

#include <QStringList>

#include <iostream>
#include <string>

using namespace Qt::StringLiterals;

namespace {

template <typename T>
QString errorLine(const kakao::Result<T> &result)
{
    return u"error %1"_s.arg(int(result.error().code));
}

class Child final
{
public:
    explicit Child(const QString &folder)
        : m_folder(folder), m_directory(folder, u"sandbox"_s, m_secrets, m_clock)
    {
    }

    QString answer(const QString &line)
    {
        const QString verb = line.section(u' ', 0, 0);
        if (verb == "in"_L1)
            return signIn(line.section(u' ', 1, 1).toLongLong(), line.section(u' ', 2));
        if (verb == "restore"_L1)
            return restore();
        if (verb == "fill"_L1)
            return fill();
        if (verb == "free"_L1)
            return QFile::remove(fillerPath()) ? u"ok"_s : u"cannot free"_s;
        return accountrules::carryOut(m_directory, line);
    }

private:
    QString signIn(qint64 kakaoId, const QString &nickname)
    {
        auto answer = resultOf(m_directory.signIn({.user = userCalled(nickname, kakaoId)}));
        // On a busy disk two seconds may be too few; what is transient can be asked for again.
        for (int again = 0;
             again < 10 && !answer && answer.error().code == kakao::ErrorCode::DatabaseBusy;
             ++again)
            answer = resultOf(m_directory.signIn({.user = userCalled(nickname, kakaoId)}));
        if (!answer)
            return errorLine(answer);
        if (std::holds_alternative<session::NicknameNeeded>(*answer))
            return u"needed"_s;
        const auto &made = std::get<session::MemberSession>(*answer);
        m_token = made.token;
        return u"%1 %2 %3"_s.arg(made.member.id).arg(int(made.isNew)).arg(made.member.nickname);
    }

    QString restore()
    {
        const auto restored = resultOf(m_directory.restore(m_token));
        return restored ? QString::number(restored->id) : errorLine(restored);
    }

    QString fill()
    {
        QFile filler(fillerPath());
        if (!filler.open(QFile::WriteOnly | QFile::Unbuffered))
            return u"cannot fill"_s;
        const QByteArray block(512, 'x');
        for (qint64 size = 0; filler.write(block) == block.size(); size += block.size()) {
            if (size > 64 * 1024 * 1024)
                return u"cannot fill"_s;
        }
        return u"ok"_s;
    }

    [[nodiscard]] QString fillerPath() const { return m_folder + u"/filler"_s; }

    QString m_folder;
    FakeSecretStore m_secrets;
    FakeClock m_clock;
    members::SqliteDirectory m_directory;
    kakao::Secret m_token;
};

} // namespace

int runChild(const QString &folder)
{
    Child child(folder);
    std::string line;
    while (std::getline(std::cin, line))
        std::cout << child.answer(QString::fromStdString(line)).toStdString() << std::endl;
    return 0;
}
