// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/commandline.h"
#include "cli/terminal.h"

#include <QProcessEnvironment>
#include <QTemporaryFile>

#include <functional>
#include <memory>

namespace program {
class Foundation;
}

/// What this process writes to one of its standard streams goes to a file instead.
class CapturedStream final
{
public:
    explicit CapturedStream(std::FILE *stream);
    ~CapturedStream();
    Q_DISABLE_COPY_MOVE(CapturedStream)

    [[nodiscard]] QByteArray text();

private:
    std::FILE *m_stream;
    QTemporaryFile m_file;
    int m_before = -1;
};

/// A command of daemunctl as the module runs it, but in this process: with settings that no command
/// line has, and beside a server of the test's that this process serves. One at a time.
class InnerCtl final
{
public:
    using Adjust = std::function<void(program::Configuration &)>;

    InnerCtl(const QStringList &arguments, const QProcessEnvironment &environment,
             const Adjust &adjust = {});
    ~InnerCtl();
    Q_DISABLE_COPY_MOVE(InnerCtl)

    /// See Ctl.
    [[nodiscard]] bool hasLink();
    [[nodiscard]] QByteArray link() const { return m_link; }
    [[nodiscard]] int exitCode();
    [[nodiscard]] QByteArray output() const { return m_output; }
    [[nodiscard]] QByteArray errors() const { return m_errors; }

private:
    std::unique_ptr<CapturedStream> m_outputStream;
    std::unique_ptr<CapturedStream> m_errorStream;
    std::unique_ptr<cli::Terminal> m_terminal;
    std::unique_ptr<program::Foundation> m_foundation;
    std::unique_ptr<cli::Command> m_command;
    int m_exitCode = -1;
    QByteArray m_output;
    QByteArray m_errors;
    QByteArray m_link;
};
