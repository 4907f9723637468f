"""The law behind an entry: sources with articles, and how sure we are of it."""

from collections.abc import Mapping

from knowledge.authoring.entries import Entry, known_or_noted
from knowledge.authoring.fields import one_of, texts
from knowledge.authoring.problems import did_you_mean
from knowledge.vocabulary.sources import Confidence, Source, SourceReference

SOURCE = texts("source", "The law that it rests on", "reference or list of them: `source article`")
CONFIDENCE = one_of("confidence", "How sure we are of it; the weakest of its sources' without it", Confidence)

WEAKEST_LAST = (Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW, Confidence.FROM_MEMORY)


def references(entry: Entry, sources: Mapping[str, Source], required: bool = True) -> tuple[SourceReference, ...]:
    """The law behind an entry, from its field `source`; a missing one is noted where it is required."""
    if required and not entry.has(SOURCE.key):
        entry.note(f"{entry.id} has no source.", "Add source: <id of the source> <article>.")
    found = (_reference(entry, text, line, sources) for text, line in SOURCE.of(entry))
    return tuple(reference for reference in found if reference is not None)


def _reference(entry: Entry, text: str, line: int, sources: Mapping[str, Source]) -> SourceReference | None:
    name, _, article = text.partition(" ")
    if known_or_noted(entry, "source", name, sources, line, "sources.yaml") is None:
        return None
    if article and article not in sources[name].articles:
        listed = sources[name].articles
        remedy = did_you_mean(
            article, listed, f"Add it to the articles of {name} in sources.yaml, or cite {name} alone."
        )
        entry.note(f"{name} lists no article {article}.", remedy, line)
    return SourceReference(name, article)


def confidence(
    entry: Entry,
    cited: tuple[SourceReference, ...],
    sources: Mapping[str, Source],
    otherwise: Confidence = Confidence.HIGH,
) -> Confidence:
    """The entry's own confidence, else the weakest of its sources', else `otherwise`."""
    stated = CONFIDENCE.of(entry)
    if stated is not None:
        return stated
    return max((sources[one.source].confidence for one in cited), key=WEAKEST_LAST.index, default=otherwise)
