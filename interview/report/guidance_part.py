"""What the person takes along, does, risks, and still has to find out."""

from collections.abc import Iterable, Iterator

from interview.licence_points import points_left_to_say
from interview.report import wording
from interview.report.law import legal_lines
from interview.report.lines import Lines
from interview.report.material import Material
from interview.report.parts import Entry, Group, Heading, Section, SectionKind
from interview.report.signs import Sign
from interview.sentences import filled_in, first_few, joined, numbers_in_a_row
from knowledge.vocabulary.findings import OpenFact, RecommendedStep, Risk
from knowledge.vocabulary.guidance import Certainty, Document
from knowledge.vocabulary.rules import Verdict
from knowledge.vocabulary.text import Text

CERTAINTY_SIGNS = {Certainty.CERTAIN: Sign.CERTAIN, Certainty.POSSIBLE: Sign.POSSIBLE}
DECIDED_SHOWN = 3


# --- documents --------------------------------------------------------------------------------------------


def documents_part(material: Material, number: int) -> Section:
    """The documents of all steps, each once, with the steps that need it."""
    steps_by_document: dict[str, list[int]] = {}
    for step in material.assessment.next_steps:
        for document in step.documents:
            steps_by_document.setdefault(document, []).append(step.number)
    entries = (
        _document(material, material.knowledge_base.documents[document], steps)
        for document, steps in steps_by_document.items()
    )
    return _section(material, SectionKind.DOCUMENTS, Heading(number, material.writer.lines(wording.DOCUMENTS)),
                    Group(tuple(_windows(material)), material.writer.lines(wording.THERE)),
                    Group(tuple(entries)))  # fmt: skip


def _windows(material: Material) -> Iterator[Entry]:
    """Where something is brought to, in the order of the steps: how to begin there, and the money to have ready."""
    steps_by_place: dict[str, list[RecommendedStep]] = {}
    for step in filter(_needs_a_window, material.assessment.next_steps):
        steps_by_place.setdefault(step.place["en"], []).append(step)
    for steps in steps_by_place.values():
        note = _note(material, steps[0])
        says = (*((note,) if note else ()), *_fees(steps))
        yield Entry(
            sign=Sign.PLACE,
            title=material.writer.in_all_languages(steps[0].place),
            body=(material.writer.lines(joined(says, wording.BETWEEN_WHOLE_SENTENCES)),) if says else (),
        )


def _needs_a_window(step: RecommendedStep) -> bool:
    return bool(step.documents or step.cost)


def _note(material: Material, step: RecommendedStep) -> Text | None:
    authored = material.knowledge_base.next_steps.get(step.id)
    place = material.knowledge_base.places.get(authored.place) if authored else None
    return place.note if place else None


def _fees(steps: list[RecommendedStep]) -> Iterator[Text]:
    for step in steps:
        if step.cost:
            yield filled_in(wording.FEES, step=step.number, cost=step.cost)


def _document(material: Material, document: Document, steps: list[int]) -> Entry:
    writer = material.writer
    sentence = wording.FOR_STEP if len(steps) == 1 else wording.FOR_STEPS
    for_steps = filled_in(sentence, steps=numbers_in_a_row(steps))
    if_missing = filled_in(wording.IF_MISSING, where=document.obtain)
    confirm = (writer.lines(wording.TO_BE_CONFIRMED),) if document.confidence.must_be_confirmed else ()
    return Entry(
        sign=Sign.TICK_BOX,
        title=writer.in_all_languages(document.label),
        body=(writer.lines(document.form),),
        fine_print=(writer.lines(joined((for_steps, if_missing), wording.BETWEEN_WHOLE_SENTENCES)), *confirm),
    )


# --- steps ------------------------------------------------------------------------------------------------


def steps_part(material: Material, number: int) -> Section:
    """The next steps in the order of the assessment."""
    entries = tuple(_step(material, step) for step in material.assessment.next_steps)
    heading = Heading(number, material.writer.lines(wording.STEPS))
    done = not entries and material.assessment.verdict is Verdict.ROAD_LEGAL
    closing = material.writer.lines(wording.NO_STEPS) if done else ()
    return _section(material, SectionKind.STEPS, heading, Group(entries), closing=closing)


def _step(material: Material, step: RecommendedStep) -> Entry:
    return Entry(
        sign=Sign.NUMBERED_TICK_BOX,
        number=step.number,
        title=material.writer.lines(step.does),
        body=tuple(_where_when_cost(material, step)),
        fine_print=legal_lines(material.writer, material.knowledge_base, step.sources, step.confidence),
    )


