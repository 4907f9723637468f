"""A question is asked because its answer can still change the assessment, and for no other reason."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import product, takewhile

from hypothesis import given, settings
from hypothesis import strategies as st

from interview.choosing.next_question import QuestionChooser
from knowledge.inference.evaluator import evaluate, truth_of_comparison
from knowledge.inference.open_goals import OpenGoals
from knowledge.inference.relevance import Relevance
from knowledge.inference.settling import Settled
from knowledge.inference.wiring import Wiring
from knowledge.logic.circuit import Circuit
from knowledge.logic.computed import computed_values
from knowledge.logic.regions import Regions
from knowledge.logic.rule_base import RuleBase, is_shown, rule_base_of
from knowledge.vocabulary.facts import UNKNOWN, FactId, Value
from knowledge.vocabulary.findings import Conclusions
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.truth import Truth

AS_OF = date(2026, 11, 22)


def outcome(rule_base: RuleBase, known: dict[FactId, Value]) -> dict[FactId, object]:
    """The whole assessment as data: every goal that is concluded and of which something is said."""
    possible = evaluate(rule_base, known).possible
    concluded = {goal: next(iter(possible[goal])) for goal in rule_base.goals if len(possible[goal]) == 1}
    return {goal: value for goal, value in concluded.items() if is_shown(goal, value)}


def completions(regions: Regions, open_facts: list[FactId]) -> Iterator[dict[FactId, Value]]:
    """Every way in which the open facts can be answered or left unknown, one value a region."""
    for values in product(*([None, *regions.of(fact)] for fact in open_facts)):
        yield {fact: value for fact, value in zip(open_facts, values, strict=True) if value is not None}


def matters(rule_base: RuleBase, fact: FactId, known: dict[FactId, Value], others: list[FactId]) -> bool:
    """By trying everything: whether some answer to the fact changes the assessment, whatever becomes of the rest."""
    regions = Regions(rule_base)
    return any(
        outcome(rule_base, {**known, **rest}) != outcome(rule_base, {**known, **rest, fact: value})
        for rest in completions(regions, others)
        for value in regions.of(fact)
    )


@settings(max_examples=40)
@given(st.data())
def test_the_exact_check_agrees_with_trying_everything(toyland: KnowledgeBase, data: st.DataObject) -> None:
    """The solver calls a fact relevant exactly when some completion shows that it is."""
    rule_base = rule_base_of(toyland, AS_OF)
    wiring = Wiring(Circuit(rule_base))
    relevance = Relevance(wiring)
    regions = wiring.regions
    answered = data.draw(st.lists(st.sampled_from(sorted(rule_base.asked)), unique=True, min_size=2))
    states = {fact: data.draw(st.sampled_from([None, *regions.of(fact)])) for fact in answered}
    known = {fact: value for fact, value in states.items() if value is not None}
    open_facts = [fact for fact in rule_base.asked if fact not in answered]
    state = Settled(wiring, known)
    for fact in open_facts:
        others = [other for other in open_facts if other != fact]
        assert relevance.can_matter([fact], state, open_facts) == matters(rule_base, fact, known, others)
    something = any(
        outcome(rule_base, {**known, **rest}) != outcome(rule_base, known) for rest in completions(regions, open_facts)
    )
    assert relevance.can_matter(open_facts, state, open_facts) == something


@settings(max_examples=60)
@given(st.data())
def test_no_question_in_vain_and_no_early_stop(toyland: KnowledgeBase, data: st.DataObject) -> None:
    """Whatever the person answers, each question could matter, and at the end no further answer could."""
    rule_base = rule_base_of(toyland, AS_OF)
    regions = Regions(rule_base)
    chooser = QuestionChooser(toyland, rule_base)
    answers: dict[FactId, Answer] = {}
    known: dict[FactId, Value] = {}
    while (choice := chooser.choose(answers)) is not None:
        open_facts = [fact for fact in rule_base.asked if fact not in answers and fact != choice.fact]
        assert matters(rule_base, choice.fact, known, open_facts)
        value = data.draw(st.sampled_from([UNKNOWN, *regions.of(choice.fact)]))
        answers[choice.fact] = Answer(choice.fact, value)
        if value is not UNKNOWN:
            known[choice.fact] = value
    for rest in completions(regions, [fact for fact in rule_base.asked if fact not in answers]):
        assert outcome(rule_base, {**known, **rest}) == outcome(rule_base, known)


def test_why_names_the_requirements_and_both_branches(toyland: KnowledgeBase) -> None:
    """WHY says which open requirements need the answer and what each answer would conclude."""
    chooser = QuestionChooser(toyland, rule_base_of(toyland, AS_OF))
    answers = {"use.on_road": Answer("use.on_road", "yes")}
    why = chooser.why("papers.listed", answers)
    assert why.needed_by == ("toyland.listing", "toyland.insurance")
    listed, not_listed = why.branches
    assert listed.answer["en"] == "The model is listed"
    assert [effect["en"] for effect in listed.effects] == ["The model is listed: met"]
    assert "Verdict: not road legal" in [effect["en"] for effect in not_listed.effects]


def test_branches_of_numbers_are_ranges(toyland: KnowledgeBase) -> None:
    """The ranges of a number meet at the threshold without gap or overlap."""
    chooser = QuestionChooser(toyland, rule_base_of(toyland, AS_OF))
    answers = {"vehicle.wheels": Answer("vehicle.wheels", 4), "vehicle.power": Answer("vehicle.power", 20.5)}
    words = [branch.answer["en"] for branch in chooser.why("vehicle.length", answers).branches]
    assert words == ["up to 3,500 mm", "3,501 mm or more"]


@settings(max_examples=40)
@given(st.data())
def test_what_one_answer_tells_is_what_the_evaluator_says_of_it(toyland: KnowledgeBase, data: st.DataObject) -> None:
    """A fact tells something exactly when one of its answers alone concludes a part of the assessment."""
    rule_base = rule_base_of(toyland, AS_OF)
    wiring = Wiring(Circuit(rule_base))
    answered = data.draw(st.lists(st.sampled_from(sorted(rule_base.asked)), unique=True))
    known = {fact: data.draw(st.sampled_from(wiring.regions.of(fact))) for fact in answered}
    earlier = Settled(wiring, {fact: known[fact] for fact in answered[: len(answered) // 2]})
    for fact in data.draw(st.lists(st.sampled_from(sorted(rule_base.asked)), unique=True)):
        earlier.would_conclude(fact, data.draw(st.sampled_from(rule_base.goals)))
    before = outcome(rule_base, known)
    for state in (Settled(wiring, known), Settled(wiring, known, earlier)):
        for fact in rule_base.asked.keys() - known.keys():
            concluded = [outcome(rule_base, {**known, fact: value}) for value in wiring.regions.of(fact)]
            new = {goal for after in concluded for goal in after.keys() - before.keys()}
            goals = data.draw(st.permutations(rule_base.goals))
            assert {goal for goal in goals if state.would_conclude(fact, goal)} == new
            assert state.tells(fact) == bool(new)


def test_a_state_does_not_keep_what_is_no_longer_known(toyland: KnowledgeBase) -> None:
    """After an answer was changed, what the earlier state had settled is settled anew."""
    rule_base = rule_base_of(toyland, AS_OF)
    wiring = Wiring(Circuit(rule_base))
    off_road, on_road = Settled(wiring, {"use.on_road": "no"}), Settled(wiring, {"use.on_road": "yes"})
    assert off_road.nodes.truths != on_road.nodes.truths
    assert Settled(wiring, {"use.on_road": "yes"}, off_road).nodes.truths == on_road.nodes.truths


@settings(max_examples=40)
@given(st.data())
def test_what_is_open_does_not_depend_on_the_state_looked_at_before(
    toyland: KnowledgeBase, data: st.DataObject
) -> None:
    """From whatever other state one comes: the same open goals, and the same facts that each needs."""
    rule_base = rule_base_of(toyland, AS_OF)
    regions = Regions(rule_base)
    carried: OpenGoals | None = None
    for _ in range(4):
        answered = data.draw(st.lists(st.sampled_from(sorted(rule_base.asked)), unique=True))
        known = {fact: data.draw(st.sampled_from(regions.of(fact))) for fact in answered}
        conclusions = evaluate(rule_base, known)
        carried, afresh = OpenGoals(rule_base, conclusions, known, carried), OpenGoals(rule_base, conclusions, known)
        assert carried.all_facts_that_matter() == afresh.all_facts_that_matter()
        for goal in rule_base.goals:
            assert carried.facts_that_matter(goal) == afresh.facts_that_matter(goal)
            assert carried.first_needed(goal, ()) == afresh.first_needed(goal, ())


def needed(rule_base: RuleBase, conclusions: Conclusions, known: dict[FactId, Value], fact: FactId) -> Iterator[FactId]:
    """Asked facts that could settle a fact, found by walking down every rule in its order, some more than once."""
    if fact in rule_base.computed:
        yield from (one for one in rule_base.computed[fact].arguments if one not in known)
    elif fact in rule_base.asked:
        yield fact
    else:
        truths = conclusions.rules
        for rule in takewhile(lambda rule: truths[rule.id] is not Truth.TRUE, rule_base.derived[fact].rules):
            for one in rule.condition.comparisons if truths[rule.id] is Truth.UNKNOWN else ():
                if truth_of_comparison(one, known, conclusions.possible) is Truth.UNKNOWN:
                    yield from needed(rule_base, conclusions, known, one.fact)


@settings(max_examples=40)
@given(st.data())
def test_what_matters_is_what_rules_need_in_their_order(toyland: KnowledgeBase, data: st.DataObject) -> None:
    """For one goal and for all; as a sum of bits; and the first of them that can be asked."""
    rule_base = rule_base_of(toyland, AS_OF)
    answered = data.draw(st.lists(st.sampled_from(sorted(rule_base.asked)), unique=True))
    known = {fact: data.draw(st.sampled_from(Regions(rule_base).of(fact))) for fact in answered}
    not_known = data.draw(st.lists(st.sampled_from(sorted(rule_base.asked)), unique=True))
    conclusions = evaluate(rule_base, known)
    values = {**known, **computed_values(rule_base, known)}
    open_goals = OpenGoals(rule_base, conclusions, known)
    matter: dict[FactId, None] = {}
    for goal in open_goals.goals:
        expected = list(dict.fromkeys(needed(rule_base, conclusions, values, goal)))
        matter.update(dict.fromkeys(expected))
        assert open_goals.facts_that_matter(goal) == tuple(expected)
        assert open_goals.bearing_on(goal) == sum(open_goals.bit[fact] for fact in expected)
        assert open_goals.first_needed(goal, not_known) == next((one for one in expected if one not in not_known), None)
    assert open_goals.all_facts_that_matter() == tuple(matter)


def test_threads_that_check_at_the_same_time_get_what_one_would(toyland: KnowledgeBase) -> None:
    """One solver serves all threads, and the first that needs it prepares it."""
    rule_base = rule_base_of(toyland, AS_OF)
    wiring = Wiring(Circuit(rule_base))
    facts, state = list(rule_base.asked), Settled(wiring, {"use.on_road": "no"})
    alone = [Relevance(wiring).can_matter([fact], state, facts) for fact in facts]
    shared = Relevance(wiring)
    with ThreadPoolExecutor(8) as threads:
        together = threads.map(lambda fact: shared.can_matter([fact], state, facts), facts * 8)
        assert list(together) == alone * 8
    assert {True, False} == {*alone}
