"""Which column gives which fact: as the heads say, as a file says, or as is proposed to the user."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from interview.errors import BadData, did_you_mean
from interview.fleet.heads import Heads, Meaning, plain_name, split_heads
from interview.prepared_answers.answer_entries import Mistake, answer_of
from knowledge.authoring.strict_yaml import Mapping as MappingNode
from knowledge.authoring.strict_yaml import Node, Scalar, StrictYamlError, read_strictly
from knowledge.vocabulary.facts import FactDeclaration, FactId, FactType
from knowledge.vocabulary.questions import AnswerValue

UNUSED = "unused"
NEAR = 0.75
"""How like a name a head must be to be proposed for it."""
KEYS = frozenset(("fact", "unit", "values"))


@dataclass(frozen=True)
class ColumnUse:
    """What a column is used for."""

    fact: FactId
    unit: str | None = None
    """Unit of figures without one; null = that of the fact."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What the user's own codes mean, by code."""


ColumnMapping = Mapping[str, ColumnUse]
"""What each used column is used for, by its head. A column that is not there is carried along unread."""


@dataclass(frozen=True)
class Guess:
    """What a head may mean, and why it is thought so: "near" or "synonym"."""

    meaning: Meaning
    by: str


class MappingMistake(BadData):
    """A mapping that cannot be followed."""


def mapping_by_heads(heads: Iterable[str], known: Heads) -> ColumnMapping:
    """What the heads say by id or label."""
    meanings = {head: known.meaning(head) for head in heads}
    return {head: ColumnUse(meant.fact, meant.unit) for head, meant in meanings.items() if meant is not None}


def guesses(heads: Iterable[str], known: Heads) -> dict[str, Guess]:
    """What heads that name no fact may mean. No fact is guessed twice, nor one that a head names."""
    left = [head for head in heads if known.meaning(head) is None]
    taken = {meant.fact for head in heads if (meant := known.meaning(head)) is not None}
    found: dict[str, Guess] = {}
    for by, guess in (("synonym", _by_synonym), ("near", _by_likeness)):
        for head in left:
            meant = None if head in found else guess(head, known)
            if meant is not None and meant.fact not in taken:
                found[head] = Guess(meant, by)
                taken.add(meant.fact)
    return found


def _by_synonym(head: str, known: Heads) -> Meaning | None:
    return known.meaning_among(head, known.synonyms)


def _by_likeness(head: str, known: Heads) -> Meaning | None:
    for name, unit in [(head, ""), *split_heads(head)]:
        near = get_close_matches(plain_name(name), known.names, n=1, cutoff=NEAR)
        if near:
            fact = known.names[near[0]]
            return Meaning(fact, (known.unit_of(fact, unit) or None) if unit else None)
    return None


def mapping_in(content: bytes, file: str, heads: Iterable[str], known: Heads) -> ColumnMapping:
    """The mapping that a file writes: `head: fact`, or `head: {fact: …, unit: …, values: {code: value}}`.

    Columns that the file does not name are not used. Raises MappingMistake at the first mistake.
    """
    root = _root(content, file)
    columns, heads = root.items.get("columns"), list(heads)
    if not isinstance(columns, MappingNode):
        raise _mistake(
            f"{file}:{root.line}", "there is no list of columns.", "没有列的清单。",
            "Write `columns:` and below it `head: fact`; roadworthy fleet map proposes it.",
            "请写“columns:”，其下每行“列名: 事实编号”；roadworthy fleet map 可生成。",
        )  # fmt: skip
    mapping = {}
    for head, node in columns.items.items():
        place = f"{file}:{columns.lines.get(head, node.line)}"
        if head not in heads:
            remedy = did_you_mean(head, heads, {"en": "Delete the line.", "zh": "请删去该行。"})
            raise _mistake(
                place, f"the table has no column {head!r}.", f"表格没有 {head!r} 列。", remedy["en"], remedy["zh"]
            )
        use = _use(node, place, known)
        if use is not None:
            mapping[head] = use
    return mapping


def facts_in(content: bytes, file: str) -> dict[FactId, str]:
    """The facts that a mapping file gives for all vehicles, with their values as they are written."""
    facts = _root(content, file).items.get("facts", MappingNode({}, 1))
    if not isinstance(facts, MappingNode) or not all(isinstance(value, Scalar) for value in facts.items.values()):
        raise _mistake(
            f"{file}:{facts.line}", "these facts cannot be read.", "这些事实无法读取。",
            "Write `facts: {place.city: beijing}`.", "请写“facts: {place.city: beijing}”。",
        )  # fmt: skip
    return {fact: value.text for fact, value in facts.items.items() if isinstance(value, Scalar)}


