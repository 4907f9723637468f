"""Lines of a fixed width in a terminal or text file, where a Chinese character is as wide as two letters."""

import unicodedata
from collections.abc import Iterator

NEVER_FIRST = frozenset("，。、；：？！）》〉」』】〕”’…·,.;:?!)]}%")
NEVER_LAST = frozenset("（《〈「『【〔“‘([{")


def width_of(words: str) -> int:
    """How many columns the words take: 2 for wide characters, 0 for those that stand on another, else 1."""
    return sum(map(_width, words))


def wrapped(words: str, width: int) -> Iterator[str]:
    """The words in lines of at most `width` columns, broken at blanks and between Chinese characters.

    No line begins with a closing mark or ends with an opening one; only a word longer than a line is cut.
    """
    line = ""
    for piece in _pieces(words.strip()):
        word = piece.rstrip()
        if width_of(line + word) <= width:
            line += piece
            continue
        if line:
            yield line.rstrip()
        *full, last = _cut(word, width)
        yield from full
        line = last + piece[len(word) :]
    yield line.rstrip()


def _pieces(words: str) -> Iterator[str]:
    """The smallest parts between which a line may be broken, with the blanks that follow them."""
    piece = ""
    for character in words:
        if piece and _may_break(piece[-1], character):
            yield piece
            piece = ""
        piece += character
    yield piece


def _may_break(left: str, right: str) -> bool:
    if left == " ":
        return right != " "
    if right == " " or right in NEVER_FIRST or left in NEVER_LAST:
        return False
    return _width(left) == 2 or _width(right) == 2


def _cut(piece: str, width: int) -> list[str]:
    """A piece in parts of at most `width` columns."""
    parts = [""]
    for character in piece:
        if width_of(parts[-1] + character) > width:
            parts.append("")
        parts[-1] += character
    return parts


def _width(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
