"""The assessment at the end: the verdict and its reason, what is wrong or open, what to do, what is risked."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from interview.licence_points import points_left_to_say
from interview.outlook.plan_text import nearest_in_lines
from interview.outlook.plan_words import TITLE as NEAREST_LEGAL
from interview.outlook.plan_words import PlanWords
from interview.overdue_sources import overdue_sources
from interview.report import wording as report
from interview.report.evidence_part import CLAIMS
from interview.report.law import law_in_words
from interview.report.sources_part import overdue_in_words
from interview.terminal import wording as w
from interview.terminal.layout import BLANK, Paragraph, Span, Tone, paragraph
from interview.terminal.views.contradictions import contradictions
from knowledge.vocabulary.facts import FactDeclaration
from knowledge.vocabulary.findings import Assessment, Finding, RecommendedStep, Risk
from knowledge.vocabulary.guidance import Certainty
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Evidence
from knowledge.vocabulary.rules import Status, Verdict
from knowledge.vocabulary.sources import Confidence, SourceReference
from knowledge.vocabulary.text import Language, Text, in_language
from knowledge.vocabulary.wording import day_in_words

MOST_OPEN = 10
"""Open requirements and unknown facts listed; whoever knows nothing would otherwise get hundreds of lines."""
MOST_FACTS = 3
"""Facts named that an open requirement depends on."""

TONE_OF_VERDICT = {
    Verdict.ROAD_LEGAL: Tone.GOOD,
    Verdict.ROAD_LEGAL_AFTER_STEPS: Tone.CAUTION,
    Verdict.RESTRICTED_USE: Tone.LIMITED,
    Verdict.NOT_ROAD_LEGAL: Tone.BAD,
    Verdict.UNDETERMINED: Tone.OPEN,
}


def summary(assessment: Assessment, base: KnowledgeBase, language: Language) -> list[Paragraph]:
    """Everything that the person should know before closing the terminal."""
    view = _Summary(assessment, base, language)
    return [
        BLANK,
        *view.verdict(),
        *view.contradictions(),
        *view.not_met(),
        *view.undetermined(),
        *view.met(),
        *view.steps(),
        *view.nearest_legal(),
        *view.risks(),
        *view.claimed(),
        *view.unknown(),
        *view.overdue_sources(),
        BLANK,
    ]


def verdict_line(verdict: Verdict, language: Language) -> Paragraph:
    """The verdict by word, sign and colour."""
    words = w.said(report.VERDICT[verdict], language).upper()
    return paragraph(Span(f"[{w.VERDICT_SYMBOL[verdict]}] {words}", TONE_OF_VERDICT[verdict]))


def saved(paths: Iterable[Path], case: str, language: Language) -> list[Paragraph]:
    """Where the report lies, and how to change an answer of the case; "" = it is not kept."""
    return [
        *(paragraph(w.said(w.SAVED, language, path=path)) for path in paths),
        *([paragraph(w.said(w.CHANGE_LATER, language, case=case))] if case else []),
    ]


class _Summary:
    """The parts of the summary of one assessment in one language."""

    def __init__(self, assessment: Assessment, base: KnowledgeBase, language: Language) -> None:
        self._assessment = assessment
        self._base = base
        self._language = language

    def verdict(self) -> list[Paragraph]:
        assessment, language = self._assessment, self._language
        category = assessment.category_label or report.CATEGORY_UNKNOWN
        day = day_in_words(assessment.as_of, language)
        return [
            verdict_line(assessment.verdict, language),
            paragraph(in_language(assessment.reason, language)),
            paragraph(self._labelled(report.CATEGORY, in_language(category, language))),
            paragraph(self._said(w.AS_OF, day=day, disclaimer=self._said(report.NOT_OFFICIAL))),
        ]

    def contradictions(self) -> list[Paragraph]:
        lines = contradictions(self._assessment.contradictions, self._base, self._language)
        return [BLANK, *lines] if lines else []

    def not_met(self) -> list[Paragraph]:
        found = self._with(Status.NOT_MET)
        return self._listed(w.IN_THE_WAY, [self._unmet(finding) for finding in found], len(found))

    def undetermined(self) -> list[Paragraph]:
        found = self._with(Status.UNDETERMINED)
        return self._listed(w.STILL_OPEN, [self._open(finding) for finding in found], MOST_OPEN)

    def met(self) -> list[Paragraph]:
        statuses = [finding.status for finding in self._assessment.findings]
        met, others = statuses.count(Status.MET), statuses.count(Status.NOT_APPLICABLE)
        words = w.MET_AND_NOT_APPLICABLE if others else w.MET_COUNT
        return [BLANK, paragraph(self._said(words, count=met, others=others))]

    def steps(self) -> list[Paragraph]:
        steps = self._assessment.next_steps
        if not steps:
            return []
        return [*self._title(report.STEPS), *(line for step in steps for line in self._step(step))]

    def nearest_legal(self) -> list[Paragraph]:
        nearest = self._assessment.nearest_legal
        if nearest is None:
            return []
        words = PlanWords(self._base, self._assessment)
        lines = [*nearest_in_lines(nearest, words), *((0, line) for line in words.remains(nearest))]
        return [
            *self._title(NEAREST_LEGAL),
            *(paragraph(in_language(line, self._language), indent=3 * depth) for depth, line in lines),
        ]

    def risks(self) -> list[Paragraph]:
        risks = sorted(self._assessment.risks, key=lambda risk: risk.certainty is not Certainty.CERTAIN)
        if not risks:
            return []
        return [*self._title(report.RISKS), *(self._risk(risk) for risk in risks)]

    def unknown(self) -> list[Paragraph]:
        facts = [open_fact.fact for open_fact in self._assessment.unknown]
        listed = self._listed(report.UNKNOWN, [self._where_to_look(fact) for fact in facts], MOST_OPEN)
        return [*listed[:2], *self._matters_most(), *listed[2:]]

    def claimed(self) -> list[Paragraph]:
        """What a clerk will not take on trust: answers said to rest on somebody's word, a file or a guess."""
        facts = self._base.facts.values()
        lines = []
        for kind in CLAIMS:
            labels = [fact.label for fact in facts if kind and self._evidence_of(fact) is kind]
            if labels:
                names = self._said(w.BETWEEN_FACTS).join(in_language(label, self._language) for label in labels)
                lines.append(paragraph("- ", self._labelled(report.EVIDENCE[kind], names), hang=2))
        return [*self._title(report.CLAIMED), *lines] if lines else []

    def _evidence_of(self, fact: FactDeclaration) -> Evidence | None:
        answer = self._assessment.answers.get(fact.id)
        return answer.evidence if answer and answer.known is not None and not fact.particular else None

    def overdue_sources(self) -> list[Paragraph]:
        overdue = overdue_sources(self._assessment, self._base)
        return [BLANK, paragraph(in_language(overdue_in_words(overdue), self._language))] if overdue else []

    def _matters_most(self) -> list[Paragraph]:
        """Which open fact decides most; where only one is open, that is plain."""
        unknown = self._assessment.unknown
        count = len(unknown[0].needed_by) if unknown else 0
        if len(unknown) < 2 or not count:
            return []
        label = in_language(self._base.facts[unknown[0].fact].label, self._language)
        return [paragraph(self._said(w.MATTERS_MOST, label=label, count=count))]

    def _with(self, status: Status) -> list[Finding]:
        return [finding for finding in self._assessment.findings if finding.status is status]

    def _listed(self, title: Text, entries: list[list[Paragraph]], most: int) -> list[Paragraph]:
        """The entries under their title with their number; of very many the first, for the report has them all."""
        if not entries:
            return []
        shown = entries if len(entries) <= most + 1 else entries[:most]
        rest = len(entries) - len(shown)
        more = [paragraph(f"- {self._said(w.MORE_IN_REPORT, count=rest)}", hang=2)] if rest else []
        return [*self._title(title, len(entries)), *(line for entry in shown for line in entry), *more]

    def _open(self, finding: Finding) -> list[Paragraph]:
        labels = [in_language(self._base.facts[fact].label, self._language) for fact in finding.open_facts]
        if len(labels) > MOST_FACTS + 1:
            labels = [*labels[:MOST_FACTS], self._said(w.AND_MORE, count=len(labels) - MOST_FACTS)]
        depends = self._said(w.DEPENDS_ON, facts=self._said(w.BETWEEN_FACTS).join(labels))
        label = Span(in_language(finding.label, self._language), Tone.STRONG)
        return [paragraph("- ", label, hang=2), *([paragraph(depends, indent=2)] if labels else [])]

    def _unmet(self, finding: Finding) -> list[Paragraph]:
        says = [in_language(finding.reason, self._language)]
        if finding.cure:
            says.append(self._said(report.CURABLE_BY[finding.cure.by]))
            if finding.cure.how:
                says.append(in_language(finding.cure.how, self._language))
        law = self._law(finding.justification.sources, finding.justification.confidence)
        return [
            paragraph("- ", Span(in_language(finding.label, self._language), Tone.STRONG), hang=2),
            paragraph(self._joined(says), indent=2),
            *([paragraph(law, indent=2)] if law else []),
        ]

    def _step(self, step: RecommendedStep) -> list[Paragraph]:
        number = f"{step.number}. "
        documents = [in_language(self._base.documents[id].label, self._language) for id in step.documents]
        between = self._said(w.BETWEEN_DOCUMENTS)
        details = [
            self._said(report.PLACE, place=in_language(step.place, self._language)),
            self._said(w.BRING, documents=between.join(documents)) if documents else "",
            self._said(report.DEADLINE, deadline=in_language(step.deadline, self._language)) if step.deadline else "",
            self._said(report.COST, cost=in_language(step.cost, self._language)) if step.cost else "",
            self._confirm(step.confidence),
        ]
        return [
            paragraph(number, Span(in_language(step.does, self._language), Tone.STRONG), hang=len(number)),
            *(paragraph(detail, indent=len(number)) for detail in details if detail),
        ]

    def _risk(self, risk: Risk) -> Paragraph:
        line = self._said(
            w.RISK_LINE,
            certainty=self._said(report.CERTAINTY[risk.certainty]),
            label=in_language(risk.label, self._language),
            measure=in_language(risk.measure, self._language),
        )
        left_to_say = points_left_to_say(risk)
        points = self._said(report.POINTS, points=left_to_say) if left_to_say else ""
        law = self._law(risk.sources, risk.confidence)
        return paragraph("- ", self._joined([part for part in (line, points, law) if part]), hang=2)

    def _where_to_look(self, fact: str) -> list[Paragraph]:
        declaration, question = self._base.facts[fact], self._base.questions.get(fact)
        label = paragraph("- ", Span(in_language(declaration.label, self._language), Tone.STRONG), hang=2)
        if question is None or question.where_to_look is None:
            return [label]
        where = in_language(question.where_to_look, self._language)
        return [label, paragraph(self._said(report.WHERE_TO_LOOK, where=where), indent=2)]

    def _law(self, sources: Sequence[SourceReference], confidence: Confidence) -> str:
        law = in_language(law_in_words(sources, self._base), self._language) if sources else ""
        return self._joined([part for part in (law and self._said(w.LAW, law=law), self._confirm(confidence)) if part])

    def _confirm(self, confidence: Confidence) -> str:
        return self._said(w.TO_BE_CONFIRMED) if confidence.must_be_confirmed else ""

    def _title(self, title: Text, count: int | None = None) -> list[Paragraph]:
        words = self._said(title)
        counted = words if count is None else self._said(w.COUNTED, title=words, count=count)
        return [BLANK, paragraph(Span(counted, Tone.STRONG))]

    def _labelled(self, label: Text, words: str) -> str:
        return f"{self._said(label)}{'：' if self._language == 'zh' else ': '}{words}"

    def _joined(self, sentences: Iterable[str]) -> str:
        return ("" if self._language == "zh" else " ").join(sentences)

    def _said(self, text: Text, **parts: object) -> str:
        return w.said(text, self._language, **parts)
