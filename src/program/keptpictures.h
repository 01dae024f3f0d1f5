// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/member.h"

#include <QUrl>

namespace program {

/// The pictures of members on disk: the application shows them without the network, and whichever
/// program lets a member go erases theirs.
class KeptPictures final
{
public:
    /// folder need not be there.
    explicit KeptPictures(QString folder) : m_folder(std::move(folder)) {}

    /// Where the picture of url is, or would be.
    [[nodiscard]] QString fileOf(const QUrl &url) const;
    /// So that a file can be written there. Whether it can is seen then.
    void makeFolder() const;
    /// No matter whether it is there.
    void erase(const QUrl &url) const;
    void eraseAllOf(const session::Member &member) const;

private:
    QString m_folder;
};

} // namespace program
