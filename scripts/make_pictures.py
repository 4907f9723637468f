"""Draws the pages of sample reports for the README into docs/pictures. Needs pdftoppm (poppler) and pngquant if there.

python scripts/make_pictures.py
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

PICTURES = ROOT / "docs" / "pictures"
DAY = "2026-11-22"
TRUCK = "Light truck Wuling Rongguang with papers in order"
FOUR_WHEELER = "Unlisted electric four-wheeler in Beijing"
SHOWN = (
    ("report-after-steps", TRUCK, {"insurance.end": "2026-11-21"}, "en+zh", 1),
    ("report-legal", TRUCK, {}, "en", 1),
    ("report-not-legal", FOUR_WHEELER, {}, "zh", 1),
)
"""File, case of the China pack, other answers, languages, page."""
DOTS_PER_INCH = 70
LARGEST = 200_000
PARTICULARS = {"person.name": "欧阳靖", "vehicle.plate": "粤B12345"}


def main() -> None:
    """Draw them all."""
    from tests.journeys import china_cases

    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, case, instead, languages, page in SHOWN:
        given = {**china_cases()[case].given, **PARTICULARS, **instead}
        with tempfile.TemporaryDirectory() as folder:
            answers = Path(folder) / "answers.yaml"
            answers.write_text("".join(f"{fact}: {value}\n" for fact, value in given.items()), "utf-8")
            draw(answers, languages, page, PICTURES / f"{name}.png")


def draw(answers: Path, languages: str, page: int, picture: Path) -> None:
    """One page of one report, in 16 greys and colours so that it stays small."""
    pdf = answers.with_suffix(".pdf")
    program = (sys.executable, "-P", "-m", "interview")
    subprocess.run([*program, "report", answers, "--as-of", DAY, "--lang", languages, "-o", pdf], check=True, cwd=ROOT)  # noqa: S603
    wanted = ("-png", "-singlefile", "-r", str(DOTS_PER_INCH), "-f", str(page))
    subprocess.run(["pdftoppm", *wanted, pdf, picture.with_suffix("")], check=True)  # noqa: S603, S607
    if shutil.which("pngquant"):
        subprocess.run(["pngquant", "--force", "--output", picture, "16", picture], check=True)  # noqa: S603, S607
    size = picture.stat().st_size
    print(f"{picture.relative_to(ROOT)}: {size:,} bytes")
    if size > LARGEST:
        sys.exit(f"{picture} is larger than {LARGEST:,} bytes: lower the resolution.")


if __name__ == "__main__":
    main()
