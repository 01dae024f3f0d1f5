#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""make.py PROGRAM NAME VERSION DATE FOLDER TEMPLATE...: completions and man pages of a program.

A template is a man page, FOLDER/NAME.1.in, or FOLDER/LANGUAGE/NAME.1.in for one in another
language. In it stand @OPTIONS@, @COMMANDS@, @ENVIRONMENT@, @EXIT_CODES@, @VERSION@ and @DATE@.
"""

import gzip
import pathlib
import sys

import completions
import helptext
import manpage


def write_page(template, program_path, name, version, date, folder):
    language = template.parent.name if len(template.parent.name) == 2 else ""
    program = helptext.read(program_path, name, language or "en")
    page = manpage.fill(template.read_text(encoding="utf-8"), program, version, date)
    target = folder / language / f"{name}.1.gz"
    target.parent.mkdir(parents=True, exist_ok=True)
    # Without a name and a time in it: the same page is the same file.
    target.write_bytes(gzip.compress(page.encode(), 9, mtime=0))


def main():
    program_path, name, version, date, folder, *templates = sys.argv[1:]
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    program = helptext.read(program_path, name)
    (folder / f"{name}.bash").write_text(completions.bash(program), encoding="utf-8")
    (folder / f"_{name}").write_text(completions.zsh(program), encoding="utf-8")
    (folder / f"{name}.fish").write_text(completions.fish(program), encoding="utf-8")
    for template in templates:
        write_page(pathlib.Path(template), program_path, name, version, date, folder)


if __name__ == "__main__":
    main()
