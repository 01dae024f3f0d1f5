#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""walk.py PROGRAM SOURCE_DIR en|ko: the main job of the program, done by what a screen reader has.

Two people come, the second with the first one's nickname. The first uses keys alone, the second
what can be pressed. Nothing is found by where it is. Below with-keyring and with-screen.
"""

import os
import subprocess
import sys

import pyatspi

from reader import RETURN, SPACE, NotFound, Reader
from texts import Texts, filled

FRAME, DIALOG = pyatspi.ROLE_FRAME, pyatspi.ROLE_DIALOG
BUTTON, LABEL = pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_LABEL
FIELD, PASSWORD = pyatspi.ROLE_TEXT, pyatspi.ROLE_PASSWORD_TEXT
HEADING = pyatspi.ROLE_HEADING


class Walk:
    def __init__(self, reader, texts):
        self.reader = reader
        self.texts = texts

    def first_person(self):
        """By the keyboard alone."""
        reader, ours, page = self.reader, self.texts.ours, self.texts.page
        reader.see(BUTTON, ours("Start with Kakao"))
        reader.tab_to(BUTTON, ours("Start with Kakao"))
        reader.key(SPACE)
        reader.see(DIALOG, ours("Log in with Kakao"))
        reader.see(HEADING, page("login.heading"))
        reader.tab_to(FIELD, page("login.id"))
        reader.type("ryan@sandbox.test")
        reader.tab_to(PASSWORD, page("login.password"))
        reader.type("sandbox")
        reader.key(RETURN)
        reader.see(BUTTON, page("consent.agree"))
        reader.tab_to(BUTTON, page("consent.agree"))
        reader.key(RETURN)
        self.see_card("라이언")

        reader.tab_to(BUTTON, ours("Sign out"))
        reader.key(SPACE)
        question = reader.see(DIALOG, ours("Leave"))
        reader.see(LABEL, ours("How do you want to leave?"), question)
        reader.tab_to(BUTTON, ours("Sign out"))
        reader.key(RETURN)
        self.see_signed_out()

    def second_person(self):
        """By pressing what is to be pressed; the nickname is taken."""
        reader, ours, page = self.reader, self.texts.ours, self.texts.page
        reader.press(reader.see(BUTTON, ours("Start with Kakao")))
        login = reader.see(DIALOG, ours("Log in with Kakao"))
        account = reader.until(
            lambda: pyatspi.findDescendant(
                login, lambda node: node.getRole() == BUTTON and "jayg@sandbox.test" in node.name
            ),
            "jayg's account",
        )
        reader.press_in_page(account)
        reader.press_in_page(reader.see(BUTTON, page("consent.agree"), login))

        picker = reader.see(DIALOG, ours("Choose a nickname"))
        self.hear_of_the_taken_nickname(picker)
        suggestion = reader.see(BUTTON, ours("Pick %1"), picker)
        nickname = suggestion.name
        for around in next(iter(ours("Pick %1"))).split("%1"):
            nickname = nickname.replace(around, "")
        reader.press(suggestion)
        self.see_card(nickname.replace("\u2068", "").replace("\u2069", ""))

        reader.press(reader.see(BUTTON, ours("Sign out")))
        question = reader.see(DIALOG, ours("Leave"))
        reader.press(reader.see(BUTTON, ours("Sign out"), question))
        self.see_signed_out()

    def hear_of_the_taken_nickname(self, picker):
        reader, ours = self.reader, self.texts.ours
        field = reader.see(FIELD, ours("Your own nickname"), picker)
        reader.focus(field)
        field.queryEditableText().setTextContents("라이언")
        reader.hear(ours("Somebody else has this nickname."))

    def see_card(self, nickname):
        reader, ours = self.reader, self.texts.ours
        reader.see_gone(DIALOG, ours("Log in with Kakao"))
        reader.see(LABEL, {nickname})
        reader.see(BUTTON, ours("Change nickname"))
        sentences = ours("Signed in as %1.", "desktop::SessionSpeech")
        reader.hear(set().union(*(filled(sentence, nickname) for sentence in sentences)))

    def see_signed_out(self):
        self.reader.see(BUTTON, self.texts.ours("Start with Kakao"))
        self.reader.hear(self.texts.ours("Signed out.", "desktop::SessionSpeech"))


def main():
    program_path, source_dir, language = sys.argv[1:]
    environment = dict(os.environ)
    environment.pop("QT_QPA_PLATFORM", None)
    # No such locale needs to be installed for Qt to take its language from it.
    environment["LC_ALL"] = "ko_KR.UTF-8" if language == "ko" else "en_US.UTF-8"
    program = subprocess.Popen(
        [program_path, f"--data-dir={environment['HOME']}/data"], env=environment
    )
    reader = Reader(program.pid)
    try:
        reader.attach()
        walk = Walk(reader, Texts(language, source_dir))
        walk.first_person()
        walk.second_person()
    except NotFound as missing:
        print(f"walk: this did not come: {missing}", file=sys.stderr)
        reader.dump()
        return 1
    finally:
        program.terminate()
        program.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
