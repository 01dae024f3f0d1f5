// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>

namespace desktop {

/// One of a few ways to go on: large, with the sentence below its text that says what it does.
class ChoiceButton final : public QPushButton
{
    Q_OBJECT
    Q_PROPERTY(QString sentence READ sentence WRITE setSentence)
public:
    explicit ChoiceButton(QWidget *parent = nullptr);

    void setSentence(const QString &sentence);
    [[nodiscard]] QString sentence() const { return m_sentence; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QFont headingFont() const;
    [[nodiscard]] QRect headingBox(int width) const;

    QString m_sentence;
};

} // namespace desktop
