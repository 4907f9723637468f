"""Many vehicles: the answer files of a folder, or the rows of a table (CSV, a column for each fact)."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from interview.commands.invocation import Invocation
from interview.commands.many_reports import Vehicle
from interview.commands.subject import Subject, subject_in_file
from interview.errors import BadData, UsageMistake, did_you_mean
from interview.prepared_answers.answer_entries import Mistake, answer_of
from interview.prepared_answers.answer_files import AnswerFileError, AnswerProblem, content_of
from interview.session import Session
from knowledge.authoring.library import knowledge_base
from knowledge.authoring.strict_yaml import Scalar
from knowledge.vocabulary.facts import FactDeclaration, FactId
from knowledge.vocabulary.packs import KnowledgeBase

ENDINGS = (".yaml", ".yml", ".json")
NAME_COLUMNS = frozenset(("name", "case", "名称", "案例"))
"""Heads of the column that names the report; without it rows are numbered."""


def vehicles_in(subject: str, pack: str, call: Invocation) -> list[Vehicle]:
    """The vehicles of a folder or a table. Raises BadData where the table as a whole cannot be used."""
    if Path(subject).is_dir():
        files = sorted(path for path in Path(subject).iterdir() if path.suffix.lower() in ENDINGS)
        found = [Vehicle(path.stem, partial(subject_in_file, str(path), pack, call)) for path in files]
    else:
        found = list(_rows(subject, knowledge_base(pack, call.pack_folders)))
    if not found:
        raise UsageMistake(
            {"en": "there is no vehicle in it.", "zh": "其中没有车辆。"},
            {
                "en": "Give a folder with answer files (.yaml, .json), or a table with a row for each vehicle.",
                "zh": "请给出含回答文件（.yaml、.json）的文件夹，或每行一辆车的表格。",
            },
            subject,
        )
    return found


def _rows(file: str, base: KnowledgeBase) -> Iterator[Vehicle]:
    reader = csv.reader(io.StringIO(_decoded(file)))
    columns = _columns(next(reader, []), file, base)
    for row in reader:
        if any(cell.strip() for cell in row):
            cells = {column: cell.strip() for column, cell in zip(columns, row, strict=False) if cell.strip()}
            name = cells.pop("", f"row-{reader.line_num}")
            yield Vehicle(name, partial(_subject, cells, file, reader.line_num, base))


def _decoded(file: str) -> str:
    """UTF-8, or what Excel writes in China."""
    content = content_of(file)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadData(
        {"en": "this is no text.", "zh": "这不是文本文件。"},
        {"en": "Save the table as CSV in UTF-8.", "zh": "请将表格另存为 UTF-8 编码的 CSV。"},
        file,
    )


def _columns(heads: Sequence[str], file: str, base: KnowledgeBase) -> list[FactId]:
    """The fact of each column, by its id or its label in either language; "" for the name of the report."""
    by_head = {label.casefold(): fact.id for fact in base.facts.values() for label in fact.label.values()}
    by_head |= {fact: fact for fact in base.facts} | dict.fromkeys(NAME_COLUMNS, "")
    columns = []
    for head in heads:
        known = by_head.get(head.strip().casefold())
        if known is None or known in columns:
            raise BadData(
                {"en": f"the column {head[:60]!r} is no fact, or stands twice.",
                 "zh": f"列 {head[:60]!r} 不是事实，或重复出现。"},
                did_you_mean(head[:60], by_head, {"en": "See: roadworthy kb facts", "zh": "见：roadworthy kb facts"}),
                f"{file}:1",
            )  # fmt: skip
        columns.append(known)
    return columns


def _subject(cells: Mapping[FactId, str], file: str, line: int, base: KnowledgeBase) -> Subject:
    """The answers of one row. Raises AnswerFileError with everything that is wrong in it."""
    answers, problems = [], []
    for fact, cell in cells.items():
        try:
            answers.append(answer_of(fact, Scalar(_id_of(cell, base.facts[fact]), line), base.facts))
        except Mistake as mistake:
            problems.append(AnswerProblem(line, mistake.what, mistake.remedy))
    if problems:
        raise AnswerFileError(file, problems)
    session = Session(f"row-{line}", base.identity.id, datetime.now(UTC), tuple(answers))
    return Subject(session, base, is_saved_case=False)


def _id_of(cell: str, declaration: FactDeclaration) -> str:
    """The choice whose label, in either language, stands in the cell; otherwise the cell as it is."""
    for choice, label in (declaration.choices or {}).items():
        if cell.casefold() in {words.casefold() for words in label.values()}:
            return choice
    return cell
