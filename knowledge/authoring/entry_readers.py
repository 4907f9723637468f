"""One reader for each kind of entry: fields of an authored mapping to a dataclass of the vocabulary."""

import re
from dataclasses import dataclass, replace
from datetime import date

from knowledge.authoring.entries import Entry, known_or_noted
from knowledge.authoring.references import condition, confidence, period, references
from knowledge.authoring.scope import Scope
from knowledge.authoring.strict_yaml import Mapping as YamlMapping
from knowledge.authoring.strict_yaml import Sequence
from knowledge.authoring.values import WrongValue, day, known_value
from knowledge.vocabulary.facts import NO, YES, Direction, FactDeclaration, FactType, FormulaCall, HitPolicy
from knowledge.vocabulary.formulas import FORMULAS
from knowledge.vocabulary.guidance import (
    Certainty,
    Consequence,
    DatedValue,
    Document,
    GlossaryTerm,
    NextStep,
    Parameter,
    Place,
)
from knowledge.vocabulary.questions import Evidence, Question
from knowledge.vocabulary.rules import CurableBy, Cure, MeetingRule, Requirement, Rule, Verdict
from knowledge.vocabulary.sources import Confidence, Source, SourceReference
from knowledge.vocabulary.text import Text

DIRECTIONS = {
    FactType.NUMBER: (Direction.MORE.value, Direction.LESS.value),
    FactType.DATE: (Direction.LATER.value, Direction.EARLIER.value),
}
SPAN_OF_DAYS = re.compile(r"([1-9][0-9]{0,3}) days?")
YES_NO_LABELS: dict[str, Text] = {YES: {"en": "Yes", "zh": "是"}, NO: {"en": "No", "zh": "否"}}


@dataclass(frozen=True)
class PackHead:
    """The fields of pack.yaml."""

    id: str
    version: str
    title: Text
    extends: tuple[str, ...]
    read_on: date
    category: str | None
    topics: dict[str, Text]


def pack_head(entry: Entry) -> PackHead:
    """pack.yaml."""
    id = entry.required("id")
    head = PackHead(
        id=id,
        version=entry.required("version"),
        title=entry.words("title"),
        extends=tuple(text for text, _ in entry.lines("extends")),
        read_on=_day(entry, "read_on") or date.min,
        category=entry.scalar("category"),
        topics=entry.labelled("topics", "topics"),
    )
    entry.finish()
    return head


def _day(entry: Entry, key: str, required: bool = True) -> date | None:
    line = entry.line_of(key)
    raw = entry.required(key) if required else entry.scalar(key)
    if not raw:
        return None
    try:
        return day(raw)
    except WrongValue as wrong:
        entry.note(*_split(wrong), line)
        return None


def _split(wrong: Exception) -> tuple[str, str]:
    what, _, remedy = str(wrong).partition(". ")
    return f"{what}.", remedy


def fact(entry: Entry) -> FactDeclaration:
    """An entry of facts.yaml; its changes are read when everything that they name is known."""
    entry.take("change")
    type_ = entry.member("type", FactType) or FactType.TEXT
    choices = entry.labelled("choices", "choices") if type_ is FactType.CHOICE else None
    declaration = FactDeclaration(
        id=entry.id,
        type=type_,
        label=entry.words("label"),
        unit=entry.scalar("unit"),
        decimals=int(_number(entry, "decimals") or 0),
        choices=YES_NO_LABELS if type_ is FactType.YES_NO else choices,
        plausible=_pair(entry, "plausible"),
        derived=entry.flag("derived"),
        hit=entry.member("hit", HitPolicy, HitPolicy.FIRST) or HitPolicy.FIRST,
        formula=_formula(entry),
        particular=entry.flag("particular"),
    )
    return _with_better(entry, _with_default(entry, declaration))


def _with_better(entry: Entry, declaration: FactDeclaration) -> FactDeclaration:
    words = entry.lines("better")
    if not words:
        return declaration
    line = words[0][1]
    if not declaration.is_asked or declaration.particular:
        entry.note(f"nobody answers {entry.id} for the assessment.", "Only asked facts have a better answer.", line)
    elif declaration.type in DIRECTIONS:
        allowed = DIRECTIONS[declaration.type]
        if len(words) == 1 and words[0][0] in allowed:
            return replace(declaration, better=Direction(words[0][0]))
        entry.note(f"better of {entry.id} names no direction.", f"Write {' or '.join(allowed)}.", line)
    elif declaration.choices:
        return replace(declaration, better=_ranked(entry, words, tuple(declaration.choices)))
    else:
        entry.note(f"{entry.id} is free text, and no text is better.", "Remove better.", line)
    return declaration


