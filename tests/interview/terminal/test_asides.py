"""HOW, WHY NOT and WHAT IF at every question and after the end: through keys and through lines alike."""

import pytest

from interview.terminal.layout import unfolded
from interview.terminal.views.explanation import why_asked
from knowledge.vocabulary.wording import VERDICT_IN_WORDS
from tests.interview.terminal.test_reviewing import hold

__all__ = ["hold"]
TRICYCLE = ("y", "a", "2020-01-01", "3")


def test_how_says_verdict_and_category(hold):
    """Open ones too."""
    shown = hold("how", "quit").shown
    assert "Undetermined: It still depends on:" in shown
    assert "Category in law (vehicle.category): not concluded yet" in shown


def test_how_goes_down_to_answers_and_articles(hold):
    """Of whatever the words name: the category, a requirement."""
    shown = hold(*TRICYCLE, "how category", "how insurance is valid", "").shown
    assert "Rule: Three wheels or fewer make a tricycle. (toyland.category.tricycle)" in shown
    assert "Number of wheels (vehicle.wheels): 3 - answered on" in shown
    assert "Law: Road Law of Toyland, Art. 3" in shown
    assert "[toyland.insurance]" in shown


def test_how_of_what_fits_several_or_nothing(hold):
    """Is asked back."""
    shown = hold("how in", "how xyzzy", "quit").shown
    assert "That fits several:" in shown
    assert "No requirement or conclusion has these words: xyzzy. Type how alone" in shown


def test_why_not_names_what_was_needed_and_what_was_found(hold):
    """The nearest rule of the category."""
    shown = " ".join(hold(*TRICYCLE, "why not large truck", "").shown.split())
    assert "Category in law: Tricycle, not Large truck." in shown
    assert "Number of wheels: needed above 3; found 3" in shown


def test_why_not_a_requirement_and_why_not_exempt(hold):
    """Both ways out of it."""
    shown = " ".join(hold("y", "b", "why not model is listed", "quit").shown.split())
    assert "Listing of the model: needed The model is listed; found The model is not listed" in shown
    assert "needed no; found yes" in shown


def test_why_not_a_verdict(hold):
    """What leads to the one that stands."""
    assert "The model is not listed." in hold("y", "b", "why not road legal", "quit").shown


def test_why_not_of_nothing_says_how_to_ask(hold):
    """With an example of the pack."""
    assert "why not Tricycle." in hold("why not", "quit").shown


def test_what_if_tells_and_changes_nothing(hold):
    """At a question; in the words of an answer."""
    held = hold("y", "what if b", "what if 1 = no", "quit")
    assert held.answers == {"use.on_road": "yes"}
    assert "If the answer were: Listing of the model: The model is not listed" in held.shown
    assert "Verdict: undetermined, then not road legal" in held.shown
    assert "- The model is listed: not met" in held.shown
    assert "If the answer were: Use on public roads: No" in held.shown
    assert held.shown.count("This was only supposed; nothing is changed.") == 2


def test_what_if_after_the_end(hold):
    """By number, with or without a sign, and by words."""
    held = hold(*TRICYCLE, "what if 2 = b", "what if 2 b", "what if wheels = 4", "what if b", "what if", "")
    assert held.shown.count("Verdict: road legal, then not road legal") == 2
    assert "If the answer were: Number of wheels: 4" in held.shown
    assert held.shown.count("For another question: what if 3 = no.") == 2


def test_what_if_of_nonsense_is_misunderstood_as_an_answer_would_be(hold):
    """With the same words."""
    shown = hold("what if perhaps", "what if 7 = no", "quit").shown
    assert "Please type y for yes or n for no." in shown
    assert "No answer fits: 7." in shown


def test_chinese_words(hold):
    """Without blanks, and with the verdicts of summary and report."""
    shown = hold("是", "如果2", "为何不是可以上路", "怎么得出结论", "退出", language="zh").shown
    assert "以上只是假设，回答未变。" in shown
    assert f"变为“{VERDICT_IN_WORDS['not_road_legal']['zh']}”" in shown


def test_why_sets_each_effect_on_its_own_line(consultation):
    """Answers that do the same stand together; what does nothing yet comes last."""
    consultation.answer("use.on_road", "yes")
    lines = [unfolded(one) for one in why_asked(consultation.why("papers.listed"), "en")]
    position = lines.index("    - The model is not listed:")
    assert lines[position + 1] == "        - Verdict: not road legal"
    assert all(line.startswith("        - ") for line in lines[position + 1 : position + 3])


@pytest.mark.parametrize("command", ["why", "help", "how"])
def test_asides_after_the_end(hold, command):
    """None of them ends the interview or is misunderstood."""
    held = hold(*TRICYCLE, command, "")
    assert "That cannot be said here" not in held.shown


def test_why_not_a_verdict_that_is_open_is_brief(hold):
    """The first of what is open, each once, however many requirements need it; and how many more there are."""
    shown = " ".join(hold("why not road legal", "quit").shown.split())
    assert "Verdict: not settled yet, so not Road legal so far." in shown
    assert "It will be so unless something else is concluded." in shown
    assert shown.count("(use.on_road)") == 1


def test_why_not_of_what_there_is_not_names_the_verdicts(hold):
    """So that the next try succeeds."""
    shown = " ".join(hold("why not drivable", "quit").shown.split())
    assert "has these words: drivable. Verdicts are: Road legal; Road legal after steps;" in shown


def test_what_if_that_fits_no_choice_tells_the_other_way(hold):
    """It may have been meant for another question."""
    assert "For another question: what if 3 = no." in " ".join(hold("y", "what if diesel", "quit").shown.split())
