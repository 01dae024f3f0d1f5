// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/consent.h"

#include <QWidget>

#include <memory>

namespace desktop {

namespace Ui {
class ConsentRow;
}

/// One consent item: what it is, how it stands, and the one thing that can be done about it.
class ConsentRow final : public QWidget
{
    Q_OBJECT
public:
    explicit ConsentRow(const kakao::Consent &consent, QWidget *parent = nullptr);
    ~ConsentRow() override;

    void setConsent(const kakao::Consent &consent);
    [[nodiscard]] const QString &scope() const { return m_consent.scope; }
    /// Whether there is something to do.
    [[nodiscard]] bool hasButton() const;
    void focusButton();

Q_SIGNALS:
    void agreeRequested(const QString &scope);
    void revokeRequested(const QString &scope);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showConsent();
    [[nodiscard]] QString state() const;

    kakao::Consent m_consent;
    std::unique_ptr<Ui::ConsentRow> m_ui;
};

} // namespace desktop
