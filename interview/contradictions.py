"""Answers that do not fit together, from everything that can tell: the pack, the number of the vehicle, a catalogue."""

from collections.abc import Mapping
from datetime import date

from interview.vin_checks import vin_contradictions
from knowledge.inference.contradictions import authored_contradictions
from knowledge.vocabulary.contradictions import FoundContradiction
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer


def contradictions_in(
    answers: Mapping[FactId, Answer], base: KnowledgeBase, as_of: date
) -> tuple[FoundContradiction, ...]:
    """All that is found. None of it changes what is concluded."""
    return (*authored_contradictions(base, answers, as_of), *vin_contradictions(answers))
