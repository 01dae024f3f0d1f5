// SPDX-License-Identifier: Apache-2.0
//
// gallery FOLDER: a picture of every window in every state, language, theme, scale and with all its
// data, a contact sheet of each window, an index.html, and in FOLDER/readme the pictures of README.
#include "cast.h"
#include "contactsheet.h"
#include "look.h"
#include "smallpicture.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QThreadPool>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace gallery;

namespace {

constexpr int pngQuality = 75; // of the speed that is: PNG loses nothing
const QList<int> scales{1, 2};
constexpr int readmeScale = 2; // crisp on every screen

/// What README shows, and under which name.
const QHash<QString, QString> &readmeNames()
{
    static const QHash<QString, QString> names{{u"welcome-keep"_s, u"welcome"_s},
                                               {u"login-page"_s, u"login"_s},
                                               {u"picker-taken"_s, u"picker"_s},
                                               {u"card-signed-in"_s, u"member"_s},
                                               {u"card-ended"_s, u"ended"_s}};
    return names;
}

[[noreturn]] void fail(const QString &what)
{
    std::fprintf(stderr, "gallery: %s\n", qPrintable(what));
    std::exit(1);
}

void save(const QImage &picture, const QString &file, int quality = pngQuality)
{
    if (!picture.save(file, "PNG", quality))
        fail(u"cannot write "_s + file);
}

QString pictureFile(const Play &play, const Look &look, int scale)
{
    const QStringList parts{play.name(), look.language, look.theme, QString::number(scale * 100)};
    return play.scene.window + u'/' + parts.join(u'-') + u".png"_s;
}

QString readmeFile(const Play &play, const Look &look)
{
    return u"readme/"_s + readmeNames().value(play.name())
        + (look.language == "ko"_L1 ? u"-ko"_s : QString())
        + (look.theme == "dark"_L1 ? u"-dark"_s : QString()) + u".png"_s;
}

void keepForReadme(QImage picture, const QString &file)
{
    picture = withPalette(picture);
    picture.setText(u"Software"_s, u"Daemun's gallery, Qt "_s + QString::fromLatin1(qVersion()));
    save(picture, file, 0);
}

/// All pictures of one scale and theme.
void takePictures(const QDir &folder, int scale, const QString &theme)
{
    const QList<Play> all = plays();
    for (const Look &look : looks()) {
        if (look.theme != theme)
            continue;
        wear(look);
        Cast cast(all);
        for (qsizetype i = 0; i < all.size(); ++i) {
            QWidget *window = cast.show(i);
            if (!window)
                fail(all.at(i).name() + u" did not come"_s);
            if (!qFuzzyCompare(window->devicePixelRatioF(), scale))
                fail(u"the scale is not "_s + QString::number(scale));
            QImage picture = window->grab().toImage();
            picture.setDevicePixelRatio(1);
            save(picture, folder.filePath(pictureFile(all.at(i), look, scale)));
            if (scale == readmeScale && readmeNames().contains(all.at(i).name()))
                keepForReadme(picture, folder.filePath(readmeFile(all.at(i), look)));
            cast.end(i);
        }
    }
}

/// The scale of a process is the one it was started with, and its web pages stay in the theme of
/// the first one.
void startForEachScaleAndTheme(const QString &folder)
{
    std::vector<std::unique_ptr<QProcess>> processes;
    const auto start = [&](int scale, const QString &theme) {
        auto process = std::make_unique<QProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_SCALE_FACTOR"_s, QString::number(scale));
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        process->setProcessEnvironment(environment);
        process->setProcessChannelMode(QProcess::ForwardedChannels);
        process->start(QCoreApplication::applicationFilePath(),
                       {folder, QString::number(scale), theme});
        processes.push_back(std::move(process));
    };
    for (const int scale : scales) {
        for (const QString &theme : {u"light"_s, u"dark"_s})
            start(scale, theme);
    }
    for (const auto &process : processes) {
        process->waitForFinished(-1);
        if (process->exitStatus() != QProcess::NormalExit || process->exitCode() != 0)
            fail(u"no pictures"_s);
    }
}

QStringList windows()
{
    QStringList names;
    for (const Play &play : plays())
        names << play.scene.window;
    names.removeDuplicates();
    return names;
}

ContactSheet sheetOf(const QString &window, const QDir &folder)
{
    QList<ContactSheet::Column> columns;
    for (const int scale : scales) {
        for (const Look &look : looks())
            columns << ContactSheet::Column{
                u"%1, %2, %3 %"_s.arg(look.language, look.theme).arg(scale * 100), scale};
    }
    ContactSheet sheet(window, columns);
    for (const Play &play : plays()) {
        if (play.scene.window != window)
            continue;
        QStringList files;
        for (const int scale : scales) {
            for (const Look &look : looks())
                files << folder.filePath(pictureFile(play, look, scale));
        }
        sheet.addRow(play.name(), files);
    }
    return sheet;
}

void drawSheets(const QDir &folder)
{
    QThreadPool pool;
    for (const QString &window : windows()) {
        pool.start([sheet = sheetOf(window, folder), file = folder.filePath(window + u".png"_s)] {
            save(sheet.draw(), file);
        });
    }
}

void writeIndex(const QDir &folder)
{
    QString html = u"<!doctype html><meta charset=utf-8><title>Daemun's windows</title>"
                   "<style>body{font:14px sans-serif;background:#8a8d91}img{max-width:420px}"
                   "figure{display:inline-block;margin:8px;vertical-align:top}</style>\n"_s;
    QString window;
    for (const Play &play : plays()) {
        if (play.scene.window != window) {
            window = play.scene.window;
            html += u"<h2 id=%1><a href=%1.png>%1</a></h2>\n"_s.arg(window);
        }
        html += u"<h3>%1</h3>\n"_s.arg(play.name());
        for (const Look &look : looks()) {
            html += u"<figure><a href=%2><img loading=lazy src=%1 srcset='%2 2x' alt=''></a>"
                    "<figcaption>%3, %4</figcaption></figure>\n"_s.arg(pictureFile(play, look, 1),
                                                                       pictureFile(play, look, 2),
                                                                       look.language, look.theme);
        }
    }
    QFile file(folder.filePath(u"index.html"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(html.toUtf8()) < 0)
        fail(u"cannot write index.html"_s);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(u"daemun"_s);
    const QApplication app(argc, argv);
    pinSurroundings();
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2)
        fail(u"usage: gallery FOLDER"_s);
    QDir folder(arguments.at(1));
    if (arguments.size() == 4) {
        takePictures(folder, arguments.at(2).toInt(), arguments.at(3));
        return 0;
    }
    folder.removeRecursively();
    for (const QString &each : windows() + QStringList{u"readme"_s})
        folder.mkpath(each);
    startForEachScaleAndTheme(folder.path());
    drawSheets(folder);
    writeIndex(folder);
    std::printf("%lld pictures: %s\n",
                static_cast<long long>(plays().size() * looks().size() * scales.size()),
                qPrintable(folder.filePath(u"index.html"_s)));
}