def _ranked(entry: Entry, words: list[tuple[str, int]], choices: tuple[str, ...]) -> tuple[str, ...] | None:
    """The choices from worst to best. One word names the better of two."""
    ranked = [word for word, line in words if known_or_noted(entry, "choice", word, choices, line, "its choices")]
    line = words[0][1]
    if len(ranked) == 1 and len(choices) == 2:
        ranked = [*(choice for choice in choices if choice not in ranked), *ranked]
    if len(set(ranked)) < len(ranked) or len(ranked) < 2:
        entry.note(f"better of {entry.id} ranks nothing.", "Write each choice once: [worst, …, best].", line)
        return None
    return tuple(ranked)


def _with_default(entry: Entry, declaration: FactDeclaration) -> FactDeclaration:
    line = entry.line_of("default")
    raw = entry.scalar("default")
    if raw is None:
        return declaration
    try:
        value = known_value(raw, declaration)
    except WrongValue as wrong:
        entry.note(*_split(wrong), line)
        return declaration
    if not declaration.derived or isinstance(value, date):
        entry.note(f"{entry.id} cannot have a default.", "Only derived facts that are no days have one.", line)
        return declaration
    return replace(declaration, default=value)


def _number(entry: Entry, key: str) -> float | None:
    line = entry.line_of(key)
    raw = entry.scalar(key)
    if raw is None:
        return None
    try:
        return float(raw)
    except ValueError:
        entry.note(f"{key} of {entry.id} is {raw!r}.", "Write a number.", line)
        return None


def _pair(entry: Entry, key: str) -> tuple[float, float] | None:
    line = entry.line_of(key)
    bounds = [text for text, _ in entry.lines(key)]
    if not bounds:
        return None
    try:
        low, high = (float(bound) for bound in bounds)
        return low, high
    except ValueError:
        entry.note(f"{key} of {entry.id} is no pair of numbers.", "Write [lowest, highest].", line)
        return None


def _formula(entry: Entry) -> FormulaCall | None:
    line = entry.line_of("formula")
    raw = entry.scalar("formula")
    if raw is None:
        return None
    name, _, rest = raw.removesuffix(")").partition("(")
    arguments = tuple(argument.strip() for argument in rest.split(",") if argument.strip())
    if known_or_noted(entry, "formula", name, FORMULAS, line, "knowledge/vocabulary/formulas.py") is None:
        return None
    if len(arguments) != len(FORMULAS[name].takes):
        entry.note(f"{name} takes {len(FORMULAS[name].takes)} facts.", f"Write {name}(fact, …).", line)
        return None
    return FormulaCall(name, arguments)


def source(entry: Entry, scope: Scope) -> Source:
    """An entry of sources.yaml."""
    return Source(
        id=entry.id,
        title=entry.words("title"),
        issuer=entry.words("issuer"),
        kind=entry.required("kind"),
        version=entry.words("version"),
        read_on=_day(entry, "read_on", required=False) or scope.read_on,
        confidence=entry.member("confidence", Confidence) or Confidence.LOW,
        provenance=entry.required("provenance"),
        articles=entry.labelled("articles", "articles"),
        in_force=period(entry),
        read_every=_days_between_readings(entry),
    )


def _days_between_readings(entry: Entry) -> int | None:
    """ "180 days"; null when the field is missing or no such span (noted)."""
    line = entry.line_of("read_every")
    raw = entry.scalar("read_every")
    if raw is None:
        return None
    found = SPAN_OF_DAYS.fullmatch(raw)
    if found is None:
        entry.note(f"{raw!r} is no span of days.", "Write read_every: 180 days (1 to 9999).", line)
        return None
    return int(found[1])


