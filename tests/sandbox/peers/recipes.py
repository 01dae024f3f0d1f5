#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""recipes.py DOCUMENT SOURCE_DIR: code that the document says it ran is code that runs.

A code block below a line <!-- from PATH --> has to be found in that file, to the letter but for its
indentation. A line of three dots, behind a comment sign or not, stands for lines left out.
"""

import re
import sys
import textwrap
from pathlib import Path

BLOCK = re.compile(r"^<!-- from (\S+) -->\n+```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
GAP = re.compile(r"^\s*(?:#|//)?\s*…\s*$\n?", re.MULTILINE)


def lines_of(text):
    return textwrap.dedent(text).strip("\n").split("\n")


def find(piece, lines, start):
    """Behind the place of piece in lines, or None."""
    for at in range(start, len(lines) - len(piece) + 1):
        if lines_of("\n".join(lines[at:at + len(piece)])) == piece:
            return at + len(piece)
    return None


def main(document, source):
    blocks = BLOCK.findall(Path(document).read_text(encoding="utf-8"))
    if not blocks:
        return f"{document}: no code block says which file it is from"
    for path, code in blocks:
        lines = (Path(source) / path).read_text(encoding="utf-8").split("\n")
        end = 0
        for piece in filter(str.strip, GAP.split(code)):
            end = find(lines_of(piece), lines, end)
            if end is None:
                return f"{document}: this is not in {path}, or not in this order:\n{piece}"
    print(f"{len(blocks)} recipes are as they ran")
    return None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
