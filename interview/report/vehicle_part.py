"""The vehicle and who is concerned: category in law, what was answered about it, and its particulars."""

from interview.report import wording
from interview.report.lines import VALUE_LIMIT, Lines
from interview.report.material import Material
from interview.report.parts import CheckCode, Heading, Particular, Vehicle
from knowledge.vocabulary.facts import FactDeclaration
from knowledge.vocabulary.wording import value_text

DESCRIBES_THE_CASE = ("vehicle.", "person.")
MOST_PARTICULARS = 8
"""So that the first page has room for what to take along; every answer stands in the section of the answers."""


def vehicle_part(material: Material, number: int, code: str) -> Vehicle:
    """The first section of the report, with the QR code beside it."""
    writer = material.writer
    return Vehicle(
        heading=Heading(number, writer.lines(wording.VEHICLE)),
        particulars=(_category(material), *_particulars(material), *_key_facts(material))[:MOST_PARTICULARS],
        code=CheckCode(code, writer.lines(wording.CODE_CAPTION), writer.lines(wording.CODE_SIGN)),
    )


def _category(material: Material) -> Particular:
    label = material.assessment.category_label or wording.CATEGORY_UNKNOWN
    return Particular(material.writer.lines(wording.CATEGORY), material.writer.lines(label))


def _particulars(material: Material) -> tuple[Particular, ...]:
    """The pack's particulars, or the usual ones where it has none; what was not given is filled in by hand."""
    declared = [fact for fact in material.knowledge_base.facts.values() if fact.particular]
    if declared:
        return tuple(_particular(material, fact) for fact in declared)
    return tuple(Particular(material.writer.lines(label), ()) for label in wording.USUAL_PARTICULARS)


def _key_facts(material: Material) -> tuple[Particular, ...]:
    """What was answered about the vehicle and the person, in the order of the pack."""
    return tuple(
        _particular(material, fact)
        for fact in material.knowledge_base.facts.values()
        if fact.is_asked and not fact.particular and fact.id.startswith(DESCRIBES_THE_CASE)
        and (answer := material.answers.get(fact.id)) and answer.known is not None
    )  # fmt: skip


def _particular(material: Material, fact: FactDeclaration) -> Particular:
    return Particular(material.writer.lines(fact.label), _value(material, fact))


def _value(material: Material, fact: FactDeclaration) -> Lines:
    """The answer in words; () where there is none, or it is not known."""
    answer = material.answers.get(fact.id)
    if answer is None or answer.known is None:
        return ()
    return material.writer.lines(value_text(fact, answer.known), VALUE_LIMIT)