def parameter(entry: Entry, scope: Scope) -> Parameter:
    """An entry of parameters.yaml."""
    node = entry.take("values")
    items = node.items if isinstance(node, Sequence) else ()
    if not items:
        entry.note(f"{entry.id} has no values.", "Write values: [{from: day, value: number, source: id}].")
    values = [_dated_value(entry.part("values", item, item.line), scope) for item in items]
    return Parameter(
        id=entry.id,
        label=entry.words("label"),
        unit=entry.scalar("unit"),
        values=tuple(sorted(values, key=lambda value: value.first or date.min)),
    )


def _dated_value(entry: Entry, scope: Scope) -> DatedValue:
    cited = references(entry, scope.sources)
    value = _number(entry, "value") or 0
    first = _day(entry, "from", required=False)
    dated = DatedValue(
        first, int(value) if value == int(value) else value, cited, confidence(entry, cited, scope.sources)
    )
    entry.finish()
    return dated


def rule_or_requirement(entry: Entry, scope: Scope) -> None:
    """An entry of rules/: a rule that concludes a fact, or a requirement."""
    if entry.has("requirement"):
        scope.requirements[entry.id] = _requirement(entry, scope)
        return
    rule = _rule(entry, scope)
    if rule is not None:
        scope.rules[entry.id] = rule


def _rule(entry: Entry, scope: Scope) -> Rule | None:
    label = entry.words("says")
    concluded = _conclusion(entry, scope)
    cited = references(entry, scope.sources)
    when = condition(entry, "when", scope.declarations)
    trust = confidence(entry, cited, scope.sources)
    in_force = period(entry)
    if concluded is None:
        return None
    fact_id, value, parameter_id = concluded
    return Rule(entry.id, fact_id, value, when, label, cited, trust, in_force, parameter_id)


def _conclusion(entry: Entry, scope: Scope) -> tuple[str, str | int | float, str | None] | None:
    line = entry.line_of("concludes")
    node = entry.mapping("concludes")
    if node is None or len(node.items) != 1:
        entry.note(f"{entry.id} must conclude one fact.", "Write concludes: {fact: value}.", line)
        return None
    fact_id, raw = next(iter(node.items.items()))
    declaration = scope.declarations.get(fact_id)
    if known_or_noted(entry, "fact", fact_id, scope.declarations, line, "facts.yaml") is None or declaration is None:
        return None
    if not declaration.derived:
        entry.note(f"{fact_id} is not derived.", "Conclude a fact that is declared with derived: yes.", line)
        return None
    text = getattr(raw, "text", "")
    if text.startswith("parameter "):
        name = text.removeprefix("parameter ").strip()
        known = known_or_noted(entry, "parameter", name, scope.parameters, line, "parameters.yaml")
        return (fact_id, 0, known) if known else None
    try:
        value = known_value(text, declaration)
    except WrongValue as wrong:
        entry.note(*_split(wrong), line)
        return None
    return None if isinstance(value, date) else (fact_id, value, None)


def _requirement(entry: Entry, scope: Scope) -> Requirement:
    cited = references(entry, scope.sources)
    trust = confidence(entry, cited, scope.sources)
    cure = _cure(entry)
    return Requirement(
        id=entry.id,
        label=entry.words("requirement"),
        topic=topic(entry, scope),
        applies_when=condition(entry, "applies_when", scope.declarations),
        met_by=_ways(entry, scope, cited, trust),
        otherwise=entry.words("otherwise"),
        cure=cure,
        unmet_means=entry.member("unmet_means", Verdict) or _worst_for(cure.by),
        sources=cited,
        confidence=trust,
        in_force=period(entry),
    )


def topic(entry: Entry, scope: Scope) -> str:
    """The topic of a requirement or question, which pack.yaml must name."""
    line = entry.line_of("topic")
    name = entry.required("topic")
    if name:
        known_or_noted(entry, "topic", name, scope.topics, line, "pack.yaml")
    return name


def _worst_for(by: CurableBy) -> Verdict:
    return {
        CurableBy.NOBODY: Verdict.NOT_ROAD_LEGAL,
        CurableBy.TIME_AND_PLACE: Verdict.RESTRICTED_USE,
    }.get(by, Verdict.ROAD_LEGAL_AFTER_STEPS)


