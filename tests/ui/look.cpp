// SPDX-License-Identifier: Apache-2.0
#include "look.h"

#include "desktop/looks.h"
#include "pseudolanguage.h"

namespace gallery {

QList<Look> looks()
{
    return {
        {u"ko"_s, u"light"_s}, {u"ko"_s, u"dark"_s}, {u"en"_s, u"light"_s}, {u"en"_s, u"dark"_s}};
}

void pinSurroundings()
{
    desktop::installTheme(desktop::Appearance::Light);
    QFont font(u"NanumGothic"_s, 10);
    font.setHintingPreference(QFont::PreferNoHinting);
    QApplication::setFont(font);
    QApplication::setLayoutDirection(Qt::LeftToRight);
    QApplication::setCursorFlashTime(0);
}

void wear(const Look &look)
{
    const bool isKorean = look.language == "ko"_L1;
    QLocale::setDefault(isKorean ? QLocale(QLocale::Korean, QLocale::SouthKorea)
                                 : QLocale(QLocale::English, QLocale::UnitedStates));
    speak(isKorean ? u"ko"_s : u"en"_s);
    if (look.language == "pseudo"_L1)
        QCoreApplication::installTranslator(new PseudoLanguage(qApp));
    dress(look.theme);
}

} // namespace gallery
