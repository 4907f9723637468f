"""What a change of an answer does, in lines for the command line."""

from collections.abc import Iterator

from interview.consultation import Consultation
from interview.preview import Preview
from interview.report.wording import VERDICT
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.text import Language, Text, in_language
from knowledge.vocabulary.wording import value_in_words

FIRST_ANSWER: Text = {"en": "{label} ({fact}): {new}", "zh": "{label}（{fact}）：{new}"}
CHANGED: Text = {"en": "{label} ({fact}): {old} -> {new}", "zh": "{label}（{fact}）：{old} → {new}"}
NO_CONCERN: Text = {
    "en": "It does not matter at present; it is kept for the case that it does.",
    "zh": "目前与结论无关；已保留，需要时自动采用。",
}
COMES_IN: Text = {"en": "Comes in: {facts}", "zh": "新增：{facts}"}
DROPS_OUT: Text = {"en": "Drops out: {facts}", "zh": "不再需要：{facts}"}
VERDICT_STAYS: Text = {"en": "Verdict: still {before}", "zh": "结论不变：{before}"}
VERDICT_CHANGES: Text = {"en": "Verdict: {before} -> {after}", "zh": "结论：{before} → {after}"}
INDENT = "  "


def preview_in_words(answer: Answer, consultation: Consultation, language: Language) -> Iterator[str]:
    """The change, what comes in, what drops out, and the verdict before and after."""
    base = consultation.knowledge_base
    preview = consultation.preview(answer.fact, answer.value)
    yield _change(answer, consultation, language)
    if not base.facts[answer.fact].particular:
        yield from (INDENT + line for line in _effects(answer.fact, preview, consultation, language))


def _change(answer: Answer, consultation: Consultation, language: Language) -> str:
    declaration = consultation.knowledge_base.facts[answer.fact]
    before = consultation.session.answers.get(answer.fact)
    words = {
        "label": in_language(declaration.label, language),
        "fact": answer.fact,
        "new": value_in_words(declaration, answer.value, language),
    }
    if before is None or before.value == answer.value:
        return in_language(FIRST_ANSWER, language).format(**words)
    return in_language(CHANGED, language).format(**words, old=value_in_words(declaration, before.value, language))


def _effects(fact: FactId, preview: Preview, consultation: Consultation, language: Language) -> Iterator[str]:
    base = consultation.knowledge_base
    if not preview.matters:
        yield in_language(NO_CONCERN, language)
    for words, facts in ((COMES_IN, preview.comes_in), (DROPS_OUT, preview.drops_out)):
        others = [one for one in facts if one != fact]
        if others:
            yield in_language(words, language).format(facts=_labels(others, base, language))
    before, after = (in_language(VERDICT[one], language) for one in (preview.verdict_before, preview.verdict_after))
    words = VERDICT_STAYS if before == after else VERDICT_CHANGES
    yield in_language(words, language).format(before=before, after=after)


def _labels(facts: list[FactId], base: KnowledgeBase, language: Language) -> str:
    return ("；" if language == "zh" else "; ").join(in_language(base.facts[fact].label, language) for fact in facts)
