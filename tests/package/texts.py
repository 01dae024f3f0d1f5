#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""texts.py FOLDER PROGRAM...: holds completions and man pages against what each program takes.

Every option and command that --help names is offered by each shell and told by each man page, and
nothing else is.
"""

import gzip
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import shells

FOLDER = pathlib.Path(sys.argv[1])
PROGRAMS = {pathlib.Path(path).name: path for path in sys.argv[2:]}
faults = []


def require(is_so, fault):
    if not is_so:
        faults.append(fault)


def require_same(named, wanted, where):
    require(named == wanted,
            f"{where}: missing {sorted(wanted - named)}, too much {sorted(named - wanted)}")


def start(name, *arguments):
    with tempfile.TemporaryDirectory() as home:
        return subprocess.run(
            [PROGRAMS[name], *arguments], capture_output=True, check=False, text=True,
            env=os.environ | {"HOME": home, "XDG_RUNTIME_DIR": home, "LC_ALL": "C.UTF-8",
                              "QT_QPA_PLATFORM": "offscreen"})


def help_of(name, *command):
    result = start(name, *command, "--help")
    require(result.returncode == 0, f"{name} {command}: no help")
    return result.stdout


def options(text):
    """--name, with whether it takes a value."""
    return {name: bool(value) for name, value in
            re.findall(r"^  (?:-\w, )?(--[a-z-]+)( <)?", text, re.MULTILINE)}


def commands(name):
    """The options of each."""
    rows = re.findall(r"^  ([a-z]+)[ \[]", help_of(name), re.MULTILINE)
    return {command: options(help_of(name, command)) for command in rows}


def longs(offered):
    return {word for word in offered if word.startswith("--")}


def check_program_alone(name, shell):
    offered = shell(FOLDER, name, "--")
    require_same(longs(offered), set(options(help_of(name))), f"{name}, {shell.__name__}")


def check_commands(name, shell):
    known = commands(name)
    offered = shell(FOLDER, name, "")
    plain = {word for word in offered if re.fullmatch(r"[a-z]+", word)}
    require_same(plain, set(known), f"{name}, commands, {shell.__name__}")
    leading = longs(shell(FOLDER, name, "--"))
    for option, has_value in set().union(*(own.items() for own in known.values())):
        is_taken = start(name, option, *["x"] * has_value, "--version").returncode == 0
        require(is_taken == (option in leading),
                f"{name}, {shell.__name__}: {option} before the command")
    for command, own in known.items():
        offered = longs(shell(FOLDER, name, command, "--"))
        require_same(offered, set(own), f"{name} {command}, {shell.__name__}")


def check_values(name):
    """Where the program itself lists what an option may be, bash and fish offer just that."""
    for option, has_value in options(help_of(name)).items():
        listed = re.search(r"none of (.*)", start(name, f"{option}=nonsense", "--version").stderr)
        if not has_value or not listed:
            continue
        words = set(listed[1].split(", "))
        for shell in set(shells.there()) - {shells.zsh}:
            require_same(shell(FOLDER, name, option, ""), words, f"{option}, {shell.__name__}")
            require_same(shell(FOLDER, "daemunctl", "status", option, ""), words,
                         f"daemunctl {option}, {shell.__name__}")


def check_page(name, page, everywhere):
    where = page.relative_to(FOLDER)
    text = gzip.decompress(page.read_bytes()).decode().replace("\\-", "-")
    own = options(help_of(name))
    variables = set(re.findall(r"\[(DAEMUN_[A-Z_]+)\]", help_of(name)))
    known = {}
    if not own:
        known = commands(name)
        for each in known.values():
            own |= each
        variables = set(re.findall(r"\[(DAEMUN_[A-Z_]+)\]", help_of(name, next(iter(known)))))
    entries = set(re.findall(r"^\.TP\n\S*?(?:, )?\\fB(--[a-z-]+)\\fR", text, re.MULTILINE)
                  + re.findall(r"^\.TP\n\\fB-\w\\fR, \\fB(--[a-z-]+)\\fR", text, re.MULTILINE))
    require_same(entries, set(own), f"{where}, options")
    mentioned = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))
    require(mentioned <= everywhere, f"{where} mentions {sorted(mentioned - everywhere)}")
    require_same(set(re.findall(r"DAEMUN_[A-Z_]+", text)), variables, f"{where}, variables")
    require_same(set(re.findall(r"^\.SS \\fB([a-z]+)", text, re.MULTILINE)), set(known),
                 f"{where}, commands")
    require("@" not in text, f"{where}: a mark is left in it")
    if shutil.which("groff"):
        result = subprocess.run(
            ["groff", "-man", "-Kutf8", "-Tutf8", "-ww", "-z"], input=text, text=True,
            capture_output=True, check=False)
        require(not result.stderr, f"{where}: {result.stderr}")


def main():
    everywhere = set()
    for name in PROGRAMS:
        everywhere |= set(options(help_of(name)))
        for own in commands(name).values():
            everywhere |= set(own)
    require(len(everywhere) > 20, "the programs' options could not be read")
    for name in PROGRAMS:
        for shell in shells.there():
            (check_commands if commands(name) else check_program_alone)(name, shell)
        pages = sorted(FOLDER.glob(f"**/{name}.1.gz"))
        require(pages, f"{name}: no man page")
        for page in pages:
            check_page(name, page, everywhere)
    check_values("daemun")
    for fault in faults:
        print(fault, file=sys.stderr)
    print("asked:", ", ".join(shell.__name__ for shell in shells.there()))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
