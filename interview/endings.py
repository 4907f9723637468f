"""How a command may end: done, told what is wrong, interrupted, or by a mistake of ours. Each has its exit code."""

import errno
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import TextIO

import click

from interview.errors import ExitCode, InterviewError
from knowledge.authoring.problems import PackError
from knowledge.vocabulary.text import Language, Text, in_language

TRACEBACK_VARIABLE = "ROADWORTHY_TRACEBACK"
WHERE_TO_REPORT = "README.md"

PROBLEMS_SHOWN = 20

MORE_PROBLEMS: Text = {
    "en": "… and {count} more. All of them: roadworthy kb check",
    "zh": "……还有 {count} 个。查看全部：roadworthy kb check",
}
INTERRUPTED: Text = {"en": "Interrupted.", "zh": "已中断。"}
NO_ROOM: Text = {
    "en": "The output could not be written ({reason}). Free some space, then try again.",
    "zh": "无法写出结果（{reason}）。请腾出空间后重试。",
}
OUR_MISTAKE: Text = {
    "en": "Something went wrong inside Roadworthy itself: {error}\n"
    "Every answer that was taken is kept; go on with: roadworthy resume\n"
    "Please report it (see {address}) together with the file {file}\n"
    "To see the details now, run it again with {variable}=1.",
    "zh": "Roadworthy 程序内部出错：{error}\n"
    "已记录的回答都已保存；继续请输入：roadworthy resume\n"
    "请反馈此问题（方式见 {address}），并附上文件 {file}\n"
    "如需立即查看细节，请设置 {variable}=1 后重新运行。",
}


NO_CHINESE_CHARACTERS = (
    "Text is written here as {encoding}, which has no Chinese characters: each becomes a question mark. "
    "Set LC_ALL=C.UTF-8 (on Windows PYTHONUTF8=1), or choose English with --lang en."
)
"""In English alone, for the same reason."""


class Terminated(SystemExit):
    """The system asked us to end (SIGTERM, SIGHUP). Unlike other exceptions it passes through event loops."""


@contextmanager
def prepared() -> Iterator[None]:
    """Signals that end the program do it as quitting does, and no sign is too rare to be printed."""
    _provide_streams()
    earlier = {number: signal.getsignal(number) for number in _ending_signals()}
    for number, handler in earlier.items():
        if handler is signal.SIG_DFL:  # whoever ignores them (nohup) goes on ignoring them
            signal.signal(number, _end)
    try:
        yield
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)


def _provide_streams() -> None:
    """A stream that was closed (`>&-`) swallows what is written; one that lacks a character shows "?" for it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - for good
        elif mode == "w" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def tell_if_unreadable(language: Language) -> None:
    """Say so where the language cannot be written to standard output."""
    encoding = sys.stdout.encoding or "ascii"
    try:
        "中文".encode(encoding)
    except UnicodeEncodeError:
        if language == "zh":
            say(NO_CHINESE_CHARACTERS.format(encoding=encoding))


def _end(number: int, frame: FrameType | None) -> None:
    """Once: a closed terminal sends SIGHUP twice, and the second must not interrupt the tidying up."""
    for each in _ending_signals():
        signal.signal(each, signal.SIG_IGN)
    raise Terminated(128 + number)


def _ending_signals() -> list[signal.Signals]:
    return [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


def ended_well(work: Callable[[], int], language: Language) -> int:
    """The exit code of the work, with a message on stderr unless it went well."""
    try:
        code = work()
        sys.stdout.flush()
        return code
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the one place where every error ends
        return _ending(error, language)


def _ending(error: BaseException, language: Language) -> int:
    code: int
    match error:
        case click.exceptions.Exit():
            code = error.exit_code
        case BrokenPipeError():
            _write_nowhere()
            code = ExitCode.BROKEN_PIPE
        case OSError(errno=errno.ENOSPC | errno.EDQUOT | errno.EIO):
            _write_nowhere()
            code = _told(in_language(NO_ROOM, language).format(reason=error.strerror), ExitCode.CANNOT_WRITE)
        case KeyboardInterrupt() | click.Abort():
            code = _told(in_language(INTERRUPTED, language), ExitCode.INTERRUPTED)
        case InterviewError():
            code = _told(error.in_words(language), error.exit_code)
        case PackError():
            code = _told(_pack_problems(error, language), ExitCode.BAD_DATA)
        case click.UsageError():
            from interview.usage_words import usage_mistake_in_words

            code = _told(usage_mistake_in_words(error, language), ExitCode.USAGE)
        case _:
            code = _our_mistake(error, language)
    return code


def _told(message: str, code: ExitCode) -> int:
    say(message)
    return code


def say(message: str, stream: TextIO | None = None) -> None:
    """Print to stderr; where nobody can read it any more, that is no further trouble."""
    with suppress(OSError, ValueError):
        print(harmless(message), file=stream or sys.stderr, flush=True)


def harmless(text: str) -> str:
    """The text without signs that steer a terminal: it may quote a stranger's file."""
    return "".join(sign if sign.isprintable() or sign in "\n\t" else "?" for sign in text)


def _write_nowhere() -> None:
    """Nobody takes our output any more (`| head`, a full disk): Python shall not try again when it exits."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _pack_problems(error: PackError, language: Language) -> str:
    shown, more = error.problems[:PROBLEMS_SHOWN], len(error.problems) - PROBLEMS_SHOWN
    lines = [str(problem) for problem in shown]
    return "\n".join([*lines, in_language(MORE_PROBLEMS, language).format(count=more)] if more > 0 else lines)


def _our_mistake(error: BaseException, language: Language) -> int:
    import traceback

    details = "".join(traceback.format_exception(error))
    if os.environ.get(TRACEBACK_VARIABLE) == "1":
        say(details)
    say(
        in_language(OUR_MISTAKE, language).format(
            error=f"{type(error).__name__}: {str(error)[:200]}",
            address=WHERE_TO_REPORT,
            file=_kept(details) or "-",
            variable=TRACEBACK_VARIABLE,
        )
    )
    return ExitCode.OUR_MISTAKE


def _kept(details: str) -> Path | None:
    """The details in a file of the data folder, for the owner alone; null where it cannot be written."""
    from interview.saved_cases.store_file import data_folder

    earlier = os.umask(0o077)
    try:
        path = data_folder() / "last_error.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(details, "utf-8", errors="backslashreplace")
    except (OSError, InterviewError):
        return None
    finally:
        os.umask(earlier)
    return path
