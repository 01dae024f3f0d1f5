// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "program/keptpictures.h"

#include <QImage>
#include <QObject>
#include <QUrl>

class QNetworkAccessManager;
class QNetworkReply;

namespace desktop {

/// Loads a member's picture and keeps it on disk, so that the next start shows it without the
/// network. Only raster images from the hosts given; a bad one is no error, there is just none.
class PictureLoader final : public QObject
{
    Q_OBJECT
public:
    /// network must outlive this object. allowedHosts may hold `*.kakaocdn.net`; http is taken
    /// from loopback only.
    PictureLoader(QNetworkAccessManager &network, program::KeptPictures pictures,
                  QStringList allowedHosts);
    ~PictureLoader() override;

    /// From disk, at once; false when it is not there.
    bool loadKept(const QUrl &url);
    /// What to do with a picture that was fetched.
    enum class Storing { OnDisk, Nowhere };
    /// From disk, or from url when it is not there; ends in loaded() or in nothing.
    void load(const QUrl &url, Storing storing);
    /// The picture of url on disk, for beside the one that is loaded; null without one.
    [[nodiscard]] QImage kept(const QUrl &url) const;
    /// Somebody else is shown now: loaded() comes again also for the picture that came last.
    void beginAnew();
    /// Takes the picture of url from the disk, and drops it if it is on its way.
    void forget(const QUrl &url);

Q_SIGNALS:
    void loaded(const QImage &picture);

private:
    [[nodiscard]] bool isAllowed(const QUrl &url) const;
    void fetch(const QUrl &url, Storing storing);
    void take(QNetworkReply &reply, Storing storing);
    void drop();

    QNetworkAccessManager &m_network;
    program::KeptPictures m_pictures;
    QStringList m_allowedHosts;
    QUrl m_shown;                     ///< what loaded() told of last
    QNetworkReply *m_reply = nullptr; ///< child of m_network until it is dropped
};

} // namespace desktop
