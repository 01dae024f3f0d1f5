// SPDX-License-Identifier: Apache-2.0
#include "program/nicknametexts.h"

#include "program/filledtext.h"
#include "program/foreigntext.h"

namespace program {

using session::NicknameCheck;
using session::NicknameVerdict;

QString NicknameTexts::heading(const session::NicknameNeeded &needed)
{
    const QString choose = tr("Choose a nickname");
    // The choice that was refused, or else the Kakao nickname.
    const QString &refused = needed.refused.nickname;
    const QString &nickname = refused.isEmpty() ? needed.wanted : refused;
    if (nickname.isEmpty())
        return choose;
    const QString name = isolatedName(nickname);
    switch (needed.refused.verdict) {
    case NicknameVerdict::Free:
    case NicknameVerdict::Unchanged:
    case NicknameVerdict::Missing:
        return choose;
    case NicknameVerdict::TooShort:
        return filled(tr("“%1” is too short"), {name});
    case NicknameVerdict::TooLong:
        return filled(tr("“%1” is too long"), {name});
    case NicknameVerdict::NotAllowed:
        return filled(tr("“%1” cannot be used"), {name});
    case NicknameVerdict::Reserved:
        return filled(tr("“%1” is reserved"), {name});
    case NicknameVerdict::Taken:
        return filled(tr("“%1” is taken"), {name});
    case NicknameVerdict::TooAlike:
        return filled(tr("“%1” looks like another nickname"), {name});
    }
    Q_UNREACHABLE();
}

QString NicknameTexts::reason(const NicknameCheck &refused)
{
    switch (refused.verdict) {
    case NicknameVerdict::Free:
    case NicknameVerdict::Unchanged:
    case NicknameVerdict::Missing:
    case NicknameVerdict::Taken:
        return {};
    case NicknameVerdict::TooShort:
    case NicknameVerdict::TooLong:
    case NicknameVerdict::NotAllowed:
    case NicknameVerdict::Reserved:
        return verdict(refused, refused.nickname);
    case NicknameVerdict::TooAlike:
        return tr("The two could be mistaken for each other.");
    }
    Q_UNREACHABLE();
}

QString NicknameTexts::verdict(const NicknameCheck &check, const QString &typed)
{
    switch (check.verdict) {
    case NicknameVerdict::Free:
        return free(check.nickname, typed);
    case NicknameVerdict::Unchanged:
        return tr("This is your nickname already.");
    case NicknameVerdict::Missing:
        return tr("Nothing in it can be shown.");
    case NicknameVerdict::TooShort:
        return check.limit > 1 ? tr("At least %1 characters.").arg(check.limit)
                               : tr("At least one character.");
    case NicknameVerdict::TooLong:
        return tooLong(check);
    case NicknameVerdict::NotAllowed:
        return notAllowed(check.character);
    case NicknameVerdict::Reserved:
        return tr("It could pass for somebody in charge.");
    case NicknameVerdict::Taken:
        return tr("Somebody else has this nickname.");
    case NicknameVerdict::TooAlike:
        return tr("It looks like somebody else's nickname.");
    }
    Q_UNREACHABLE();
}

QString NicknameTexts::free(const QString &nickname, const QString &typed)
{
    // What differs in its code points only looks the same, and would be a riddle.
    const auto normal = [](const QString &text) {
        return text.normalized(QString::NormalizationForm_C);
    };
    return filled(normal(nickname) == normal(typed) ? tr("“%1” is free.")
                                                    : tr("Free. It will be written “%1”."),
                  {isolatedName(nickname)});
}

QString NicknameTexts::tooLong(const NicknameCheck &check)
{
    if (!check.isLimitInBytes)
        return tr("At most %1 characters.").arg(check.limit);
    return tr("Too long: some characters, such as emoji, take the room of several letters.");
}

QString NicknameTexts::notAllowed(const QString &character)
{
    return isVisible(character)
        ? tr("“%1” cannot be part of a nickname.").arg(isolatedName(character))
        : tr("It has a character that cannot be seen.");
}

} // namespace program
