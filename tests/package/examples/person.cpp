// SPDX-License-Identifier: Apache-2.0
//
// Somebody in front of a program's windows, loaded into it by Qt as QT_QPA_GENERIC_PLUGINS=person:
// presses the button that says "카카오", waits until $PERSON_EXPECTS can be read somewhere, and
// closes the program. The program knows nothing of it.
#include <QApplication>
#include <QGenericPlugin>
#include <QTimer>
#include <QWidget>
#include <QWindow>

#include <cstdio>

namespace {

/// The windows of Qt Quick, and the widgets, with all that is in them.
QObjectList everything()
{
    QObjectList objects;
    for (QWindow *window : QGuiApplication::topLevelWindows())
        objects += window;
    if (qobject_cast<QApplication *>(QCoreApplication::instance())) {
        for (QWidget *widget : QApplication::topLevelWidgets())
            objects += widget;
    }
    const QObjectList roots = objects;
    for (const QObject *root : roots)
        objects += root->findChildren<QObject *>();
    return objects;
}

QObject *findText(const QString &text)
{
    for (QObject *object : everything()) {
        if (object->property("visible").toBool()
            && object->property("text").toString().contains(text))
            return object;
    }
    return nullptr;
}

bool press(QObject &button)
{
    // Before Qt 6.8 a button of Qt Quick has no click().
    const bool hasClick = button.metaObject()->indexOfMethod("click()") >= 0;
    return QMetaObject::invokeMethod(&button, hasClick ? "click" : "clicked");
}

class Person final : public QObject
{
    Q_OBJECT
public:
    explicit Person(QObject *parent) : QObject(parent)
    {
        m_glances.callOnTimeout(this, &Person::look);
        m_glances.start(20);
    }

private:
    void look()
    {
        if (!m_hasPressed) {
            if (QObject *button = findText(QStringLiteral("카카오")))
                m_hasPressed = press(*button);
            return;
        }
        const QString expected = qEnvironmentVariable("PERSON_EXPECTS");
        if (const QObject *shown = findText(expected)) {
            std::printf("read: %s\n", qPrintable(shown->property("text").toString()));
            m_glances.stop();
            QCoreApplication::quit();
        }
    }

    QTimer m_glances;
    bool m_hasPressed = false;
};

class PersonPlugin final : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "person.json")
public:
    QObject *create(const QString &, const QString &) override { return new Person(this); }
};

} // namespace

#include "person.moc"
