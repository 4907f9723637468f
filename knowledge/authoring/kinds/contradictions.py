"""contradictions.yaml: answers that do not fit together."""

from knowledge.authoring.conditions import UNLESS, WHEN, condition
from knowledge.authoring.entries import Entry
from knowledge.authoring.fields import EntryKind, one_of, words
from knowledge.authoring.references import CONFIDENCE, SOURCE, confidence, references
from knowledge.authoring.scope import Scope
from knowledge.vocabulary.contradictions import Basis, Contradiction

SAYS = words("says", "Why the answers do not fit together")
BASIS = one_of("basis", "What says so: the law, arithmetic, physics or practice", Basis, required=True)
OF_PACKS = (Basis.LAW, Basis.ARITHMETIC, Basis.PHYSICS, Basis.PRACTICE)

CONTRADICTION = EntryKind(
    "contradiction",
    "Answers that do not fit together; people are told, and the verdict stays what it is",
    (SAYS, WHEN, UNLESS, BASIS, SOURCE, CONFIDENCE),
)


def contradiction(entry: Entry, scope: Scope) -> Contradiction:
    """An entry of contradictions.yaml."""
    line = entry.line_of("when")
    found = condition(entry, WHEN, scope.declarations)
    if not found.when:
        entry.note(f"{entry.id} never says when.", "Add when: [comparison, …].", line)
    for comparison in found.comparisons:
        if scope.declarations[comparison.fact].derived:
            entry.note(f"{comparison.fact} is no answer.", "Compare asked and computed facts only.", line)
    basis_line = entry.line_of("basis")
    basis = BASIS.of(entry)
    if basis is not None and basis not in OF_PACKS:
        entry.note(f"{basis} is no basis of a pack.", f"Choose one of: {', '.join(OF_PACKS)}.", basis_line)
    cited = references(entry, scope.sources, required=basis is Basis.LAW)
    return Contradiction(
        id=entry.id,
        says=SAYS.of(entry),
        condition=found,
        basis=basis or Basis.PRACTICE,
        sources=cited,
        confidence=confidence(entry, cited, scope.sources),
    )
