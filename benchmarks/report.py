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
from pathlib import Path

from benchmarks.environment import PROGRAM, ROOT, on_a_terminal
from benchmarks.truck_interview import ANSWERS, DAY, answers, at_its_end, drain, left_to_ask, until_saved

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


def from_last_key(folder: Path, questions: list[str], reading: float) -> float:
    """Seconds from the key that ends an interview to its file; so long was read that nothing is left to ask."""
    with at_its_end(folder, questions) as child:
        drain(child, reading)
        start = time.perf_counter()
        for _ in until_saved(child, folder):
            pass
        return time.perf_counter() - start


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
        (folder / ANSWERS).write_text(answers(), "utf-8")
        (folder / "page.html").write_text(html_for_print(document()), "utf-8")
        whole = [*PROGRAM, "report", ANSWERS, "--as-of", DAY.isoformat(), "-o", "out.pdf", "--force"]
        environment, questions = on_a_terminal(name), left_to_ask()

        def run(*command: str) -> None:
            subprocess.run(command, check=True, capture_output=True, cwd=folder, env=environment)  # noqa: S603

        run(*whole)
        bare, warm, imports, wholes, read, at_once = [], [], [], [], [], []
        for _ in range(wishes.runs):
            bare += numbers_printed(BARE, str(folder / "page.html"), str(ROOT / "report_templates"), "4")[1:]
            warm += numbers_printed(WARM, str(ROOT), "4")[1:]
            imports.append(seconds_of(lambda: run(sys.executable, "-c", "import weasyprint")))
            wholes.append(seconds_of(lambda: run(*whole)))
            read.append(from_last_key(folder, questions, SECONDS_READING))
            at_once.append(from_last_key(folder, questions, 0))
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
