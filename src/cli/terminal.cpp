// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.h"

#include "cli/console_p.h"
#include "cli/linereader.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

void write(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stream);
    std::fflush(stream); // a script waits for the first line
}

const char *sequenceOf(Terminal::Style style)
{
    switch (style) {
    case Terminal::Style::Good:
        return "32";
    case Terminal::Style::Warning:
        return "33";
    case Terminal::Style::Bad:
        return "31";
    case Terminal::Style::Strong:
        return "1";
    case Terminal::Style::Dim:
        return "2";
    }
    Q_UNREACHABLE();
}

} // namespace

Terminal::Terminal()
    : m_canAsk(isTerminal(stdin) && isTerminal(stderr)), m_isRead(isTerminal(stdout)),
      m_hasColours(prepareOutput() && m_isRead && qEnvironmentVariableIsEmpty("NO_COLOR"))
{
}

Terminal::~Terminal() = default;

QString Terminal::styled(Style style, const QString &text) const
{
    return m_hasColours ? u"\x1b[%1m%2\x1b[0m"_s.arg(QLatin1StringView(sequenceOf(style)), text)
                        : text;
}

void Terminal::print(const QString &line)
{
    write(stdout, line + u'\n');
}

void Terminal::say(const QString &line)
{
    write(stderr, line + u'\n');
}

void Terminal::ask(const QString &question)
{
    write(stderr, question + u' ');
    m_isAsking = true;
    if (m_reader)
        return;
    m_reader = std::make_unique<LineReader>();
    connect(m_reader.get(), &LineReader::lineRead, this, [this](const QString &line) {
        if (std::exchange(m_isAsking, false))
            Q_EMIT answered(line);
    });
    connect(m_reader.get(), &LineReader::ended, this, &Terminal::closed);
}

void Terminal::stopAsking()
{
    m_isAsking = false;
}

} // namespace cli
