"""What can go wrong with the saved cases, in words: nothing that was acknowledged is ever lost by it."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from interview.errors import BadData, CannotWrite, ExitCode, InterviewError, UsageMistake, did_you_mean
from interview.refusals import refusal
from knowledge.vocabulary.text import Text, in_language


class StoreError(InterviewError):
    """The saved cases cannot be read or written."""


class StoreUnwritable(StoreError, CannotWrite):
    """The folder or file refuses to be written, or the disk is failing."""

    def __init__(self, path: Path, reason: Text) -> None:
        super().__init__(
            {"en": f"answers cannot be saved here ({reason['en']}).", "zh": f"无法在此保存回答（{reason['zh']}）。"},
            {
                "en": "What was saved before is untouched. Make the folder writable, or name another one in "
                "the variable ROADWORTHY_DATA, then start again. Without saving anything: roadworthy ask --dry-run",
                "zh": "此前保存的内容未受影响。请让该文件夹可写，或用环境变量 ROADWORTHY_DATA "
                "指定另一个文件夹，然后重新开始。不保存也可试用：roadworthy ask --dry-run",
            },
            str(path),
        )
        self.reason = reason


class StoreFull(StoreError, CannotWrite):
    """The disk is full."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            {
                "en": "the disk is full, so the last answer could not be saved.",
                "zh": "磁盘已满，最后一个回答未能保存。",
            },
            {
                "en": "Everything before it is safe. Free some space, then type: roadworthy resume",
                "zh": "此前的回答都已保存。请腾出空间，然后输入：roadworthy resume",
            },
            str(path),
        )


class StoreBusy(StoreError):
    """Another process holds the file for longer than we wait."""

    exit_code = ExitCode.TRY_AGAIN

    def __init__(self, path: Path) -> None:
        super().__init__(
            {"en": "another program is using the saved cases.", "zh": "另一个程序正在使用已保存的案例。"},
            {
                "en": "Nothing was changed. End that program, then try again.",
                "zh": "没有任何改动。请结束那个程序后重试。",
            },
            str(path),
        )


class StoreDamaged(StoreError, BadData):
    """The file is not what this program wrote."""

    def __init__(self, path: Path, reason: Text) -> None:
        super().__init__(
            {
                "en": f"the file of saved cases is damaged ({reason['en']}).",
                "zh": f"保存案例的文件已损坏（{in_language(reason, 'zh')}）。",
            },
            {
                "en": f"It was left as it is. Move it aside (mv '{path}' '{path}.damaged') and start again; "
                f"sqlite3 '{path}.damaged' .recover may bring its cases back.",
                "zh": f"文件保持原样。请先把它移开（mv '{path}' '{path}.damaged'）再重新开始；"
                f"sqlite3 '{path}.damaged' .recover 也许能找回其中的案例。",
            },
            str(path),
        )


class StoreTooNew(StoreError, BadData):
    """A newer version of the program wrote the file."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            {
                "en": f"a newer version wrote the saved cases (format {found}; this one knows {known}).",
                "zh": f"已保存的案例由更新的版本写成（格式 {found}，本版本只认识 {known}）。",
            },
            {
                "en": "They were left as they are. Use that version, or another folder (ROADWORTHY_DATA).",
                "zh": "内容保持原样。请使用新版本，或用 ROADWORTHY_DATA 指定另一个文件夹。",
            },
            str(path),
        )


class NoSuchCase(StoreError, UsageMistake):
    """There is no saved case of that name."""

    def __init__(self, case: str, known: Iterable[str]) -> None:
        super().__init__(
            {"en": f"there is no saved case {case}.", "zh": f"没有名为 {case} 的案例。"},
            did_you_mean(
                case,
                known,
                {"en": "See all of them with: roadworthy cases", "zh": "查看全部案例：roadworthy cases"},
            ),
        )


class NoCases(StoreError, UsageMistake):
    """Nothing has been saved yet."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            {"en": "no case has been saved yet.", "zh": "还没有保存过案例。"},
            {"en": "Begin one with: roadworthy", "zh": "开始一个新案例：roadworthy"},
            str(folder),
        )


class CaseOpenElsewhere(StoreError):
    """Another window is answering the same case."""

    exit_code = ExitCode.TRY_AGAIN

    def __init__(self, case: str) -> None:
        super().__init__(
            {"en": "this case is open in another window.", "zh": "这个案例正在另一个窗口中打开。"},
            {
                "en": "Go on there, or quit there and try again.",
                "zh": "请在那个窗口继续，或先在那里退出再重试。",
            },
            case,
        )


class CaseChangedElsewhere(StoreError):
    """Another process has added to the case since this one read it; the new entry was not recorded."""

    exit_code = ExitCode.TRY_AGAIN

    def __init__(self, case: str) -> None:
        super().__init__(
            {
                "en": "this case was changed in another window, so your last answer was not recorded.",
                "zh": "这个案例已在另一个窗口中被修改，您的最后一个回答没有记录。",
            },
            {
                "en": f"All others are kept. Go on with: roadworthy resume {case}",
                "zh": f"其余回答都已保存。继续请输入：roadworthy resume {case}",
            },
            case,
        )


def in_our_words(error: sqlite3.Error, path: Path) -> StoreError:
    """What SQLite's error means for the person."""
    code = (getattr(error, "sqlite_errorcode", None) or sqlite3.SQLITE_ERROR) & 0xFF
    match code:
        case sqlite3.SQLITE_FULL:
            return StoreFull(path)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return StoreBusy(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_IOERR:
            return StoreUnwritable(path, refusal(error))
        case _:
            return StoreDamaged(path, refusal(error))
