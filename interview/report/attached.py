"""What travels inside a PDF report: the record of the case, and how it was printed. Written, and read back.

The checksum on page one is that of the record alone, so that a report has one number in every language.
"""

import io
import json
import logging
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from interview import __version__
from interview.errors import BadData, UsageMistake
from interview.refusals import unreadable
from interview.report.lines import LanguageMode
from interview.report.paper import Paper
from interview.report.parts import ReportDocument
from interview.report.record import FORMAT, canonical
from knowledge.vocabulary.packs import PackIdentity

RECORD_NAME = "roadworthy.json"
LARGEST = 50_000_000
"""Bytes of a file that is looked into; a report has a hundredth of it."""
LARGEST_RECORD = 4_000_000


class ForeignFile(BadData):
    """The file is no report of ours, or what it holds was damaged."""

    def __init__(self, file: str, reason_english: str, reason_chinese: str) -> None:
        super().__init__(
            {
                "en": f"this is no report of Roadworthy: {reason_english}.",
                "zh": f"这不是 Roadworthy 的报告：{reason_chinese}。",
            },
            {"en": "Give a PDF that roadworthy report has made.", "zh": "请给出由 roadworthy report 生成的 PDF。"},
            file,
        )


@dataclass(frozen=True)
class Attached:
    """The record in a report, and how the report was printed."""

    record: dict[str, Any]
    mode: LanguageMode
    paper: Paper
    program: str
    """The version of the program that printed it."""

    @property
    def as_of(self) -> date:
        """The day whose law was applied."""
        return date.fromisoformat(self.record["as_of"])

    @property
    def packs(self) -> tuple[PackIdentity, ...]:
        """The packs that it was concluded with, the root first."""
        found = self.record["packs"] or [self.record["pack"]]
        return tuple(PackIdentity(one["id"], one["version"], one["content_hash"]) for one in found)

    @property
    def answers(self) -> bytes:
        """The answers as a file of answers."""
        return json.dumps(self.record["answers"], ensure_ascii=False).encode()


def attachment(document: ReportDocument, paper: Paper) -> str:
    """The text that is attached to a report."""
    printed = {"languages": "+".join(document.languages), "paper": paper.value, "program": __version__}
    return canonical({**json.loads(document.record), "print": printed})


def content_of_report(file: str) -> bytes:
    """The bytes of a file."""
    try:
        with Path(file).open("rb") as stream:
            return stream.read(LARGEST)
    except OSError as error:
        raise UsageMistake(
            unreadable(error),
            {"en": "Name a PDF report.", "zh": "请给出 PDF 报告的文件名。"},
            file,
        ) from error


def attached_to(content: bytes, file: str) -> Attached:
    """What a report holds. Raises ForeignFile; whatever a stranger put into the file, nothing else happens."""
    try:
        data = json.loads(_attachment_in(content, file))
        printed = data.pop("print")
        attached = Attached(data, LanguageMode(printed["languages"]), Paper(printed["paper"]), str(printed["program"]))
        assert data["format"] == FORMAT
        assert attached.packs
        assert attached.as_of.year > 0
        assert isinstance(data["answers"], dict)
        assert isinstance(data["findings"], dict)
    except (ValueError, KeyError, TypeError, AttributeError, AssertionError, RecursionError) as error:
        raise ForeignFile(file, "its attached answers cannot be read", "附带的回答无法读取") from error
    return attached


def _attachment_in(content: bytes, file: str) -> str:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong with a file is said by us, once
    try:
        found = PdfReader(io.BytesIO(content)).attachments.get(RECORD_NAME, [])
    except Exception as error:  # the reader raises whatever a broken file leads to
        raise ForeignFile(file, "it cannot be read as a PDF", "无法作为 PDF 读取") from error
    if len(found) != 1 or len(found[0]) > LARGEST_RECORD:
        raise ForeignFile(file, "no answers are attached to it", "未附带回答")
    return found[0].decode()


def words_of_pages(content: bytes) -> list[str]:
    """What can be read on each page, without blanks."""
    from pypdf import PdfReader

    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]
