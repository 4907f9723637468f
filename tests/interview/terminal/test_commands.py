"""What a person can say instead of an answer."""

import pytest

from interview.terminal.commands import FUNCTION_KEYS, SHOWN, Command, CommandGiven, command_by_letter, command_in
from interview.terminal.wording import MEANING_OF_COMMAND
from knowledge.vocabulary.text import LANGUAGES


@pytest.mark.parametrize("command", Command)
@pytest.mark.parametrize("language", LANGUAGES)
def test_words_on_show_are_understood(command, language):
    """In both languages, whichever is being spoken, in any case."""
    for words in (SHOWN[command][language], SHOWN[command][language].upper()):
        assert command_in(words) == CommandGiven(command)


@pytest.mark.parametrize("command", Command)
def test_every_command_has_a_short_form(command):
    """A colon or a slash and its first letter; no two commands share one."""
    assert command_in(f":{command[0]}") == command_in(f"/{command[0].upper()}") == CommandGiven(command)
    assert command_by_letter(command[0]) == CommandGiven(command)


def test_question_mark_asks_for_help():
    """And not for "I don't know"."""
    assert command_in("?") == CommandGiven(Command.HELP)


@pytest.mark.parametrize("words", ["w", "backwards", "why not", "helpful", "", ":", ":x", "是", "为什么呢"])
def test_other_words_are_no_commands(words):
    """They may be answers."""
    assert command_in(words) is None


def test_evidence_may_be_named_at_once():
    """In the same line."""
    assert command_in("evidence 2") == CommandGiven(Command.EVIDENCE, "2")
    assert command_in("依据 1") == CommandGiven(Command.EVIDENCE, "1")


def test_every_command_is_explained_but_help():
    """Help is what explains them. No two share a key."""
    assert set(MEANING_OF_COMMAND) == set(Command) - {Command.HELP}
    assert len(set(FUNCTION_KEYS.values())) == len(FUNCTION_KEYS)
