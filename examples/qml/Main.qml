// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import SignInExample

ApplicationWindow {
    id: window

    required property KakaoSession session

    visible: true
    width: 360
    height: 420
    title: "Sign in with Kakao"

    ColumnLayout {
        anchors.centerIn: parent
        width: parent.width - 48
        spacing: 16

        Image {
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: 110
            Layout.preferredHeight: 110
            source: window.session.picture
            visible: window.session.signedIn
        }
        Label {
            Layout.alignment: Qt.AlignHCenter
            text: window.session.nickname
            textFormat: Text.PlainText
            font.pixelSize: 22
            visible: window.session.signedIn
        }
        Button {
            Layout.fillWidth: true
            text: "카카오로 시작하기"
            enabled: !window.session.signingIn
            visible: !window.session.signedIn && window.session.suggestions.length === 0
            palette.button: "#FEE500" // Kakao's design guide for the login button
            palette.buttonText: "#191919"
            onClicked: window.session.signIn()
        }
        Label {
            Layout.fillWidth: true
            text: "Choose another nickname: yours is taken."
            visible: window.session.suggestions.length > 0
            wrapMode: Text.Wrap
        }
        Repeater {
            model: window.session.suggestions
            Button {
                required property string modelData
                Layout.fillWidth: true
                text: modelData
                onClicked: window.session.chooseNickname(modelData)
            }
        }
        Label {
            Layout.fillWidth: true
            text: window.session.trouble
            textFormat: Text.PlainText
            visible: text.length > 0 && !window.session.signedIn
            wrapMode: Text.Wrap
        }
        Button {
            Layout.fillWidth: true
            text: window.session.signedIn ? "Sign out" : "Cancel"
            visible: window.session.signedIn || window.session.signingIn
                     || window.session.suggestions.length > 0
            onClicked: window.session.signedIn ? window.session.signOut() : window.session.cancel()
        }
    }
}
