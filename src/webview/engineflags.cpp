// SPDX-License-Identifier: Apache-2.0
#include "webview/engineflags.h"

namespace webview {

EngineFlags::Variable::Variable(const char *name)
    : m_name(name), m_wasSet(qEnvironmentVariableIsSet(name)), m_value(qgetenv(name))
{
}

void EngineFlags::Variable::set(const QByteArray &value) const
{
    qputenv(m_name, value);
}

void EngineFlags::Variable::restore() const
{
    if (m_wasSet)
        qputenv(m_name, m_value);
    else
        qunsetenv(m_name);
}

EngineFlags::EngineFlags(bool isDark)
    : m_flags("QTWEBENGINE_CHROMIUM_FLAGS"),
      m_accessibility("QTWEBENGINE_ENABLE_LINUX_ACCESSIBILITY")
{
    // Later versions of Qt do it by themselves. Qt shows the page as soon as a reader is there, and
    // without one it costs nothing (QTBUG-59922).
    if (!m_accessibility.isSet())
        m_accessibility.set("1");
#if QT_VERSION < QT_VERSION_CHECK(6, 7, 0)
    if (isDark)
        m_flags.set((m_flags.value() + " --blink-settings=preferredColorScheme=0").trimmed());
#else
    Q_UNUSED(isDark)
#endif
}

EngineFlags::~EngineFlags()
{
    m_flags.restore();
    m_accessibility.restore();
}

} // namespace webview
