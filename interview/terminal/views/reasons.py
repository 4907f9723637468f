"""HOW and WHY NOT at any time: the same lines as `roadworthy explain`, found by words instead of ids."""

from collections.abc import Iterable, Iterator, Mapping

from interview.consultation import Consultation
from interview.explaining.expectation import Expectation
from interview.explaining.explanation import ExplanationInWords
from interview.session import NOT_KEPT
from interview.terminal import edit_wording as e
from interview.terminal import wording as w
from interview.terminal.layout import BLANK, Paragraph, paragraph
from interview.terminal.review import matching
from interview.terminal.supposing import not_one
from knowledge.logic.rule_base import VERDICT
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Status, Verdict
from knowledge.vocabulary.text import LANGUAGES, Language, Text, in_language
from knowledge.vocabulary.wording import VERDICT_IN_WORDS

MOST_LINES = 40
"""Lines of reasons shown at once; `roadworthy explain` shows all."""
VERDICT_LABEL: Text = {"en": "Verdict", "zh": "结论"}
CATEGORY_NAMES = ("category", "类型", "车辆类型")


def how(consultation: Consultation, words: str, language: Language) -> list[Paragraph]:
    """How the verdict and the category stand, or what the words name."""
    explainer = _explainer(consultation, language)
    base = consultation.knowledge_base
    if not words:
        shown = _paragraphs(_overview(explainer), consultation, language, VERDICT)
        return [BLANK, *shown, _more(e.HOW_MORE, base, language)]
    found = matching(words, _concluded_facts(base))
    if len(found) != 1:
        labels = [_label(base, id) for id in found]
        return [paragraph(in_language(not_one(words, labels, e.NO_SUCH_CONCLUSION), language))]
    return [BLANK, *_paragraphs(_reasons(found[0], explainer), consultation, language, found[0])]


def why_not(consultation: Consultation, words: str, language: Language) -> list[Paragraph]:
    """The nearest rules that would have given what was expected, and what each lacked."""
    from interview.explaining.why_not_words import why_not as lines_of

    explainer = _explainer(consultation, language)
    base = consultation.knowledge_base
    expected = _expectations(base)
    found = matching(words, {key: names for key, (names, _) in expected.items()}) if words else []
    if not words:
        return [_more(e.WHY_NOT_HOW, base, language)]
    if len(found) != 1:
        labels = [_shown(expected[key][0]) for key in found]
        return [paragraph(in_language(not_one(words, labels, _no_such_expectation()), language))]
    wanted = _with_exemption(expected[found[0]][1], explainer)
    lines = (line for one in wanted for line in lines_of(one, explainer))
    return [BLANK, *_paragraphs(lines, consultation, language, f"{wanted[0].fact} --not {wanted[0].value}")]


def _no_such_expectation() -> Text:
    """That nothing has the words, and which verdicts there are; the words themselves are left to be filled in."""
    verdicts = [words for verdict, words in VERDICT_IN_WORDS.items() if verdict is not Verdict.UNDETERMINED]
    return {
        language: w.said(
            e.NO_SUCH_EXPECTATION, language, words="{words}",
            verdicts=w.said(e.BETWEEN, language).join(in_language(one, language) for one in verdicts),
        )
        for language in LANGUAGES
    }  # fmt: skip


def _explainer(consultation: Consultation, language: Language) -> ExplanationInWords:
    return ExplanationInWords(
        consultation.knowledge_base, consultation.rule_base, consultation.assessment_so_far(), language
    )


def _overview(explainer: ExplanationInWords) -> Iterator[str]:
    """What leads to the verdict, and the category; an open verdict needs no list of all that is open."""
    if explainer.assessment.verdict is Verdict.UNDETERMINED:
        yield next(iter(explainer.verdict()))
    else:
        yield from explainer.verdict()
    category = explainer.knowledge_base.category
    if category:
        yield ""
        yield from explainer.fact(category)


