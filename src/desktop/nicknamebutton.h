// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>

namespace desktop {

/// A nickname to pick: large, and as narrow as it must be, for it breaks the name anywhere.
/// A name is plain text; an ampersand in it makes no shortcut.
class NicknameButton final : public QPushButton
{
    Q_OBJECT
public:
    explicit NicknameButton(QWidget *parent = nullptr);

    void setNickname(const QString &nickname);
    [[nodiscard]] QString nickname() const { return m_nickname; }
    /// Stands at the left; 0 for none.
    void setNumber(int number);
    /// Stands above the nickname, smaller.
    void setCaption(const QString &caption);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] int textLeft() const;
    [[nodiscard]] QFont captionFont() const;
    [[nodiscard]] int captionHeight(int width) const;

    QString m_nickname;
    QString m_caption;
    int m_number = 0;
};

} // namespace desktop
