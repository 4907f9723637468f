"""Many cases at once conclude what each concludes alone."""

import random
from collections.abc import Mapping
from datetime import date

import numpy as np
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.authoring.library import available_folders, knowledge_base
from knowledge.columnar import ColumnError, Kernel, UnknownColumnError, kernel
from knowledge.inference.evaluator import evaluate
from knowledge.inference.production_system import ProductionSystem
from knowledge.logic.regions import Regions
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.findings import Conclusions
from knowledge.vocabulary.packs import KnowledgeBase
from tests.knowledge.columnar.agreement import differences, frame_of, kernel_and_rule_base
from tests.knowledge.test_engines_agree import shipped
from tests.partial_answers import partial_answers

PACKS = sorted(available_folders())
DAY = date(2026, 11, 28)


def random_rows(rule_base: RuleBase, count: int, part_known: float) -> list[dict[FactId, Value]]:
    """Answers from any region of every fact, each with this chance known."""
    chance, regions = random.Random(7), Regions(rule_base)
    return [
        {fact: chance.choice(regions.of(fact)) for fact in rule_base.asked if chance.random() < part_known}
        for _ in range(count)
    ]


@pytest.mark.parametrize("part_known", [0.4, 0.9, 1.0])
@pytest.mark.parametrize("pack", PACKS)
def test_the_kernel_agrees_on_random_tables(pack: str, part_known: float) -> None:
    """On tables of random answers, many or few of them unknown."""
    knowledge, _ = shipped(pack)
    columnar, rule_base = kernel_and_rule_base(knowledge)
    rows = random_rows(rule_base, 40, part_known)
    assert not differences(columnar, knowledge, rule_base, rows, (evaluate(rule_base, row) for row in rows))


@pytest.mark.parametrize("pack", PACKS)
def test_the_kernel_agrees_with_experta(pack: str) -> None:
    """The production system, asked itself and not by way of the evaluator, concludes the same."""
    knowledge, _ = shipped(pack)
    columnar, rule_base = kernel_and_rule_base(knowledge)
    system = ProductionSystem(rule_base)

    def by_experta(known: Mapping[FactId, Value]) -> Conclusions:
        system.forget_all_and_learn(known)
        return system.conclusions()

    rows = random_rows(rule_base, 15, 0.8)
    assert not differences(columnar, knowledge, rule_base, rows, map(by_experta, rows))


@settings(max_examples=25)
@given(data=st.data())
def test_any_table_of_a_small_pack_agrees(toyland: KnowledgeBase, data: st.DataObject) -> None:
    """Whatever is known of whichever rows, the empty table and a row of nothing among them."""
    columnar, rule_base = kernel_and_rule_base(toyland)
    rows = data.draw(st.lists(partial_answers(rule_base), max_size=70))
    assert not differences(columnar, toyland, rule_base, rows, (evaluate(rule_base, row) for row in rows))


