// SPDX-License-Identifier: Apache-2.0
#include "checks.h"
#include "inspection.h"

#include "desktop/looks.h"

#include <QDir>
#include <QFile>
#include <QXmlStreamReader>

using namespace gallery;

namespace {

/// The class that a form belongs to.
QString classOf(const QString &form)
{
    QFile file(form);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == "class"_L1)
            return xml.readElementText();
    }
    return {};
}

QString className(const QWidget *widget)
{
    return QString::fromLatin1(widget->metaObject()->className());
}

} // namespace

/// Nothing is cut, too small or too pale, in any language.
class TestLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { pinSurroundings(); }
    void everythingFits_data();
    void everythingFits();
    void everythingFitsTheSmallestWindow_data();
    void everythingFitsTheSmallestWindow();
    void everyFormHasAScene();

private:
    static void addRow(const Look &look);

    QSet<QString> m_shown; ///< the names of classes
};

void TestLayout::addRow(const Look &look)
{
    QTest::addRow("%s, %s", qPrintable(look.language), qPrintable(look.theme)) << look;
}

void TestLayout::everythingFits_data()
{
    QTest::addColumn<Look>("look");
    for (const Look &look : looks())
        addRow(look);
    addRow({u"pseudo"_s});
}

void TestLayout::everythingFits()
{
    QFETCH(const Look, look);
    const auto noteClasses = [this](QWidget &window) {
        m_shown << className(&window);
        for (const QWidget *widget : window.findChildren<QWidget *>()) {
            if (widget->isVisibleTo(&window))
                m_shown << className(widget);
        }
        return QStringList();
    };
    QVERIFY(inspect(look, plays(), {&cutTexts, &smallTargets, &paleLabels, noteClasses}));
}

void TestLayout::everythingFitsTheSmallestWindow_data()
{
    QTest::addColumn<Look>("look");
    for (const auto &language : {u"en"_s, u"ko"_s, u"pseudo"_s})
        addRow({language});
}

void TestLayout::everythingFitsTheSmallestWindow()
{
    QFETCH(const Look, look);
    QVERIFY(inspect(look, plays(), {&cutTexts, &smallTargets}, QSize(1, 1)));
}

void TestLayout::everyFormHasAScene()
{
    const QDir folder(QStringLiteral(DAEMUN_FORMS));
    const QStringList forms = folder.entryList({u"*.ui"_s});
    QVERIFY(!forms.isEmpty());
    for (const QString &form : forms) {
        const QString name = classOf(folder.filePath(form));
        QVERIFY2(!name.isEmpty(), qPrintable(form));
#ifndef DAEMUN_HAS_WEBVIEW
        if (form == "loginwindow.ui"_L1)
            continue;
#endif
        const bool isShown = m_shown.contains(name) || m_shown.contains(u"desktop::"_s + name)
            || m_shown.contains(u"webview::"_s + name);
        QVERIFY2(isShown, qPrintable(form + u" is in no scene: see mainwindowscenes.cpp"_s));
    }
}

QTEST_MAIN(TestLayout)
#include "tst_layout.moc"
