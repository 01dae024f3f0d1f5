// SPDX-License-Identifier: Apache-2.0
#include "browser/systembrowser.h"

#include <QProcess>
#include <QStandardPaths>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace browser {
namespace {

#if defined(Q_OS_WIN)
constexpr auto opener = "rundll32"_L1;
#elif defined(Q_OS_MACOS)
constexpr auto opener = "open"_L1;
#else
constexpr auto opener = "xdg-open"_L1;
#endif

QStringList argumentsFor(const QUrl &url)
{
    const QString address = QString::fromLatin1(url.toEncoded());
#if defined(Q_OS_WIN)
    return {u"url.dll,FileProtocolHandler"_s, address};
#else
    return {address};
#endif
}

/// Where there is no screen xdg-open would start a browser in the terminal, over what is going on
/// there; unless $BROWSER says what is wanted.
bool isThereAScreen()
{
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
    return true;
#else
    return !qEnvironmentVariableIsEmpty("DISPLAY")
        || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        || !qEnvironmentVariableIsEmpty("BROWSER");
#endif
}

} // namespace

bool openInSystemBrowser(const QUrl &url)
{
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    const QString program = QStandardPaths::findExecutable(opener);
    if (!isWeb || program.isEmpty() || !isThereAScreen())
        return false;
    QProcess process;
    process.setProgram(program);
    process.setArguments(argumentsFor(url));
    // What a browser prints is not for our terminal, and our input is not for it.
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    return process.startDetached();
}

} // namespace browser
