# SPDX-License-Identifier: Apache-2.0
"""The parts of a man page that a program says itself, in place of marks in what people wrote."""

import re


def roff(text):
    """Text as roff takes it: a hyphen that can be copied as one, nothing taken for a request."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^(?=[.'])", "\\&", text, flags=re.MULTILINE)


def option(option):
    named = ", ".join(rf"\fB{roff(name)}\fR" for name in reversed(option.names))
    value = rf" \fI{roff(option.value)}\fR" if option.value else ""
    return f".TP\n{named}{value}\n{roff(option.text)}\n"


def options(of):
    return "".join(option(each) for each in of)


def commands(program):
    text = ""
    for command in program.commands:
        arguments = "".join(rf" \fI{roff(argument)}\fR" for argument in command.arguments)
        own = rf" [\fIoption\fR]..." if command.options else ""
        text += f".SS \\fB{command.name}\\fR{own}{arguments}\n{roff(command.text)}\n"
        text += options(command.options)
    return text


def environment(program):
    text = ""
    for each in (o for o in program.options if o.variable):
        text += f".TP\n.B {each.variable}\n\\fB{roff(each.long)}\\fR\n"
    return text


def exit_codes(program):
    return "".join(f".TP\n.B {number}\n{roff(text)}\n" for number, text in program.exit_codes)


def fill(template, program, version, date):
    parts = {
        "VERSION": version,
        "DATE": date,
        "OPTIONS": options(program.options),
        "COMMANDS": commands(program),
        "ENVIRONMENT": environment(program),
        "EXIT_CODES": exit_codes(program),
    }

    def part(mark):
        return parts[mark[1]].rstrip("\n")

    return re.sub(r"@([A-Z_]+)@", part, template)
