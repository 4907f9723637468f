"""A printing process of its own: the same bytes, nothing left behind, and no worse when it dies."""

import io
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from printed_sample import printed
from sample_case import ASSESSMENTS, KNOWLEDGE_BASE

from interview.report.document import compose
from interview.report.lines import LanguageMode
from interview.report.paper import Paper
from interview.report.parts import ReportDocument
from interview.report.pdf import PrintedReport
from interview.report.print_messages import read_message, write_message
from interview.report.print_service import PrintService
from interview.report.print_worker import serve
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
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
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


def _job(document: ReportDocument, paper: Paper, *, is_wanted: bool) -> bytes:
    stream = io.BytesIO()
    write_message(stream, (document, paper, is_wanted))
    return stream.getvalue()


def test_what_was_printed_ahead_is_not_printed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker prints what nobody waits for yet, and gives it to whoever asks for just that."""
    printings = []

    def print_and_count(document: ReportDocument, paper: Paper) -> PrintedReport:
        printings.append(paper)
        return PrintedReport(f"{document.head.number} {paper} {len(printings)}".encode(), 1, ())

    monkeypatch.setattr("interview.report.pdf.printed_report", print_and_count)
    one, other = (replace(SPECIMEN, head=replace(SPECIMEN.head, number=number)) for number in ("1", "2"))
    wanted = [(one, Paper.A4, False), (one, Paper.A4, True), (one, Paper.LETTER, True), (other, Paper.LETTER, True)]
    answers = io.BytesIO()
    serve(io.BytesIO(b"".join(_job(*job[:2], is_wanted=job[2]) for job in wanted)), answers)
    answers.seek(0)
    assert [read_message(answers).content for _ in range(3)] == [b"1 A4 1", b"1 letter 2", b"2 letter 3"]
    assert len(printings) == 3


def test_printing_ahead_gives_the_same_bytes(own_temporary_folder: Path) -> None:
    """Also where something else was printed ahead than is asked for in the end."""
    document = compose(ASSESSMENTS[VERDICT], KNOWLEDGE_BASE, MODE)
    with PrintService(is_needed_soon=True) as service:
        service.start()
        for ahead in (SPECIMEN, document):
            service.print_ahead(ahead, Paper.A4)
            assert service.printed(document, Paper.A4) == printed(VERDICT, MODE)
    assert list(own_temporary_folder.iterdir()) == []


def test_handing_over_waits_for_nobody_and_ends_with_the_worker(own_temporary_folder: Path) -> None:
    """A worker that stands still takes nothing more than its pipe holds."""
    service = PrintService(is_needed_soon=True)
    service.start()
    assert service._process is not None
    service._process.send_signal(signal.SIGSTOP)
    before = threading.active_count()
    service.print_ahead(replace(SPECIMEN, record="x" * 1_000_000), Paper.A4)
    assert threading.active_count() == before + 1
    service.close()
    _wait_until(lambda: threading.active_count() == before)
    assert list(own_temporary_folder.iterdir()) == []
