// SPDX-License-Identifier: Apache-2.0
//
// find-secrets LIST PATH...: looks in files and folders for the secrets in LIST, one a line, and
// for every session token, and ends with 1 when one is found. See SecretSearch. with-home runs it
// when a test has ended.
#include "secretsearch.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>

int main(int argc, char *argv[])
{
    if (argc < 3) {
        std::fputs("usage: find-secrets LIST PATH...\n", stderr);
        return 2;
    }
    QFile list(QFile::decodeName(argv[1]));
    QList<QByteArray> secrets{SecretSearch::beginningOfSessionTokens()};
    if (list.exists() && !list.open(QIODevice::ReadOnly)) {
        std::fputs("find-secrets: the list cannot be read\n", stderr);
        return 2;
    }
    if (list.isOpen()) // else no sandbox has run
        secrets += list.readAll().split('\n');
    const SecretSearch search(secrets);
    QStringList finds;
    for (int i = 2; i < argc; ++i) {
        const QString path = QFile::decodeName(argv[i]);
        finds += QFileInfo(path).isDir() ? search.findInFolder(path) : search.findInFile(path);
    }
    for (const QString &find : std::as_const(finds))
        std::fprintf(stderr, "find-secrets: %s\n", qPrintable(find));
    return finds.isEmpty() ? 0 : 1;
}
