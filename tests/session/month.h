// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ledger.h"
#include "life.h"

#include <QRandomGenerator>
#include <QSet>

#include <functional>

/// What happened in one month, or in all of them.
struct Tally
{
    int starts = 0;
    int calls = 0; ///< that a program made for the person
    qsizetype refreshes = 0;
    qsizetype rotations = 0;
    int offlineSpells = 0;
    int waits = 0;            ///< for a secret store or a database
    int lostAnswers = 0;      ///< of refreshes that did not rotate, which costs nothing
    int heldWrites = 0;       ///< rotated tokens that had to wait for the secret store
    int othersFirst = 0;      ///< another program rotated while ours was about to
    int hangs = 0;            ///< of a network that swallows what is sent
    int lostRotations = 0;    ///< truly over by Kakao's rules: the answer never came
    qsizetype mostTokens = 0; ///< of one person within ten minutes

    void add(const Tally &other);
};

/// Thirty days of somebody who uses the program, with everything that goes wrong around it. The
/// days pass by the clock of a Life; what happens on them is drawn from the seed.
class Month final
{
public:
    /// Whether the answer to a refresh that rotates may be lost on its way, too. Then a session is
    /// truly over by Kakao's rules, and nobody could have saved it.
    enum class Losing { Never, Sometimes };

    explicit Month(quint32 seed, Losing losing = Losing::Never);
    ~Month();

    /// Empty when nobody was signed out who should not be; else what happened, and on which day.
    [[nodiscard]] QString live();
    [[nodiscard]] Tally tally() const;
    [[nodiscard]] const Life &life() const { return m_life; }
    /// Every token of ours and of Kakao's that was ever in the secret store, and its signing key.
    [[nodiscard]] QList<QByteArray> storedSecrets() const { return m_storedSecrets.values(); }

private:
    using Event = void (Month::*)();

    void beginLongAgo();
    void liveDay(int day);
    void sufferWhatIsRare(int day);
    void visitEverybody();
    void checkTheEnd();

    // What a person and their computer do
    void start();
    void end();
    void reopen();
    void use();
    void tryAgain();
    void pressAgainAndAgain();
    void change();
    void letTimePass();
    void sleepPastExpiry();
    void setClock();
    void switchAccount();

    // What goes wrong around them
    void lockStore();
    void stopServer();
    void disturb();
    void loseAnAnswer();
    void lockAsTheAnswerComes();
    void letAnotherProgramBeFirst();
    void hang();
    void holdDatabase();
    void heal();

    void check();
    void checkAccount(const session::Account &account);
    void useEnd(const session::Account &account);
    void noteStored();
    void settle();
    bool wait(const std::function<bool()> &holds, const char *what);
    void complain(const QString &what);
    [[nodiscard]] bool isRunning() const { return bool(m_life.session); }
    [[nodiscard]] bool isStoreWell() const { return !m_life.secrets.refusal; }
    [[nodiscard]] qint64 current() const;
    [[nodiscard]] bool wouldRotate() const;
    [[nodiscard]] session::StoredSession stored(qint64 kakaoId) const;
    [[nodiscard]] bool chance(int percent) { return int(m_random.bounded(100)) < percent; }
    [[nodiscard]] std::chrono::minutes minutes(int least, int most)
    {
        return std::chrono::minutes(m_random.bounded(least, most + 1));
    }

    const quint32 m_seed;
    const Losing m_losing;
    QRandomGenerator m_random;
    const sandbox::Options m_options;
    Life m_life;
    Tally m_tally;
    QString m_problem;
    int m_day = 0;
    int m_news = 0;                       ///< of the session's signals, to wait for the next
    bool m_mayLoseRotation = false;       ///< an answer that rotates may be on its way to nobody
    QSet<qint64> m_lost;                  ///< whose session is over by that, by Kakao id
    bool m_hasPressed = false;            ///< today
    std::function<void()> m_atNextAnswer; ///< of Kakao's, before anybody else hears of it
    QList<qint64> m_people;               ///< by Kakao id
    QHash<qint64, QString> m_keys;        ///< of their entries
    QHash<qint64, QByteArray> m_lastRefreshTokens; ///< in the store
    QSet<QByteArray> m_storedSecrets;
};
