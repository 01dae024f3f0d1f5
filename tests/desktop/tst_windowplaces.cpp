// SPDX-License-Identifier: Apache-2.0
#include "desktop/windowplaces.h"

#include <QApplication>
#include <QDialog>
#include <QMenu>
#include <QScreen>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using desktop::WindowPlaces;
using namespace Qt::StringLiterals;

namespace {

constexpr QRect somewhere(60, 70, 310, 290);

/// A window as one start of the program has it.
struct Start
{
    explicit Start(const QString &file) : places(file)
    {
        window.setObjectName(u"Main"_s);
        window.resize(200, 200);
        places.follow(window);
    }

    WindowPlaces places;
    QWidget window;
};

/// With a size of its own, as every form has.
QDialog *makeDialog(QWidget &window)
{
    auto *dialog = new QDialog(&window);
    dialog->setObjectName(u"Some"_s);
    dialog->resize(150, 150);
    return dialog;
}

} // namespace

class TestWindowPlaces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aWindowComesBackWhereItWas();
    void largeAsItWas();
    void dialogsToo();
    void menusNot();
    void aPlaceOffEveryScreen();
    void damaged_data();
    void damaged();
    void withoutAFile();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void TestWindowPlaces::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"windows.ini"_s);
}

void TestWindowPlaces::aWindowComesBackWhereItWas()
{
    {
        Start start(m_file);
        QCOMPARE(start.window.size(), QSize(200, 200)); // nothing is known yet
        start.window.show();
        start.window.setGeometry(somewhere);
        start.window.close();
    }
    Start start(m_file);
    QCOMPARE(start.window.geometry(), somewhere);
    start.window.show();
    QCOMPARE(start.window.geometry(), somewhere);
}

void TestWindowPlaces::largeAsItWas()
{
    {
        Start start(m_file);
        start.window.setGeometry(somewhere);
        start.window.showMaximized();
        start.window.close();
    }
    Start start(m_file);
    QVERIFY(start.window.isMaximized());
    QCOMPARE(start.window.normalGeometry(), somewhere);
}

void TestWindowPlaces::dialogsToo()
{
    {
        Start start(m_file);
        start.window.show();
        QDialog *dialog = makeDialog(start.window);
        dialog->open();
        dialog->setGeometry(somewhere);
        dialog->reject();
    }
    Start start(m_file);
    start.window.show();
    QDialog *dialog = makeDialog(start.window);
    dialog->open();
    QCOMPARE(dialog->geometry(), somewhere);
    dialog->setGeometry(somewhere.translated(10, 10)); // and again, without a restart
    dialog->reject();
    delete dialog;
    QDialog *next = makeDialog(start.window);
    next->open();
    QCOMPARE(next->geometry(), somewhere.translated(10, 10));
}

void TestWindowPlaces::menusNot()
{
    Start start(m_file);
    start.window.show();
    auto *menu = new QMenu(&start.window);
    menu->setObjectName(u"Menu"_s);
    menu->addAction(u"x"_s);
    menu->popup({});
    menu->hide();
    start.window.close();
    QCOMPARE(QSettings(m_file, QSettings::IniFormat).allKeys(), QStringList(u"Main"_s));
}

/// Of a screen that is not there any more.
void TestWindowPlaces::aPlaceOffEveryScreen()
{
    {
        Start start(m_file);
        start.window.show();
        start.window.setGeometry(somewhere.translated(20'000, -20'000));
        start.window.close();
    }
    Start start(m_file);
    start.window.show();
    const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
    QVERIFY2(screen.contains(start.window.geometry()), qPrintable(m_file));
    QCOMPARE(start.window.size(), somewhere.size());
}

void TestWindowPlaces::damaged_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not text") << QByteArray(1000, '\xff');
    QTest::newRow("a place of nonsense") << QByteArray("Main=@ByteArray(nonsense)\n");
    QTest::newRow("cut off") << QByteArray("Main=@ByteArray(\\x1\\xd9\\xd0\\xcb");
}

void TestWindowPlaces::damaged()
{
    QFETCH(const QByteArray, text);
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    {
        Start start(m_file);
        QCOMPARE(start.window.size(), QSize(200, 200));
        start.window.show();
        start.window.setGeometry(somewhere);
        start.window.close();
    }
    const Start start(m_file);
    QCOMPARE(start.window.geometry(), somewhere);
}

void TestWindowPlaces::withoutAFile()
{
    Start start({});
    start.window.show();
    start.window.close();
    QVERIFY(m_folder->isValid());
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

QTEST_MAIN(TestWindowPlaces)
#include "tst_windowplaces.moc"
