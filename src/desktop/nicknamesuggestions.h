// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QWidget>

namespace desktop {

class NicknameButton;

/// Numbered nicknames to pick from, in one column, or in two where there is room. Alt and its
/// number picks one from anywhere in the window; the arrow keys go from one to the next.
class NicknameSuggestions final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int most = 9; ///< a key for each

    explicit NicknameSuggestions(QWidget *parent = nullptr);

    /// Shows the first of them, as many as there are keys.
    void setNicknames(const QStringList &nicknames);
    [[nodiscard]] QStringList nicknames() const { return m_nicknames; }
    /// By its number, from 1; one that is not there is no pick.
    void pick(int number);
    void focusFirst();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void picked(const QString &nickname);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addButton(int number);
    void nameButtons();
    void placeButtons();
    /// Calls place(button, where) for each; returns the height of all of them.
    template <typename Place>
    int arrange(int width, Place place) const;

    QStringList m_nicknames;
    QList<NicknameButton *> m_buttons;
};

} // namespace desktop
