// SPDX-License-Identifier: Apache-2.0
//
// barewebview URL: what the login window is measured against, a QWebEngineView and nothing else.
#include "painted.h"

#include <QApplication>

int main(int argc, char *argv[])
{
    QElapsedTimer sinceAsked;
    sinceAsked.start();
    const QApplication app(argc, argv);
    QWebEngineView view;
    endWhenPainted(view, sinceAsked);
    view.resize(480, 720);
    view.load(QUrl(QString::fromLocal8Bit(argv[1])));
    view.show();
    return QApplication::exec();
}
