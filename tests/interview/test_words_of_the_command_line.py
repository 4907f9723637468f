"""The command and the language, known before the command line is read."""

import pytest

from interview.commands.program import with_default_command
from interview.language import language_asked_for, language_by_locale


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["ask"]),
        (["--plain"], ["ask", "--plain"]),
        (["--lang", "zh"], ["--lang", "zh", "ask"]),
        (["--lang=zh", "--packs", "x", "-o", "y"], ["--lang=zh", "--packs", "x", "ask", "-o", "y"]),
        (["--lang", "zh", "cases"], ["--lang", "zh", "cases"]),
        (["cases", "--plain"], ["cases", "--plain"]),
        (["--lang", "zh", "--help"], ["--lang", "zh", "--help"]),
        (["--plain", "--help"], ["ask", "--plain", "--help"]),
        (["--packs"], ["--packs", "ask"]),
    ],
)
def test_no_command_means_ask(arguments: list[str], expected: list[str]) -> None:
    """Options of the program stand before the command, those of `ask` may stand alone."""
    assert with_default_command(arguments) == expected


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "de_DE"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], language: str) -> None:
    """LC_ALL before LC_MESSAGES before LANG; an empty one counts as absent."""
    assert language_by_locale(environment) == language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["cases", "--lang", "zh"], "zh"),
        (["--lang=en"], "en"),
        (["report", "x", "--lang", "en+zh"], None),
        (["--lang"], None),
        ([], None),
    ],
)
def test_the_language_is_known_before_the_command_line_is_read(arguments: list[str], language: str | None) -> None:
    """So that mistakes in it can be told in it."""
    assert language_asked_for(arguments) == language