def _cure(entry: Entry) -> Cure:
    line = entry.line_of("cure")
    node = entry.mapping("cure")
    if node is None:
        entry.note(f"{entry.id} does not say who can cure it.", "Add cure: {by: owner | … | nobody}.", line)
        return Cure(CurableBy.OWNER)
    part = entry.part("cure", node, line)
    cure = Cure(part.member("by", CurableBy) or CurableBy.OWNER, part.words_if_any("how"))
    part.finish()
    return cure


def _ways(entry: Entry, scope: Scope, cited: tuple[SourceReference, ...], trust: Confidence) -> tuple[MeetingRule, ...]:
    line = entry.line_of("met_by")
    node = entry.mapping("met_by") or YamlMapping({}, line)
    if not node.items:
        entry.note(f"{entry.id} can never be met.", "Add met_by: {key: {rule: …, when: […]}}.", line)
    ways = []
    for key, way in node.items.items():
        part = entry.part(key, way, node.lines[key])
        own = references(part, scope.sources, required=False)
        ways.append(
            MeetingRule(
                id=part.id,
                condition=condition(part, "when", scope.declarations),
                label=part.words("rule"),
                sources=own or cited,
                confidence=confidence(part, own, scope.sources, otherwise=trust),
                in_force=period(part),
            )
        )
        part.finish()
    return tuple(ways)


def question(entry: Entry, scope: Scope) -> Question:
    """An entry of questions.yaml."""
    known_or_noted(entry, "fact", entry.id, scope.declarations, entry.line, "facts.yaml")
    return Question(
        fact=entry.id,
        ask=entry.words("ask"),
        topic=topic(entry, scope),
        where_to_look=entry.words_if_any("where_to_look"),
        explanation=entry.words_if_any("explanation"),
        evidence=entry.each("evidence", lambda text, line: entry.chosen(text, Evidence, "evidence", line)),
        late=entry.flag("late"),
    )


def glossary_term(entry: Entry) -> GlossaryTerm:
    """An entry of glossary.yaml."""
    return GlossaryTerm(entry.words("label"), entry.scalar("reading") or "")


def guidance(entry: Entry, scope: Scope) -> None:
    """An entry of guidance/: a place, a document, a next step or a consequence, told by its field."""
    if entry.has("place") and not entry.has("step"):
        scope.places[entry.id] = Place(entry.id, entry.words("place"), entry.words_if_any("note"))
    elif entry.has("document"):
        scope.documents[entry.id] = _document(entry, scope)
    elif entry.has("step"):
        scope.next_steps[entry.id] = _next_step(entry, scope)
    elif entry.has("risk"):
        scope.consequences[entry.id] = _consequence(entry, scope)
    else:
        entry.note(f"{entry.id} is no guidance.", "Begin it with place:, document:, step: or risk:.")


def _document(entry: Entry, scope: Scope) -> Document:
    cited = references(entry, scope.sources, required=False)
    return Document(
        id=entry.id,
        label=entry.words("document"),
        form=entry.words("form"),
        obtain=entry.words("obtain"),
        sources=cited,
        confidence=confidence(entry, cited, scope.sources),
    )


def _next_step(entry: Entry, scope: Scope) -> NextStep:
    cited = references(entry, scope.sources, required=False)
    place = scope.refer(entry, "place", "place")
    if not place:
        entry.note(f"{entry.id} has no place.", "Add place: <id of a place>.")
    return NextStep(
        id=entry.id,
        does=entry.words("step"),
        condition=condition(entry, "when", scope.declarations),
        cures=scope.refer(entry, "requirement", "cures"),
        place=place[0] if place else "",
        documents=scope.refer(entry, "document", "documents"),
        deadline=entry.words_if_any("deadline"),
        cost=entry.words_if_any("cost"),
        after=scope.refer(entry, "step", "after"),
        sources=cited,
        confidence=confidence(entry, cited, scope.sources),
    )


def _consequence(entry: Entry, scope: Scope) -> Consequence:
    cited = references(entry, scope.sources)
    return Consequence(
        id=entry.id,
        label=entry.words("risk"),
        measure=entry.words("measure"),
        certainty=entry.member("certainty", Certainty) or Certainty.POSSIBLE,
        condition=condition(entry, "when", scope.declarations),
        sources=cited,
        confidence=confidence(entry, cited, scope.sources),
        points=int(_number(entry, "points") or 0),
        in_force=period(entry),
    )