def _reasons(fact: FactId, explainer: ExplanationInWords) -> Iterator[str]:
    if fact == VERDICT:
        return explainer.verdict()
    for finding in explainer.assessment.findings:
        if finding.requirement == fact:
            return explainer.finding(finding)
    return explainer.fact(fact)


def _concluded_facts(base: KnowledgeBase) -> Mapping[str, Iterable[str]]:
    """Everything with a HOW, by id, with its names."""
    names: dict[str, Iterable[str]] = {VERDICT: (VERDICT, *VERDICT_LABEL.values())}
    for fact in base.facts.values():
        if not fact.is_asked:
            names[fact.id] = (fact.id, *fact.label.values(), *(CATEGORY_NAMES if fact.id == base.category else ()))
    for requirement in base.requirements.values():
        names[requirement.id] = (requirement.id, *requirement.label.values())
    return names


def _expectations(base: KnowledgeBase) -> dict[str, tuple[tuple[str, ...], Expectation]]:
    """What somebody may have expected: a category, a verdict, that a requirement is met."""
    found: dict[str, tuple[tuple[str, ...], Expectation]] = {}
    if base.category:
        for id, label in (base.facts[base.category].choices or {}).items():
            found[f"category {id}"] = ((*label.values(), id), Expectation(base.category, id))
    for verdict, words in VERDICT_IN_WORDS.items():
        if verdict is not Verdict.UNDETERMINED:
            found[f"verdict {verdict}"] = ((*words.values(), verdict.value), Expectation(VERDICT, verdict.value))
    for requirement in base.requirements.values():
        names = (*requirement.label.values(), requirement.id)
        found[requirement.id] = (names, Expectation(requirement.id, Status.MET.value))
    return found


def _with_exemption(expected: Expectation, explainer: ExplanationInWords) -> list[Expectation]:
    """Of a requirement that is not met, also why the vehicle is not exempt from it."""
    if expected.value == Status.MET and explainer.assessment.conclusions.value(expected.fact) == Status.NOT_MET:
        return [expected, Expectation(expected.fact, Status.NOT_APPLICABLE.value)]
    return [expected]


def _label(base: KnowledgeBase, id: str) -> Text:
    if id == VERDICT:
        return VERDICT_LABEL
    return base.facts[id].label if id in base.facts else base.requirements[id].label


def _shown(names: tuple[str, ...]) -> Text:
    return {"en": names[0], "zh": names[1]} if len(names) > 2 else {"en": names[0]}


def _more(text: Text, base: KnowledgeBase, language: Language) -> Paragraph:
    """What may be typed behind the command, with a short example of the pack."""
    labels = list((base.facts[base.category].choices or {}).values()) if base.category and text is e.WHY_NOT_HOW else []
    every = labels or [one.label for one in base.requirements.values()]
    example = min((in_language(label, language).rstrip(".。") for label in every), key=len, default="")
    return paragraph(w.said(text, language, example=example), indent=2, hang=2)


def _paragraphs(lines: Iterable[str], consultation: Consultation, language: Language, what: str) -> list[Paragraph]:
    """Indented lines as paragraphs that fold under their own beginning. `what`: how `explain` is asked for them."""
    every = list(lines)
    shown = every[:MOST_LINES]
    rest = len(every) - len(shown)
    case = consultation.session.case
    is_kept = case != NOT_KEPT and bool(consultation.session.answers)
    words = e.MORE_LINES if is_kept else e.MORE_LINES_NOT_KEPT
    more = [paragraph(w.said(words, language, count=rest, command=f"roadworthy explain {case} {what}"), indent=2)]
    return [*(_paragraph(line) for line in shown), *(more if rest else [])]


def _paragraph(line: str) -> Paragraph:
    words = line.lstrip(" ")
    return paragraph(words, indent=2 + min(len(line) - len(words), 12), hang=2) if words else BLANK
