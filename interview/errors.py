"""What a person must be told when something cannot go on: where, what is wrong, how to put it right."""

from collections.abc import Iterable
from enum import IntEnum

from knowledge.vocabulary.text import Language, Text, in_language


class ExitCode(IntEnum):
    """How the program ended, for scripts (the numbers are those of sysexits.h and of shells)."""

    DONE = 0
    USAGE = 2
    BAD_DATA = 65
    MISSING_SYSTEM_PART = 69
    OUR_MISTAKE = 70
    CANNOT_WRITE = 74
    TRY_AGAIN = 75
    INTERRUPTED = 130
    BROKEN_PIPE = 141


class InterviewError(Exception):
    """Ends a command with one clear message and an exit code; never with a traceback."""

    exit_code = ExitCode.OUR_MISTAKE
    language: Language | None = None
    """That of the conversation which it ended; null = that of the command."""

    def __init__(self, what: Text, remedy: Text, where: str = "") -> None:
        super().__init__(what["en"])
        self.where = where
        """File, folder or case; "" where `what` says it."""
        self.what = what
        self.remedy = remedy

    def in_words(self, language: Language) -> str:
        """The whole message in one language: that of the command, unless a conversation went on in another."""
        language = self.language or language
        what, remedy = in_language(self.what, language), in_language(self.remedy, language)
        beginning = f"{self.where}: {what}" if self.where else _capitalised(what)
        return f"{beginning}{'' if language == 'zh' else ' '}{remedy}".rstrip()


def _capitalised(sentence: str) -> str:
    """As a sentence begins; the id of a fact, which may stand first, is written in small letters everywhere."""
    is_id = "." in sentence.partition(" ")[0].rstrip(".")
    return sentence if is_id else sentence[:1].upper() + sentence[1:]


class UsageMistake(InterviewError):
    """The command was typed in a way that makes no sense."""

    exit_code = ExitCode.USAGE


class BadData(InterviewError):
    """A file cannot be used as it is."""

    exit_code = ExitCode.BAD_DATA


class MissingPart(InterviewError):
    """The machine lacks something that the command needs."""

    exit_code = ExitCode.MISSING_SYSTEM_PART


class CannotWrite(InterviewError):
    """A file or folder could not be written."""

    exit_code = ExitCode.CANNOT_WRITE


def did_you_mean(word: str, known: Iterable[str], otherwise: Text) -> Text:
    """A remedy that names the nearest known word, or `otherwise` when none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return {"en": f"Did you mean {near[0]}?", "zh": f"您是不是要写 {near[0]}？"} if near else otherwise
