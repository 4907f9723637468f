"""Not a test: a program that holds a conversation about Toyland, for tests that need a real process."""

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from interview.consultation import Consultation
from interview.errors import InterviewError
from interview.session import Session
from interview.terminal.choosing_a_driver import choose_driver
from interview.terminal.conversation import Ending, converse, show_summary
from knowledge.authoring.library import merged
from knowledge.authoring.reading import read_pack

TOYLAND = Path(__file__).parents[2] / "packs" / "good" / "toyland"


def main(language: str, *options: str) -> int:
    base = merged([read_pack(TOYLAND)])
    consultation = Consultation(base, Session("toyland-otter", "toyland", datetime.now(UTC)), date(2026, 11, 22))
    driver = choose_driver(sys.stdin, sys.stdout, os.environ, plain="--plain" in options)
    try:
        outcome = converse(consultation, language, driver)
    except InterviewError as error:
        sys.stderr.write(f"{error.in_words(language)}\n")
        return error.exit_code
    if outcome.ending is Ending.FINISHED:
        show_summary(driver, consultation.assessment(), base, outcome.language, [Path("report.pdf")], "toyland-otter")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
