# SPDX-License-Identifier: Apache-2.0
"""What a shell offers with a completion file: asked of the shell itself."""

import os
import shutil
import subprocess
import tempfile

BASH = """
source "$1"; shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
"_${1//-/_}"
printf '%s\\n' "${COMPREPLY[@]}"
"""

# The file hands its options to _arguments, which is zsh's to turn into what a person sees.
ZSH = """
file=$1; shift
_arguments() {
    print -rl -- "$@"
    [[ $1 != -C ]] && return
    [[ -z $command ]] && state=command || state=argument
    words=($command)
    return 1
}
_describe() { print -rl -- ${(P)2}; }
command=$2
source $file
"""

FISH = """
source $argv[1]
complete -C "$argv[2..]"
"""


def _run(arguments):
    with tempfile.TemporaryDirectory() as home:
        result = subprocess.run(
            arguments, capture_output=True, check=True, text=True,
            env={"PATH": os.environ["PATH"], "HOME": home, "LC_ALL": "C.UTF-8"})
        if result.stderr:
            raise ValueError(f"{arguments[0]} says: {result.stderr}")
        return result.stdout.splitlines()


def bash(folder, name, *words):
    """What bash offers behind these words, the last of which has only been begun."""
    return set(_run(["bash", "-c", BASH, "bash", f"{folder}/{name}.bash", name, *words])) - {""}


def fish(folder, name, *words):
    offered = _run(["fish", "--no-config", "-c", FISH, f"{folder}/{name}.fish", name, *words])
    return {line.partition("\t")[0] for line in offered}


def zsh(folder, name, *words):
    """Without the last of the words: it is zsh itself that picks what begins with it."""
    lines = _run(["zsh", "-f", "-c", ZSH, "zsh", f"{folder}/_{name}", name, *words[:-1]])
    offered = set()
    for line in lines:
        word = line.rpartition(")")[2] if line.startswith("(-") else line
        offered.add(word.partition("[")[0].partition(":")[0].rstrip("="))
    return offered


def there():
    """The shells that can be asked here."""
    return [shell for shell in (bash, fish, zsh) if shutil.which(shell.__name__)]
