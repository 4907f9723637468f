"""A printing process of its own: the same bytes, nothing left behind, and no worse when it dies."""

import io
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from noted_jobs import NotedJob
from printed_sample import printed
from sample_case import ASSESSMENTS, KNOWLEDGE_BASE

from interview.report.document import compose
from interview.report.lines import LanguageMode
from interview.report.paper import Paper
from interview.report.print_jobs import PrintJob
from interview.report.print_messages import Ahead, Wanted, read_message, write_message
from interview.report.print_service import PrintService, WorkerGone
from interview.report.print_worker import serve
from interview.report.printed import PrintedReport
from interview.report.specimen import SPECIMEN
from knowledge.vocabulary.rules import Verdict

ROOT = Path(__file__).parents[3]
VERDICT, MODE = Verdict.RESTRICTED_USE, LanguageMode.ENGLISH


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the process may leave nothing; what is printed here for comparison was printed before."""
    printed(VERDICT, MODE)
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(ROOT), str(Path(__file__).parent))))
    return folder


@pytest.mark.parametrize("soon", [False, True])
def test_a_worker_prints_the_same_bytes_and_leaves_nothing(own_temporary_folder: Path, soon: bool) -> None:
    """One process for several reports."""
    document = compose(ASSESSMENTS[VERDICT], KNOWLEDGE_BASE, MODE)
    with PrintService(is_needed_soon=soon) as service:
        service.start()
        process = service._process
        assert process is not None
        for _ in range(2):
            assert service.printed(document, Paper.A4) == printed(VERDICT, MODE)
        assert service._process is process
    assert process.returncode is not None
    assert list(own_temporary_folder.iterdir()) == []


def test_an_end_that_is_interrupted_leaves_nothing(own_temporary_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever presses Ctrl-C twice."""

    def interrupted(process: subprocess.Popen[bytes], timeout: float | None = None) -> int:
        monkeypatch.undo()
        process.wait()
        raise KeyboardInterrupt

    service = PrintService()
    service.start()
    monkeypatch.setattr(subprocess.Popen, "wait", interrupted)
    with pytest.raises(KeyboardInterrupt):
        service.close()
    assert list(own_temporary_folder.iterdir()) == []


def test_a_worker_that_dies_is_done_without(own_temporary_folder: Path) -> None:
    """The report is made here then; the temporary folder of the dead process goes."""
    document = compose(ASSESSMENTS[VERDICT], KNOWLEDGE_BASE, MODE)
    service = PrintService()
    service.start()
    assert service._process is not None
    service._process.kill()
    service._process.wait()
    assert service.printed(document, Paper.A4).content == printed(VERDICT, MODE).content
    assert not list(own_temporary_folder.glob("roadworthy-print-*"))


PARENT = """
import sys, time
from interview.report.print_service import PrintService
service = PrintService(5)
service.start()
print(service._process.pid, service._folder, flush=True)
time.sleep(60)
"""


@pytest.mark.slow
@pytest.mark.parametrize("warm", [False, True])
def test_a_worker_dies_with_its_parent_and_cleans_up(own_temporary_folder: Path, warm: bool) -> None:
    """Killed without a chance to say so."""
    environment = {**os.environ, "TMPDIR": str(own_temporary_folder), "PYTHONPATH": str(ROOT)}
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True, env=environment)
    assert parent.stdout is not None
    process, folder = parent.stdout.readline().split()
    if warm:
        _wait_until(lambda: any(Path(folder).iterdir()))
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    _wait_until(lambda: not Path(folder).exists())
    _wait_until(lambda: not Path(f"/proc/{process}").exists() or "Z" in _state(process))
    assert list(own_temporary_folder.iterdir()) == []


def _state(process: str) -> str:
    return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]


def _wait_until(holds) -> None:
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_nothing_is_started_where_nothing_will_be_printed() -> None:
    """Closing what was never started is no trouble."""
    with PrintService() as service:
        assert service._process is None


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """What was begun, a line each."""
    file = tmp_path / "notes"
    file.touch()
    return file


@pytest.fixture(scope="module")
def service() -> Iterator[PrintService]:
    """One that works, for all tests that let it live."""
    with pytest.MonkeyPatch.context() as patch, PrintService(is_needed_soon=True) as started:
        patch.setenv("PYTHONPATH", os.pathsep.join((str(ROOT), str(Path(__file__).parent))))
        started.start()
        yield started


def _begun(notes: Path) -> list[str]:
    return notes.read_text().split()


def _worker(service: PrintService) -> int:
    assert service._process is not None
    return service._process.pid


def test_what_was_done_ahead_is_not_done_again(service: PrintService, notes: Path) -> None:
    """One after the other, in copies of the worker, and only what is due."""
    first, unlikely, last = (
        NotedJob("first", notes),
        NotedJob("unlikely", notes, is_likely=False),
        NotedJob("last", notes),
    )
    service.guess(first, unlikely, last)
    _wait_until(lambda: _begun(notes) == ["first", "last"])
    done = [service.result(job) for job in (last, unlikely)]
    assert [name for name, _ in done] == ["last", "unlikely"]
    assert [process == _worker(service) for _, process in done] == [False, True]
    assert _begun(notes) == ["first", "last", "unlikely"]


