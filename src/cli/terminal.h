// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

#include <memory>

namespace cli {

class LineReader;

/// Standard output for what was asked for, standard error for what is said beside it, standard
/// input for answers. Each of them may be a terminal or not.
class Terminal final : public QObject
{
    Q_OBJECT
public:
    enum class Style { Good, Warning, Bad, Strong, Dim };

    Terminal();
    ~Terminal() override;

    /// Whether there is a person to ask: they see what is said and can type.
    [[nodiscard]] bool canAsk() const noexcept { return m_canAsk; }
    /// Whether a person reads what is printed.
    [[nodiscard]] bool isRead() const noexcept { return m_isRead; }
    /// text as it is printed in that style; without change where there are no colours (no terminal,
    /// a dumb one, or NO_COLOR: https://no-color.org).
    [[nodiscard]] QString styled(Style style, const QString &text) const;

    /// A line on standard output, at once.
    void print(const QString &line);
    /// A line on standard error.
    void say(const QString &line);
    /// Asks, on standard error; the next line typed comes as answered(). A later question takes the
    /// place of one that was not answered.
    void ask(const QString &question);
    void stopAsking();

Q_SIGNALS:
    void answered(const QString &line);
    /// Nobody will type any more.
    void closed();

private:
    const bool m_canAsk;
    const bool m_isRead;
    const bool m_hasColours;
    std::unique_ptr<LineReader> m_reader; ///< made with the first question
    bool m_isAsking = false;
};

} // namespace cli
