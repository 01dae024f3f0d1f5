// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/member.h"

#include <QImage>
#include <QWidget>

#include <memory>

class QLabel;
class QMenu;

namespace session {
class Clock;
class Surroundings;
} // namespace session

namespace desktop {

namespace Ui {
class MemberCard;
}

/// The signed-in member. Whatever is said below the member, photo and name stay where they are.
class MemberCard final : public QWidget
{
    Q_OBJECT
public:
    explicit MemberCard(QWidget *parent = nullptr);
    ~MemberCard() override;

    /// To tell how long ago things were. The clock must outlive the card.
    void setClock(const session::Clock &clock, const session::Surroundings &surroundings);
    void setMember(const session::Member &member);
    /// A null picture shows the initial instead.
    void setPicture(const QImage &picture);
    /// What the button "Accounts" opens; the button is not there without one. menu stays the
    /// caller's.
    void setMenu(QMenu *menu);
    /// While busy nothing can be done with the card.
    void setBusy(bool isBusy);

    /// Why Kakao ended the session; empty when it has not. The member stays in sight, and all that
    /// is left to do is to sign in again, or to go to another account.
    void setEnded(const QString &reason);
    /// That what is shown is old, and why; empty when it is not.
    void setOffline(const QString &text);
    /// What is wrong with this computer's clock; empty when nothing is.
    void setClockNotice(const QString &text);
    /// A sentence on why the next start will not know of this session; empty when it will.
    void setNote(const QString &note);
    /// Whether the next start will know of this session.
    void setKept(bool isKept);

    /// Where the focus belongs when the card comes.
    [[nodiscard]] QWidget &firstControl() const;
    /// Down to where the photo begins.
    [[nodiscard]] int headerHeight() const;

Q_SIGNALS:
    void changeNicknameRequested();
    void consentsRequested();
    void leaveRequested();
    /// From an ended session.
    void signInRequested();
    /// To ask Kakao once more, from an offline one.
    void retryRequested();
    /// Of why the session is offline or has ended.
    void detailsRequested();

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Fact
    {
        QLabel *label;
        QString copy; ///< of the context menu
    };
    [[nodiscard]] QList<Fact> facts() const;
    void keepRoom();
    void connectButtons();
    void showMember();
    void showSession();
    void showPicture(const QImage &picture);
    void say(QLabel &label, const QString &text);
    void showNotices();
    void openMenu(const QPoint &position, const QWidget *below);
    static void showFact(QLabel &caption, QLabel &label, const QString &value);

    session::Member m_member;
    bool m_hasPicture = false; ///< else the avatar is drawn from the nickname
    bool m_isBusy = false;
    bool m_isKept = true;
    std::unique_ptr<Ui::MemberCard> m_ui;
};

} // namespace desktop
