"""Computed facts: named formulas over known answers."""

from collections.abc import Mapping
from datetime import date

from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.facts import FactId, FormulaCall, Value
from knowledge.vocabulary.formulas import formula_of


def computed_values(rule_base: RuleBase, answers: Mapping[FactId, Value]) -> dict[FactId, Value]:
    """The computed facts whose arguments are all known."""
    return values_of(rule_base.computed, answers, rule_base.as_of)


def values_of(
    computed: Mapping[FactId, FormulaCall], answers: Mapping[FactId, Value], as_of: date
) -> dict[FactId, Value]:
    """Those of these computed facts whose arguments are all known."""
    values: dict[FactId, Value] = {}
    for fact, call in computed.items():
        if all(argument in answers for argument in call.arguments):
            arguments = (answers[argument] for argument in call.arguments)
            values[fact] = formula_of(call)(as_of, *arguments)
    return values
