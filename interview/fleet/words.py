"""The columns that are ours in words of a person's language, for tables that people read."""

from collections.abc import Callable, Mapping
from functools import partial

import polars as pl

from interview.fleet.deadlines import DEADLINE, DEADLINE_OF
from interview.fleet.remedies import GIVES_UP, NOTHING_TO_DO
from interview.fleet.results import BETWEEN, CATEGORY, FILE, LINE, REASONS
from knowledge.authoring.values import known_value
from knowledge.logic.rule_base import VERDICT
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import CurableBy
from knowledge.vocabulary.text import Language, Text, in_language
from knowledge.vocabulary.wording import STATUS_IN_WORDS, VERDICT_IN_WORDS, YES_OR_NO, placeholders_in, value_in_words

COLON = {"en": ": ", "zh": "："}

HEADS: dict[str, Text] = {
    FILE: {"en": "File", "zh": "文件"},
    LINE: {"en": "Line of the file", "zh": "文件行号"},
    VERDICT: {"en": "Verdict", "zh": "结论"},
    CATEGORY: {"en": "Category", "zh": "法定类别"},
    REASONS: {"en": "First reasons", "zh": "主要原因"},
    "remedy_by": {"en": "Cheapest remedy by", "zh": "最省办法由谁办理"},
    "remedy_cost": {"en": "Its known cost (yuan)", "zh": "已知费用（元）"},
    "remedy_cost_to_ask": {"en": "Costs to be asked", "zh": "待询费用项数"},
    "remedy_days": {"en": "Known working days", "zh": "已知工作日"},
    "remedy_leads_to": {"en": "Leads to", "zh": "办妥后"},
    "remedy_changes": {"en": "What to change", "zh": "需变更事项"},
    "remedy_estimated": {"en": "Only estimated", "zh": "仅为估计"},
    DEADLINE: {"en": "Next deadline", "zh": "最近期限"},
    DEADLINE_OF: {"en": "What ends then", "zh": "到期事项"},
}
REMEDY_IN_WORDS: dict[str, Text] = {
    NOTHING_TO_DO: {"en": "nothing to do", "zh": "无须办理"},
    CurableBy.OWNER.value: {"en": "owner", "zh": "所有人"},
    CurableBy.DRIVER.value: {"en": "driver", "zh": "驾驶人"},
    CurableBy.TIME_AND_PLACE.value: {"en": "choice of time and place", "zh": "选择时间和地点"},
    CurableBy.DEALER.value: {"en": "dealer", "zh": "销售商"},
    CurableBy.MAKER.value: {"en": "maker", "zh": "生产企业"},
    GIVES_UP: {"en": "only by giving up its use on the road", "zh": "只能放弃上路"},
    CurableBy.NOBODY.value: {"en": "nobody", "zh": "无人可办"},
}


def in_words(conclusions: pl.DataFrame, base: KnowledgeBase, language: Language) -> pl.DataFrame:
    """The conclusions with heads and values in words; figures and days stay what they are."""
    return conclusions.select(_in_words(name, conclusions, base, language) for name in conclusions.columns).rename(
        heads_in_words(conclusions.columns, base, language)
    )


def heads_in_words(columns: list[str], base: KnowledgeBase, language: Language) -> dict[str, str]:
    """The heads by the ids of the columns; a label that several requirements share is followed by the id."""
    labels = {
        name: in_language(HEADS[name] if name in HEADS else base.requirements[name].label, language) for name in columns
    }
    seen = list(labels.values())
    return {name: label if seen.count(label) == 1 else f"{label} [{name}]" for name, label in labels.items()}


def _in_words(name: str, conclusions: pl.DataFrame, base: KnowledgeBase, language: Language) -> pl.Expr:
    words = _words_of_values(base).get(name)
    if words is not None:
        return _replaced(pl.col(name), words, language)
    each = {REASONS: reason_in_words, "remedy_changes": change_in_words}.get(name)
    if each is not None:
        return _each_in_words(conclusions[name], partial(each, base=base, language=language))
    if name == "remedy_estimated":
        yes, no = (in_language(YES_OR_NO[word], language) for word in ("yes", "no"))
        return pl.when(name).then(pl.lit(yes)).when(~pl.col(name)).then(pl.lit(no)).alias(name)
    return pl.col(name)


def _words_of_values(base: KnowledgeBase) -> dict[str, Mapping[str, Text]]:
    """For each column that holds one of some ids, the words for them."""
    verdicts = {verdict.value: words for verdict, words in VERDICT_IN_WORDS.items()}
    statuses = {status.value: words for status, words in STATUS_IN_WORDS.items()}
    return {
        VERDICT: verdicts,
        "remedy_leads_to": verdicts,
        CATEGORY: (base.facts[base.category].choices or {}) if base.category else {},
        "remedy_by": REMEDY_IN_WORDS,
        DEADLINE_OF: {id: fact.label for id, fact in base.facts.items()},
        **dict.fromkeys(base.requirements, statuses),
    }


def _replaced(column: pl.Expr, words: Mapping[str, Text], language: Language) -> pl.Expr:
    return column.cast(pl.String).replace({id: in_language(text, language) for id, text in words.items()})


def _each_in_words(lists: pl.Series, words: Callable[[str], str]) -> pl.Expr:
    """Texts that hold several things, each of them in words; different texts are looked at once."""
    different = {text: BETWEEN.join(map(words, text.split(BETWEEN))) for text in lists.drop_nulls().unique()}
    return pl.col(lists.name).replace(different)


def reason_in_words(requirement: str, base: KnowledgeBase, language: Language) -> str:
    """What is wrong where a requirement is not met; its label where the sentence quotes what differs by vehicle."""
    found = base.requirements[requirement]
    return in_language(found.label if placeholders_in(found.otherwise) else found.otherwise, language)


def change_in_words(change: str, base: KnowledgeBase, language: Language) -> str:
    """A change "fact=value" as "label: value"."""
    fact, _, text = change.partition("=")
    declaration = base.facts[fact]
    value = value_in_words(declaration, known_value(text, declaration), language)
    return f"{in_language(declaration.label, language)}{COLON[language]}{value}"
