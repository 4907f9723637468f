"""What was concluded from what, as data: the same case gives the same record, number and checksum.

The record holds the answers without the moment at which they were given, the packs with the hash of their
content, the day and the conclusions. It says nothing of the language: a report has one number in all of them.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledge.vocabulary.contradictions import Basis, FoundContradiction, SaidAnswer
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.findings import Assessment
from knowledge.vocabulary.packs import PackIdentity
from knowledge.vocabulary.questions import Answer

FORMAT = "roadworthy.report/1"


@dataclass(frozen=True)
class Record:
    """The record as canonical JSON (sorted keys, no blanks) and its SHA-256 in hexadecimal."""

    content: str
    sha256: str
    as_of: date

    @property
    def report_number(self) -> str:
        """The number of the report: its day and the start of the checksum."""
        return f"RW-{self.as_of:%Y%m%d}-{self.sha256[:8].upper()}"


def record_of(assessment: Assessment, answers: Mapping[FactId, Answer]) -> Record:
    """The record of an assessment and of the answers behind it, particulars included."""
    data = {
        "format": FORMAT,
        "as_of": assessment.as_of.isoformat(),
        "pack": _pack(assessment.pack),
        "packs": [_pack(pack) for pack in assessment.packs],
        "answers": {fact: _answer(answer) for fact, answer in answers.items()},
        "verdict": assessment.verdict.value,
        "category": _plain(assessment.category),
        "findings": {finding.requirement: finding.status.value for finding in assessment.findings},
        "next_steps": [step.id for step in assessment.next_steps],
        "risks": [risk.id for risk in assessment.risks],
        "unknown": [open_fact.fact for open_fact in assessment.unknown],
    }
    further = [_contradiction(each) for each in assessment.contradictions if each.basis is Basis.CATALOGUE]
    return record_from({**data, "catalogue": further} if further else data)


def contradictions_in_record(data: Mapping[str, Any]) -> tuple[FoundContradiction, ...]:
    """Where the vehicle differed from the entry of an imported catalogue; the entry itself is not in the record."""
    return tuple(
        FoundContradiction(
            each["id"], each["says"], tuple(SaidAnswer(fact, value) for fact, value in each["answers"]), Basis.CATALOGUE
        )
        for each in data.get("catalogue", ())
    )


def record_from(data: dict[str, Any]) -> Record:
    """The record that holds this data."""
    content = canonical(data)
    return Record(content, hashlib.sha256(content.encode()).hexdigest(), date.fromisoformat(data["as_of"]))


def canonical(data: dict[str, Any]) -> str:
    """The data as the one JSON text that it has: sorted keys, no blanks, ASCII."""
    return json.dumps(data, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def code_content(record: Record, assessment: Assessment) -> str:
    """What the QR code says: number, day, verdict and half the checksum; in capitals, which makes it small."""
    verdict = assessment.verdict.value.replace("_", "-")
    return f"{record.report_number}/{record.as_of}/{verdict}/SHA256:{record.sha256[:32]}".upper()


def _contradiction(found: FoundContradiction) -> dict[str, Any]:
    return {
        "id": found.id,
        "says": dict(found.says),
        "answers": [[said.fact, _plain(said.value)] for said in found.answers],
    }


def _pack(pack: PackIdentity) -> dict[str, str]:
    return {"id": pack.id, "version": pack.version, "content_hash": pack.content_hash}


def _answer(answer: Answer) -> dict[str, Any]:
    return {"value": _plain(answer.value), "evidence": answer.evidence.value if answer.evidence else None}


def _plain(value: object) -> str | int | float | None:
    """The value as JSON knows it: a day as ISO text, "I don't know" as "unknown"."""
    match value:
        case None | int() | float():
            return value
        case date():
            return value.isoformat()
        case _:
            return str(value)
