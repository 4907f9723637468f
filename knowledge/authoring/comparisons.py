"""One-line comparisons: "vehicle.gross_mass <= 1800 kg" to Comparison."""

import re
from collections.abc import Mapping

from knowledge.authoring.problems import did_you_mean
from knowledge.authoring.values import WrongValue, known_value, number
from knowledge.vocabulary.conditions import Comparison, Operator
from knowledge.vocabulary.facts import FactDeclaration, FactType, comparable

LINE = re.compile(r"([a-z][a-z0-9_.]*)\s*(<=|>=|!=|=|<|>)\s*(\S.*)")
EQUALITIES = (Operator.EQUAL, Operator.UNEQUAL)


class WrongComparison(ValueError):
    """The line is no comparison; the message says what is wrong and how to put it right."""


def comparison_from(line: str, declarations: Mapping[str, FactDeclaration]) -> Comparison:
    """The comparison that a line of a condition writes. Raises WrongComparison."""
    found = LINE.fullmatch(line.strip())
    if found is None:
        raise WrongComparison(f"{line!r} is no comparison. Write: fact, operator (= != < <= > >=), value.")
    fact, sign, operand = found.groups()
    declaration = declarations.get(fact)
    if declaration is None:
        raise WrongComparison(
            f"{fact} is no fact. " + did_you_mean(fact, declarations, "Declare it in facts.yaml, or correct the name.")
        )
    operator = Operator(sign)
    raws = operand.split(" or ") if operator in EQUALITIES else [operand]
    _refuse_order_of_words(declaration, operator)
    return Comparison(fact, operator, tuple(_operand(raw.strip(), declaration) for raw in raws))


def _refuse_order_of_words(declaration: FactDeclaration, operator: Operator) -> None:
    if operator not in EQUALITIES and declaration.type not in (FactType.NUMBER, FactType.DATE):
        raise WrongComparison(f"{declaration.id} has no order, so {operator} means nothing. Use = or !=.")
    if declaration.type is FactType.TEXT or declaration.particular:
        raise WrongComparison(f"{declaration.id} is free text, and no rule may use it. Use a computed fact of it.")


def _operand(raw: str, declaration: FactDeclaration) -> str | int | float:
    try:
        if declaration.type is FactType.NUMBER:
            return _number_with_unit(raw, declaration)
        if declaration.type is FactType.CHOICE:
            raw = raw.replace(" ", "_")
        return comparable(known_value(raw, declaration))
    except WrongValue as wrong:
        raise WrongComparison(str(wrong)) from None


def _number_with_unit(raw: str, declaration: FactDeclaration) -> int | float:
    figure, _, unit = raw.partition(" ")
    if unit.strip() != (declaration.unit or ""):
        wanted = f"{figure} {declaration.unit}" if declaration.unit else figure
        raise WrongComparison(
            f"{declaration.id} is in {declaration.unit or 'no unit'}, not {unit or 'no unit'}. Write {wanted}."
        )
    return number(figure, declaration)