def test_the_comparison_notices_a_difference(toyland: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    """The agreement is no formality: a kernel that takes no notice of what is not known is caught."""
    columnar, rule_base = kernel_and_rule_base(toyland)
    monkeypatch.setattr("knowledge.columnar.columns._known", lambda _: None)
    rows: list[dict[FactId, Value]] = [{}, {"use.on_road": "yes"}]
    assert differences(columnar, toyland, rule_base, rows, (evaluate(rule_base, row) for row in rows))


def test_batches_follow_one_another(toyland: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of many batches, the last of them short, comes out as its rows do alone, in the same order."""
    columnar, rule_base = kernel_and_rule_base(toyland)
    frame = frame_of(columnar, random_rows(rule_base, 150, 0.7))
    whole = columnar.assess(frame)
    monkeypatch.setattr(kernel, "BATCH", 64)
    assert Kernel(toyland, toyland.read_on).assess(frame).equals(whole)
    assert columnar.assess(frame[13:]).equals(whole[13:])


def test_a_missing_column_is_unknown(toyland: KnowledgeBase) -> None:
    """A column that is not there, one of nulls, and one of another name that says nothing: all the same."""
    columnar, _ = kernel_and_rule_base(toyland)
    some = pl.DataFrame({"vehicle.wheels": [3, 4], "colour": ["red", None]})
    nulls = some.with_columns(pl.lit(None).alias(fact) for fact in columnar.facts if fact != "vehicle.wheels")
    assert columnar.assess(some).equals(columnar.assess(nulls))


def test_the_same_values_in_other_types_are_read(toyland: KnowledgeBase) -> None:
    """Texts, categories and booleans for choices, whole numbers for figures, points in time for days."""
    columnar, _ = kernel_and_rule_base(toyland)
    row = {"vehicle.wheels": 4.0, "vehicle.length": 3400.0, "vehicle.power": 25.0, "use.on_road": "yes"}
    row |= {"papers.listed": "listed", "insurance.end": DAY, "person.role": "owner"}
    frame = pl.DataFrame([row, {}], columnar.schema(), strict=False)
    other = frame.with_columns(
        pl.col("vehicle.wheels").cast(pl.UInt8),
        pl.col("vehicle.length").cast(pl.Decimal(10, 2)),
        pl.col("vehicle.power").fill_null(float("nan")),
        pl.col("use.on_road") == "yes",
        pl.col("papers.listed").cast(pl.String),
        pl.col("person.role").cast(pl.Categorical),
        pl.lit(DAY).cast(pl.Datetime).dt.offset_by("23h").alias("insurance.end"),
    ).with_columns(pl.when(pl.col("use.on_road")).then("insurance.end").alias("insurance.end"))
    assert columnar.assess(other, [*columnar.default_columns, "insurance.days_left"]).equals(
        columnar.assess(frame, [*columnar.default_columns, "insurance.days_left"])
    )


@pytest.mark.parametrize(
    ("column", "complaint"),
    [
        (
            pl.Series("papers.listed", ["listed", "lost"]),
            "papers.listed: 'lost' is no choice. Write one of: listed, not",
        ),
        (pl.Series("papers.listed", [1, 2]), "papers.listed holds int64. Give it texts or categories."),
        (pl.Series("vehicle.wheels", ["3", "4"]), "vehicle.wheels holds .*string.*. Give it numbers."),
        (pl.Series("insurance.end", [1, 2]), "insurance.end holds int64. Give it dates."),
    ],
)
def test_a_wrong_column_is_refused(toyland: KnowledgeBase, column: pl.Series, complaint: str) -> None:
    """A message says which column, what is wrong, and what belongs there."""
    columnar, _ = kernel_and_rule_base(toyland)
    with pytest.raises(ColumnError, match=complaint):
        columnar.assess(column.to_frame())


def test_a_category_that_no_row_has_is_no_mistake(toyland: KnowledgeBase) -> None:
    """Only a foreign choice that some row holds is refused."""
    columnar, _ = kernel_and_rule_base(toyland)
    wide = pl.Series("papers.listed", ["listed", None], pl.Enum(["lost", "listed"])).to_frame()
    assert columnar.assess(wide)["verdict"].to_list() == ["undetermined"] * 2


def test_a_conclusion_that_there_is_not_is_refused(toyland: KnowledgeBase) -> None:
    """And named."""
    columnar, _ = kernel_and_rule_base(toyland)
    with pytest.raises(UnknownColumnError, match=r"vehicle\.colour is no conclusion of toyland"):
        columnar.assess(pl.DataFrame(), ["vehicle.colour"])


def test_arrow_and_lazy_frames_give_the_same(toyland: KnowledgeBase) -> None:
    """A frame, an Arrow table of several chunks, and a lazy frame in streams; what is to be kept stands in front."""
    columnar, rule_base = kernel_and_rule_base(toyland)
    frame = frame_of(columnar, random_rows(rule_base, 90, 0.7)).with_row_index("id")
    eager = columnar.assess(frame, keep=["id"])
    lazy = columnar.assess_lazy(frame.lazy(), keep=["id"])
    assert lazy.collect_schema() == eager.schema
    assert lazy.collect(engine="streaming").sort("id").equals(eager)
    pieces = pa.concat_tables([frame[:37].to_arrow(), frame[37:].to_arrow()])
    assert pl.from_arrow(columnar.assess_arrow(pieces)).equals(eager.drop("id"))


def test_only_what_a_column_needs_is_read() -> None:
    """The category does not depend on the insurance; what is read is enough to conclude it."""
    knowledge = knowledge_base("cn")
    columnar, rule_base = kernel_and_rule_base(knowledge)
    read = columnar.facts_read(["category"])
    assert 0 < len(read) < len(columnar.facts) / 2
    frame = frame_of(columnar, random_rows(rule_base, 20, 0.9))
    assert columnar.assess(frame.select(read), ["category"]).equals(columnar.assess(frame, ["category"]))


def test_rows_are_told_apart_at_the_edges_of_words(toyland: KnowledgeBase) -> None:
    """One row of another value, at every place around the borders of bytes and words."""
    columnar, _ = kernel_and_rule_base(toyland)
    for place in (0, 7, 8, 63, 64, 65, 129):
        wheels = np.full(130, 4.0)
        wheels[place] = 3.0
        frame = pl.DataFrame({"vehicle.wheels": wheels, "vehicle.length": np.full(130, 3000.0)})
        category = columnar.assess(frame, ["category"])["category"]
        assert category.ne_missing(category[(place + 1) % 130]).arg_true().to_list() == [place]
