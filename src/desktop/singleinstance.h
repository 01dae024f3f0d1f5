// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocalServer>
#include <QLockFile>

namespace desktop {

/// One process a data folder: a second start brings the first one's window forward and ends.
///
/// The lock decides, not the socket: a socket left behind by a crash is replaced by whoever has
/// the lock.
class SingleInstance final : public QObject
{
    Q_OBJECT
public:
    /// dataDir is made when it is not there.
    explicit SingleInstance(const QString &dataDir);

    enum class Outcome {
        First,          ///< go on; also when the folder cannot hold a lock
        OtherRaised,    ///< another one came forward: end
        OtherLeftAlone, ///< another one runs, and was not to come forward: end
        OtherSilent,    ///< another one has the folder and does not answer: say so, and end
    };
    /// raisesOther says whether somebody wants to see the window.
    [[nodiscard]] Outcome claim(bool raisesOther = true);

Q_SIGNALS:
    void raiseRequested();

private:
    void listen();
    [[nodiscard]] Outcome askFirst() const;

    QLockFile m_lock;
    QString m_socketName;
    QLocalServer m_server;
};

} // namespace desktop
