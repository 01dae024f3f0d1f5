// SPDX-License-Identifier: Apache-2.0
#include "cli/linereader.h"

#include <QCoreApplication>
#include <QPointer>

#include <cstdio>
#include <fcntl.h>
#include <io.h>
#include <iostream>
#include <string>
#include <thread>

namespace cli {

/// A console of Windows cannot be waited for beside an event loop. The thread stays in its read
/// until the process ends.
LineReader::LineReader()
{
    // As wide characters: as bytes, a console loses what its old code page does not have.
    _setmode(_fileno(stdin), _O_U16TEXT);
    std::thread([reader = QPointer<LineReader>(this), app = qApp] {
        for (std::wstring line; std::getline(std::wcin, line);) {
            QMetaObject::invokeMethod(app, [reader, line] {
                if (reader)
                    reader->take(QString::fromStdWString(line).toUtf8() + '\n');
            });
        }
        QMetaObject::invokeMethod(app, [reader] {
            if (reader)
                Q_EMIT reader->ended();
        });
    }).detach();
}

LineReader::~LineReader() = default;

} // namespace cli
