"""An assessment as data for other programs: stable, documented in docs/assessment_json.md.

Keys, ids and the words for verdicts, statuses and cures never change within one format; texts are in the
language that was asked for. Days are ISO texts, a missing value is null.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias

from interview.outlook.nearest_json import nearest_as_json
from interview.overdue_sources import overdue_sources
from knowledge.vocabulary.contradictions import FoundContradiction
from knowledge.vocabulary.facts import Unknown, Value
from knowledge.vocabulary.findings import Assessment, Finding, OpenFact, RecommendedStep, Risk
from knowledge.vocabulary.packs import KnowledgeBase, PackIdentity
from knowledge.vocabulary.questions import Answer, AnswerValue
from knowledge.vocabulary.rules import Cure
from knowledge.vocabulary.sources import Source, SourceReference
from knowledge.vocabulary.text import Language, Text, in_language

FORMAT = "roadworthy.assessment/1"

Json: TypeAlias = dict[str, Any]


def assessment_as_json(assessment: Assessment, knowledge_base: KnowledgeBase, language: Language) -> Json:
    """The whole assessment, ready for `json.dumps`."""
    words = _Words(knowledge_base, language)
    return {
        "format": FORMAT,
        "verdict": assessment.verdict.value,
        "reason": words.said(assessment.reason),
        "as_of": assessment.as_of.isoformat(),
        "pack": _pack(assessment.pack),
        "packs": [_pack(pack) for pack in assessment.packs],
        "category": _plain(assessment.category),
        "category_label": words.said(assessment.category_label),
        "findings": [words.finding(finding) for finding in assessment.findings],
        "next_steps": [words.next_step(step) for step in assessment.next_steps],
        "risks": [words.risk(risk) for risk in assessment.risks],
        "unknown": [words.unknown(open_fact) for open_fact in assessment.unknown],
        "contradictions": [words.contradiction(found) for found in assessment.contradictions],
        "overdue_sources": [words.overdue(source) for source in overdue_sources(assessment, knowledge_base)],
        "nearest_legal": nearest_as_json(assessment, knowledge_base, language),
        "answers": {fact: _answer(answer) for fact, answer in assessment.answers.items()},
    }


class _Words:
    """Knows the language and the names of things."""

    def __init__(self, knowledge_base: KnowledgeBase, language: Language) -> None:
        self._knowledge = knowledge_base
        self._language = language

    def said(self, text: Text | None) -> str | None:
        return None if text is None else in_language(text, self._language)

    def finding(self, finding: Finding) -> Json:
        justification = finding.justification
        return {
            "id": finding.requirement,
            "label": self.said(finding.label),
            "topic": finding.topic,
            "status": finding.status.value,
            "reason": self.said(finding.reason),
            "rule": justification.rule,
            "facts": {used.fact: _plain(used.value) for used in justification.facts},
            "sources": self._sources(justification.sources),
            "confidence": justification.confidence.value,
            "cure": self._cure(finding.cure),
            "open_facts": list(finding.open_facts),
        }

    def next_step(self, step: RecommendedStep) -> Json:
        return {
            "id": step.id,
            "number": step.number,
            "does": self.said(step.does),
            "place": self.said(step.place),
            "documents": [self._document(document) for document in step.documents],
            "deadline": self.said(step.deadline),
            "cost": self.said(step.cost),
            "cures": list(step.cures),
            "sources": self._sources(step.sources),
            "confidence": step.confidence.value,
        }

    def risk(self, risk: Risk) -> Json:
        return {
            "id": risk.id,
            "label": self.said(risk.label),
            "measure": self.said(risk.measure),
            "certainty": risk.certainty.value,
            "points": risk.points,
            "sources": self._sources(risk.sources),
            "confidence": risk.confidence.value,
        }

    def unknown(self, open_fact: OpenFact) -> Json:
        question = self._knowledge.questions.get(open_fact.fact)
        return {
            "fact": open_fact.fact,
            "question": self.said(question.ask) if question else None,
            "where_to_look": self.said(question.where_to_look) if question else None,
            "said_unknown": open_fact.said_unknown,
            "needed_by": list(open_fact.needed_by),
        }

    def contradiction(self, found: FoundContradiction) -> Json:
        return {
            "id": found.id,
            "says": self.said(found.says),
            "answers": {said.fact: _plain(said.value) for said in found.answers},
            "basis": found.basis.value,
            "sources": self._sources(found.sources),
            "confidence": found.confidence.value,
        }

    def overdue(self, source: Source) -> Json:
        return {
            "id": source.id,
            "title": self.said(source.title),
            "read_on": source.read_on.isoformat(),
            "read_again_on": source.read_again_on.isoformat(),
        }

    def _cure(self, cure: Cure | None) -> Json | None:
        return None if cure is None else {"by": cure.by.value, "how": self.said(cure.how)}

    def _document(self, id: str) -> Json:
        document = self._knowledge.documents[id]
        return {
            "id": id,
            "label": self.said(document.label),
            "form": self.said(document.form),
            "obtain": self.said(document.obtain),
        }

    def _sources(self, references: Iterable[SourceReference]) -> list[Json]:
        return [
            {
                "id": reference.source,
                "article": reference.article or None,
                "title": self.said(self._knowledge.sources[reference.source].title),
            }
            for reference in references
        ]


def _answer(answer: Answer) -> Json:
    return {"value": _plain(answer.value), "evidence": answer.evidence.value if answer.evidence else None}


def _plain(value: AnswerValue | Value | None) -> str | int | float | None:
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Unknown) else value


def _pack(identity: PackIdentity) -> Json:
    return {"id": identity.id, "version": identity.version, "content_hash": identity.content_hash}
