"""Where a report goes and in which form, as the options say."""

import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from interview.errors import UsageMistake
from interview.report.paper import Paper

STANDARD_OUTPUT = "-"


class Form(StrEnum):
    """In which form a report is made."""

    PDF = "pdf"
    HTML = "html"
    TEXT = "text"
    MARKDOWN = "md"
    JSON = "json"
    CALENDAR = "ics"

    @property
    def ending(self) -> str:
        """The ending of its files."""
        return ".txt" if self is Form.TEXT else f".{self.value}"


FORM_BY_ENDING = {".pdf": Form.PDF, ".html": Form.HTML, ".htm": Form.HTML, ".txt": Form.TEXT,
                  ".md": Form.MARKDOWN, ".json": Form.JSON, ".ics": Form.CALENDAR}  # fmt: skip


@dataclass(frozen=True)
class Target:
    """Where a report goes, and in which form."""

    path: Path | None
    """Null = roadworthy-<case> in the current folder, with a number where that is taken."""
    form: Form
    force: bool = False
    is_standard_output: bool = False
    paper: Paper = Paper.A4

    @classmethod
    def of(cls, output: str | None, form: str | None, force: bool, paper: Paper = Paper.A4) -> "Target":
        """What the options say. Raises UsageMistake, FileExists or NotSaved before any work is done."""
        if output == STANDARD_OUTPUT:
            chosen = Form(form or Form.TEXT)
            _refuse_binary_on_a_terminal(chosen)
            return cls(None, chosen, is_standard_output=True, paper=paper)
        path = Path(output) if output else None
        _refuse_bad_target(path, force)
        return cls(path, Form(form) if form else _form_by_ending(path), force, paper=paper)


def _form_by_ending(path: Path | None) -> Form:
    """What the ending says; a PDF where there is none."""
    ending = path.suffix.lower() if path else ""
    if not ending:
        return Form.PDF
    if ending not in FORM_BY_ENDING:
        raise UsageMistake(
            {"en": f"no report ends in {ending}.", "zh": f"报告没有 {ending} 这种格式。"},
            {
                "en": f"Choose one of {', '.join(FORM_BY_ENDING)}.",
                "zh": f"可选：{'、'.join(FORM_BY_ENDING)}。",
            },
            str(path),
        )
    return FORM_BY_ENDING[ending]


def _refuse_bad_target(path: Path | None, force: bool = False) -> None:
    """Complain before the work about a name that is taken or a folder that is not there."""
    if path is None:
        return
    from interview.report.save import NO_FOLDER, NotSaved, refuse_to_overwrite

    refuse_to_overwrite(path, force=force)
    if not path.parent.is_dir():
        raise NotSaved(path, *NO_FOLDER)


def _refuse_binary_on_a_terminal(form: Form) -> None:
    if form is Form.PDF and sys.stdout.isatty():
        raise UsageMistake(
            {"en": "a PDF cannot be shown on a terminal.", "zh": "终端无法显示 PDF。"},
            {"en": "Name a file with -o, or choose --format text.", "zh": "请用 -o 指定文件，或使用 --format text。"},
        )
