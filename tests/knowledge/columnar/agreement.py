"""The kernel against the engines that take one case at a time, fact by fact."""

from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from knowledge.columnar import Kernel
from knowledge.logic.computed import computed_values
from knowledge.logic.fixed_verdict import FixedVerdict
from knowledge.logic.outputs import REASON_COLUMNS
from knowledge.logic.rule_base import VERDICT, RuleBase, rule_base_of
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.findings import Conclusions
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Verdict
from knowledge.vocabulary.truth import Truth

Known = Mapping[FactId, Value]


def frame_of(kernel: Kernel, rows: Sequence[Known]) -> pl.DataFrame:
    """A column per asked fact; a fact that is not known is null."""
    schema = kernel.schema()
    return pl.DataFrame([{fact: row.get(fact) for fact in schema} for row in rows], schema, strict=False)


def reasons_of(rule_base: RuleBase, conclusions: Conclusions) -> list[str | None]:
    """The requirements of the first three rules of the verdict that hold and conclude it, once it is concluded."""
    verdict = conclusions.value(VERDICT)
    rules = [rule for rule in rule_base.derived[VERDICT].rules if rule.value == verdict]
    held = [rule.condition.when[0].fact for rule in rules if conclusions.rules[rule.id] is Truth.TRUE]
    return [*held, None, None, None][:3]


def differences(
    kernel: Kernel, knowledge: KnowledgeBase, rule_base: RuleBase, rows: Sequence[Known], of_rows: Iterable[Conclusions]
) -> list[str]:
    """Where the kernel differs from what an engine concludes of the rows, with the verdict where it is fixed.

    Every derived and computed fact, and the reason.
    """
    fixed_verdict = FixedVerdict(rule_base)
    names = [*rule_base.derived, *rule_base.computed, *REASON_COLUMNS, *(["category"] if knowledge.category else [])]
    given = kernel.assess(frame_of(kernel, rows), names).iter_rows(named=True)
    found = []
    for number, (row, conclusions, found_row) in enumerate(zip(rows, of_rows, given, strict=True)):
        expected = _expected(knowledge, rule_base, row, fixed_verdict.recognised(row, conclusions))
        found += [
            f"row {number}: {name} is {found_row[name]} and should be {expected[name]}"
            for name in names
            if found_row[name] != expected[name] and str(found_row[name]) != str(expected[name])
        ]
    return found


def _expected(knowledge: KnowledgeBase, rule_base: RuleBase, row: Known, conclusions: Conclusions) -> dict[str, object]:
    expected: dict[str, object] = {fact: conclusions.value(fact) for fact in rule_base.derived}
    expected |= dict.fromkeys(rule_base.computed) | computed_values(rule_base, row)
    expected |= dict(zip(REASON_COLUMNS, reasons_of(rule_base, conclusions), strict=True))
    if knowledge.category:
        expected["category"] = expected[knowledge.category]
    for open_fact in (VERDICT, *knowledge.requirements):
        expected[open_fact] = expected[open_fact] or Verdict.UNDETERMINED.value
    return expected


def kernel_and_rule_base(knowledge: KnowledgeBase) -> tuple[Kernel, RuleBase]:
    """Both as of the day on which the pack was read last."""
    return Kernel(knowledge, knowledge.read_on), rule_base_of(knowledge, knowledge.read_on)
