// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "looks.h"
#include "scene.h"

#include "desktop/mainwindow.h"

#include <QPushButton>
#include <QStackedWidget>

using State = session::Session::State;

inline constexpr QSize narrow(368, 480); // the smallest that the window may be
inline constexpr QSize wide(420, 640);

/// A window over a session whose Kakao is a stand-in, and whose login window is a fake.
struct Stage
{
    explicit Stage(const QSize &size = wide)
    {
        scene.agent.hold = true;
        window.resize(size);
    }

    void start()
    {
        scene.session.restore();
        window.open();
    }
    void startSignedIn()
    {
        scene.storeSession();
        scene.directory.member.joinedAt = scene.clock.now();
        scene.directory.member.lastSignInAt = scene.clock.now();
        start();
    }
    [[nodiscard]] QWidget *page() const
    {
        return window.findChild<QStackedWidget *>(u"pages"_s)->currentWidget();
    }
    [[nodiscard]] QString pageName() const { return page()->objectName(); }
    template <typename Widget = QPushButton>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        for (auto *widget : window.findChildren<Widget *>(name)) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    [[nodiscard]] QString progress() const
    {
        const auto *label = page()->findChild<QLabel *>(u"textLabel"_s);
        return label ? label->text() : QString();
    }
    [[nodiscard]] bool isTelling() const { return find<QWidget>(u"messageBar"_s); }
    [[nodiscard]] QString focus() const
    {
        return window.focusWidget() ? window.focusWidget()->objectName() : QString();
    }

    Scene scene;
    desktop::MainWindow window{scene.session};
};

inline kakao::Error errorOf(kakao::ErrorCode code,
                            kakao::ErrorOrigin origin = kakao::ErrorOrigin::UserAgent)
{
    return {.code = code, .origin = origin};
}
