"""What an edit would do, or did: which questions come in or drop out, and what is concluded otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview.choosing.in_play import InPlay
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.findings import Conclusions
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Verdict
from knowledge.vocabulary.text import Text

if TYPE_CHECKING:
    from knowledge.logic.rule_base import RuleValue


@dataclass(frozen=True)
class Preview:
    """What a change would do, before it is made."""

    comes_in: tuple[FactId, ...]
    """Facts that would matter and do not now; those answered before come back as they were."""
    drops_out: tuple[FactId, ...]
    """Facts with an answer that counts now and would be parked."""
    verdict_before: Verdict
    verdict_after: Verdict
    matters: bool = True
    """Whether the changed answer would count; else it would be parked."""
    comes_back: tuple[FactId, ...] = ()
    """Those of `comes_in` that were answered before: parked now, they would count again."""
    effects: tuple[Text, ...] = ()
    """What would be concluded and is not now, or otherwise; the verdict apart."""
    is_last: bool = False
    """Whether no question would be left."""

    @property
    def must_be_confirmed(self) -> bool:
        """Whether an answer would stop counting, or the verdict be another."""
        return bool(self.drops_out) or self.verdict_before is not self.verdict_after


@dataclass(frozen=True)
class Standing:
    """One state of an interview, and what follows from it."""

    state: InPlay
    conclusions: Conclusions

    @property
    def relevant(self) -> tuple[FactId, ...]:
        """The facts that are asked for: answered and counting, then open."""
        return (*self.state.answers, *(self.state.choice.candidates if self.state.choice else ()))

    @property
    def verdict(self) -> Verdict:
        from knowledge.logic.rule_base import VERDICT

        return Verdict(str(self.conclusions.value(VERDICT) or Verdict.UNDETERMINED))


def compared(knowledge_base: KnowledgeBase, before: Standing, after: Standing) -> Preview:
    """What the second state has that the first has not, and the other way round."""
    from interview.explaining.branches import effects  # the engine costs the start of a program

    relevant_before, relevant_after = set(before.relevant), set(after.relevant)
    comes_in = tuple(fact for fact in after.relevant if fact not in relevant_before)
    concluded = dict(_newly_concluded(before.conclusions, after.conclusions))
    return Preview(
        comes_in=comes_in,
        drops_out=tuple(fact for fact in before.state.answers if fact not in relevant_after),
        verdict_before=before.verdict,
        verdict_after=after.verdict,
        comes_back=tuple(fact for fact in comes_in if fact in after.state.answers),
        effects=tuple(effects(knowledge_base, concluded)),
        is_last=after.state.choice is None,
    )


def _newly_concluded(before: Conclusions, after: Conclusions) -> Iterator[tuple[FactId, "RuleValue"]]:
    from knowledge.logic.rule_base import VERDICT

    for fact in after.possible:
        value = after.value(fact)
        if fact != VERDICT and value is not None and value != before.value(fact):
            yield fact, value
