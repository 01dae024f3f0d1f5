// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/member.h"

#include <QImage>
#include <QWidget>

#include <memory>

class QLabel;

namespace desktop {

namespace Ui {
class MemberCard;
}

/// The signed-in member.
class MemberCard final : public QWidget
{
    Q_OBJECT
public:
    explicit MemberCard(QWidget *parent = nullptr);
    ~MemberCard() override;

    void setMember(const session::Member &member);
    /// A null picture shows the initial instead.
    void setPicture(const QImage &picture);
    /// While busy nothing can be done with the card.
    void setBusy(bool isBusy);
    /// A sentence on why the next start will not know of this session; empty when it will.
    void setNote(const QString &note);

Q_SIGNALS:
    void changeNicknameRequested();
    void signOutRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showMember();
    static void showFact(QLabel &caption, QLabel &label, const QString &value);
    [[nodiscard]] static QString birthdayText(const kakao::Birthday &birthday);

    session::Member m_member;
    QImage m_picture;
    std::unique_ptr<Ui::MemberCard> m_ui;
};

} // namespace desktop
