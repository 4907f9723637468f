"""What would be otherwise, as lines of text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from interview.contradictions.words import DO_NOT_FIT, answers_in_words
from interview.outlook.what_if import AnswerChange, Difference, FindingChange
from interview.report import wording
from interview.sentences import filled_in, without_full_stop
from knowledge.vocabulary.findings import Assessment
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.rules import Status
from knowledge.vocabulary.text import LANGUAGES, Language, Text, in_language
from knowledge.vocabulary.wording import value_text

INDENT = "  "
NOW: Text = {"en": "Now: {verdict}. {reason}", "zh": "现在：{verdict}。{reason}"}
THEN: Text = {"en": "Then: {verdict}. {reason}", "zh": "之后：{verdict}。{reason}"}
SAME_VERDICT: Text = {"en": "The verdict stays: {verdict}.", "zh": "结论不变：{verdict}。"}
NO_ANSWER: Text = {"en": "no answer", "zh": "未回答"}
FROM_TO: Text = {"en": "{label}: from {before} to {after}", "zh": "{label}：由“{before}”变为“{after}”"}
FINDINGS: Text = {"en": "Findings that change ({count}):", "zh": "发生变化的结论（{count}项）："}
NOTHING: Text = {"en": "No finding changes.", "zh": "没有结论发生变化。"}
NOT_ASKED: Text = {
    "en": "{count} more begin or cease to apply.",
    "zh": "另有{count}项开始适用或者不再适用。",
}
STEPS_NEW: Text = {"en": "Steps that come in:", "zh": "新增的步骤："}
STEPS_GONE: Text = {"en": "Steps that drop out:", "zh": "不再需要的步骤："}
RISKS_NEW: Text = {"en": "Risks that come in:", "zh": "新增的风险："}
ONE_OF_THEM: Text = {"en": "- {answer}", "zh": "- {answer}"}
RISKS_GONE: Text = {"en": "Risks that drop out:", "zh": "不再存在的风险："}


def difference_in_words(found: Difference, base: KnowledgeBase, language: Language) -> Iterator[str]:
    """The supposed answers, both verdicts, and everything that changes."""
    view = _View(found, base)
    for part in (view.answers(), view.contradictions(), view.verdicts(), view.findings(), *view.lists()):
        for indent, words in part:
            yield INDENT * indent + in_language(words, language)


@dataclass(frozen=True)
class _View:
    found: Difference
    base: KnowledgeBase

    def answers(self) -> Iterator[tuple[int, Text]]:
        return ((0, self._answer(change)) for change in self.found.answers)

    def _answer(self, change: AnswerChange) -> Text:
        return filled_in(
            FROM_TO,
            label=self.base.facts[change.fact].label,
            before=self._value(change.before),
            after=self._value(change.after),
        )

    def _value(self, answer: Answer | None) -> Text:
        if answer is None:
            return NO_ANSWER
        return value_text(self.base.facts[answer.fact], answer.value)

    def contradictions(self) -> Iterator[tuple[int, Text]]:
        """Those that the supposed answers would make."""
        for found in self.found.after.contradictions:
            if found not in self.found.before.contradictions:
                yield 0, filled_in(DO_NOT_FIT, says=found.says)
                yield from ((1, filled_in(ONE_OF_THEM, answer=each)) for each in answers_in_words(found, self.base))

    def verdicts(self) -> Iterator[tuple[int, Text]]:
        before, after = self.found.before, self.found.after
        if before.verdict is after.verdict and before.reason == after.reason:
            yield 0, filled_in(SAME_VERDICT, verdict=wording.VERDICT[after.verdict])
            return
        yield 0, _verdict(NOW, before)
        yield 0, _verdict(THEN, after)

    def findings(self) -> Iterator[tuple[int, Text]]:
        telling = [change for change in self.found.findings if not _is_about_applying(change)]
        others = len(self.found.findings) - len(telling)
        yield 0, filled_in(FINDINGS, count=len(self.found.findings)) if self.found.findings else NOTHING
        for change in telling:
            before, after = wording.STATUS[change.before.status], wording.STATUS[change.after.status]
            yield 1, filled_in(FROM_TO, label=without_full_stop(change.after.label), before=before, after=after)
            if change.after.status is Status.NOT_MET:
                yield 2, change.after.reason
        if others:
            yield 1, filled_in(NOT_ASKED, count=others)

    def lists(self) -> Iterator[Iterator[tuple[int, Text]]]:
        found = self.found
        yield _listed(STEPS_NEW, (step.does for step in found.steps_new))
        yield _listed(STEPS_GONE, (step.does for step in found.steps_gone))
        yield _listed(RISKS_NEW, (risk.label for risk in found.risks_new))
        yield _listed(RISKS_GONE, (risk.label for risk in found.risks_gone))


def _is_about_applying(change: FindingChange) -> bool:
    """Whether a requirement that is no matter of concern merely begins or ceases to apply."""
    statuses = {change.before.status, change.after.status}
    return Status.NOT_APPLICABLE in statuses and Status.NOT_MET not in statuses


def _verdict(sentence: Text, assessment: Assessment) -> Text:
    return filled_in(sentence, verdict=wording.VERDICT[assessment.verdict], reason=assessment.reason)


def _listed(title: Text, words: Iterable[Text]) -> Iterator[tuple[int, Text]]:
    for number, one in enumerate(words):
        if number == 0:
            yield 0, title
        yield 1, {language: f"- {in_language(one, language)}" for language in LANGUAGES}
