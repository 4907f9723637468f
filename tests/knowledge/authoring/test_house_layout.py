"""Files taken apart and put together again; entries written in the house layout are read as what they were."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.authoring.files import pack_files
from knowledge.authoring.house_layout import case_text, entry_text, pack_text, quoted
from knowledge.authoring.layout import laid_out, with_texts
from knowledge.authoring.library import shipped_folder
from knowledge.authoring.strict_yaml import Mapping, Node, Scalar, Sequence, read_strictly
from tests.conftest import TOYLAND

PACKS = [TOYLAND, *sorted(manifest.parent for manifest in shipped_folder().glob("*/pack.yaml"))]


def plain(node: Node | None) -> object:
    """The same without lines; texts as the reader takes them."""
    match node:
        case Scalar(text):
            return " ".join(text.split())
        case Sequence(items):
            return [plain(item) for item in items]
        case Mapping(items):
            return [(key, plain(value)) for key, value in items.items()]
        case _:
            return None


@pytest.mark.slow
@pytest.mark.parametrize("folder", PACKS, ids=[folder.name for folder in PACKS])
def test_taken_apart_and_put_together_nothing_is_lost(folder: Path) -> None:
    """Every byte of every file; and every entry, rewritten, says what it said."""
    for name, content in pack_files(folder).contents.items():
        file = laid_out(content, name)
        assert file.text.encode() == content, name
        assert file.whole is None, name
        writes = {"pack.yaml": lambda block: pack_text(block.node)}
        write = writes.get(name, lambda block: entry_text(block.id, block.node))
        if name.startswith("cases/"):
            write = lambda block: case_text(block.node)  # noqa: E731
        again = with_texts(file, {block.id: write(block) for block in file.blocks})
        assert plain(read_strictly(again.text.encode(), name)) == plain(read_strictly(content, name)), name


def test_comments_stay_with_what_stands_below_them() -> None:
    """A comment above an entry is its own; the one at the top is the file's."""
    content = b"# the file\n\na.b:\n  c: d\n  # inside\n\n# of e\ne.f: {g: h}\n# at the end\n"
    file = laid_out(content, "facts.yaml")
    assert file.head == "# the file\n\n"
    assert [block.text for block in file.blocks] == [
        "a.b:\n  c: d\n  # inside\n",
        "\n# of e\ne.f: {g: h}\n# at the end\n",
    ]
    assert with_texts(file, {"e.f": "e.f:\n  g: i\n"}).text == (
        "# the file\n\na.b:\n  c: d\n  # inside\n\n# of e\ne.f:\n  g: i\n"
    )


@pytest.mark.parametrize(
    "content", [b"{a.b: {c: d}, e.f: {g: h}}\n", b"a.b: {c: d}\n? e.f\n: {g: h}\n", b"\xef\xbb\xbfa.b: {c: d}\n", b"", b"# x\n",
                b"a.b:\r\n  c: d\r\ne.f:\r\n  g: h\r\n", b"a.b: {c: d}", b"  a.b: {c: d}\n  e.f: {g: h}\n"],
)  # fmt: skip
def test_unusual_files_keep_their_bytes(content: bytes) -> None:
    """One line for all, a byte order mark, nothing at all, lines ended as in Windows."""
    assert laid_out(content, "facts.yaml").text.encode() == content


@given(
    st.text(
        st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters="\ufeff\u2028\u2029\x85"),
        max_size=30,
    )
)
def test_a_quoted_text_is_read_as_itself(text: str) -> None:
    """In a field, in a list, as a key."""
    document = f"{{a: {quoted(text)}, b: [{quoted(text)}]}}\n"
    node = read_strictly(document.encode(), "x")
    assert isinstance(node, Mapping)
    first, second = node.items["a"], node.items["b"]
    assert isinstance(first, Scalar)
    assert isinstance(second, Sequence)
    assert isinstance(second.items[0], Scalar)
    assert first.text == second.items[0].text == text
    block = read_strictly(f"a: {quoted(text)}\n".encode(), "x")
    assert isinstance(block, Mapping)
    assert plain(block.items["a"]) == " ".join(text.split())
