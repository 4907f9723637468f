"""guidance/: places, documents, next steps and risks."""

from knowledge.authoring.conditions import UNLESS, WHEN, condition
from knowledge.authoring.entries import Entry
from knowledge.authoring.fields import EntryKind, number, one_of, optional_words, texts, words
from knowledge.authoring.periods import IN_FORCE
from knowledge.authoring.references import CONFIDENCE, SOURCE, confidence, references
from knowledge.authoring.scope import Scope
from knowledge.vocabulary.guidance import Certainty, Consequence, Document, NextStep, Place

PLACE_LABEL = words("place", "What it is called")
NOTE = optional_words("note", "What to know before going there")
PLACE = EntryKind("place", "An office or another place where steps are done", (PLACE_LABEL, NOTE))

DOCUMENT_LABEL = words("document", "What it is called")
FORM = words("form", "Original, copy, how many")
OBTAIN = words("obtain", "Where it is got")
DOCUMENT = EntryKind("document", "A paper to bring", (DOCUMENT_LABEL, FORM, OBTAIN, SOURCE, CONFIDENCE))

STEP_LABEL = words("step", "What the person does")
CURES = texts("cures", "Requirements that it puts right", "list of requirements")
PLACE_ID = texts("place", "Where it is done", "id of a place")
DOCUMENTS = texts("documents", "What to bring", "list of documents")
DEADLINE = optional_words("deadline", "By when")
COST = optional_words("cost", "What it costs")
AFTER = texts("after", "Steps that come first where both are to be done", "list of steps")
STEP = EntryKind(
    "step",
    "What a person does next; words may quote facts and parameters as `{id}`",
    (STEP_LABEL, WHEN, UNLESS, CURES, PLACE_ID, DOCUMENTS, DEADLINE, COST, AFTER, SOURCE, CONFIDENCE),
)

RISK_LABEL = words("risk", "What is done wrong")
MEASURE = words("measure", "What follows")
CERTAINTY = one_of("certainty", "Whether it follows always", Certainty)
POINTS = number("points", "Penalty points of the driver; 0 without it. Said after the measure, unless that says them")
RISK = EntryKind(
    "risk",
    "What follows for whoever drives all the same",
    (RISK_LABEL, MEASURE, CERTAINTY, POINTS, WHEN, UNLESS, SOURCE, CONFIDENCE, IN_FORCE),
)


def guidance(entry: Entry, scope: Scope) -> None:
    """An entry of guidance/: a place, a document, a next step or a risk, told by its field."""
    if entry.has("place") and not entry.has("step"):
        scope.places[entry.id] = Place(entry.id, PLACE_LABEL.of(entry), NOTE.of(entry))
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
        label=DOCUMENT_LABEL.of(entry),
        form=FORM.of(entry),
        obtain=OBTAIN.of(entry),
        sources=cited,
        confidence=confidence(entry, cited, scope.sources),
    )


def _next_step(entry: Entry, scope: Scope) -> NextStep:
    cited = references(entry, scope.sources, required=False)
    place = scope.refer(entry, "place", PLACE_ID)
    if not place:
        entry.note(f"{entry.id} has no place.", "Add place: <id of a place>.")
    return NextStep(
        id=entry.id,
        does=STEP_LABEL.of(entry),
        condition=condition(entry, WHEN, scope.declarations),
        cures=scope.refer(entry, "requirement", CURES),
        place=place[0] if place else "",
        documents=scope.refer(entry, "document", DOCUMENTS),
        deadline=DEADLINE.of(entry),
        cost=COST.of(entry),
        after=scope.refer(entry, "step", AFTER),
        sources=cited,
        confidence=confidence(entry, cited, scope.sources),
    )


def _consequence(entry: Entry, scope: Scope) -> Consequence:
    cited = references(entry, scope.sources)
    return Consequence(
        id=entry.id,
        label=RISK_LABEL.of(entry),
        measure=MEASURE.of(entry),
        certainty=CERTAINTY.of(entry) or Certainty.POSSIBLE,
        condition=condition(entry, WHEN, scope.declarations),
        sources=cited,
        confidence=confidence(entry, cited, scope.sources),
        points=int(POINTS.of(entry) or 0),
        in_force=IN_FORCE.of(entry),
    )
