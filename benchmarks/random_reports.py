"""Five hundred reports of random cases, names, numbers and typed text: every one valid, and how fast they come.

The cases are those of the China pack with random answers left out or unknown; languages and paper vary. Validated
as PDF/UA-1 and PDF/A-3a with `page`, and with `qpdf --check` where that is installed.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Print the seeds of what is not valid, and a summary."""
    import page

    from interview.commands.reporting import particulars_of
    from interview.commands.subject import Subject
    from interview.report.document import compose
    from interview.report.lines import LanguageMode
    from interview.report.paper import Paper
    from interview.report.pdf import printed_report
    from interview.session import Session
    from knowledge.authoring.library import knowledge_base
    from tests.journeys import china_cases

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--first-seed", type=int, default=1)
    wishes = parser.parse_args()
    base, cases = knowledge_base("cn"), list(china_cases().values())
    invalid, verdicts, start = [], Counter(), time.perf_counter()
    for seed in range(wishes.first_seed, wishes.first_seed + wishes.reports):
        rolls = random.Random(seed)  # noqa: S311
        answers = random_answers(rolls, rolls.choice(cases), base)
        session = Session("random", "cn", datetime.now(UTC), answers)
        subject = Subject(session, base, is_saved_case=False)
        assessment = subject.assessed(date(2026, 11, 22) + timedelta(days=rolls.randrange(-200, 400)))
        document = compose(assessment, base, rolls.choice(list(LanguageMode)), particulars_of(session, base))
        content = printed_report(document, rolls.choice(list(Paper))).content
        verdicts[assessment.verdict.value] += 1
        if problems := [*failures(page, content), *qpdf_complaints(content)]:
            invalid.append(seed)
            print(f"seed {seed}: {problems[:3]}", flush=True)
        if seed % 50 == 0:
            print(f"up to seed {seed}: {len(invalid)} invalid", flush=True)
    seconds = time.perf_counter() - start
    print(
        f"{wishes.reports} reports, {len(invalid)} invalid; {dict(verdicts)}; {wishes.reports / seconds:.2f}/s checked"
    )
    sys.exit(bool(invalid))


def random_answers(rolls: random.Random, case, base) -> tuple:
    """The answers of a case, some left out or unknown, with random evidence and random particulars."""
    from interview.report.characters import printable_characters
    from knowledge.vocabulary.facts import UNKNOWN
    from knowledge.vocabulary.questions import Answer, Evidence

    characters = sorted(printable_characters()) + list("\U00020bb7😀\u202e<&>\"' ")
    left_out = rolls.choice([0, 0, 0.03, 0.3])
    answers = [
        Answer(fact, UNKNOWN if rolls.random() < left_out / 2 else value, rolls.choice([None, *Evidence]))
        for fact, value in case.given.items()
        if rolls.random() >= left_out
    ]
    answers += [
        Answer(fact.id, "".join(rolls.choices(characters, k=rolls.randrange(1, 50))))
        for fact in base.facts.values()
        if fact.particular
    ]
    return tuple(answers)


def failures(page, content: bytes) -> list[str]:
    """What the validator finds."""
    return [str(one) for profile in ("ua1", "3a") for one in page.validate_pdf_bytes(content, profile=profile).failures]


def qpdf_complaints(content: bytes) -> list[str]:
    """What qpdf finds, where it is installed."""
    if shutil.which("qpdf") is None:
        return []
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(content)
        file.flush()
        done = subprocess.run(["qpdf", "--check", file.name], check=False, capture_output=True, text=True)  # noqa: S603, S607
    return [] if done.returncode == 0 else [done.stdout[-200:] + done.stderr[-200:]]


if __name__ == "__main__":
    main()
