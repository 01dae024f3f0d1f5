// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/result.h"
#include "session/clock.h"

#include <QString>

#include <optional>
#include <utility>

namespace members {

/// The file members.db in its folder: made for its owner alone, and set aside when it is broken.
class DatabaseFile final
{
public:
    /// clock must outlive the file. Nothing is made yet.
    DatabaseFile(QString folder, const session::Clock &clock);

    [[nodiscard]] QString path() const;

    /// Makes it, and its folder, where they are missing. A file of our own making is for its owner
    /// alone; SQLite gives its -journal the same mode.
    [[nodiscard]] kakao::Result<kakao::Done> prepare() const;

    /// Which file lies there now; hasMoved() says later whether another one does, or none.
    void remember();
    [[nodiscard]] bool hasMoved() const;

    /// Reading every page at each start is for files that are read in a moment.
    [[nodiscard]] bool isWorthReadingWhole() const;

    /// Moves it away with what lies beside it; it is never deleted.
    kakao::Result<kakao::Done> moveAside();
    /// Where it was moved to, if it was.
    [[nodiscard]] const std::optional<QString> &setAside() const noexcept { return m_setAside; }

private:
    using Identity = std::pair<quint64, quint64>; ///< of a file, whatever it is called

    [[nodiscard]] Identity identity() const;

    QString m_folder;
    const session::Clock &m_clock;
    Identity m_remembered;
    std::optional<QString> m_setAside;
};

} // namespace members
