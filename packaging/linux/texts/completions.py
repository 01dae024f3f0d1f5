# SPDX-License-Identifier: Apache-2.0
"""Completions for the shells, from what a program says of itself."""

import re

# What a value is, by the name that the help has for it. Any other one is not to be known ahead.
WORDS = {
    "place": ["window", "browser"],
    "language": ["system", "ko", "en"],
    "appearance": ["system", "light", "dark"],
    "answer": ["yes", "no"],
}
FILES = {"path", "file"}
FOLDERS = {"folder"}

HEADER = "# SPDX-License-Identifier: Apache-2.0\n# Made from what the program says by --help.\n"


def about(text):
    """The first sentence, for one line of a list."""
    return re.split(r"(?<=[^.])\.(?: |$)", text)[0]


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


def names(options):
    return " ".join(name for option in options for name in option.names)


# bash


def bash_values(options):
    """The branches that complete what an option takes."""
    lines = []
    unknown = []
    for option in (o for o in options if o.value):
        if option.value in WORDS:
            action = f'mapfile -t COMPREPLY < <(compgen -W "{" ".join(WORDS[option.value])}" -- "$cur")'
        elif option.value in FILES | FOLDERS:
            kind = "-d" if option.value in FOLDERS else "-f"
            action = f'compopt -o filenames 2>/dev/null\n        mapfile -t COMPREPLY < <(compgen {kind} -- "$cur")'
        else:
            unknown.append(option)
            continue
        lines.append(f"    {'|'.join(option.names)})\n        {action}\n        return\n        ;;")
    if unknown:
        lines.append(f"    {'|'.join(n for o in unknown for n in o.names)})\n        return\n        ;;")
    return "\n".join(lines)


def bash(program):
    function = "_" + program.name.replace("-", "_")
    everything = program.options + [o for c in program.commands for o in c.options]
    text = f"""{HEADER}
{function}() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD - 1]}}
    local words="{names(program.leading)}"
    COMPREPLY=()
    # "--option=value" comes as three words.
    if [ "$cur" = "=" ]; then
        cur=
    elif [ "$prev" = "=" ] && [ "$COMP_CWORD" -ge 2 ]; then
        prev=${{COMP_WORDS[COMP_CWORD - 2]}}
    fi
    case $prev in
{bash_values(everything)}
    esac
"""
    if program.commands:
        takes = "|".join(n for o in program.leading if o.value for n in o.names)
        following = names(o for o in program.options if o not in program.leading)
        text += f"""
    local i command=
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${{COMP_WORDS[i]}} in
        {takes}) ((++i)) ;;
        =) ((++i)) ;;
        -*) ;;
        *)
            command=${{COMP_WORDS[i]}}
            break
            ;;
        esac
    done
    case $command in
    '') words+=" {" ".join(c.name for c in program.commands)}" ;;
"""
        for command in program.commands:
            own = f"{following} {names(command.options)}".strip()
            text += f'    {command.name}) words+=" {own}" ;;\n'
        text += "    esac\n"
    return text + f"""    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
}}
complete -F {function} {program.name}
"""


# zsh


def zsh_option(option):
    text = re.sub(r"([\[\]\\:])", r"\\\1", about(option.text))
    value = ""
    if option.value in WORDS:
        value = f":{option.value}:({' '.join(WORDS[option.value])})"
    elif option.value in FILES:
        value = f":{option.value}:_files"
    elif option.value in FOLDERS:
        value = f":{option.value}:_files -/"
    elif option.value:
        value = f":{option.value}: "
    mark = "=" if value else ""
    if len(option.names) == 1:
        return quoted(f"{option.long}{mark}[{text}]{value}")
    both = " ".join(option.names)
    return f"'({both})'{{{','.join(n + mark for n in option.names)}}}" + quoted(f"[{text}]{value}")


def zsh(program):
    function = "_" + program.name
    options = [zsh_option(option) for option in program.leading]
    text = f"#compdef {program.name}\n{HEADER}\n{function}() {{\n"
    if not program.commands:
        listed = " \\\n        ".join(options)
        return text + f"    _arguments \\\n        {listed}\n}}\n\n{function} \"$@\"\n"
    listed = "\n        ".join(options)
    text += f"""    local -a common commands own
    local state state_descr line
    typeset -A opt_args
    common=(
        {listed}
    )
    commands=(
"""
    for command in program.commands:
        described = f"{command.name}:{about(command.text)}"
        text += f"        {quoted(described)}\n"
    text += """    )
    _arguments -C $common '1:command:->command' '*::argument:->argument' && return
    case $state in
    command) _describe command commands ;;
    argument)
        case $words[1] in
"""
    for command in program.commands:
        own = [zsh_option(o) for o in program.options if o not in program.leading]
        own += [zsh_option(o) for o in command.options]
        own += [f"'1:{a.strip('[]')}: '" for a in command.arguments]
        if own:
            text += f"        {command.name}) own=({' '.join(own)}) ;;\n"
    return text + f"""        esac
        _arguments $common $own
        ;;
    esac
}}

{function} "$@"
"""


# fish


def fish_option(program, option, condition):
    line = f"complete -c {program.name}"
    if condition:
        line += f" -n {quoted(condition)}"
    for name in option.names:
        line += f" -l {name[2:]}" if name.startswith("--") else f" -s {name[1:]}"
    if option.value in WORDS:
        line += f" -x -a {quoted(' '.join(WORDS[option.value]))}"
    elif option.value in FILES:
        line += " -r -F"
    elif option.value in FOLDERS:
        line += " -x -a '(__fish_complete_directories)'"
    elif option.value:
        line += " -x"
    text = about(option.text).replace("\\", "\\\\").replace("'", "\\'")
    return f"{line} -d '{text}'"


def fish(program):
    lines = [HEADER, f"complete -c {program.name} -f"]
    for option in program.options:
        after = "not __fish_use_subcommand" if option not in program.leading else ""
        lines.append(fish_option(program, option, after))
    for command in program.commands:
        text = about(command.text).replace("'", "\\'")
        lines.append(
            f"complete -c {program.name} -n __fish_use_subcommand -a {command.name} -d '{text}'")
    for command in program.commands:
        seen = f"__fish_seen_subcommand_from {command.name}"
        lines += [fish_option(program, option, seen) for option in command.options]
    return "\n".join(lines) + "\n"
