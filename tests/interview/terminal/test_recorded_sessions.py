"""Whole sessions on a real terminal, their screens compared as text with those in `screens/`.

After a change that is meant: ROADWORTHY_RECORD=1 pytest tests/interview/terminal/test_recorded_sessions.py,
then look at the difference before it is committed.
"""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

SCREENS = Path(__file__).parent / "screens"
PACKS = Path(__file__).parents[2] / "packs" / "good"
F2, F6, DOWN, ENTER = "\x1bOQ", "\x1b[17~", "\x1b[B", "\r"
DAY_IN_NAMES = re.compile(r"toyland-\d{4}-\d\d-\d\d-")

SAYS = {
    "quit": ("quit", "退出"),
    "why": ("Why this is asked", "为什么要问"),
    "second": ("Question 2", "第 2 题"),
    "unknown": ("Where to look", "查询途径"),
    "fourth": ("Question 4", "第 4 题"),
    "fifth": ("Question 5", "第 5 题"),
    "back": ("Back to", "返回："),
    "kept": ("Answers so far", "已有 4 个回答"),
    "changing": ("Changing answer", "更改第"),
    "preview": ("Nothing is changed yet", "尚未更改"),
    "unchanged": ("Nothing was changed", "未作更改"),
    "changed": ("Changed.", "已更改。"),
    "review": ("Your answers", "您的回答（"),
    "finish": ("No question is left", "问题已全部问完"),
    "summary": ("roadworthy resume", "roadworthy resume"),
}
"""What stands on the screen when a step is done, in English and Chinese."""

PAUSES = 10
"""Of a third of a second, in which the screen expected may still come."""


@dataclass
class Recording:
    """The screens of one session under their names, to be compared with those of an earlier one."""

    name: str
    screens: list[str] = field(default_factory=list)

    def keep(self, name: str, window) -> None:
        """The screen when it stands still; on a busy machine it may have paused on the way to the one expected."""
        for _ in range(PAUSES):
            screen = f"===== {name}\n{DAY_IN_NAMES.sub('toyland-YYYY-MM-DD-', window.still())}\n"
            if not self._path.exists() or screen in self._path.read_text("utf-8"):
                break
        self.screens.append(screen)

    def compare(self) -> None:
        seen = "\n".join(self.screens)
        if os.environ.get("ROADWORTHY_RECORD") == "1":
            self._path.parent.mkdir(exist_ok=True)
            self._path.write_text(seen, "utf-8")
        assert seen == self._path.read_text("utf-8")

    @property
    def _path(self) -> Path:
        return SCREENS / f"{self.name}.txt"


@pytest.mark.slow
@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_session(terminal, tmp_path, columns, language):
    """Why, not knowing, back, kill -9, resume, change with preview, review, finish."""
    says, recording = (
        {step: words[language == "zh"] for step, words in SAYS.items()},
        Recording(f"{language}_{columns}"),
    )

    def program(*arguments):
        options = ("--lang", language, "--packs", str(PACKS), "--as-of", "2026-11-22", "--no-report")
        command = ("-P", "-m", "interview", *arguments, *options)
        return terminal(columns, language, command=command, ROADWORTHY_DATA=str(tmp_path), PYTHONPATH=str(Path.cwd()))

    window = program("ask", "--pack", "toyland")
    window.wait(says["quit"])
    recording.keep("the first question", window)
    window.press(F2, says["why"])
    recording.keep("why it is asked", window)
    window.press("y" + ENTER, says["second"])
    window.press("skip" + ENTER, says["unknown"])
    recording.keep("not knowing", window)
    window.press("4" + ENTER, says["fourth"])
    window.press("3 m" + ENTER, says["fifth"])
    window.press("back" + ENTER, says["back"])
    recording.keep("back", window)
    window.press(ENTER, says["fifth"])
    window.child.kill(9)
    window.end()

    window = program("resume")
    window.wait(says["kept"])
    recording.keep("resumed after kill -9", window)
    window.press("15" + ENTER, says["finish"])
    recording.keep("nothing is left to ask", window)
    window.press("change 2" + ENTER, says["changing"])
    window.press("a" + ENTER, says["changed"])
    recording.keep("a change that brings a question", window)
    window.press("1.1.2027" + ENTER, says["finish"])
    window.press("change 2" + ENTER, says["changing"])
    window.press("b" + ENTER, says["preview"])
    recording.keep("a change and its preview", window)
    window.press("n" + ENTER, says["unchanged"])
    window.press(F6, says["review"])
    window.press(DOWN + DOWN, "> 2")
    recording.keep("review", window)
    window.press(ENTER, says["changing"])
    window.press("b" + ENTER, says["preview"])
    window.press("y" + ENTER, says["finish"])
    recording.keep("changed", window)
    window.press(ENTER, says["summary"])
    window.end()
    recording.keep("the end", window)
    recording.compare()
