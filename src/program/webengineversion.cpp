// SPDX-License-Identifier: Apache-2.0
#include "program/webengineversion.h"

#include "program/webenginelibrary_p.h"

#include <QCoreApplication>

#include <array>

namespace program {
namespace {

struct Release
{
    int major;
    QDate date;
};

/// Those on which a Qt is built (https://chromiumdash.appspot.com/schedule).
const std::array releases{Release{94, {2021, 9, 21}},   Release{102, {2022, 5, 24}},
                          Release{108, {2022, 11, 29}}, Release{112, {2023, 4, 4}},
                          Release{118, {2023, 10, 10}}, Release{122, {2024, 2, 20}},
                          Release{130, {2024, 10, 15}}, Release{134, {2025, 3, 4}}};

} // namespace

WebEngineVersion loadWebEngine()
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts); // or it warns
    return askWebEngine(Loading::Allowed);
}

QDate chromiumReleased(const QString &version)
{
    const int major = version.section(u'.', 0, 0).toInt();
    if (major < releases.front().major)
        return {};
    const Release *before = releases.data();
    for (const Release &release : releases) {
        if (release.major <= major)
            before = &release;
    }
    return before->date.addDays(28 * (major - before->major));
}

} // namespace program
