// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLoggingCategory>
#include <QtGlobal>

#include <mutex>

/// Everything that is logged while it lives, by every category and at every level. Warnings go on
/// to the handler of before, which is Qt Test's. One at a time.
class LogCapture final
{
public:
    LogCapture()
    {
        s_current = this;
        QLoggingCategory::setFilterRules(QStringLiteral("*=true"));
        m_before = qInstallMessageHandler(&handle);
    }
    ~LogCapture()
    {
        qInstallMessageHandler(m_before);
        QLoggingCategory::setFilterRules({});
        s_current = nullptr;
    }
    Q_DISABLE_COPY_MOVE(LogCapture)

    /// All lines so far, in UTF-8; the capture begins anew.
    [[nodiscard]] QByteArray take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_text, {});
    }

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &text)
    {
        {
            const std::lock_guard lock(s_current->m_mutex); // the sandbox has threads of its own
            s_current->m_text += QByteArray(context.category) + ": " + text.toUtf8() + '\n';
        }
        if (type != QtDebugMsg && type != QtInfoMsg)
            s_current->m_before(type, context, text);
    }

    static inline LogCapture *s_current = nullptr; // a message handler is a plain function
    std::mutex m_mutex;
    QByteArray m_text;
    QtMessageHandler m_before = nullptr;
};
