// SPDX-License-Identifier: Apache-2.0
#include "program/keptpictures.h"

#include <QCryptographicHash>
#include <QDir>

using namespace Qt::StringLiterals;

namespace program {

QString KeptPictures::fileOf(const QUrl &url) const
{
    // Without the port: the built-in sandbox has another one at each start.
    const QByteArray address = url.adjusted(QUrl::RemovePort).toEncoded();
    const QByteArray digest =
        QCryptographicHash::hash(address, QCryptographicHash::Sha256).toHex().first(32);
    return QDir(m_folder).filePath(QString::fromLatin1(digest) + u".png"_s);
}

void KeptPictures::makeFolder() const
{
    QDir().mkpath(m_folder);
}

void KeptPictures::erase(const QUrl &url) const
{
    QFile::remove(fileOf(url));
    QDir().rmdir(m_folder); // only when it was the last one
}

void KeptPictures::eraseAllOf(const session::Member &member) const
{
    erase(member.pictureUrl);
    erase(member.thumbnailUrl);
}

} // namespace program
