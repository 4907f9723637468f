"""What the pages show of Python gives what they say."""

import doctest
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, fences, pages

WITH_EXAMPLES = [page for page in pages() if any(fence.value == "doctest" for fence in fences(page))]


@pytest.mark.parametrize("page", [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in WITH_EXAMPLES])
def test_examples_give_what_is_shown(page: Path) -> None:
    """All examples of a page, in its order, in one session."""
    found = [fence for fence in fences(page) if fence.value == "doctest"]
    text = "\n".join(fence.text for fence in found)
    example = doctest.DocTestParser().get_doctest(text, {}, str(page), str(page), found[0].line)
    said: list[str] = []
    results = doctest.DocTestRunner().run(example, out=said.append)
    assert not results.failed, "".join(said)
    assert results.attempted
