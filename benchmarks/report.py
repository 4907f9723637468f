"""The ratios that the report is held to, each against a baseline measured in the same run.

1. A warm render of the bilingual report against bare WeasyPrint writing the same HTML, untuned.
2. The whole command `roadworthy report` against `python -c "import weasyprint"` as it comes, plus that render.
3. In a real interview on a pseudo-terminal: from the key that ends it to the file, against the whole command; when the
   person has read for two seconds that nothing is left to ask, and when they press at once. Each question was read for
   five seconds, in which answers to it are guessed.
4. Size, also of the first two pages alone, in both languages and in Chinese.
5. Memory of the hundredth report of one process against the tenth.

Medians of several runs; the two sides of a ratio take turns.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pexpect

from benchmarks.environment import ROOT, on_a_terminal

DAY = date(2026, 11, 22)
CASE = "Light truck Wuling Rongguang with papers in order"
PROGRAM = (sys.executable, "-P", "-m", "interview")
NOTHING_LEFT = "As it stands"
SECONDS_A_QUESTION = 5
SECONDS_READING = 2
TWO_PAGES = 120_000
"""Bytes."""

BARE = """
import sys, time, weasyprint
html = open(sys.argv[1], encoding="utf-8").read()
folder, seconds = sys.argv[2], []
for _ in range(int(sys.argv[3])):
    start = time.perf_counter()
    fonts = weasyprint.text.fonts.FontConfiguration()
    styles = [weasyprint.CSS(filename=f"{folder}/{name}", font_config=fonts) for name in ("fonts.css", "report.css")]
    weasyprint.HTML(string=html).write_pdf(stylesheets=styles, font_config=fonts, pdf_variant="pdf/a-3a")
    seconds.append(time.perf_counter() - start)
print(*seconds)
"""
WARM = """
import sys, time
sys.path.insert(0, sys.argv[1])
from benchmarks.report import document
from interview.report.pdf import printed_report
made, seconds = document(), []
for _ in range(int(sys.argv[2])):
    start = time.perf_counter()
    printed_report(made)
    seconds.append(time.perf_counter() - start)
print(*seconds)
"""
MEMORY = """
import sys
sys.path.insert(0, sys.argv[1])
from benchmarks.report import document
from interview.report.pdf import printed_report
import gc
made = document()
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096
for number in range(1, int(sys.argv[2]) + 1):
    printed_report(made)
    gc.collect()
    if number in (10, 24, int(sys.argv[2])):
        print(resident())
"""


def answers() -> str:
    """The answers of a road-legal truck, as a file."""
    from tests.journeys import china_cases

    return "".join(f"{fact}: {value}\n" for fact, value in china_cases()[CASE].given.items())


def document(mode=None):
    """Its report, in both languages unless another mode is asked for."""
    from interview.commands.invocation import Invocation
    from interview.commands.subject import subject_in_file
    from interview.report.document import compose
    from interview.report.lines import LanguageMode

    with tempfile.NamedTemporaryFile("w", suffix=".yaml", encoding="utf-8") as file:
        file.write(answers())
        file.flush()
        subject = subject_in_file(file.name, "cn", Invocation())
    assessment, verdict = subject.assessed(DAY), subject.fixed_verdicts[DAY]
    return compose(assessment, subject.knowledge_base, mode or LanguageMode.BOTH, fixed_verdict=verdict)


def numbers_printed(code: str, *arguments: str) -> list[float]:
    """What a fresh Python prints."""
    done = subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True)  # noqa: S603
    return [float(word) for word in done.stdout.split()]


def seconds_of(work: Callable[[], object]) -> float:
    """How long it takes once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def left_to_ask() -> list[str]:
    """What the interview asks of this truck after the answers of the file; to everything "I don't know" is said."""
    from interview.consultation import Consultation
    from interview.prepared_answers.answer_files import answers_in
    from interview.session import Session
    from knowledge.authoring.library import knowledge_base
    from knowledge.vocabulary.facts import UNKNOWN

    base = knowledge_base("cn")
    given = answers_in(answers().encode(), "truck.yaml", base.facts)
    consultation = Consultation(base, Session("truck", "cn", datetime.now(UTC), tuple(given.values())), DAY)
    asked = []
    while question := consultation.next_question():
        asked.append(question.question.ask["en"])
        consultation.answer(question.question.fact, UNKNOWN)
    return asked


