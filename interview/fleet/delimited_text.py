"""Tables as text (CSV and its kin): in which encoding, with which sign between cells, and where the heads stand."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import polars as pl

from interview.fleet.csv_rows import WRITTEN, is_tidy
from interview.fleet.encodings import REPLACEMENT, SAMPLE, encoding_of
from interview.fleet.tables import (
    MOST_COLUMNS,
    Part,
    UnusableTable,
    heads_of,
    no_rows,
    nothing_rejected,
    rejected_rows,
    without_blanks,
)
from knowledge.vocabulary.text import Language, Text, in_language

DELIMITERS = (",", "\t", ";", "|")
LOOKED_AT = 10
"""Rows among which the row of heads is looked for: titles may stand above it."""
PART_CHARACTERS = 1 << 24
PART_ROWS = 100_000

NOT_IN_ENCODING: Text = {"en": "bytes that are no {encoding} text", "zh": "含有不属于{encoding}编码的字节"}
WRONG_WIDTH: Text = {
    "en": "the row has {found} cells, the heads are {expected}",
    "zh": "该行有{found}格，标题有{expected}格",
}
Recognised = Callable[[Sequence[str]], int]
"""How many of these cells are heads of facts."""


@dataclass(frozen=True)
class Layout:
    """How a text is to be read as a table."""

    encoding: str
    delimiter: str
    has_quotes: bool
    heads: tuple[str, ...]
    head_line: int
    """The line on which the heads stand, from 1."""


def layout_of(path: Path, recognised: Recognised, encoding: str | None = None) -> Layout:
    """How the file is written. Raises UnusableTable where it is no text, is empty, or has too many columns."""
    found, has_quotes = encoding_of(path, encoding)
    with path.open(encoding=found, errors="replace", newline=None) as stream:
        lines = list(islice(iter(lambda: stream.readline(SAMPLE), ""), LOOKED_AT))
    if not any(line.strip() for line in lines):
        raise no_rows(str(path))
    delimiter = _delimiter_of(lines)
    try:
        rows = [next(csv.reader([line], delimiter=delimiter)) if line.strip() else [] for line in lines]
    except csv.Error as error:
        raise _unreadable(error, str(path)) from error
    recognised_in = [usable(recognised(row[:MOST_COLUMNS])) for row in rows]
    best = max(range(len(rows)), key=lambda at: (recognised_in[at], bool(_filled(rows[at])), -at))
    return Layout(found, delimiter, has_quotes, tuple(heads_of(_without_tail(rows[best]), str(path))), best + 1)


def text_parts(path: Path, layout: Layout, language: Language) -> Iterator[Part]:
    """The rows of the file, part by part. A row of another width than the heads, or with odd bytes, is rejected."""
    with path.open(encoding=layout.encoding, errors="replace", newline=None) as stream:
        for _ in range(layout.head_line):
            stream.readline()
        read = _quoted_parts if layout.has_quotes else _plain_parts
        size = max(1, path.stat().st_size)
        for part in read(stream, _Rows(str(path), layout, language)):
            yield replace(part, share_read=min(1.0, stream.buffer.raw.tell() / size))  # type: ignore[attr-defined]


@dataclass(frozen=True)
class _Rows:
    file: str
    layout: Layout
    language: Language

    def misfit(self, line: int, width: int) -> tuple[str, int, str, str, str]:
        """The entry of a row that has another width than the heads."""
        words = in_language(WRONG_WIDTH, self.language).format(found=width, expected=len(self.layout.heads))
        return self.file, line, "", "", words

    def part(
        self,
        frame: pl.DataFrame,
        lines: pl.Series,
        misfits: Sequence[tuple[str, int, str, str, str]],
        *,
        may_be_odd: bool = True,
        tidy_lines: Sequence[str] | None = None,
    ) -> Part:
        """The rows as a part, without empty ones and those that hold odd bytes.

        `tidy_lines`: the rows as they stand in the file, where no cell has blanks around it or may begin a formula.
        """
        cells, rejected = frame if tidy_lines is not None else without_blanks(frame), [*misfits]
        is_written = tidy_lines is not None and self.layout.delimiter == ","
        written = pl.Series(WRITTEN, tidy_lines, pl.String) if is_written else None
        kept = cells.select(pl.any_horizontal(pl.all().is_not_null())).to_series()
        if may_be_odd:
            holds = pl.all().str.contains(REPLACEMENT, literal=True).fill_null(value=False)
            is_odd = cells.select(pl.any_horizontal(holds)).to_series()
            rejected += self._odd(cells.filter(is_odd), lines.filter(is_odd))
            kept &= ~is_odd
        if not kept.all():
            cells, lines = cells.filter(kept), lines.filter(kept)
            written = None if written is None else written.filter(kept)
        return Part(
            self.file, cells, lines, rejected_rows(rejected) if rejected else nothing_rejected(), written=written
        )

    def _odd(self, cells: pl.DataFrame, lines: pl.Series) -> Iterator[tuple[str, int, str, str, str]]:
        words = in_language(NOT_IN_ENCODING, self.language).format(encoding=self.layout.encoding.removesuffix("-sig"))
        for line, row in zip(lines, cells.iter_rows(named=True), strict=True):
            for head, cell in row.items():
                if cell is not None and REPLACEMENT in cell:
                    yield self.file, line, head, cell, words


def _plain_parts(stream: io.TextIOBase, rows: _Rows) -> Iterator[Part]:
    """Where no cell is quoted a line is a row, and polars cuts it up."""
    width, sign, line = len(rows.layout.heads), rows.layout.delimiter, rows.layout.head_line + 1
    while text := stream.read(PART_CHARACTERS):
        text += stream.readline()
        lines = text.removesuffix("\n").split("\n")
        counts = [one.count(sign) + 1 for one in lines]
        fitting, numbers, misfits = _fitting(lines, counts, line, rows)
        line += len(lines)
        frame = pl.DataFrame(schema=dict.fromkeys(rows.layout.heads, pl.String))
        cut = "\n".join(fitting)
        if fitting:
            frame = pl.read_csv(
                cut.encode(),
                has_header=False,
                separator=sign,
                quote_char=None,
                schema=dict.fromkeys(rows.layout.heads, pl.String),
                truncate_ragged_lines=True,
            )
        assert frame.height == len(numbers), (width, frame.height, len(numbers))
        yield rows.part(
            frame,
            pl.Series("line", numbers, pl.UInt32),
            misfits,
            may_be_odd=REPLACEMENT in text,
            tidy_lines=fitting if is_tidy(cut, sign) else None,
        )


def _fitting(
    lines: list[str], counts: list[int], first: int, rows: _Rows
) -> tuple[list[str], Sequence[int], list[tuple[str, int, str, str, str]]]:
    """The lines of the right width, their numbers, and entries for the others; empty lines are passed over.

    A row that is too long only by empty cells fits: spreadsheets write such.
    """
    width, sign = len(rows.layout.heads), rows.layout.delimiter
    if width > 1 and all(count == width for count in counts):
        return lines, range(first, first + len(lines)), []
    fitting, numbers, misfits = [], [], []
    for number, (line, count) in enumerate(zip(lines, counts, strict=True), start=first):
        if not line.strip(f"{sign} \t"):
            continue
        cut = line if count <= width else sign.join(line.split(sign)[:width]) if _is_padded(line, sign, width) else None
        if cut is None or count < width:
            misfits.append(rows.misfit(number, count))
        else:
            fitting.append(cut)
            numbers.append(number)
    return fitting, numbers, misfits


def _is_padded(line: str, sign: str, width: int) -> bool:
    return not any(cell.strip() for cell in line.split(sign)[width:])


def _quoted_parts(stream: io.TextIOBase, rows: _Rows) -> Iterator[Part]:
    """With quotation marks a cell may hold the delimiter and line breaks."""
    reader = csv.reader(stream, delimiter=rows.layout.delimiter)
    width, before = len(rows.layout.heads), rows.layout.head_line
    try:
        while found := _numbered(reader, before):
            misfits, fitting, numbers = [], [], []
            for number, row in found:
                if not _filled(row):
                    continue
                if len(row) < width or _filled(row[width:]):
                    misfits.append(rows.misfit(number, len(row)))
                else:
                    fitting.append(row[:width])
                    numbers.append(number)
            columns = zip(*fitting, strict=True) if fitting else ([] for _ in range(width))
            frame = pl.DataFrame(
                {head: list(column) for head, column in zip(rows.layout.heads, columns, strict=True)},
                schema=dict.fromkeys(rows.layout.heads, pl.String),
            )
            yield rows.part(frame, pl.Series("line", numbers, pl.UInt32), misfits)
    except csv.Error as error:
        raise _unreadable(error, f"{rows.file}:{before + reader.line_num}") from error


def _unreadable(error: csv.Error, where: str) -> UnusableTable:
    return UnusableTable(
        {"en": f"the table cannot be read from here on ({error}).", "zh": f"从这里起无法读取（{error}）。"},
        {"en": "Probably a quotation mark is never closed, or this is no table.",
         "zh": "可能有引号没有成对，或这不是表格。"},
        where,
    )  # fmt: skip


def _numbered(reader: Iterator[list[str]], before: int) -> list[tuple[int, list[str]]]:
    """The next rows with the line on which each begins."""
    found: list[tuple[int, list[str]]] = []
    last = reader.line_num  # type: ignore[attr-defined]
    for row in islice(reader, PART_ROWS):
        found.append((before + last + 1, row))
        last = reader.line_num  # type: ignore[attr-defined]
    return found


def _filled(cells: Sequence[str]) -> bool:
    return any(cell.strip() for cell in cells)


def _without_tail(cells: Sequence[str]) -> Sequence[str]:
    """Without empty heads at the end."""
    last = max((at for at, cell in enumerate(cells, start=1) if cell.strip()), default=0)
    return cells[:last]


def usable(recognised: int) -> int:
    """One head alone may be chance: a title that is also the name of a fact."""
    return recognised if recognised > 1 else 0


def _delimiter_of(lines: Sequence[str]) -> str:
    """The sign that stands most often in the fullest line; a comma where none does."""
    return max(DELIMITERS, key=lambda sign: max(line.count(sign) for line in lines))
