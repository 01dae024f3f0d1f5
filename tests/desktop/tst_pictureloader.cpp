// SPDX-License-Identifier: Apache-2.0
#include "desktop/pictureloader.h"

#include "support/standinserver.h"

#include <QBuffer>
#include <QDir>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using desktop::PictureLoader;

Q_DECLARE_METATYPE(StandInServer::Answer)

namespace {

QByteArray png(const QSize &size, QImage::Format format = QImage::Format_RGB32)
{
    QImage image(size, format);
    image.fill(Qt::blue);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

class TestPictureLoader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void isThereWithoutTheNetworkNextTime_data();
    void isThereWithoutTheNetworkNextTime();
    void refused_data();
    void refused();
    void hostsNobodyAllowed_data();
    void hostsNobodyAllowed();
    void forgetsOneAndKeepsTheOther();
    void storesNothingOfWhoIsNotKept();

private:
    [[nodiscard]] QString folder() const { return m_folder->filePath(u"pictures"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QNetworkAccessManager m_network;
};

void TestPictureLoader::isThereWithoutTheNetworkNextTime_data()
{
    QTest::addColumn<QImage::Format>("format");
    QTest::newRow("8 bits a channel") << QImage::Format_RGB32;
    QTest::newRow("16 bits a channel") << QImage::Format_RGBA64;
}

void TestPictureLoader::isThereWithoutTheNetworkNextTime()
{
    QFETCH(const QImage::Format, format);
    StandInServer server;
    server.setAnswer("/p.png", {.body = png({640, 640}, format), .contentType = "image/png"});
    {
        PictureLoader loader(m_network, program::KeptPictures(folder()), {u"127.0.0.1"_s});
        QSignalSpy loaded(&loader, &PictureLoader::loaded);
        loader.load(server.url(u"/p.png"_s), PictureLoader::Storing::OnDisk);
        QTRY_COMPARE(loaded.count(), 1);
        const auto picture = loaded.constFirst().constFirst().value<QImage>();
        QCOMPARE(picture.size(), QSize(240, 240));
        QCOMPARE(picture.depth(), 32);
    }
    PictureLoader again(m_network, program::KeptPictures(folder()), {u"127.0.0.1"_s});
    QSignalSpy loaded(&again, &PictureLoader::loaded);
    again.load(server.url(u"/p.png"_s), PictureLoader::Storing::OnDisk);
    QCOMPARE(loaded.count(), 1); // at once, from disk
    QCOMPARE(loaded.constFirst().constFirst().value<QImage>().depth(), 32);
    QCOMPARE(server.requests().size(), 1);
}

void TestPictureLoader::refused_data()
{
    QTest::addColumn<StandInServer::Answer>("answer");
    using Answer = StandInServer::Answer;
    QTest::newRow("a page") << Answer{.body = "<html>", .contentType = "image/png"};
    QTest::newRow("SVG") << Answer{
        .body = R"(<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>)",
        .contentType = "image/svg+xml"};
    QTest::newRow("too many pixels") << Answer{.body = png({5000, 10}), .contentType = "image/png"};
    QTest::newRow("too many bytes")
        << Answer{.body = QByteArray(3 << 20, 'x'), .contentType = "image/png"};
    QTest::newRow("elsewhere") << Answer{.status = 302, .headers = {{"Location", "/p.png"}}};
    QTest::newRow("not found") << Answer{.status = 404};
    QTest::newRow("cut off") << Answer{
        .body = png({64, 64}), .contentType = "image/png", .manner = StandInServer::Manner::Cut};
}

void TestPictureLoader::refused()
{
    QFETCH(const StandInServer::Answer, answer);
    StandInServer server;
    server.setAnswer("/bad", answer);
    server.setAnswer("/p.png", {.body = png({8, 8}), .contentType = "image/png"});
    PictureLoader loader(m_network, program::KeptPictures(folder()), {u"127.0.0.1"_s});
    QSignalSpy loaded(&loader, &PictureLoader::loaded);
    loader.load(server.url(u"/bad"_s), PictureLoader::Storing::OnDisk);
    QTRY_COMPARE(server.requests().size(), 1);
    QTRY_COMPARE(m_network.findChildren<QNetworkReply *>().size(), 0);
    QCOMPARE(loaded.count(), 0);
    QVERIFY(QDir(folder()).isEmpty());
}

void TestPictureLoader::hostsNobodyAllowed_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::newRow("another host") << QUrl(u"https://example.org/p.png"_s);
    QTest::newRow("a look-alike") << QUrl(u"https://evilkakaocdn.net/p.png"_s);
    QTest::newRow("plain http") << QUrl(u"http://img1.kakaocdn.net/p.png"_s);
    QTest::newRow("a file") << QUrl(u"file:///etc/passwd"_s);
    QTest::newRow("nothing") << QUrl();
}

void TestPictureLoader::hostsNobodyAllowed()
{
    QFETCH(const QUrl, url);
    PictureLoader loader(m_network, program::KeptPictures(folder()), {u"*.kakaocdn.net"_s});
    loader.load(url, PictureLoader::Storing::OnDisk);
    QCOMPARE(m_network.findChildren<QNetworkReply *>().size(), 0);
}

void TestPictureLoader::forgetsOneAndKeepsTheOther()
{
    StandInServer server;
    server.setAnswer("/p.png", {.body = png({8, 8}), .contentType = "image/png"});
    server.setAnswer("/q.png", {.body = png({8, 8}), .contentType = "image/png"});
    PictureLoader loader(m_network, program::KeptPictures(folder()), {u"127.0.0.1"_s});
    QSignalSpy loaded(&loader, &PictureLoader::loaded);
    for (const QString &path : {u"/p.png"_s, u"/q.png"_s}) {
        loaded.clear();
        loader.load(server.url(path), PictureLoader::Storing::OnDisk);
        QTRY_COMPARE(loaded.count(), 1);
    }
    loader.forget(server.url(u"/p.png"_s));
    QVERIFY(loader.kept(server.url(u"/p.png"_s)).isNull());
    QVERIFY(!loader.kept(server.url(u"/q.png"_s)).isNull());
    loader.forget(server.url(u"/q.png"_s));
    QVERIFY(!QDir(folder()).exists());
}

void TestPictureLoader::storesNothingOfWhoIsNotKept()
{
    StandInServer server;
    server.setAnswer("/p.png", {.body = png({8, 8}), .contentType = "image/png"});
    PictureLoader loader(m_network, program::KeptPictures(folder()), {u"127.0.0.1"_s});
    QSignalSpy loaded(&loader, &PictureLoader::loaded);
    loader.load(server.url(u"/p.png"_s), PictureLoader::Storing::Nowhere);
    QTRY_COMPARE(loaded.count(), 1);
    QVERIFY(!QDir(folder()).exists());
}

QTEST_GUILESS_MAIN(TestPictureLoader)
#include "tst_pictureloader.moc"
