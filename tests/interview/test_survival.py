"""Whatever the machine does to the program as a process: a message, an exit code, never a traceback, nothing lost."""

import os
import resource
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from interview.saved_cases.store import Store
from interview.saved_cases.store_file import data_folder
from tests.interview.command_line import ROOT, TOYLAND, Call, Result, program

ASK = ("ask", *TOYLAND, "--plain", "--no-report")


def run(
    *words: str | Path,
    stdin: str | bytes = "",
    environment: dict[str, str] | None = None,
    cwd: Path | None = None,
    before: Callable[[], None] | None = None,
    within: Sequence[str] = (),
) -> Result:
    """Run the program to its end with exactly this environment besides the bare minimum."""
    done = subprocess.run(
        [*within, *program(*words)],
        input=stdin if isinstance(stdin, bytes) else stdin.encode(),
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **(environment or {})},
        capture_output=True, cwd=cwd, timeout=60, check=False, preexec_fn=before,
    )  # fmt: skip
    result = Result(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))
    assert "Traceback" not in result.err
    return result


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user can reach and use."""
    path = Path(tempfile.mkdtemp(prefix="roadworthy-"))
    path.chmod(0o777)
    yield path
    path.chmod(0o777)
    shutil.rmtree(path)


@pytest.fixture
def data(folder: Path) -> dict[str, str]:
    """Where cases and cache are kept: there is one case with an answer."""
    environment = {"ROADWORTHY_DATA": str(folder / "data"), "XDG_CACHE_HOME": str(folder / "cache")}
    assert run(*ASK, stdin="yes\n", environment=environment).code == 130
    return environment


def without_privileges() -> tuple[str, ...]:
    """Root may write everywhere, unless it gives that up."""
    if os.getuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("root cannot give up its privileges here: there is no setpriv")
    return ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")


def answers_kept(environment: dict[str, str]) -> list[int]:
    with Store(Path(environment["ROADWORTHY_DATA"])) as store:
        return [case.answers for case in store.cases()]


def test_a_folder_that_became_read_only_is_told(data: dict[str, str]) -> None:
    """What was saved can be read; a new answer is refused by name, before it is acknowledged."""
    place = Path(data["ROADWORTHY_DATA"])
    (place / "cases.sqlite3").chmod(0o400)
    place.chmod(0o500)
    within = without_privileges()
    listed = run("cases", environment=data, within=within)
    refused = run("resume", *TOYLAND[:2], "--plain", stdin="1\n", environment=data, within=within)
    place.chmod(0o700)
    assert (listed.code, refused.code) == (0, 74)
    assert "ROADWORTHY_DATA" in refused.err
    assert answers_kept(data) == [1]


def test_a_disk_that_fills_up_in_the_middle_is_told(data: dict[str, str], folder: Path) -> None:
    """A real failing write, wherever it happens: what was acknowledged before it is kept."""
    size = (Path(data["ROADWORTHY_DATA"]) / "cases.sqlite3").stat().st_size

    def leave_little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 5_000, resource.RLIM_INFINITY))

    long_answers = folder / "long.yaml"
    long_answers.write_text(f"vehicle.plate: {'x' * 2000}\n", "utf-8")
    codes = [130]
    while codes[-1] == 130 and len(codes) < 10:
        ended = run(*ASK, "--answers", long_answers, stdin="yes\n", environment=data, before=leave_little_room)
        codes.append(ended.code)
    assert codes[-1] == 74, ended.err
    assert answers_kept(data)[-1] == 1
    assert len(answers_kept(data)) >= len(codes) - 1


def test_a_disk_without_room_is_told(folder: Path) -> None:
    """On a file system of one page, where the system lets us make one."""
    place = folder / "small"
    place.mkdir()
    within = ["unshare", "-rm", "sh", "-c", f'mount -t tmpfs -o size=4k none {place} && exec "$@"', "sh"]
    if (
        shutil.which("unshare") is None
        or subprocess.run([*within, "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("this system makes no file systems for unprivileged users")
    result = run(*ASK, environment={"ROADWORTHY_DATA": str(place)}, within=within)
    assert result.code == 74
    assert "disk is full" in result.err or "cannot be saved here" in result.err


def damaged(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + os.urandom(8000))


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize(("harm", "message"), [(damaged, "is damaged"), (newer, "a newer version wrote")])
@pytest.mark.parametrize(
    "words", [ASK, ("resume",), ("cases",), ("forget", "a-2026-11-23-a"), ("answer", "use.on_road=no")], ids=" ".join
)
def test_a_store_that_is_not_ours_is_left_alone(
    roadworthy: Call, harm: Callable[[Path], None], message: str, words: tuple[str, ...]
) -> None:
    """Damaged, or of a newer version: told with 65 by every command, and not a byte is changed."""
    roadworthy(*ASK, stdin="yes\n")
    path = data_folder() / "cases.sqlite3"
    harm(path)
    before = path.read_bytes()
    result = roadworthy(*words)
    assert result.code == 65
    assert message in result.err
    assert path.read_bytes() == before


@pytest.mark.parametrize("place", ["/proc/nowhere", "/dev/null", ""])
def test_without_a_cache_the_start_is_merely_slower(
    roadworthy: Call, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """No message: nothing is lost."""
    monkeypatch.setenv("XDG_CACHE_HOME", place)
    result = roadworthy(*ASK, stdin="quit\n")
    assert (result.code, result.err) == (0, "")


def test_a_damaged_cache_is_read_anew(data: dict[str, str]) -> None:
    """The pack itself is still there."""
    kept = {path: path.read_bytes() for path in Path(data["XDG_CACHE_HOME"]).rglob("*.msgpack")}
    assert len(kept) == 2, "the pack, and how long interviews usually are"
    for path, content in kept.items():
        path.write_bytes(content[: len(content) // 2])
    assert run("resume", *TOYLAND[:2], "--plain", stdin="quit\n", environment=data).code == 0
    assert {path: path.read_bytes() for path in kept} == kept


def test_who_has_no_home_is_told_how_to_name_a_folder(
    roadworthy: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A user without a home, and without an entry in the list of users: nothing goes to a folder called ~ here."""
    for name in ("HOME", "ROADWORTHY_DATA", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", nobody_knows)
    result = roadworthy(*ASK, stdin="yes\n")
    assert result.code == 74
    assert "ROADWORTHY_DATA" in result.err
    monkeypatch.setenv("ROADWORTHY_DATA", str(tmp_path / "named"))
    assert roadworthy(*ASK, stdin="yes\n").code == 130
    assert list(Path().iterdir()) == []


def nobody_knows(user: int) -> None:
    raise KeyError(user)


def test_without_home_the_list_of_users_tells_the_folder(folder: Path) -> None:
    """HOME alone is no need."""
    assert run("cases", cwd=folder).code == 0


@pytest.mark.parametrize(
    "locale",
    [
        {"LANG": "xx_YY.NONSENSE", "LC_ALL": "tlh"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "zh_CN.GB18030", "PYTHONUTF8": "0"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "TERM": "", "COLUMNS": "0", "LINES": "nonsense"},
    ],
    ids=["nonsense", "bare C", "GB18030", "ASCII and no terminal"],
)
def test_any_locale_will_do(data: dict[str, str], locale: dict[str, str]) -> None:
    """What cannot be shown is shown as "?"; bytes that are no text are no trouble."""
    environment = {**data, **locale}
    ended = run(*ASK, "--lang", "zh", stdin=b"\xff\xfe\n1\nquit\n", environment=environment)
    assert ended.code in (0, 130), ended.err
    assert run("explain", os.fsdecode(b"\xff.yaml"), environment=environment).code == 2


def test_a_current_folder_that_is_gone_costs_only_the_report(
    data: dict[str, str], folder: Path, small_truck: Path
) -> None:
    """The interview is held, and the message says how to save the report elsewhere."""
    words = ("ask", *TOYLAND, "--plain", "--answers", small_truck)
    within = ("sh", "-c", 'mkdir gone && cd gone && rmdir ../gone && exec "$@"', "sh")
    result = run(*words, environment={**data, "PYTHONPATH": str(ROOT)}, cwd=folder, within=within)
    assert result.code == 0, result.err
    assert "roadworthy report toyland-" in result.err
