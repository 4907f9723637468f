"""Which files a fleet is read from, and of which kind each is: by its first bytes, not by its name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from glob import glob
from pathlib import Path

from interview.errors import UsageMistake
from interview.fleet.delimited_text import Layout, Recognised, layout_of, text_parts
from interview.fleet.parquet import parquet_columns, parquet_parts
from interview.fleet.spreadsheets import sheet_heads, sheet_parts
from interview.fleet.tables import Part
from interview.refusals import unreadable
from knowledge.vocabulary.text import Language

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".parquet")
"""What is taken from a folder."""
PARQUET = b"PAR1"
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class Kind(StrEnum):
    """How a table is written."""

    TEXT = "text"
    WORKBOOK = "workbook"
    PARQUET = "parquet"


@dataclass(frozen=True)
class ReadingWishes:
    """What the user says about the files where it cannot be found out."""

    encoding: str | None = None
    sheet: str | None = None


@dataclass(frozen=True)
class Source:
    """One file of a fleet."""

    path: Path
    kind: Kind
    heads: tuple[str, ...]
    types: tuple[str, ...]
    """The types of the columns in a Parquet file; empty where all are text."""
    layout: Layout | None
    """How a text is written; null for other kinds."""
    recognised: Recognised
    wishes: ReadingWishes

    def parts(self, language: Language) -> Iterator[Part]:
        """Its rows. `language`: of the reasons of what is rejected."""
        if self.layout is not None:
            return text_parts(self.path, self.layout, language)
        if self.kind is Kind.WORKBOOK:
            return sheet_parts(self.path, self.recognised, self.wishes.sheet)
        return parquet_parts(self.path)

    @property
    def size(self) -> int:
        """Bytes."""
        return self.path.stat().st_size


def sources_of(
    names: Sequence[str], recognised: Recognised, wishes: ReadingWishes = ReadingWishes()
) -> tuple[Source, ...]:
    """The files that are meant: each name is a file, a folder or a pattern.

    Raises UsageMistake where there is none, UnusableTable where one cannot be used.
    """
    return tuple(_source(path, recognised, wishes) for path in _paths(names))


def _source(path: Path, recognised: Recognised, wishes: ReadingWishes) -> Source:
    kind, layout = _kind_of(path), None
    types: tuple[str, ...] = ()
    if kind is Kind.TEXT:
        layout = layout_of(path, recognised, wishes.encoding)
        heads = layout.heads
    elif kind is Kind.WORKBOOK:
        heads = tuple(sheet_heads(path, recognised, wishes.sheet)[1])
    else:
        heads, types = parquet_columns(path)
    return Source(path, kind, heads, types, layout, recognised, wishes)


def _kind_of(path: Path) -> Kind:
    try:
        with path.open("rb") as stream:
            beginning = stream.read(4)
    except OSError as error:
        raise UsageMistake(
            unreadable(error),
            {"en": "Name a table (CSV, Excel, Parquet), a folder of them or a pattern.",
             "zh": "请给出表格（CSV、Excel、Parquet）、存放表格的文件夹或通配符。"},
            str(path),
        ) from error  # fmt: skip
    if beginning == PARQUET:
        return Kind.PARQUET
    return Kind.WORKBOOK if beginning in WORKBOOKS else Kind.TEXT


def _paths(names: Sequence[str]) -> list[Path]:
    found: dict[Path, None] = {}
    for name in names:
        paths = list(_meant(name))
        if not paths:
            raise UsageMistake(
                {"en": "there is no table in it.", "zh": "其中没有表格。"},
                {"en": f"Tables end in {', '.join(ENDINGS)}.", "zh": f"表格的扩展名为 {'、'.join(ENDINGS)}。"},
                name,
            )
        found |= dict.fromkeys(paths)
    return list(found)


def _meant(name: str) -> Iterator[Path]:
    path = Path(name)
    if path.is_dir():
        yield from sorted(one for one in path.rglob("*") if one.suffix.lower() in ENDINGS and _is_shown(one))
    elif any(sign in name for sign in "*?[") and not path.exists():
        yield from sorted(Path(one) for one in glob(name, recursive=True) if _is_shown(Path(one)))  # noqa: PTH207
    else:
        yield path


def _is_shown(path: Path) -> bool:
    """Whether it is a file, and none that a program keeps for itself (~$x.xlsx, .x.part)."""
    return path.is_file() and not path.name.startswith((".", "~$"))
