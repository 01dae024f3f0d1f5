// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/style.h"
#include "kakao/reply.h"
#include "session/nickname.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

class QLabel;

namespace desktop {

namespace Ui {
class NicknameField;
}

/// A nickname of one's own: a field, and below it what is said of it while it is typed.
class NicknameField final : public QWidget
{
    Q_OBJECT
public:
    using Check = std::function<kakao::ReplyPtr<session::NicknameCheck>(const QString &nickname)>;

    explicit NicknameField(QWidget *parent = nullptr);
    ~NicknameField() override;

    void setCheck(Check check);
    [[nodiscard]] bool hasText() const { return !m_typed.isEmpty(); }
    /// Asks about what is typed once more, because the answer may be another by now.
    void checkAgain();
    /// Takes what is typed if it is free, or as soon as that is known.
    void take();
    /// Forgets every answer that is still to come.
    void stop();

Q_SIGNALS:
    void freeChanged(bool isFree);
    void taken(const QString &nickname);
    /// Something new stands below the field.
    void verdictShown();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void follow(const QString &composed);
    void check(const QString &typed);
    void answer(const kakao::Result<session::NicknameCheck> &result);
    void setFree(bool isFree);
    void showAnswer();
    void say(const QString &text, std::optional<Tone> tone);
    void sayToReader(QLabel &label);

    std::unique_ptr<Ui::NicknameField> m_ui;
    Check m_check;
    QString m_typed; ///< what the answer is about
    kakao::ReplyPtr<session::NicknameCheck> m_reply;
    std::optional<kakao::Result<session::NicknameCheck>> m_answer;
    QTimer m_rest;
    bool m_isFree = false;
    bool m_takeWhenFree = false;
};

} // namespace desktop
