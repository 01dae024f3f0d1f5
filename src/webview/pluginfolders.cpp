// SPDX-License-Identifier: Apache-2.0
#include "webview/pluginfolders_p.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace webview {

QStringList pluginFolders()
{
    const QString program = QCoreApplication::applicationDirPath();
#ifdef DAEMUN_WEBVIEW_STATIC_DEFINE
    const QString library = program;
#else
    const QString library = QFileInfo(libraryFile()).canonicalPath();
#endif
    QStringList folders;
    if (!library.isEmpty()) {
        folders.append(
            QDir::cleanPath(QDir(library).filePath(QStringLiteral(DAEMUN_PLUGIN_DIR_OF_LIBRARY))));
    }
    folders.append(program);
    folders.removeDuplicates();
    return folders;
}

} // namespace webview