def test_what_is_being_done_is_waited_for(service: PrintService, notes: Path) -> None:
    """And not begun again, also where it is said once more that it may be wanted."""
    job = NotedJob("slow", notes, seconds=0.3)
    service.guess(NotedJob("unlikely", notes, is_likely=False), job)
    _wait_until(lambda: _begun(notes) == ["slow"])
    service.ahead(job)
    assert service.result(job)[1] != _worker(service)
    assert _begun(notes) == ["slow"]


@pytest.mark.parametrize("by", ["ahead", "result"])
def test_what_is_wanted_no_more_is_given_up(service: PrintService, notes: Path, by: str) -> None:
    """At once, however long it would have taken."""
    service.ahead(NotedJob("endless", notes, seconds=600))
    _wait_until(lambda: _begun(notes) == ["endless"])
    job = NotedJob("wanted", notes)
    if by == "ahead":
        service.ahead(job)
        _wait_until(lambda: _begun(notes) == ["endless", "wanted"])
    assert service.result(job)[0] == "wanted"
    assert _children(_worker(service)) == []


def test_what_could_not_be_done_ahead_is_tried_again_by_whoever_waits(notes: Path) -> None:
    """Where it fails too, the worker ends: it is done without."""
    service = PrintService(is_needed_soon=True)
    service.start()
    service.guess(NotedJob("impossible", notes, fails=True), NotedJob("other", notes))
    _wait_until(lambda: _begun(notes) == ["impossible", "other"])
    with pytest.raises(WorkerGone):
        service.result(NotedJob("impossible", notes, fails=True))
    assert _begun(notes) == ["impossible", "other", "impossible"]
    assert service._process is None


def test_a_copy_ends_with_the_service(own_temporary_folder: Path, notes: Path) -> None:
    """In the middle of its work."""
    service = PrintService(is_needed_soon=True)
    service.start()
    service.ahead(NotedJob("endless", notes, seconds=600))
    _wait_until(lambda: _begun(notes) == ["endless"])
    copies = _children(_worker(service))
    assert len(copies) == 1
    service.close()
    _wait_until(lambda: not Path(f"/proc/{copies[0]}").exists() or "Z" in _state(copies[0]))
    assert list(own_temporary_folder.iterdir()) == []


def _children(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


@pytest.mark.parametrize(("are_guesses", "done"), [(False, ["one"]), (True, [])])
def test_where_no_copy_can_be_made_nothing_is_guessed(
    notes: Path, monkeypatch: pytest.MonkeyPatch, are_guesses: bool, done: list[str]
) -> None:
    """It could not be given up there."""
    monkeypatch.setattr("interview.report.print_worker.CAN_COPY", False)
    job = NotedJob("one", notes)
    answers = io.BytesIO()
    serve(_said(Ahead((job,), are_guesses)), answers)
    assert _begun(notes) == done
    assert answers.getvalue() == b""
    serve(_said(Ahead((job,), are_guesses), Wanted(job), Wanted(job)), answers)
    answers.seek(0)
    assert [read_message(answers) for _ in range(2)] == [("one", os.getpid())] * 2
    assert _begun(notes) == [*done, "one"]


def _said(*messages: Ahead | Wanted) -> io.BytesIO:
    stream = io.BytesIO()
    for message in messages:
        write_message(stream, message)
    stream.seek(0)
    return stream


def test_whoever_takes_a_report_loads_no_printer() -> None:
    """What comes back from the worker is unpacked without anything that prints."""
    report = pickle.dumps(PrintedReport(b"%PDF", 1, ()))
    loaded = "sorted(name for name in sys.modules if name.startswith(('interview.report.p', 'weasyprint')))"
    code = f"import pickle, sys; pickle.loads({report!r}); print(*{loaded})"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["interview.report.printed"]


def test_printing_ahead_gives_the_same_bytes(own_temporary_folder: Path) -> None:
    """Also where something else was printed ahead than is asked for in the end."""
    document = compose(ASSESSMENTS[VERDICT], KNOWLEDGE_BASE, MODE)
    with PrintService(is_needed_soon=True) as service:
        service.start()
        for ahead in (SPECIMEN, document):
            service.ahead(PrintJob(ahead, Paper.A4))
            assert service.printed(document, Paper.A4) == printed(VERDICT, MODE)
    assert list(own_temporary_folder.iterdir()) == []


def test_handing_over_waits_for_nobody_and_ends_with_the_worker(own_temporary_folder: Path) -> None:
    """A worker that stands still takes nothing more than its pipe holds."""
    service = PrintService(is_needed_soon=True)
    service.start()
    assert service._process is not None
    service._process.send_signal(signal.SIGSTOP)
    before = threading.active_count()
    service.ahead(PrintJob(replace(SPECIMEN, record="x" * 1_000_000), Paper.A4))
    assert threading.active_count() == before + 1
    service.close()
    _wait_until(lambda: threading.active_count() == before)
    assert list(own_temporary_folder.iterdir()) == []
