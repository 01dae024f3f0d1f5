// SPDX-License-Identifier: Apache-2.0
#include "webview/environmentcheck.h"

#include "privileges/root.h"
#include "privileges/usernamespaces.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLibraryInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace webview {
namespace {

bool isSandboxOff(const QProcessEnvironment &variables)
{
    return variables.value(u"QTWEBENGINE_DISABLE_SANDBOX"_s) == "1"_L1;
}

/// As Qt's own search, except on macOS, where the helper is an application inside the framework.
QStringList processCandidates()
{
#if defined(Q_OS_MACOS)
    return {};
#else
#if defined(Q_OS_WIN)
    const QStringList names = {u"/QtWebEngineProcess.exe"_s, u"/QtWebEngineProcessd.exe"_s};
#else
    const QStringList names = {u"/QtWebEngineProcess"_s};
#endif
    QStringList candidates;
    for (const QString &name : names) {
        candidates += QLibraryInfo::path(QLibraryInfo::LibraryExecutablesPath) + name;
        candidates += QCoreApplication::applicationDirPath() + name;
    }
    return candidates;
#endif
}

bool opensDebuggingPort(const QProcessEnvironment &variables)
{
    return variables.contains(u"QTWEBENGINE_REMOTE_DEBUGGING"_s)
        || variables.value(u"QTWEBENGINE_CHROMIUM_FLAGS"_s).contains("remote-debugging"_L1);
}

bool isProcessMissing(const EnvironmentFacts &facts)
{
    const QString named = facts.variables.value(u"QTWEBENGINEPROCESS_PATH"_s);
    const QStringList candidates = named.isEmpty() ? facts.processCandidates : QStringList(named);
    return !candidates.isEmpty()
        && std::none_of(candidates.cbegin(), candidates.cend(),
                        [](const QString &path) { return QFileInfo(path).isFile(); });
}

} // namespace

EnvironmentFacts currentEnvironment()
{
    const QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    return {.isRoot = privileges::isRoot(),
            .sharesOpenGl = QCoreApplication::testAttribute(Qt::AA_ShareOpenGLContexts),
            .hasUserNamespaces = isSandboxOff(variables) || privileges::canMakeUserNamespaces(),
            .variables = variables,
            .processCandidates = processCandidates()};
}

QString environmentProblem(const EnvironmentFacts &facts)
{
    if (opensDebuggingPort(facts.variables))
        return u"remote debugging"_s;
    if (facts.isRoot && !isSandboxOff(facts.variables))
        return u"root"_s;
    if (!facts.hasUserNamespaces && !isSandboxOff(facts.variables))
        return u"namespaces"_s;
    if (isProcessMissing(facts))
        return u"process"_s;
    if (!facts.sharesOpenGl)
        return u"opengl"_s;
    return {};
}

} // namespace webview
