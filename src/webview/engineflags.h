// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace webview {

/// What Chromium, which starts with the first profile of a process, reads in the environment about
/// the person: whether pages are to be dark, and that screen readers may see them. Only as long as
/// this lives, so that no other program that is started gets to read it.
///
/// Dark is decided once: Qt before 6.7 has no other way to tell a page.
class EngineFlags final
{
public:
    explicit EngineFlags(bool isDark);
    ~EngineFlags();
    Q_DISABLE_COPY_MOVE(EngineFlags)

private:
    class Variable
    {
    public:
        explicit Variable(const char *name);
        void restore() const;
        [[nodiscard]] bool isSet() const { return m_wasSet; }
        [[nodiscard]] const QByteArray &value() const { return m_value; }
        void set(const QByteArray &value) const;

    private:
        const char *m_name;
        bool m_wasSet;
        QByteArray m_value;
    };

    Variable m_flags;
    Variable m_accessibility;
};

} // namespace webview
