"""What the tests of the conversation share."""

from pathlib import Path

import pytest

from tests.interview.command_line import Call, caller


@pytest.fixture
def roadworthy(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Call:
    """Calls the program in this process, in a folder of its own, in English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "ROADWORTHY_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return caller(capsys, monkeypatch)


@pytest.fixture
def small_truck(tmp_path: Path) -> Path:
    """Answers about a small truck of Toyland whose insurance has run out."""
    path = tmp_path / "truck.yaml"
    path.write_text(
        "use.on_road: yes\n"
        "vehicle.wheels: 4\n"
        "vehicle.length: 3500\n"
        "vehicle.power: 20.5\n"
        "papers.listed: {value: listed, evidence: document}\n"
        "insurance.end: 2026-11-21\n"
        "person.role: owner\n"
        "vehicle.plate: 粤B12345\n",
        "utf-8",
    )
    return path
