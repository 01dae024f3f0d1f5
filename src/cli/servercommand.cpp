// SPDX-License-Identifier: Apache-2.0
#include "cli/servercommand.h"

#include "cli/report.h"
#include "program/foundation.h"

#include <tuple>

using namespace Qt::StringLiterals;

namespace cli {

ServerCommand::ServerCommand(const Scene &scene) : Command(scene), m_foundation(*scene.foundation)
{
    connect(&m_foundation, &program::Foundation::sandboxFailed, this,
            [this](const QString &reason) {
                const QString message = tr("The sandbox could not be started.");
                const QString advice = tr("Set a REST API key (--rest-api-key).");
                fail(errorJson(u"SandboxFailed"_s, message, advice), {message, advice, reason},
                     ExitCode::Error);
            });
}

bool ServerCommand::hasServers()
{
    std::ignore = m_foundation.api();
    return !hasEnded();
}

} // namespace cli
