// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "samples.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <functional>
#include <memory>

namespace gallery {

/// A window that has been made, with what it needs behind it.
struct Staged
{
    std::shared_ptr<void> behind; ///< dies after the window
    std::unique_ptr<QWidget> window;
    std::function<bool()> isReady = {};  ///< before it is shown
    std::function<void()> play = {};     ///< what is done on the screen
    std::function<bool()> isPlayed = {}; ///< and what has to come of it
};

/// A window in one state. A new window is a new entry in one of the lists below: then it is in the
/// gallery, and every check looks at it.
struct Scene
{
    QString window; ///< has a contact sheet
    QString state;
    std::function<Staged(Data)> make;
    bool variesWithData = false;
    bool isWebPage = false; ///< what it shows is not ours alone
};

[[nodiscard]] QList<Scene> mainWindowScenes();
[[nodiscard]] QList<Scene> dialogScenes();
/// None in a build without the web view.
[[nodiscard]] QList<Scene> loginScenes();
[[nodiscard]] QList<Scene> scenes();

/// A scene with its data.
struct Play
{
    Scene scene;
    Data data = Data::Short;

    /// `card-offline-long`
    [[nodiscard]] QString name() const;
};

/// Every scene with all the data it varies with.
[[nodiscard]] QList<Play> plays();

} // namespace gallery
