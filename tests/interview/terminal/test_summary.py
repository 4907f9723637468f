"""What is said at the end."""

from datetime import date

import pytest

from interview.terminal.layout import columns_of, folded, unfolded
from interview.terminal.views.summary import summary
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.questions import Evidence
from knowledge.vocabulary.text import LANGUAGES

IN_ORDER = {"use.on_road": "yes", "papers.listed": "listed", "insurance.end": date(2027, 5, 12), "vehicle.wheels": 3}
LAPSED = {**IN_ORDER, "insurance.end": date(2020, 1, 1), "vehicle.wheels": 4, "person.role": "owner",
          "vehicle.length": 3500, "vehicle.power": 20}  # fmt: skip


@pytest.fixture
def summed_up(consultation):
    """The summary of these answers, a line a paragraph."""

    def sum_up(answers, language="en"):
        for fact, value in answers.items():
            consultation.answer(fact, value)
        paragraphs = summary(consultation.assessment(), consultation.knowledge_base, language)
        return "\n".join(unfolded(one) for one in paragraphs)

    return sum_up


def test_verdict_comes_first_with_its_reason(summed_up):
    """By word and sign; then the category, the day, and that this is no official inspection."""
    assert summed_up(IN_ORDER).split("\n")[1:5] == [
        "[OK] ROAD LEGAL",
        "Everything that was asked of this vehicle is met.",
        "Category in law: Tricycle",
        "By the law as of 22 Nov 2026. This is not an official inspection.",
    ]


def test_unmet_requirement_has_reason_cure_and_law(summed_up):
    """And what to do, where, with which papers, and what is risked."""
    words = summed_up(LAPSED)
    assert "[!] ROAD LEGAL AFTER STEPS" in words
    assert (
        "Not met (1)\n- The insurance is valid.\n"
        "  The insurance ended on 1 Jan 2020. The owner can put it right. Take out an insurance.\n"
        "  Law: Road Law of Toyland, Art. 2." in words
    )
    assert "1. Take out an insurance.\n   Where: Insurer\n   Bring: Identity card\n   Cost: 100 yuan a year." in words
    assert "- Certain: Driving without insurance. A fine of 100 yuan. Licence points: 3." in words


def test_met_requirements_are_counted(summed_up):
    """They are in the report."""
    assert "\nMet: 2\n" in summed_up(IN_ORDER)


def test_unknown_names_what_it_depends_on_and_where_to_look(summed_up):
    """For every fact that could settle it."""
    words = summed_up({**IN_ORDER, "papers.listed": UNKNOWN})
    assert "[?] UNDETERMINED" in words
    assert "- The model is listed.\n  It depends on: Listing of the model." in words
    assert "- Listing of the model\n  Where to look: On the certificate, first line." in words


def test_open_facts_name_the_one_that_matters_most(summed_up):
    """First in the list, with how many requirements hang on it; not where only one is open."""
    words = summed_up({"use.on_road": "yes", "papers.listed": UNKNOWN, "vehicle.wheels": UNKNOWN})
    assert "What matters most comes first: Listing of the model; requirements that hang on it: 2." in words
    assert words.index("What matters most") < words.index("Where to look: On the certificate, first line.")


def test_nothing_is_concluded_from_nothing(summed_up):
    """Before the first answer everything is open."""
    assert "[?] UNDETERMINED" in summed_up({})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80, 132])
def test_summary_fits(consultation, language, width):
    """In every width and language."""
    for fact, value in LAPSED.items():
        consultation.answer(fact, value)
    lines = folded(summary(consultation.assessment(), consultation.knowledge_base, language), width)
    assert max(columns_of("".join(words for words, _ in line)) for line in lines) <= width


def test_what_is_only_claimed_is_named(consultation):
    """By whose word; what was seen, and what nobody said anything about, is not."""
    for fact, value in IN_ORDER.items():
        evidence = {"papers.listed": Evidence.TOLD_BY_SELLER, "insurance.end": Evidence.DOCUMENT}.get(fact)
        consultation.answer(fact, value, evidence)
    paragraphs = summary(consultation.assessment(), consultation.knowledge_base, "en")
    words = "\n".join(unfolded(one) for one in paragraphs)
    assert "\nClaimed, not proved\n- Told by the seller: Listing of the model\n" in words
    consultation.answer("papers.listed", "listed", Evidence.DOCUMENT)
    paragraphs = summary(consultation.assessment(), consultation.knowledge_base, "en")
    assert "Claimed" not in "\n".join(unfolded(one) for one in paragraphs)
