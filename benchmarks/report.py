"""The ratios that the report is held to, each against a baseline measured in the same run.

1. A warm render of the bilingual report against bare WeasyPrint writing the same HTML, untuned.
2. The whole command `roadworthy report` against `python -c "import weasyprint"` as it comes, plus that render.
3. From the last answer to the file, with the worker of an interview, against the whole command.
4. Size, and memory of the hundredth report of one process against the tenth.

Medians of several runs; the two sides of a ratio take turns.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

DAY = date(2026, 11, 22)
CASE = "Light truck Wuling Rongguang with papers in order"
PROGRAM = (sys.executable, "-P", "-m", "interview")

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
    if number in (10, int(sys.argv[2])):
        print(resident())
"""


def answers() -> str:
    """The answers of a road-legal truck, as a file."""
    from tests.journeys import china_cases

    return "".join(f"{fact}: {value}\n" for fact, value in china_cases()[CASE].given.items())


def document():
    """Its report in both languages."""
    from interview.commands.invocation import Invocation
    from interview.commands.subject import subject_in_file
    from interview.report.document import compose

    with tempfile.NamedTemporaryFile("w", suffix=".yaml", encoding="utf-8") as file:
        file.write(answers())
        file.flush()
        subject = subject_in_file(file.name, "cn", Invocation())
    return compose(subject.assessed(DAY), subject.knowledge_base)


def numbers_printed(code: str, *arguments: str) -> list[float]:
    """What a fresh Python prints."""
    done = subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True)  # noqa: S603
    return [float(word) for word in done.stdout.split()]


def seconds_of(work: Callable[[], object]) -> float:
    """How long it takes once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def from_last_answer() -> float:
    """As at the end of an interview: compose, hand over to the warm worker, write the file."""
    from interview.report.paper import Paper
    from interview.report.print_service import PrintService
    from interview.report.save import save

    with PrintService(15) as service, tempfile.TemporaryDirectory() as folder:
        made = document()
        service.start()
        time.sleep(5)
        return seconds_of(lambda: save(service.printed(made, Paper.A4).content, Path(folder) / "report.pdf"))


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
    from interview.report.pdf import printed_report

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "truck.yaml").write_text(answers(), "utf-8")
        (folder / "page.html").write_text(html_for_print(document()), "utf-8")
        whole = [*PROGRAM, "report", "truck.yaml", "--as-of", DAY.isoformat(), "-o", "out.pdf", "--force"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "ROADWORTHY_DATA": name}

        def run(*command: str) -> None:
            subprocess.run(command, check=True, capture_output=True, cwd=folder, env=environment)  # noqa: S603

        run(*whole)
        bare, warm, imports, wholes, lasts = [], [], [], [], []
        for _ in range(wishes.runs):
            bare += numbers_printed(BARE, str(folder / "page.html"), str(ROOT / "report_templates"), "4")[1:]
            warm += numbers_printed(WARM, str(ROOT), "4")[1:]
            imports.append(seconds_of(lambda: run(sys.executable, "-c", "import weasyprint")))
            wholes.append(seconds_of(lambda: run(*whole)))
            lasts.append(from_last_answer())
    bare_render, whole_command = statistics.median(bare), statistics.median(wholes)
    line("warm render / bare WeasyPrint, same HTML", statistics.median(warm), bare_render, "1.1")
    line("whole command / import + bare render", whole_command, statistics.median(imports) + bare_render, "1.0")
    line("last answer to file / whole command", statistics.median(lasts), whole_command, "0.5")
    printed = printed_report(document())
    print(f"size: {len(printed.content):,} bytes, {printed.pages} pages")
    tenth, last = numbers_printed(MEMORY, str(ROOT), str(wishes.reports))
    print(f"memory: {last / 1e6:.1f} MB after {wishes.reports} reports / {tenth / 1e6:.1f} MB after 10 = "
          f"{last / tenth:.3f}   (bound 1.1)")  # fmt: skip


if __name__ == "__main__":
    main()
