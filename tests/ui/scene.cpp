// SPDX-License-Identifier: Apache-2.0
#include "scene.h"

using namespace Qt::StringLiterals;

namespace gallery {

#ifndef DAEMUN_HAS_WEBVIEW
QList<Scene> loginScenes()
{
    return {};
}
#endif

QList<Scene> scenes()
{
    return mainWindowScenes() + dialogScenes() + loginScenes();
}

QString Play::name() const
{
    const QString name = scene.window + u'-' + scene.state;
    switch (data) {
    case Data::Short:
        return name;
    case Data::Long:
        return name + u"-long"_s;
    case Data::Missing:
        return name + u"-missing"_s;
    }
    Q_UNREACHABLE();
}

QList<Play> plays()
{
    QList<Play> all;
    for (const Scene &scene : scenes()) {
        all << Play{scene, Data::Short};
        if (scene.variesWithData)
            all << Play{scene, Data::Long} << Play{scene, Data::Missing};
    }
    return all;
}

} // namespace gallery
