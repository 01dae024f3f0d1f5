// SPDX-License-Identifier: Apache-2.0
#include "innerctl.h"

#include "cli/modulerun.h"
#include "members/sqlitedirectory.h"
#include "program/foundation.h"
#include "program/startup.h"
#include "support/waituntil.h"

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

CapturedStream::CapturedStream(std::FILE *stream) : m_stream(stream)
{
    if (!m_file.open())
        qFatal("no file for what is printed");
    std::fflush(m_stream);
    m_before = dup(fileno(m_stream));
    dup2(m_file.handle(), fileno(m_stream));
}

CapturedStream::~CapturedStream()
{
    std::fflush(m_stream);
    dup2(m_before, fileno(m_stream));
    close(m_before);
}

QByteArray CapturedStream::text()
{
    std::fflush(m_stream);
    QFile file(m_file.fileName()); // the position of the other one is where is written
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

InnerCtl::InnerCtl(const QStringList &arguments, const QProcessEnvironment &environment,
                   const Adjust &adjust)
    : m_outputStream(std::make_unique<CapturedStream>(stdout)),
      m_errorStream(std::make_unique<CapturedStream>(stderr)),
      m_terminal(std::make_unique<cli::Terminal>())
{
    const auto invocation = cli::CommandLine::read(
        QStringList(u"daemunctl"_s) + arguments,
        {.environment = environment, .iniFile = {}, .dataFolder = {}}, cli::allMakers());
    if (!invocation) {
        m_exitCode = int(cli::ExitCode::Usage);
        return;
    }
    program::Configuration configuration = invocation->configuration;
    if (adjust)
        adjust(configuration);
    m_foundation = std::make_unique<program::Foundation>(configuration, program::pluginFolder());
    m_command = invocation->make({.configuration = m_foundation->configuration(),
                                  .directory = m_foundation->directory(),
                                  .terminal = *m_terminal,
                                  .isJson = invocation->isJson,
                                  .foundation = m_foundation.get()});
    QObject::connect(m_command.get(), &cli::Command::finished, m_command.get(),
                     [this](cli::ExitCode exitCode) { m_exitCode = int(exitCode); });
    m_command->start();
}

InnerCtl::~InnerCtl() = default;

bool InnerCtl::hasLink()
{
    return waitUntil([this] {
               const QByteArray printed = m_outputStream->text();
               if (printed.contains('\n'))
                   m_link = printed.first(printed.indexOf('\n'));
               return !m_link.isEmpty() || m_exitCode >= 0;
           })
        && !m_link.isEmpty();
}

int InnerCtl::exitCode()
{
    if (m_outputStream) {
        std::ignore = waitUntil([this] { return m_exitCode >= 0; });
        if (m_command)
            m_command->settle();
        m_command.reset();
        m_foundation.reset();
        m_output = m_outputStream->text();
        m_errors = m_errorStream->text();
        m_outputStream.reset();
        m_errorStream.reset();
    }
    return m_exitCode;
}