def from_last_key(folder: Path, environment: dict[str, str], questions: list[str], reading: float) -> float:
    """Seconds from the key that ends an interview to its file; so long was read that nothing is left to ask."""
    report = folder / "interview.pdf"
    report.unlink(missing_ok=True)
    command = [*PROGRAM[1:], "--lang", "en", "ask", "--answers", "truck.yaml", "--as-of", str(DAY), "-o", report.name]
    child = pexpect.spawn(PROGRAM[0], command, env=environment, cwd=str(folder), dimensions=(50, 200), timeout=60)
    for question in questions:
        child.expect_exact(question)
        time.sleep(SECONDS_A_QUESTION)
        child.send("skip\r")
    child.expect_exact(NOTHING_LEFT)
    _drain(child, reading)
    start = time.perf_counter()
    child.send("\r")
    while not report.exists():
        _drain(child, 0.005)
    seconds = time.perf_counter() - start
    child.expect(pexpect.EOF)
    return seconds


@contextmanager
def first_two_pages():
    """Meanwhile nothing else of a report is written."""
    from weasyprint import Document

    write_pdf = Document.write_pdf
    Document.write_pdf = lambda whole, **wishes: write_pdf(whole.copy(whole.pages[:2]), **wishes)
    try:
        yield
    finally:
        Document.write_pdf = write_pdf


def print_sizes() -> None:
    """Of whole reports, and of what is left when only the first two pages are written, with all that they need."""
    from interview.report.lines import LanguageMode
    from interview.report.pdf import printed_report

    for mode in (LanguageMode.BOTH, LanguageMode.CHINESE):
        made = document(mode)
        whole = printed_report(made)
        with first_two_pages():
            cut = printed_report(made)
        print(f"size, {mode.value}: {len(whole.content):,} bytes, {whole.pages} pages; "
              f"its first two alone {len(cut.content):,}   (bound {TWO_PAGES:,})")  # fmt: skip


def _drain(child: "pexpect.spawn[bytes]", seconds: float) -> None:
    """Read what the program shows, for so long."""
    child.expect([pexpect.TIMEOUT, pexpect.EOF], timeout=seconds)


def line(name: str, ours: float, baseline: float, bound: str) -> None:
    """One ratio."""
    print(f"{name:44}{ours * 1000:8.0f} ms /{baseline * 1000:6.0f} ms = {ours / baseline:5.2f}   (bound {bound})")


def main() -> None:
    """Print every ratio with its bound."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--reports", type=int, default=100, help="how many for the memory")
    wishes = parser.parse_args()
    from interview.report.html import html_for_print

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "truck.yaml").write_text(answers(), "utf-8")
        (folder / "page.html").write_text(html_for_print(document()), "utf-8")
        whole = [*PROGRAM, "report", "truck.yaml", "--as-of", DAY.isoformat(), "-o", "out.pdf", "--force"]
        environment = on_a_terminal(name)
        questions = left_to_ask()

        def run(*command: str) -> None:
            subprocess.run(command, check=True, capture_output=True, cwd=folder, env=environment)  # noqa: S603

        run(*whole)
        bare, warm, imports, wholes, read, at_once = [], [], [], [], [], []
        for _ in range(wishes.runs):
            bare += numbers_printed(BARE, str(folder / "page.html"), str(ROOT / "report_templates"), "4")[1:]
            warm += numbers_printed(WARM, str(ROOT), "4")[1:]
            imports.append(seconds_of(lambda: run(sys.executable, "-c", "import weasyprint")))
            wholes.append(seconds_of(lambda: run(*whole)))
            read.append(from_last_key(folder, environment, questions, SECONDS_READING))
            at_once.append(from_last_key(folder, environment, questions, 0))
    bare_render, whole_command = statistics.median(bare), statistics.median(wholes)
    line("warm render / bare WeasyPrint, same HTML", statistics.median(warm), bare_render, "1.1")
    line("whole command / import + bare render", whole_command, statistics.median(imports) + bare_render, "1.0")
    line(f"last key to file, read {SECONDS_READING} s / whole command", statistics.median(read), whole_command, "0.5")
    line("last key to file, at once / whole command", statistics.median(at_once), whole_command, "0.5")
    print_sizes()
    tenth, *between, last = numbers_printed(MEMORY, str(ROOT), str(wishes.reports))
    print(f"memory: {last / 1e6:.1f} MB after {wishes.reports} reports / {tenth / 1e6:.1f} MB after 10 = "
          f"{last / tenth:.3f}   (bound 1.1); in between {[round(one / 1e6, 1) for one in between]}")  # fmt: skip


if __name__ == "__main__":
    main()