def _where_when_cost(material: Material, step: RecommendedStep) -> Iterator[Lines]:
    where = filled_in(wording.PLACE, place=step.place)
    when = (filled_in(wording.DEADLINE, deadline=step.deadline),) if step.deadline else ()
    yield material.writer.lines(joined((where, *when), wording.BETWEEN_ITEMS))
    if note := _note_not_given_above(material, step):
        yield material.writer.lines(note)
    if step.cost:
        yield material.writer.say(wording.COST, cost=step.cost)


def _note_not_given_above(material: Material, step: RecommendedStep) -> Text | None:
    """What one should know about a place, where it is first named and the list of windows does not say it."""
    steps_there = [each for each in material.assessment.next_steps if each.place == step.place]
    is_first = step is steps_there[0]
    return _note(material, step) if is_first and not any(map(_needs_a_window, steps_there)) else None


# --- risks ------------------------------------------------------------------------------------------------


def risks_part(material: Material, number: int) -> Section:
    """What the law prescribes for driving now, and apart from it what may be added."""
    return _section(
        material,
        SectionKind.RISKS,
        Heading(number, material.writer.lines(wording.RISKS)),
        *(_risks(material, certainty) for certainty in CERTAINTY_SIGNS),
    )


def _risks(material: Material, certainty: Certainty) -> Group:
    found = (risk for risk in material.assessment.risks if risk.certainty is certainty)
    heading = material.writer.lines(wording.CERTAINTY_HEADING[certainty])
    return Group(tuple(_risk(material, risk) for risk in found), heading)


def _risk(material: Material, risk: Risk) -> Entry:
    writer = material.writer
    left_to_say = points_left_to_say(risk)
    points = (writer.say(wording.POINTS, points=left_to_say),) if left_to_say else ()
    return Entry(
        sign=CERTAINTY_SIGNS[risk.certainty],
        sign_words=writer.lines(wording.CERTAINTY[risk.certainty]),
        title=writer.lines(risk.label),
        body=(writer.lines(risk.measure), *points),
        fine_print=legal_lines(writer, material.knowledge_base, risk.sources, risk.confidence),
    )


# --- what is unknown --------------------------------------------------------------------------------------


def unknown_part(material: Material, number: int) -> Section:
    """What is still unknown although something needs it, with where to look; in short what decides nothing here."""
    settled = material.assessment.verdict is not Verdict.UNDETERMINED
    idle = [fact for fact in material.assessment.unknown if settled and not fact.said_unknown]
    entries = tuple(_open_fact(material, fact) for fact in material.assessment.unknown if fact not in idle)
    heading = Heading(number, material.writer.lines(wording.UNKNOWN))
    in_short = Group(tuple(_idle_fact(material, fact) for fact in idle), material.writer.lines(wording.DECIDES_NOTHING))
    return _section(material, SectionKind.UNKNOWN, heading, Group(entries), in_short)


def _idle_fact(material: Material, open_fact: OpenFact) -> Entry:
    return Entry(sign=Sign.TICK_BOX, title=material.writer.lines(_asked(material, open_fact)))


def _asked(material: Material, open_fact: OpenFact) -> Text:
    question = material.knowledge_base.questions.get(open_fact.fact)
    return question.ask if question else material.knowledge_base.facts[open_fact.fact].label


def _open_fact(material: Material, open_fact: OpenFact) -> Entry:
    question = material.knowledge_base.questions.get(open_fact.fact)
    where = question.where_to_look if question else None
    said = wording.SAID_UNKNOWN if open_fact.said_unknown else wording.NOT_ASKED
    return Entry(
        sign=Sign.TICK_BOX,
        title=material.writer.lines(_asked(material, open_fact)),
        body=(material.writer.say(wording.WHERE_TO_LOOK, where=where),) if where else (),
        fine_print=(material.writer.lines(said), *_decides(material, open_fact)),
    )


def _decides(material: Material, open_fact: OpenFact) -> Iterable[Lines]:
    requirements = material.knowledge_base.requirements
    labels = [requirements[each].label for each in open_fact.needed_by if each in requirements]
    if labels:
        few = first_few(labels, DECIDED_SHOWN, wording.AND_MORE_REQUIREMENTS)
        yield material.writer.say(wording.DECIDES, requirements=joined(few, wording.BETWEEN_WHOLE_SENTENCES))


def _section(material: Material, kind: SectionKind, heading: Heading, *groups: Group, closing: Lines = ()) -> Section:
    return Section(
        kind=kind,
        heading=heading,
        groups=tuple(group for group in groups if group.entries),
        closing=closing,
        sign_heading=material.writer.lines(wording.RESULT) if kind is SectionKind.RISKS else (),
        fine_print_heading=material.writer.lines(wording.EVIDENCE_AND_LAW),
    )
