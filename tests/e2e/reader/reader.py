# SPDX-License-Identifier: Apache-2.0
"""A program as a screen reader has it: roles, names, states, events and keys, and no picture."""

import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402
import pyatspi  # noqa: E402

PATIENCE = 60  # seconds, for a busy computer
KEY_PATIENCE = 5

RETURN, TAB, SPACE, ESCAPE = 0xFF0D, 0xFF09, 0x20, 0xFF1B


class NotFound(Exception):
    pass


class Reader:
    def __init__(self, pid):
        Atspi.set_timeout(10_000, 15_000)
        self._pid = pid
        self._desktop = pyatspi.Registry.getDesktop(0)
        self._desktop.set_cache_mask(Atspi.Cache.NONE)  # what is read is what is there now
        self.heard = []
        pyatspi.Registry.registerEventListener(
            self._hear,
            "object:state-changed:showing",
            "object:announcement",
            "object:property-change:accessible-description",
            "object:state-changed:focused",
        )
        self.program = None

    def attach(self):
        self.program = self.until(self._find_program, "the program")

    def _find_program(self):
        for program in self._desktop:
            if program is not None and program.get_process_id() == self._pid:
                return program
        return None

    def _hear(self, event):
        """Keeps what Orca would say without being asked."""
        try:
            role = event.source.getRole()
            if event.type == "object:announcement":
                self.heard.append(event.any_data)
            elif event.type == "object:state-changed:showing":
                if event.detail1 and role == pyatspi.ROLE_NOTIFICATION:
                    self.heard.append(event.source.name)
            elif event.type == "object:property-change:accessible-description":
                if _has(event.source, pyatspi.STATE_FOCUSED):
                    self.heard.append(event.source.description)
            elif event.detail1:
                self.heard.append(event.source.name)
        except (GLib.Error, LookupError):
            pass  # gone meanwhile

    def until(self, condition, what, patience=PATIENCE):
        """Turns the event loop until condition gives something, and gives that."""
        deadline = time.monotonic() + patience
        while True:
            try:
                result = condition()
            except (GLib.Error, LookupError, NotImplementedError):
                result = None  # changed while it was read
            if result:
                return result
            if time.monotonic() > deadline:
                raise NotFound(what)
            GLib.timeout_add(20, lambda: False)
            GLib.MainContext.default().iteration(True)

    def look(self, role, names, within=None):
        """What is on the screen with that role and one of those names, or None."""

        def matches(node):
            return (
                node.getRole() == role
                and _has(node, pyatspi.STATE_SHOWING)
                and any(_fits(node.name, name) for name in names)
            )

        return pyatspi.findDescendant(within or self.program, matches)

    def see(self, role, names, within=None):
        return self.until(lambda: self.look(role, names, within), f"{role} {names}")

    def see_gone(self, role, names):
        self.until(lambda: self.look(role, names) is None, f"no {role} {names}")

    def focused(self):
        return pyatspi.findDescendant(
            self.program,
            lambda node: _has(node, pyatspi.STATE_FOCUSED)
            and _has(node, pyatspi.STATE_SHOWING)
            and node.childCount == 0,
        )

    def hear(self, texts):
        """Waits until one of texts was said since this was last called, and forgets the rest."""
        self.until(
            lambda: any(_fits(said, text) for said in self.heard for text in texts),
            f"to hear {texts}; heard {self.heard[-12:]}",
        )
        self.heard.clear()

    @staticmethod
    def press(node):
        actions = node.queryAction()
        names = [actions.getName(i) for i in range(actions.nActions)]
        actions.doAction(names.index("Press"))

    def focus(self, node):
        node.queryComponent().grabFocus()
        self.until(lambda: _has(node, pyatspi.STATE_FOCUSED), f"focus on {node.name}")

    def press_in_page(self, node):
        """A page's buttons have no action of their own in Qt: as with Orca, the focus and a key."""
        self.focus(node)
        self.key(RETURN)

    @staticmethod
    def key(keysym):
        Atspi.generate_keyboard_event(keysym, None, Atspi.KeySynthType.SYM)

    def type(self, text):
        for letter in text:
            self.key(ord(letter))

    def tab_to(self, role, names):
        """Presses Tab until what is wanted has the focus; never more often than there are stops."""
        for _ in range(40):
            node = self.until(self.focused, "a focus")
            if node.getRole() == role and any(_fits(node.name, name) for name in names):
                return node
            self.key(TAB)
            try:
                self.until(lambda: self.focused() != node, "another focus", KEY_PATIENCE)  # noqa: B023
            except NotFound:
                pass  # the key went to a window that was just leaving: once more
        raise NotFound(f"{role} {names} by Tab")

    def dump(self):
        def show(node, depth):
            if node is None or not _has(node, pyatspi.STATE_SHOWING) and depth > 1:
                return
            print("  " * depth, node.getRoleName(), repr(node.name), repr(node.description),
                  "<- focus" if _has(node, pyatspi.STATE_FOCUSED) else "", file=sys.stderr)
            for child in node:
                show(child, depth + 1)

        try:
            if self.program is not None:
                show(self.program, 0)
        except (GLib.Error, LookupError) as error:
            print(error, file=sys.stderr)


def _has(node, state):
    return node.getState().contains(state)


def _fits(said, wanted):
    """Equal, marks of direction aside; of a wanted text with %1 only what is around it counts."""
    said = said.replace("\u2068", "").replace("\u2069", "")
    before, place, after = wanted.partition("%1")
    if not place:
        return said == wanted
    return len(said) > len(before + after) and said.startswith(before) and said.endswith(after)
