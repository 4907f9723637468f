"""rules/: requirements, what the law asks of vehicles to which it applies."""

from knowledge.authoring.conditions import APPLIES_WHEN, UNLESS, WHEN, condition
from knowledge.authoring.entries import Entry
from knowledge.authoring.fields import EntryKind, one_of, optional_words, part, parts, words
from knowledge.authoring.kinds.topics import TOPIC, topic
from knowledge.authoring.periods import IN_FORCE
from knowledge.authoring.references import CONFIDENCE, SOURCE, confidence, references
from knowledge.authoring.scope import Scope
from knowledge.authoring.strict_yaml import Mapping as YamlMapping
from knowledge.vocabulary.rules import CurableBy, Cure, MeetingRule, Requirement, Verdict
from knowledge.vocabulary.sources import Confidence, SourceReference

BY = one_of("by", "Who can put it right", CurableBy, required=True)
HOW = optional_words("how", "What that person does")
CURE = EntryKind("cure", "Who can put an unmet requirement right", (BY, HOW))

WAY_LABEL = words("rule", "The way in one sentence")
WAY = EntryKind("way", "One way to meet a requirement", (WAY_LABEL, WHEN, UNLESS, SOURCE, CONFIDENCE, IN_FORCE))

REQUIREMENT_LABEL = words("requirement", "What the law asks, in one sentence")
MET_BY = parts("met_by", "The ways to meet it, by a name of each", WAY,
               {"type": "object", "additionalProperties": WAY.schema, "minProperties": 1}, required=True)  # fmt: skip
OTHERWISE = words("otherwise", "What is said when it is not met")
CURES = part("cure", "Who can put it right", CURE, required=True)
UNMET_MEANS = one_of("unmet_means", "The verdict that it leads to when it is not met", Verdict)

REQUIREMENT = EntryKind(
    "requirement",
    "What the law asks of vehicles to which it applies; met by any of its ways",
    (REQUIREMENT_LABEL, TOPIC, APPLIES_WHEN, UNLESS, MET_BY, OTHERWISE, CURES, UNMET_MEANS, SOURCE, CONFIDENCE,
     IN_FORCE),
)  # fmt: skip


def requirement(entry: Entry, scope: Scope) -> Requirement:
    """A requirement."""
    cited = references(entry, scope.sources)
    trust = confidence(entry, cited, scope.sources)
    cure = _cure(entry)
    return Requirement(
        id=entry.id,
        label=REQUIREMENT_LABEL.of(entry),
        topic=topic(entry, scope),
        applies_when=condition(entry, APPLIES_WHEN, scope.declarations),
        met_by=_ways(entry, scope, cited, trust),
        otherwise=OTHERWISE.of(entry),
        cure=cure,
        unmet_means=UNMET_MEANS.of(entry) or _worst_for(cure.by),
        sources=cited,
        confidence=trust,
        in_force=IN_FORCE.of(entry),
    )


def _worst_for(by: CurableBy) -> Verdict:
    return {
        CurableBy.NOBODY: Verdict.NOT_ROAD_LEGAL,
        CurableBy.TIME_AND_PLACE: Verdict.RESTRICTED_USE,
    }.get(by, Verdict.ROAD_LEGAL_AFTER_STEPS)


def _cure(entry: Entry) -> Cure:
    line = entry.line_of("cure")
    node = CURES.of(entry)
    if node is None:
        entry.note(f"{entry.id} does not say who can cure it.", "Add cure: {by: owner | … | nobody}.", line)
        return Cure(CurableBy.OWNER)
    part = entry.part("cure", node, line)
    cure = Cure(BY.of(part) or CurableBy.OWNER, HOW.of(part))
    part.finish()
    return cure


def _ways(entry: Entry, scope: Scope, cited: tuple[SourceReference, ...], trust: Confidence) -> tuple[MeetingRule, ...]:
    line = entry.line_of("met_by")
    node = MET_BY.of(entry)
    if not isinstance(node, YamlMapping) or not node.items:
        entry.note(f"{entry.id} can never be met.", "Add met_by: {key: {rule: …, when: […]}}.", line)
        return ()
    ways = []
    for key, way in node.items.items():
        part = entry.part(key, way, node.lines[key])
        own = references(part, scope.sources, required=False)
        ways.append(
            MeetingRule(
                id=part.id,
                condition=condition(part, WHEN, scope.declarations),
                label=WAY_LABEL.of(part),
                sources=own or cited,
                confidence=confidence(part, own, scope.sources, otherwise=trust),
                in_force=IN_FORCE.of(part),
            )
        )
        part.finish()
    return tuple(ways)
