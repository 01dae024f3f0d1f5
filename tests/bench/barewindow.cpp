// SPDX-License-Identifier: Apache-2.0
//
// What the start of the program is measured against: a QMainWindow with a label, and nothing else.
#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QMainWindow>
#include <QTimer>

#include <cstdio>

namespace {

class FirstPaint final : public QObject
{
public:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            QTimer::singleShot(0, this, [] { std::fputs("painted\n", stderr); });
        }
        return false;
    }
};

} // namespace

int main(int argc, char *argv[])
{
    const QApplication app(argc, argv);
    QMainWindow window;
    auto *label = new QLabel(QStringLiteral("Daemun"));
    window.setCentralWidget(label);
    FirstPaint painted;
    label->installEventFilter(&painted);
    window.resize(420, 640);
    window.show();
    return QApplication::exec();
}
