"""What several tests share: a small complete pack, and a data folder of their own."""

import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from knowledge.authoring.library import merged
from knowledge.authoring.reading import read_pack
from knowledge.vocabulary.packs import KnowledgeBase

settings.register_profile("roadworthy", deadline=None)
settings.load_profile("roadworthy")
gc.set_threshold(
    50_000, 20, 20
)  # packs and engines stay to the end; looking through them often takes a sixth of the time

PACKS = Path(__file__).parent / "packs"
TOYLAND = PACKS / "good" / "toyland"


TOGETHER = frozenset({
    "tests/interview/fleet/test_conclusions.py",
    "tests/knowledge/inference/nearest/test_plans.py",
    "tests/knowledge/test_engines_agree.py",
    "tests/test_installation.py",
})  # fmt: skip
"""Modules whose tests share what took long to make: all of one run in the same worker."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Hands out tests one by one, but those of some modules together. Groups of xdist 3.8 need an older pytest."""
    from xdist.scheduler import LoadScopeScheduling

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            module = nodeid.partition("::")[0]
            return module if module in TOGETHER else nodeid

    return Together(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, so that no worker is left alone with it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(scope="session")
def toyland() -> KnowledgeBase:
    """A jurisdiction of one page, with every kind of fact and entry."""
    return merged([read_pack(TOYLAND)])


@pytest.fixture(scope="session")
def toyland_folder() -> Path:
    """The folder of that pack."""
    return TOYLAND


@pytest.fixture(scope="session", autouse=True)
def no_copies_of_fonts() -> Iterator[None]:
    """Workers of pytest end without tidying up: what the printer keeps in the temporary folder goes before that."""
    yield
    printer = sys.modules.get("interview.report.printer")
    if printer is not None:
        printer.printer.cache_clear()
        gc.collect()


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the data or the cache of the person who runs it."""
    monkeypatch.setenv("ROADWORTHY_DATA", str(tmp_path / "data"))
