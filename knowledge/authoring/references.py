"""Reading what an entry refers to: sources with articles, conditions, periods, confidence."""

from collections.abc import Mapping
from datetime import date

from knowledge.authoring.comparisons import WrongComparison, comparison_from
from knowledge.authoring.entries import Entry, known_or_noted
from knowledge.authoring.problems import did_you_mean
from knowledge.authoring.values import WrongValue, day
from knowledge.vocabulary.conditions import Comparison, Condition
from knowledge.vocabulary.facts import FactDeclaration
from knowledge.vocabulary.sources import ALWAYS, Confidence, Period, Source, SourceReference

WEAKEST_LAST = (Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW, Confidence.FROM_MEMORY)


def references(entry: Entry, sources: Mapping[str, Source], required: bool = True) -> tuple[SourceReference, ...]:
    """The law behind an entry, from its field `source`; a missing one is noted where it is required."""
    if required and not entry.has("source"):
        entry.note(f"{entry.id} has no source.", "Add source: <id of the source> <article>.")
    return entry.each("source", lambda text, line: _reference(entry, text, line, sources))


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
    stated = entry.member("confidence", Confidence)
    if stated is not None:
        return stated
    return max((sources[one.source].confidence for one in cited), key=WEAKEST_LAST.index, default=otherwise)


def condition(entry: Entry, when: str, declarations: Mapping[str, FactDeclaration]) -> Condition:
    """The condition in the fields `when` (whatever its name) and `unless`."""

    def comparison(text: str, line: int) -> Comparison | None:
        try:
            return comparison_from(text, declarations)
        except WrongComparison as wrong:
            what, _, remedy = str(wrong).partition(". ")
            entry.note(f"{what}.", remedy, line)
            return None

    return Condition(when=entry.each(when, comparison), unless=entry.each("unless", comparison))


def period(entry: Entry, key: str = "in_force") -> Period:
    """ "A onwards", "until B" or "A to B"; always when the field is missing."""
    line = entry.line_of(key)
    raw = entry.scalar(key)
    if raw is None:
        return ALWAYS
    try:
        return _period(raw)
    except WrongValue:
        entry.note(f"{raw!r} is no period.", "Write: 2022-05-01 onwards, until 2025-12-31, or A to B.", line)
        return ALWAYS


def _period(raw: str) -> Period:
    first: date | None = None
    last: date | None = None
    if raw.endswith(" onwards"):
        first = day(raw.removesuffix(" onwards"))
    elif raw.startswith("until "):
        last = day(raw.removeprefix("until "))
    else:
        start, _, end = raw.partition(" to ")
        first, last = day(start), day(end)
    return Period(first, last)
