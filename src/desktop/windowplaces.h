// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace desktop {

/// Opens windows where they were closed, and as large. A place that is on no screen any more is
/// brought back onto one.
class WindowPlaces final : public QObject
{
    Q_OBJECT
public:
    /// Kept in file; nowhere when it is empty.
    explicit WindowPlaces(QString file, QObject *parent = nullptr);

    /// Takes care of window, which is not shown yet, and of its dialogs when they are shown. Each
    /// is known by its object name.
    void follow(QWidget &window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void restore(QWidget &window) const;
    void store(const QWidget &window) const;

    QString m_file;
};

} // namespace desktop
