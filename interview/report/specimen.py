"""A report of nothing, which is printed to warm a printer up: a line of every kind, in both languages."""

from datetime import date

from interview.report.lines import Line, Lines
from interview.report.parts import (
    CheckCode,
    Declaration,
    Ending,
    Entry,
    Group,
    Head,
    Heading,
    Particular,
    ReportDocument,
    Section,
    SectionKind,
    Vehicle,
    VerdictBox,
)
from interview.report.signs import Sign
from knowledge.vocabulary.rules import Verdict

WORDS: Lines = (Line("en", "Specimen 0123"), Line("zh", "样张"))
HEADING = Heading(1, WORDS)
ENTRY = Entry(Sign.MET, WORDS, WORDS, body=(WORDS,), fine_print=(WORDS,))

SPECIMEN = ReportDocument(
    languages=("en", "zh"),
    head=Head(WORDS, WORDS, WORDS, "0", WORDS, date(2000, 1, 1), WORDS, WORDS, WORDS, WORDS),
    verdict=VerdictBox(Verdict.ROAD_LEGAL, WORDS, WORDS, WORDS, ()),
    vehicle=Vehicle(HEADING, (Particular(WORDS, WORDS), Particular(WORDS, ())), CheckCode("0", WORDS, WORDS)),
    sections=(
        Section(SectionKind.STEPS, HEADING, (Group((ENTRY,), WORDS),)),
        Section(SectionKind.FINDINGS, HEADING, (Group((ENTRY,), WORDS), Group((ENTRY,), WORDS, is_brief=True))),
    ),
    glossary=None,
    declaration=Declaration(HEADING, WORDS, WORDS, WORDS, WORDS),
    ending=Ending(WORDS, WORDS, WORDS),
    record="{}",
)
