"""Writes docs/roadworthy.1, the man page, from the commands themselves: the same words as --help.

python scripts/make_man_page.py           writes it
python scripts/make_man_page.py --check   ends with 1 if it is not up to date
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from interview import __version__
from interview.commands.exit_codes import EXIT_CODES
from interview.commands.invocation import Invocation
from interview.commands.program import program
from interview.commands.teaching import TaughtArgument, TaughtCommand, TaughtGroup, TaughtOption

PAGE = Path(__file__).resolve().parent.parent / "docs" / "roadworthy.1"
VARIABLES = (
    ("ROADWORTHY_DATA", "Another folder for the saved cases."),
    ("ROADWORTHY_TRACEBACK", "1 shows the details of a mistake of ours."),
    ("LC_ALL, LC_MESSAGES, LANG", "The language, unless --lang says otherwise: Chinese if it begins with zh."),
    ("NO_COLOR", "Any value: no colours."),
)


def man_page() -> str:
    """The whole page in roff."""
    lines = [
        '.\\" Made by scripts/make_man_page.py from the commands. Do not edit.',
        f'.TH ROADWORTHY 1 "" "roadworthy {__version__}" "User Commands"',
        *_section("NAME", [rf"roadworthy \- {quoted(program.teaching.brief['en'].rstrip('.'))}"]),
        *_section("SYNOPSIS", [r"\fBroadworthy\fR [\fIOPTIONS\fR] [\fICOMMAND\fR [\fIARGS\fR]...]"]),
        *_section("DESCRIPTION", list(_paragraphs(program))),
        *_section("OPTIONS", list(_options(program))),
    ]
    for name, command in _commands(program, "roadworthy"):
        lines += _section(name.upper(), list(_described(name, command)))
    lines += _section("EXIT STATUS", list(_terms((str(code), text["en"]) for code, text in EXIT_CODES)))
    lines += _section("ENVIRONMENT", list(_terms(VARIABLES)))
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """The words with what roff would take for a request made harmless."""
    safe = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq").replace("…", "...")
    return rf"\&{safe}" if safe.startswith((".", r"\(aq")) else safe


def _section(title: str, lines: list[str]) -> list[str]:
    return [f'.SH "{title}"', *lines]


def _commands(group: TaughtGroup, path: str) -> Iterator[tuple[str, TaughtCommand | TaughtGroup]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert isinstance(command, TaughtCommand | TaughtGroup)
        yield f"{path} {name}", command
        if isinstance(command, TaughtGroup):
            yield from _commands(command, f"{path} {name}")


def _described(name: str, command: TaughtCommand | TaughtGroup) -> Iterator[str]:
    context = click.Context(command, info_name=name, obj=Invocation("en"))
    yield rf"\fB{quoted(name)}\fR {quoted(' '.join(command.collect_usage_pieces(context)))}"
    yield ".PP"
    yield from _paragraphs(command)
    yield from _terms(
        (parameter.metavar or parameter.human_readable_name, parameter.says["en"])
        for parameter in command.params
        if isinstance(parameter, TaughtArgument)
    )
    yield from _options(command)
    for line, does in command.teaching.examples:
        yield from (".PP", quoted(does["en"]), ".RS", ".nf", quoted(line), ".fi", ".RE")


def _paragraphs(command: TaughtCommand | TaughtGroup) -> Iterator[str]:
    for number, paragraph in enumerate((command.teaching.brief, *command.teaching.more)):
        yield from ([".PP"] if number else [])
        yield quoted(paragraph["en"])


def _options(command: click.Command) -> Iterator[str]:
    context = click.Context(command, obj=Invocation("en"))
    options = (parameter for parameter in command.params if isinstance(parameter, TaughtOption))
    records = ((option.get_help_record(context), option.says["en"]) for option in options)
    return _terms((record[0], says) for record, says in records if record)


def _terms(terms: Iterator[tuple[str, str]] | tuple[tuple[str, str], ...]) -> Iterator[str]:
    for term, says in terms:
        yield from (".TP", rf"\fB{quoted(term)}\fR", quoted(says))


def main() -> None:
    """Write the page, or say whether it is up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        if PAGE.read_text("utf-8") != man_page():
            sys.exit("docs/roadworthy.1 is not up to date. Run: python scripts/make_man_page.py")
        return
    PAGE.write_text(man_page(), "utf-8")


if __name__ == "__main__":
    main()
