"""What a person can say instead of an answer."""

import pytest

from interview.terminal.commands import (
    FUNCTION_KEYS,
    LETTERS,
    SHOWN,
    Command,
    CommandGiven,
    command_by_letter,
    command_in,
    count_in,
)
from interview.terminal.wording import MEANING_OF_COMMAND
from knowledge.vocabulary.text import LANGUAGES


@pytest.mark.parametrize("command", Command)
@pytest.mark.parametrize("language", LANGUAGES)
def test_words_on_show_are_understood(command, language):
    """In both languages, whichever is being spoken, in any case."""
    for words in (SHOWN[command][language], SHOWN[command][language].upper()):
        assert command_in(words) == CommandGiven(command)


@pytest.mark.parametrize(("letter", "command"), LETTERS.items())
def test_frequent_commands_have_a_short_form(letter, command):
    """A colon or a slash and a letter; alone where the letter is no answer."""
    assert command_in(f":{letter}") == command_in(f"/{letter.upper()}") == CommandGiven(command)
    assert command_by_letter(letter) == CommandGiven(command)


def test_question_mark_asks_for_help():
    """And not for "I don't know"."""
    assert command_in("?") == CommandGiven(Command.HELP)


@pytest.mark.parametrize(
    "words", ["w", "backwards", "back to front", "返回地点", "howitzer", "helpful", "", ":", ":x", "是", "为什么呢"]
)
def test_other_words_are_no_commands(words):
    """They may be answers."""
    assert command_in(words) is None


def test_evidence_may_be_named_at_once():
    """In the same line."""
    assert command_in("evidence 2") == CommandGiven(Command.EVIDENCE, "2")
    assert command_in("依据 1") == CommandGiven(Command.EVIDENCE, "1")


@pytest.mark.parametrize(
    ("words", "command", "argument"),
    [
        ("change 3", Command.CHANGE, "3"),
        ("更改第3题", Command.CHANGE, "第3题"),
        ("back 2", Command.BACK, "2"),
        ("返回2题", Command.BACK, "2题"),
        (":how Insurance", Command.HOW, "Insurance"),
        ("怎么得出 保险", Command.HOW, "保险"),
        ("why not light truck?", Command.WHY_NOT, "light truck"),
        ("为何不是轻型货车", Command.WHY_NOT, "轻型货车"),
        ("为什么不是轻型货车", Command.WHY_NOT, "轻型货车"),
        ("What if 3 = No", Command.WHAT_IF, "3 = No"),
        ("如果是", Command.WHAT_IF, "是"),
    ],
)
def test_what_follows_a_command_is_kept(words, command, argument):
    """As it was typed; Chinese needs no blank."""
    assert command_in(words) == CommandGiven(command, argument)


@pytest.mark.parametrize(("words", "count"), [("3", 3), ("第 12 题", 12), ("2题", 2), ("three", None), ("", None)])
def test_counts_are_read(words, count):
    """A number, alone or as Chinese counts questions."""
    assert count_in(words) == count


def test_every_command_is_explained_but_help():
    """Help is what explains them. No two share a key."""
    assert set(MEANING_OF_COMMAND) == set(Command) - {Command.HELP}
    assert len(set(FUNCTION_KEYS.values())) == len(FUNCTION_KEYS)
