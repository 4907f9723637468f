"""docs/complaints.md claims nothing that no test shows."""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
ROWS = [
    line.split(" | ")
    for line in (TESTS.parent / "docs" / "complaints.md").read_text("utf-8").splitlines()
    if re.match(r"\| \d+ \|", line)
]
NAMED = sorted({name for row in ROWS for name in re.findall(r"`([\w/]+\.py::\w+)`", row[3])})


@pytest.mark.parametrize("name", NAMED)
def test_every_test_that_is_named_exists(name: str) -> None:
    """A renamed test takes its row along."""
    file, _, function = name.partition("::")
    tree = ast.parse((TESTS / file).read_text("utf-8"))
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    assigned = {target.id for node in tree.body if isinstance(node, ast.Assign) for target in node.targets
                if isinstance(target, ast.Name)}  # fmt: skip
    assert function in functions | assigned


def test_every_row_has_a_test_or_a_reason() -> None:
    """In one order, each with its public thread."""
    assert [int(row[0].strip("| ")) for row in ROWS] == list(range(1, 75))
    for row in ROWS:
        assert row[2].startswith("https://github.com/"), row
        assert "::" in row[3] or re.match(r"(no test|not settled)", row[3]), row
