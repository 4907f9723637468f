"""Saved cases judged again: what today's pack and day conclude otherwise than when they were last assessed."""

from dataclasses import dataclass
from datetime import date

from interview.consultation import Consultation
from interview.saved_cases.carrying_over import carried_over
from interview.saved_cases.store import SavedCase
from interview.session import Session
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.findings import Assessment, Finding
from knowledge.vocabulary.packs import KnowledgeBase, PackIdentity
from knowledge.vocabulary.rules import Status, Verdict


@dataclass(frozen=True)
class Turned:
    """A requirement that stands otherwise now."""

    before: Status
    finding: Finding
    """As it stands now."""


@dataclass(frozen=True)
class Rechecked:
    """A saved case then and now."""

    saved: SavedCase
    pack: PackIdentity
    """That judges it now."""
    day: date
    """The day of the last assessment, or of the last answer."""
    on_that_day: Assessment
    """What the pack of now says of that day."""
    now: Assessment
    left_out: tuple[FactId, ...]
    """Answers that the pack of now cannot take any more."""

    @property
    def before(self) -> Verdict:
        """The verdict that the person was told; where there was none, that of that day by the pack of now."""
        return self.saved.verdict or self.on_that_day.verdict

    @property
    def is_otherwise(self) -> bool:
        """Whether the verdict, or any requirement because of the time that has passed, is another."""
        return self.before is not self.now.verdict or bool(self.turned)

    @property
    def is_due_to_the_pack(self) -> bool:
        """Whether the pack is another than when it was begun, and says another verdict even of that day."""
        return self.saved.pack_hash != self.pack.content_hash and self.before is not self.on_that_day.verdict

    @property
    def turned(self) -> tuple[Turned, ...]:
        """The requirements that the passing of time alone has turned."""
        before = {finding.requirement: finding.status for finding in self.on_that_day.findings}
        return tuple(
            Turned(before[finding.requirement], finding)
            for finding in self.now.findings
            if finding.status is not before[finding.requirement]
        )


def rechecked(saved: SavedCase, session: Session, base: KnowledgeBase, as_of: date) -> Rechecked:
    """Judge a saved case again, by the pack of now as of the day."""
    kept, left_out = carried_over(session, base)
    day = saved.last_change.astimezone().date()
    return Rechecked(
        saved=saved,
        pack=base.identity,
        day=day,
        on_that_day=Consultation(base, kept, day).assessment_so_far(),
        now=Consultation(base, kept, as_of).assessment_so_far(),
        left_out=left_out,
    )
