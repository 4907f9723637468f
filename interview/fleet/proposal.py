"""A mapping file for a table, to be corrected by a person: what each column may be, and why that is thought."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import polars as pl

from interview.fleet.cells import HowToRead, read_columns
from interview.fleet.heads import Heads
from interview.fleet.mapping import UNUSED, ColumnUse, Guess, guesses, mapping_by_heads
from interview.fleet.sources import ReadingWishes, Source, sources_of
from knowledge.vocabulary.facts import FactDeclaration, FactId, FactType
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.text import Language, Text, in_language

BEGINNING: Text = {
    "en": "# Which column of the table is which fact. Look at every line and correct it.\n"
    "# All facts: roadworthy kb facts\n"
    "# A line reads  head: fact  or  head: {fact: ..., unit: ..., values: {your word: our choice}}\n"
    "# unused = carried along as it is.\n"
    "# What is the same for all vehicles may stand here too:  facts: {place.city: beijing}\n"
    "# Then: roadworthy fleet assess TABLE --map THIS_FILE -o OUT",
    "zh": "# 表格各列与事实的对应。请逐行核对、修改；全部事实见：roadworthy kb facts\n"
    "# 每行写作  列名: 事实  或  列名: {fact: ..., unit: ..., values: {您的词: 我们的选项}}；unused = 原样保留。\n"
    "# 所有车辆相同的事实也可写在这里：  facts: {place.city: beijing}\n"
    "# 然后：roadworthy fleet assess 表格 --map 本文件 -o OUT",
}
WHY: dict[str, Text] = {
    "": {"en": "by its id or label", "zh": "编号或名称一致"},
    "synonym": {"en": "usually called so: please check", "zh": "常见叫法：请核对"},
    "near": {"en": "similar to its label: please check", "zh": "名称相近：请核对"},
}
FILL_IN: Text = {"en": "fill in one of: {choices}", "zh": "请填写：{choices}"}
MOST_WORDS = 12
"""Different words of a column that are listed to be filled in."""


def proposed_mapping(names: Sequence[str], knowledge_base: KnowledgeBase, how: HowToRead, wishes: ReadingWishes) -> str:
    """The text of the file. Raises UsageMistake or UnusableTable."""
    known = Heads(knowledge_base)
    sources = sources_of(names, known.recognised, wishes)
    heads = list(dict.fromkeys(head for source in sources for head in source.heads))
    sure, guessed = mapping_by_heads(heads, known), guesses(heads, known)
    uses = {**sure, **{head: ColumnUse(guess.meaning.fact, guess.meaning.unit) for head, guess in guessed.items()}}
    strangers = _strangers(sources, uses, known, how)
    lines = [in_language(BEGINNING, how.language), f"pack: {knowledge_base.identity.id}", "columns:"]
    for head in heads:
        lines += _lines(head, uses.get(head), guessed.get(head), strangers.get(head, []), known, how.language)
    return "\n".join(lines) + "\n"


def _lines(
    head: str, use: ColumnUse | None, guess: Guess | None, strangers: Sequence[str], known: Heads, language: Language
) -> Iterator[str]:
    name = _quoted(head)
    if use is None:
        yield f"  {name}: {UNUSED}"
        return
    declaration = known.knowledge_base.facts[use.fact]
    why = in_language(WHY[guess.by if guess else ""], language)
    unit = f", unit: {_quoted(use.unit)}" if use.unit else ""
    fact = f"{{fact: {use.fact}{unit}}}" if unit and not strangers else use.fact
    note = f"# {in_language(declaration.label, language)}; {why}"
    if not strangers:
        yield f"  {name}: {fact}  {note}"
        return
    yield f"  {name}:  {note}"
    yield f"    fact: {use.fact}"
    if use.unit:
        yield f"    unit: {_quoted(use.unit)}"
    choices = ", ".join((*(declaration.choices or ()), "unknown"))
    yield f"    values:  # {in_language(FILL_IN, language).format(choices=choices)}"
    for word in strangers:
        yield f"      {_quoted(word)}: "


def _quoted(text: str) -> str:
    """The text as strict YAML reads it back, whatever stands in it."""
    return json.dumps(text, ensure_ascii=False)


def _strangers(
    sources: Sequence[Source], uses: dict[str, ColumnUse], known: Heads, how: HowToRead
) -> dict[str, list[str]]:
    """The words that are no choice, by column of choices, from the first part of each file."""
    found: dict[str, dict[str, None]] = {}
    for source in sources:
        part = next(source.parts(how.language), None)
        for head, use in uses.items():
            facts = known.knowledge_base.facts
            if part is not None and head in part.frame.columns and _has_choices(facts[use.fact]):
                words = _not_read(part.frame[head], facts, use, how)
                found.setdefault(head, {}).update(dict.fromkeys(words))
    return {head: list(words)[:MOST_WORDS] for head, words in found.items() if words}


def _has_choices(declaration: FactDeclaration) -> bool:
    return declaration.type in (FactType.CHOICE, FactType.YES_NO)


def _not_read(cells: pl.Series, facts: Mapping[FactId, FactDeclaration], use: ColumnUse, how: HowToRead) -> list[str]:
    different = cells.cast(pl.String, strict=False).drop_nulls().unique(maintain_order=True)
    read = read_columns(different.to_frame(), {different.name: replace(use, values={})}, facts, how)
    reasons = read[different.name].reasons
    return [] if reasons is None else different.filter(reasons.is_not_null()).to_list()
