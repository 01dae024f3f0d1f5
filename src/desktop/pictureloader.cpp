// SPDX-License-Identifier: Apache-2.0
#include "desktop/pictureloader.h"

#include "kakao/config.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSaveFile>

#include <utility>

using namespace Qt::StringLiterals;

namespace desktop {
namespace {

constexpr qint64 maximumBytes = 2 * 1024 * 1024;
constexpr QSize maximumSize(4096, 4096);
constexpr QSize keptSize(240, 240); // what the card shows, on a screen of 2 pixels a point
constexpr int deadline = 15'000;    // ms

/// Only what is certainly a photo: no SVG, no text format that a plugin may bring.
bool isPhotoFormat(const QByteArray &format)
{
    static const QList<QByteArray> formats{"png", "jpeg", "jpg", "webp", "gif"};
    return formats.contains(format);
}

/// With 8 bits a channel: Qt's scaling gives 16 to some, which nobody sees and memory has twice.
QImage narrowed(const QImage &picture)
{
    constexpr int wide = 32; // bits a pixel
    return picture.depth() <= wide
        ? picture
        : picture.convertToFormat(picture.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied
                                                            : QImage::Format_RGB32);
}

QImage decode(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    const QSize size = reader.size();
    if (!isPhotoFormat(reader.format()) || !size.isValid() || size.width() > maximumSize.width()
        || size.height() > maximumSize.height())
        return {};
    if (size.width() > keptSize.width() || size.height() > keptSize.height())
        reader.setScaledSize(size.scaled(keptSize, Qt::KeepAspectRatio));
    return narrowed(reader.read());
}

/// One that save() wrote. Looking for its format would load every image plugin.
QImage readKept(const QString &path)
{
    if (!QFile::exists(path))
        return {};
    QImageReader reader(path, "PNG");
    reader.setAutoDetectImageFormat(false);
    return narrowed(reader.read());
}

void save(const QImage &picture, const QString &path)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && picture.save(&file, "PNG"))
        file.commit();
}

} // namespace

PictureLoader::PictureLoader(QNetworkAccessManager &network, program::KeptPictures pictures,
                             QStringList allowedHosts)
    : m_network(network), m_pictures(std::move(pictures)), m_allowedHosts(std::move(allowedHosts))
{
}

PictureLoader::~PictureLoader()
{
    drop();
}

bool PictureLoader::isAllowed(const QUrl &url) const
{
    if (url.scheme() != "https"_L1 && !(url.scheme() == "http"_L1 && kakao::isLoopback(url)))
        return false;
    return std::any_of(m_allowedHosts.begin(), m_allowedHosts.end(), [&](const QString &host) {
        return host.startsWith("*."_L1) ? url.host().endsWith(QStringView(host).mid(1))
                                        : url.host() == host;
    });
}

bool PictureLoader::loadKept(const QUrl &url)
{
    drop();
    if (url == m_shown)
        return true;
    const QImage picture = kept(url);
    if (picture.isNull())
        return false;
    m_shown = url;
    Q_EMIT loaded(picture);
    return true;
}

QImage PictureLoader::kept(const QUrl &url) const
{
    return isAllowed(url) ? readKept(m_pictures.fileOf(url)) : QImage();
}

void PictureLoader::beginAnew()
{
    drop();
    m_shown.clear();
}

void PictureLoader::load(const QUrl &url, Storing storing)
{
    if (!loadKept(url) && isAllowed(url))
        fetch(url, storing);
}

void PictureLoader::fetch(const QUrl &url, Storing storing)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setTransferTimeout(deadline);
    m_reply = m_network.get(request);
    m_reply->setReadBufferSize(maximumBytes + 1);
    connect(m_reply, &QNetworkReply::readyRead, this, [this] {
        if (m_reply->bytesAvailable() > maximumBytes)
            drop();
    });
    connect(m_reply, &QNetworkReply::finished, this, [this, storing] { take(*m_reply, storing); });
}

void PictureLoader::take(QNetworkReply &reply, Storing storing)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QImage picture = reply.error() == QNetworkReply::NoError && status == 200
        ? decode(reply.readAll())
        : QImage();
    const QUrl url = reply.request().url();
    drop();
    if (picture.isNull())
        return;
    m_shown = url;
    if (storing == Storing::OnDisk) {
        m_pictures.makeFolder();
        save(picture, m_pictures.fileOf(url));
    }
    Q_EMIT loaded(picture);
}

void PictureLoader::drop()
{
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void PictureLoader::forget(const QUrl &url)
{
    if (m_reply && m_reply->request().url() == url)
        drop();
    if (m_shown == url)
        m_shown.clear();
    m_pictures.erase(url);
}

} // namespace desktop
