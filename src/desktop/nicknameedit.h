// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>

namespace desktop {

/// A field for a nickname that tells what is being composed, too: in Korean the last syllable is
/// not part of text() until the next one begins.
class NicknameEdit final : public QLineEdit
{
    Q_OBJECT
public:
    explicit NicknameEdit(QWidget *parent = nullptr);

    /// The text as it is seen, with what the input method has not committed yet.
    [[nodiscard]] QString composedText() const;
    [[nodiscard]] bool isComposing() const { return !m_preedit.isEmpty(); }
    /// A consonant or vowel alone (`ㅎ`), of which the next key makes a syllable.
    [[nodiscard]] bool isSyllableUnfinished() const;

Q_SIGNALS:
    /// Also when what was a syllable to come has been committed as it is.
    void composedTextChanged(const QString &text);

protected:
    void inputMethodEvent(QInputMethodEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void leaveComposing();
    void announce();

    QString m_preedit;
    QString m_announced;
    bool m_isAnnouncedUnfinished = false;
    bool m_isInputMethodAtWork = false;
};

} // namespace desktop
