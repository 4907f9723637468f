"""In which encoding a text is written: found out where that is certain, else the user is asked to say it."""

import codecs
from collections import Counter
from itertools import chain
from pathlib import Path

from interview.fleet.tables import UnusableTable, no_rows

SAMPLE = 1 << 22
"""Bytes that are looked at to tell encodings apart."""
REPLACEMENT = "\ufffd"
MOST_ODD = 0.5
"""Share of the lines with non-ASCII signs that may be damaged in a file that is taken to be in an encoding."""
LEAST_USUAL = 0.8
"""Share of the non-ASCII signs that are usual ones where a text is Chinese; of others it is far smaller."""
LAST_KOREAN = 0xC8
LEAST_LATE = 0.05
"""Share of the signs in rows behind those that Korean syllables have: of a Chinese text about a third."""
NO_TEXTS = (b"%PDF", b"{\\rtf", b"\x1f\x8b")
"""How files begin that are no tables although they may hold no byte that texts lack."""


class EncodingNotCertain(UnusableTable):
    """The text may be in one of several encodings."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            {"en": "it is not certain in which encoding this text is.", "zh": "无法确定该文本的编码。"},
            {"en": "Say it: --encoding gb18030 (mainland China), big5 (Taiwan, Hong Kong), cp1252 (Western Europe); "
                   "or save it as UTF-8.",
             "zh": "请用 --encoding 指明：gb18030（大陆）、big5（台港）、cp1252（西欧）；或另存为 UTF-8。"},
            str(path),
        )  # fmt: skip


def encoding_of(path: Path, wished: str | None) -> tuple[str, bool]:
    """The encoding, and whether a quotation mark stands in the file.

    Raises UnusableTable where it is no text or empty, EncodingNotCertain where nobody says which encoding it is.
    """
    with path.open("rb") as stream:
        sample = stream.read(SAMPLE)
    if not sample.strip():
        raise no_rows(str(path))
    if wished is not None:
        return wished, True
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", True
    if b"\0" in sample or sample.startswith(NO_TEXTS):
        raise UnusableTable(
            {"en": "this is no table that can be read.", "zh": "这不是可以读取的表格。"},
            {"en": "Give CSV, Excel (.xlsx) or Parquet.", "zh": "请给出 CSV、Excel（.xlsx）或 Parquet 文件。"},
            str(path),
        )
    is_utf_8, has_quotes = _looked_through(path)
    encoding = "utf-8-sig" if is_utf_8 else _certain(sample)
    if encoding is None:
        raise EncodingNotCertain(path)
    return encoding, has_quotes


def _looked_through(path: Path) -> tuple[bool, bool]:
    """Whether the whole file is UTF-8, and whether a quotation mark stands in it."""
    decoder, is_utf_8, has_quotes = codecs.getincrementaldecoder("utf-8")(), True, False
    with path.open("rb") as stream:
        for block in chain(iter(lambda: stream.read(SAMPLE), b""), [b""]):
            has_quotes = has_quotes or b'"' in block
            if is_utf_8:
                try:
                    decoder.decode(block, final=not block)
                except UnicodeDecodeError:
                    is_utf_8 = False
    return is_utf_8, has_quotes


def _certain(sample: bytes) -> str | None:
    """UTF-8 with some damage, or GB 18030 (what Excel writes in China, GBK included); null where it may be another."""
    if _damage(sample, "utf-8-sig") <= MOST_ODD:
        return "utf-8-sig"
    return "gb18030" if _damage(sample, "gb18030") <= MOST_ODD and _is_chinese(sample) else None


def _damage(sample: bytes, encoding: str) -> float:
    lines = sample.decode(encoding, errors="replace").removeprefix("\ufeff").splitlines()
    foreign = [line for line in lines if not line.isascii()]
    return sum(REPLACEMENT in line for line in foreign) / len(foreign) if foreign else 0.0


def _is_chinese(sample: bytes) -> bool:
    """Whether what is no ASCII is mostly of the 3,755 commonest characters, and of the signs that go with them.

    GB 2312 has them in rows of their own. Nearly any bytes can be read as GB 18030, but those of other texts then
    become characters that nobody uses: an accented letter before a plain one, pairs of Cyrillic letters. Korean
    syllables become common ones, but of the first rows alone.
    """
    signs = Counter(sign for sign in sample.decode("gb18030", errors="ignore") if not sign.isascii())
    usual = sum(count for sign, count in signs.items() if _is_usual(sign.encode("gb18030")))
    late = sum(count for sign, count in signs.items() if sign.encode("gb18030")[0] > LAST_KOREAN)
    return usual >= LEAST_USUAL * signs.total() and late >= LEAST_LATE * signs.total()


def _is_usual(code: bytes) -> bool:
    return len(code) == 2 and code[1] >= 0xA1 and (0xB0 <= code[0] <= 0xD7 or 0xA1 <= code[0] <= 0xA3)
