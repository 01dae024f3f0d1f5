// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/reply.h"
#include "session/nickname.h"

#include <QDialog>

#include <functional>
#include <memory>

namespace desktop {

namespace Ui {
class NicknamePicker;
}

/// Lets a person choose a nickname: one of those suggested, or one of their own.
///
/// A choice leaves it open and busy, until it is closed with accept(), asks again, or shows a
/// problem. It can be cancelled all the time, also while busy.
class NicknamePicker final : public QDialog
{
    Q_OBJECT
public:
    /// What is asked of whoever knows the nicknames, who must outlive the picker.
    struct Source
    {
        std::function<kakao::ReplyPtr<session::NicknameCheck>(const QString &nickname)> check;
        std::function<kakao::ReplyPtr<QStringList>()> suggest; ///< others that are free
    };
    enum class Purpose { SignIn, Change };

    NicknamePicker(Purpose purpose, Source source, QWidget *parent = nullptr);
    ~NicknamePicker() override;

    /// Why it is asked, and suggestions. Also when somebody else was quicker: the choice goes on
    /// with what was typed so far.
    void ask(const session::NicknameNeeded &needed);
    /// Offered, if it is free.
    void setKakaoNickname(const QString &nickname);
    void setPresentNickname(const QString &nickname);
    /// A choice came to nothing; it can be made again. sentence is asked again in another language.
    void showProblem(std::function<QString()> sentence);

    void open() override;
    void done(int result) override;

Q_SIGNALS:
    void chosen(const QString &nickname);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void choose(const QString &nickname, bool isOwn);
    void setBusy(bool isBusy);
    void focusWhereLeft();
    void takeKeyboardBack();
    void keepFocusInSight();
    void showReason();
    void checkKakaoNickname();
    void nameKakaoButton();
    /// Shows more of them: after the ones kept, or instead of the present ones.
    void requestSuggestions(const QStringList &kept);
    void showSuggestions(const kakao::Result<QStringList> &result, const QStringList &kept);
    void showMoreButton();

    std::unique_ptr<Ui::NicknamePicker> m_ui;
    Purpose m_purpose;
    Source m_source;
    session::NicknameNeeded m_needed;
    std::function<QString()> m_problem;
    QString m_kakaoNickname;
    QString m_presentNickname;
    kakao::ReplyPtr<session::NicknameCheck> m_kakaoCheck;
    kakao::ReplyPtr<QStringList> m_suggesting;
    bool m_isFilling = false; ///< what is on its way only adds to what is shown
    bool m_isBusy = false;
    bool m_isFieldFree = false;
    bool m_choseInField = false;
};

} // namespace desktop
