"""The rules as SQL conclude what the kernel concludes, and so what every engine does."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.authoring.library import available_folders
from knowledge.columnar import Kernel, UnknownColumnError
from knowledge.inference.case_runs import known_of
from knowledge.logic.regions import Regions
from knowledge.logic.rule_base import RuleBase, rule_base_of
from knowledge.sql.formulas import SQL
from knowledge.sql.query import literal, query_of, quoted, table_name
from knowledge.vocabulary.facts import FactId, FactType, Value
from knowledge.vocabulary.formulas import FORMULAS
from knowledge.vocabulary.packs import KnowledgeBase
from tests.knowledge.columnar.agreement import frame_of, kernel_and_rule_base
from tests.knowledge.test_engines_agree import shipped
from tests.partial_answers import partial_answers

PACKS = sorted(available_folders())
AS_OF = date(2026, 11, 28)


def answered(query: str, frame: pl.DataFrame) -> list[tuple[object, ...]]:
    """The rows that the query gives of a table, in the order of their number."""
    with duckdb.connect() as connection:
        connection.register("vehicles", frame.with_row_index("row").to_arrow())
        return sorted(connection.execute(query).fetchall())


def disagreeing(
    knowledge: KnowledgeBase, as_of: date, rows: Sequence[Mapping[FactId, Value]], columns: Sequence[str] | None = None
) -> list[object]:
    """Rows that come out otherwise than by the kernel."""
    kernel = Kernel(knowledge, as_of, by_cases=False)
    frame = frame_of(kernel, rows)
    found = answered(query_of(knowledge, as_of, columns, keep=["row"]), frame)
    expected = kernel.assess(frame.with_row_index("row"), columns, keep=["row"]).rows()
    assert len(found) == len(expected)
    return [(one, other) for one, other in zip(found, expected, strict=True) if one != other]


def random_rows(rule_base: RuleBase, count: int) -> list[dict[FactId, Value]]:
    """Answers from any region, some facts unknown."""
    chance, regions = random.Random(11), Regions(rule_base)
    return [
        {fact: chance.choice(regions.of(fact)) for fact in rule_base.asked if chance.random() < part}
        for part in (chance.choice([0.3, 0.8, 1.0]) for _ in range(count))
    ]


@pytest.mark.parametrize("pack", PACKS)
def test_sql_agrees_on_cases_and_random_tables(pack: str) -> None:
    """On the cases of the two days that have most of them, and on random answers, column by column."""
    knowledge, cases = shipped(pack)
    days = [case.as_of for case in cases]
    for as_of in sorted(set(days), key=days.count)[-2:]:
        rows = [known_of(case) for case in cases if case.as_of == as_of]
        rows += random_rows(rule_base_of(knowledge, as_of), 300)
        assert not disagreeing(knowledge, as_of, rows)


@settings(max_examples=15)
@given(data=st.data())
def test_any_table_of_a_small_pack_agrees(toyland: KnowledgeBase, data: st.DataObject) -> None:
    """With every column that there is: the reason, steps, risks and derived facts."""
    kernel, rule_base = kernel_and_rule_base(toyland)
    rows = data.draw(st.lists(partial_answers(rule_base), max_size=40))
    columns = [*kernel.default_columns, "reason", *rule_base.derived]
    assert not disagreeing(toyland, toyland.read_on, rows, list(dict.fromkeys(columns)))


def test_facts_without_a_column_are_unknown(toyland: KnowledgeBase) -> None:
    """The query asks the table for no column that it was not promised."""
    frame = pl.DataFrame({"vehicle.wheels": [3, 4], "vehicle.length": [3000, 9000]})
    query = query_of(toyland, AS_OF, ["category", "verdict"], keep=["row"], given=list(frame.columns))
    assert (
        answered(query, frame)
        == Kernel(toyland, AS_OF, by_cases=False)
        .assess(frame.with_row_index("row"), ["category", "verdict"], keep=["row"])
        .rows()
    )


def test_names_and_words_cannot_break_out() -> None:
    """Whatever stands in a name or a word, it stays one."""
    assert quoted('a"b') == '"a""b"'
    assert literal("it's") == "'it''s'"
    assert table_name('main."x"; DROP TABLE y') == '"main"."""x""; DROP TABLE y"'


def test_an_unknown_column_is_refused(toyland: KnowledgeBase) -> None:
    """By name."""
    with pytest.raises(UnknownColumnError, match=r"vehicle\.colour is no conclusion"):
        query_of(toyland, AS_OF, ["vehicle.colour"])


FIGURES = st.one_of(st.integers(-500, 500), st.integers(-4_000, 4_000).map(lambda whole: whole / 8))
DAYS = st.one_of(
    st.dates(AS_OF - timedelta(90 * 366), AS_OF + timedelta(90 * 366)),
    st.sampled_from([date(2024, 2, 29), date(2023, 1, 31)]),
)
TEXTS = st.text(st.sampled_from("a文 \t"), max_size=6)
ARGUMENTS = {FactType.DATE: DAYS, FactType.NUMBER: FIGURES, FactType.TEXT: TEXTS}
KINDS = {FactType.DATE: "DATE", FactType.NUMBER: "DOUBLE", FactType.TEXT: "VARCHAR"}


@pytest.mark.parametrize("name", FORMULAS)
@settings(max_examples=20)
@given(data=st.data())
def test_formulas_agree(name: str, data: st.DataObject) -> None:
    """Each formula gives in SQL what it gives in Python, amounts to a cent; null where an argument is null."""
    formula = FORMULAS[name]
    values = data.draw(st.tuples(*(ARGUMENTS[kind] for kind in formula.takes)))
    names = [f"argument_{place}" for place, _ in enumerate(formula.takes)]
    expression = SQL[name](f"DATE '{AS_OF}'", *names)
    columns = ", ".join(f"CAST(? AS {KINDS[kind]}) AS {one}" for one, kind in zip(names, formula.takes, strict=True))
    with duckdb.connect() as connection:
        found = connection.execute(f"SELECT {expression} FROM (SELECT {columns})", values).fetchone()
        nothing = connection.execute(f"SELECT {expression} FROM (SELECT {columns})", [None, *values[1:]]).fetchone()
    assert found is not None
    expected = formula(AS_OF, *values)
    assert found[0] == (expected if isinstance(expected, date) else pytest.approx(expected, abs=0.0101))
    assert nothing == (None,)
