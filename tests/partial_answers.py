"""Random partial answers: every fact unknown, or a value from any of its regions."""

from hypothesis import strategies as st

from knowledge.logic.regions import Regions
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.facts import FactId, Value


def partial_answers(rule_base: RuleBase) -> st.SearchStrategy[dict[FactId, Value]]:
    """Known answers to some of the asked facts; facts that are missing are not known."""
    regions = Regions(rule_base)
    return st.fixed_dictionaries({}, optional={fact: st.sampled_from(regions.of(fact)) for fact in rule_base.asked})
