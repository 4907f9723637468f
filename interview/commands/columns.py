"""Help pages and tables in columns, measured in cells: a Chinese character takes two."""

from collections.abc import Iterable, Sequence

from interview.report.columns import width_of, wrapped

NARROWEST_REST = 20
"""Cells. With less room beside the first column the explanation moves to the next line."""


def in_two_columns(rows: Sequence[tuple[str, str]], width: int, indent: str = "  ") -> list[str]:
    """A list of words with their explanations beside them."""
    first = min(max((width_of(left) for left, _ in rows), default=0), width // 3)
    lines: list[str] = []
    for left, right in rows:
        rest = list(wrapped(right, max(width - len(indent) - first - 2, NARROWEST_REST)))
        if width_of(left) > first:
            lines.append(indent + left)
        else:
            lines.append(f"{indent}{padded(left, first)}  {rest.pop(0)}".rstrip())
        lines.extend(f"{indent}{' ' * first}  {line}".rstrip() for line in rest)
    return lines


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table with a line of headings, each column as wide as its widest cell."""
    together = [head, *rows]
    widths = [max(map(width_of, column)) for column in zip(*together, strict=True)]
    return [
        "  ".join(padded(text, width) for text, width in zip(row, widths, strict=True)).rstrip() for row in together
    ]


def as_entries(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The same where a line has no room for a row: the first cell, and below it a line for each other one."""
    lines: list[str] = []
    for first, *others in rows:
        lines += [first, *(f"  {title}  {cell}" for title, cell in zip(head[1:], others, strict=True) if cell)]
    return lines


def padded(text: str, width: int) -> str:
    """The text, filled up with blanks to `width` cells."""
    return text + " " * (width - width_of(text))
