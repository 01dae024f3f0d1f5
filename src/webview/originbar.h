// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>
#include <QUrl>

namespace webview {

/// Scheme, host and, when unusual, port: never a path or a query. An internationalised name stays
/// in its ASCII form, so that no letter can pass for another.
[[nodiscard]] QString originText(const QUrl &url);

/// Shows an origin as plain text. Too narrow, it leaves out the beginning: the end of a host is
/// what says whose it is.
class OriginLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit OriginLabel(QWidget *parent = nullptr);

    void setOrigin(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void elide();

    QString m_origin;
};

/// A small padlock in the label's text colour.
class LockLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit LockLabel(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace webview
