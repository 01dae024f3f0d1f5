# SPDX-License-Identifier: Apache-2.0
"""What a program says of itself by --help, read into options and commands."""

import dataclasses
import os
import re
import subprocess
import tempfile


@dataclasses.dataclass
class Option:
    names: list  # --help, -h
    value: str  # what it takes, "" for nothing
    text: str
    variable: str  # of the environment, "" for none

    @property
    def long(self):
        return next(name for name in self.names if name.startswith("--"))


@dataclasses.dataclass
class Command:
    name: str
    arguments: list  # as they are written: ACCOUNT, [NEW]
    text: str
    options: list


@dataclasses.dataclass
class Program:
    name: str
    options: list  # its own, or of every command
    leading: list  # those of them that may stand before a command
    commands: list
    exit_codes: list  # (number, meaning)


def start(path, arguments, language="en"):
    """The program's run to its end, with a home of its own that is empty."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": home,
            "XDG_RUNTIME_DIR": home,
            "QT_QPA_PLATFORM": "offscreen",
            # Such a locale need not be installed: Qt takes the language from it all the same.
            "LC_ALL": "ko_KR.UTF-8" if language == "ko" else "C.UTF-8",
        }
        if "LD_LIBRARY_PATH" in os.environ:
            environment["LD_LIBRARY_PATH"] = os.environ["LD_LIBRARY_PATH"]
        return subprocess.run(
            [path, *arguments], env=environment, capture_output=True, check=False, text=True,
            encoding="utf-8")


def read_help(path, arguments, language):
    result = start(path, [*arguments, "--help"], language)
    if result.returncode != 0:
        raise ValueError(f"{path}: its help cannot be read: {result.stderr}")
    return result.stdout


def may_lead(path, option):
    value = ["x"] if option.value else []
    return start(path, [option.long, *value, "--version"]).returncode == 0


def read_options(text):
    """The options of a help text; a long description goes on below itself."""
    options = []
    for line in text.splitlines():
        first = re.match(r"  (-\S*(?:, -\S*)*)(?: <(.+?)>)?(?:  +(.*))?$", line)
        if first:
            options.append(Option(first[1].split(", "), first[2] or "", first[3] or "", ""))
        elif not line.strip():
            if options:
                break
        elif options:
            options[-1].text = f"{options[-1].text} {line.strip()}".strip()
    for option in options:
        option.names.sort(key=len, reverse=True)
        variable = re.search(r" \[([A-Z_]+)\]$", option.text)
        if variable:
            option.variable = variable[1]
            option.text = option.text[: variable.start()]
    return options


def read(path, name, language="en"):
    text = read_help(path, [], language)
    options = read_options(text)
    rows = re.findall(r"^  ([a-z]\S*)((?: \S+)*?)  +(.*)$", text, re.MULTILINE)
    commands = [
        Command(command, arguments.split(), about,
                read_options(read_help(path, [command], language)))
        for command, arguments, about in rows
    ]
    leading = options
    if commands:
        # What all commands have is said once.
        first = commands[0].options
        names = [{option.long for option in command.options} for command in commands]
        options = [option for option in first if option.long in set.intersection(*names)]
        common = {option.long for option in options}
        for command in commands:
            command.options = [o for o in command.options if o.long not in common]
        leading = [option for option in options if may_lead(path, option)]
    exit_codes = re.findall(r"(?<=[:,] )(\d) ([^,.]+)", text.rpartition("\n\n")[2])
    if not options:
        raise ValueError(f"{name}: no options in its help")
    return Program(name, options, leading, commands, exit_codes)
