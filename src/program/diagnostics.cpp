// SPDX-License-Identifier: Apache-2.0
#include "program/diagnostics.h"

#include "members/sqliteversion.h"
#include "program/chromiumversion.h"
#include "session/redaction.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QSslSocket>
#include <QSysInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace program {
namespace {

QString orElse(const QString &value, const QString &otherwise)
{
    return value.isEmpty() ? otherwise : value;
}

QString operatingSystem()
{
    return u"%1, %2 %3, %4"_s.arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(),
                                  QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture());
}

QString desktopEnvironment()
{
    QStringList parts{qEnvironmentVariable("XDG_CURRENT_DESKTOP"),
                      qEnvironmentVariable("XDG_SESSION_TYPE")};
    parts.removeAll(QString());
    return orElse(parts.join(u", "_s), u"unknown"_s);
}

bool continuesName(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.';
}

/// Most homes are called like the person whose they are.
void replaceHome(QString &line, const QString &home)
{
#ifdef Q_OS_WIN
    constexpr auto sensitivity = Qt::CaseInsensitive;
#else
    constexpr auto sensitivity = Qt::CaseSensitive;
#endif
    qsizetype at = 0;
    while ((at = line.indexOf(home, at, sensitivity)) >= 0) {
        const qsizetype end = at + home.size();
        if (end < line.size() && continuesName(line.at(end)))
            at = end; // another folder that begins alike
        else
            line.replace(at, home.size(), u"~"_s);
    }
}

QString withoutHome(QString line)
{
    const QString home = QDir::homePath();
    if (home.size() < 2) // the root folder is nobody's
        return line;
    replaceHome(line, home);
    replaceHome(line, QDir::toNativeSeparators(home));
    replaceHome(
        line,
        QString::fromLatin1(QUrl::fromLocalFile(home).path().toUtf8().toPercentEncoding("/:")));
    return line;
}

/// Line by line, lest a quote that was cut off in one hides those below it.
QString presentable(const QString &line)
{
    return session::redacted(withoutHome(line));
}

void append(QStringList &lines, const QString &title, const QList<NamedValue> &values)
{
    lines << title;
    for (const auto &[name, value] : values)
        lines << presentable(u"  %1: %2"_s.arg(name, orElse(value.simplified(), u"-"_s)));
    lines << QString();
}

} // namespace

Diagnostics computerDiagnostics(const QString &platformPlugin)
{
    const QString none = u"none"_s;
    return {.versions = {
                {u"Daemun"_s, QCoreApplication::applicationVersion()},
                {u"Qt"_s,
                 u"%1 (built with %2)"_s.arg(QLatin1StringView(qVersion()),
                                             QLatin1StringView(QT_VERSION_STR))},
                {u"Chromium"_s, orElse(loadedChromiumVersion(), u"not loaded"_s)},
                {u"SQLite"_s, orElse(members::sqliteVersion(), u"no driver"_s)},
                {u"TLS"_s, orElse(QSslSocket::sslLibraryVersionString(), none)},
                {u"System"_s, operatingSystem()},
                {u"Desktop"_s, desktopEnvironment()},
                {u"Platform plugin"_s, orElse(platformPlugin, none)},
                {u"Locale"_s, QLocale().name()},
            }};
}

QString diagnosticsText(const Diagnostics &diagnostics)
{
    QStringList lines;
    append(lines, u"Versions"_s, diagnostics.versions);
    append(lines, u"State"_s, diagnostics.states);
    lines << u"Log (%1, UTC)"_s.arg(diagnostics.log.size());
    for (const QString &line : diagnostics.log)
        lines << u"  "_s + presentable(line);
    return lines.join(u'\n') + u'\n';
}

} // namespace program
