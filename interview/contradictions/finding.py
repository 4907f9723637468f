"""Answers that do not fit together, from everything that can tell: the pack, the number of the vehicle, a catalogue."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from interview.contradictions.vin_checks import vin_contradictions
from knowledge.inference.contradictions import authored_contradictions
from knowledge.vocabulary.contradictions import FoundContradiction
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer

if TYPE_CHECKING:
    from interview.catalogue.store import Catalogue


def contradictions_in(
    answers: Mapping[FactId, Answer], base: KnowledgeBase, as_of: date, catalogue: "Catalogue | None" = None
) -> tuple[FoundContradiction, ...]:
    """All that is found. None of it changes what is concluded."""
    found = (*authored_contradictions(base, answers, as_of), *vin_contradictions(answers))
    return found if catalogue is None else (*found, *_with_the_entry(answers, base, catalogue))


def _with_the_entry(
    answers: Mapping[FactId, Answer], base: KnowledgeBase, catalogue: "Catalogue"
) -> tuple[FoundContradiction, ...]:
    from interview.catalogue.comparing import differences
    from interview.catalogue.looking_up import named_entry

    entry = named_entry(answers, catalogue)
    return tuple(differences(entry, answers, base)) if entry else ()