def constant(
    fact: FactId,
    value: str,
    declarations: Mapping[FactId, FactDeclaration],
    by_columns: Mapping[FactId, str],
    where: str,
) -> AnswerValue:
    """The value of a fact that is the same for all vehicles. Raises MappingMistake."""
    if fact in by_columns:
        raise _mistake(
            where, f"the column {by_columns[fact]!r} gives {fact} already.", f"{by_columns[fact]!r} 列已给出 {fact}。",
            f"Say it once: leave it out here, or write `{by_columns[fact]}: {UNUSED}` in the mapping file.",
            f"请只保留一处：此处不写，或在映射文件中写“{by_columns[fact]}: {UNUSED}”。",
        )  # fmt: skip
    try:
        return answer_of(fact, Scalar(value, 1), declarations).value
    except Mistake as mistake:
        raise MappingMistake(mistake.what, mistake.remedy, where) from None


def heads_in(content: bytes, file: str) -> frozenset[str]:
    """The heads that a mapping file names."""
    columns = _root(content, file).items.get("columns")
    return frozenset(columns.items if isinstance(columns, MappingNode) else ())


def _use(node: Node, place: str, known: Heads) -> ColumnUse | None:
    """The use that a line writes; null for a column that is not used."""
    entries = node.items if isinstance(node, MappingNode) else {"fact": node}
    fact, unit, values = entries.get("fact"), entries.get("unit"), entries.get("values", MappingNode({}, 1))
    if (
        not isinstance(fact, Scalar)
        or not isinstance(unit, Scalar | None)
        or not isinstance(values, MappingNode)
        or not KEYS.issuperset(entries)
    ):
        raise _mistake(
            place, "this cannot be read.", "无法读取。",
            "Write `head: fact`, or `head: {fact: …, unit: …, values: {code: value}}`.",
            "请写“列名: 事实编号”，或“列名: {fact: …, unit: …, values: {代码: 值}}”。",
        )  # fmt: skip
    if fact.text in ("", UNUSED):
        return None
    declaration = known.knowledge_base.facts.get(fact.text)
    if declaration is None or not declaration.is_asked:
        asked = [one.id for one in known.asked]
        remedy = did_you_mean(fact.text, asked, {"en": "See: roadworthy kb facts", "zh": "见：roadworthy kb facts"})
        raise _mistake(
            place, f"{fact.text!r} is no fact that a column can give.", f"{fact.text!r} 不是表格可以给出的事实。",
            remedy["en"], remedy["zh"],
        )  # fmt: skip
    meant = known.unit_of(fact.text, unit.text) if unit is not None else ""
    if meant is None:
        assert unit is not None
        raise _mistake(
            place, f"{unit.text!r} is no unit of {fact.text}.", f"{unit.text!r} 不是 {fact.text} 的单位。",
            f"Leave it out, or write one that measures the same as {declaration.unit}."
            if declaration.type is FactType.NUMBER and declaration.unit else "Leave it out.",
            f"请删去，或改用与 {declaration.unit} 同类的单位。"
            if declaration.type is FactType.NUMBER and declaration.unit else "请删去。",
        )  # fmt: skip
    codes = {code: value.text for code, value in values.items.items() if isinstance(value, Scalar) and value.text}
    return ColumnUse(fact.text, meant or None, codes)


def _root(content: bytes, file: str) -> MappingNode:
    try:
        node = read_strictly(content, file)
    except StrictYamlError as error:
        found = error.problem
        raise _mistake(
            f"{file}:{found.line}", found.what, f"格式有误：{found.what}", found.remedy, found.remedy
        ) from error
    return node if isinstance(node, MappingNode) else MappingNode({}, 1)


def refuse_twice(mapping: ColumnMapping, file: str) -> None:
    """Raise MappingMistake where two columns of one table give the same fact."""
    by_fact: dict[FactId, str] = {}
    for head, use in mapping.items():
        other = by_fact.setdefault(use.fact, head)
        if other != head:
            raise _mistake(
                file, f"the columns {other!r} and {head!r} both give {use.fact}.",
                f"{other!r} 列和 {head!r} 列都给出 {use.fact}。",
                f"Say in a mapping file which of them counts, the other: {UNUSED} (roadworthy fleet map TABLE).",
                f"请在映射文件中保留一列，另一列写 {UNUSED}（roadworthy fleet map 表格）。",
            )  # fmt: skip


def _mistake(where: str, what: str, what_zh: str, remedy: str, remedy_zh: str) -> MappingMistake:
    return MappingMistake({"en": what, "zh": what_zh}, {"en": remedy, "zh": remedy_zh}, where)
