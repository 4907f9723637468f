"""Composes the booklet of a pack: every requirement and rule in words, an index of articles, what is not covered."""

import re
from collections.abc import Iterator, Mapping, Sequence

from interview.report.booklet import (
    BookChapter,
    BookEntry,
    Booklet,
    BookRow,
    BookWords,
    IndexedArticle,
    IndexedSource,
)
from interview.report.law import title_in_words
from interview.report.lines import LanguageMode
from interview.sentences import filled_in, joined
from interview.workbench.entry_sheets import EntrySheets
from interview.workbench.entry_words import read_in_words
from interview.workbench.sheets import PartKind, Sheet
from knowledge.vocabulary.packs import Case, KnowledgeBase
from knowledge.vocabulary.sources import SourceReference
from knowledge.vocabulary.text import LANGUAGES, Text
from knowledge.vocabulary.wording import article_text, day_text


def _both(en: str, zh: str) -> Text:
    return {"en": en, "zh": zh}


TITLE = _both("Rules for road use: {pack}", "上路规则：{pack}")
LABELS: dict[str, Text] = {
    "version": _both("Version of the pack", "知识包版本"),
    "hash": _both("Content (SHA-256)", "内容校验（SHA-256）"),
    "read_on": _both("The law as read on", "法律查阅日期"),
    "requirements": _both("Requirements", "要求"),
    "rules": _both("Rules", "规则"),
    "sources": _both("Sources", "来源"),
    "cases": _both("Cases", "案例"),
}
INTRODUCTION = (
    _both(
        "This booklet says in words what the program decides by. Of each requirement it says to whom it applies, how "
        "it is met, what follows if it is not and who can put it right; the articles with our own summary and the day "
        "on which they were read; how sure we are; and the cases that test it.",
        "本手册用文字说明程序的判断依据。每项要求都写明：适用于谁，怎样算符合，不符合的后果，由谁解决；"
        "所依条文（内容为我们的概述）及查阅日期；可信程度；以及检验它的案例。",
    ),
    _both(
        "Confidence: high is well documented. Medium, low and from memory are told to people as “to be confirmed at "
        "the office”. Please sign under each requirement, or say what is to be corrected.",
        "可信程度：“高”为依据充分；“中”“低”“凭记忆写成”的内容会提示用户“请向窗口确认”。"
        "请在每项要求下签字，或写明需要更正之处。",
    ),
)
CONCLUDED = _both("How facts are concluded", "事实如何推断")
WORDS = BookWords(
    contents=_both("Contents", "目录"),
    index=_both("Index of articles", "条文索引"),
    not_covered=_both("What is not covered", "没有涵盖的内容"),
    nothing_declared=_both("The pack declares nothing.", "知识包没有说明。"),
    sign_off=_both("Sign-off", "审核"),
    agreed=_both("agreed", "同意"),
    to_correct=_both("to be corrected", "需更正"),
    remarks=_both("Remarks:", "意见："),
    name=_both("Name", "姓名"),
    day=_both("Date", "日期"),
    signature=_both("Signature", "签字"),
    whole=_both("The whole booklet", "整本手册"),
    footer=_both("Our own summaries, not the wording of the law.", "条文内容为概述，并非法律原文。"),
    language=_both("English", "中文"),
)
NOT_COVERED = re.compile(r"^#+ .*(left out|not covered|does not cover)", re.IGNORECASE)
SHOWN = (PartKind.CONDITION, PartKind.RULES, PartKind.OUTCOME, PartKind.LAW, PartKind.CONFIDENCE, PartKind.CASES)


def booklet_of(base: KnowledgeBase, cases: Sequence[Case], readme: str, mode: LanguageMode) -> Booklet:
    """The booklet of a pack. `readme`: the text of its README, in which it says what it does not cover."""
    sheets = EntrySheets(base, cases)
    chapters = tuple(_chapters(base, sheets))
    entries = {entry.id: entry for chapter in chapters for entry in chapter.entries}
    return Booklet(
        languages=mode.languages,
        title=filled_in(TITLE, pack=base.title),
        day=base.read_on,
        facts=tuple(_facts(base, len(cases))),
        introduction=INTRODUCTION,
        chapters=chapters,
        index=tuple(_index(base, entries)),
        not_covered=tuple({"en": item} for item in not_covered_in(readme)),
        words=WORDS,
    )


def not_covered_in(readme: str) -> Iterator[str]:
    """The items of the list under the heading that says what is left out or not covered."""
    item, is_there = "", False
    for line in [*readme.splitlines(), "#"]:
        begins_item = line.startswith(("- ", "* "))
        if line.startswith("#") or begins_item or not line.strip():
            if item:
                yield item
            item = ""
        if line.startswith("#"):
            is_there = bool(NOT_COVERED.match(line))
        elif is_there and begins_item:
            item = line[2:].strip()
        elif item:
            item = f"{item} {line.strip()}"


def _facts(base: KnowledgeBase, cases: int) -> Iterator[tuple[Text, Text]]:
    values: Mapping[str, str | int | Text] = {
        "version": base.identity.version,
        "hash": base.identity.content_hash,
        "read_on": day_text(base.read_on),
        "requirements": len(base.requirements),
        "rules": len(base.rules),
        "sources": len(base.sources),
        "cases": cases,
    }
    for name, value in values.items():
        yield LABELS[name], value if isinstance(value, Mapping) else {one: str(value) for one in LANGUAGES}


def _chapters(base: KnowledgeBase, sheets: EntrySheets) -> Iterator[BookChapter]:
    """A chapter for each topic with requirements, in the order of the pack, then what rules conclude."""
    number = 0
    for topic, heading in base.topics.items():
        requirements = [one for one in base.requirements.values() if one.topic == topic]
        if requirements:
            number += 1
            yield _chapter(number, heading, [sheets.requirement(one) for one in requirements])
    concluded = [sheets.fact(fact) for fact in base.facts.values() if fact.derived]
    if concluded:
        yield _chapter(number + 1, CONCLUDED, concluded)


def _chapter(number: int, heading: Text, sheets: Sequence[Sheet]) -> BookChapter:
    entries = (
        BookEntry(f"e{number}-{position}", f"{number}.{position}", sheet.id, sheet.title, tuple(_rows(sheet)))
        for position, sheet in enumerate(sheets, start=1)
    )
    return BookChapter(f"c{number}", str(number), heading, tuple(entries))


def _rows(sheet: Sheet) -> Iterator[BookRow]:
    for part in sheet.parts:
        if part.kind in SHOWN:
            yield BookRow(part.heading, is_heading=True)
            yield from (BookRow(line.words, depth=line.depth) for line in part.lines)


def _index(base: KnowledgeBase, entries: Mapping[str, BookEntry]) -> Iterator[IndexedSource]:
    """Every source that an entry of the booklet cites, in the order of the pack."""
    citing: dict[SourceReference, list[BookEntry]] = {}
    for id, cited in _cited(base):
        for reference in dict.fromkeys(cited):
            if id in entries and entries[id] not in citing.setdefault(reference, []):
                citing[reference].append(entries[id])
    for source in base.sources.values():
        all_of_it = [SourceReference(source.id, article) for article in ("", *source.articles)]
        found = [reference for reference in all_of_it if reference in citing]
        if found:
            published = joined((source.issuer, source.version), _both("; ", "；"))
            yield IndexedSource(
                title_in_words(source),
                joined((published, read_in_words(source)), _both(". ", "。")),
                tuple(IndexedArticle(_article(reference), tuple(citing[reference])) for reference in found),
            )


def _cited(base: KnowledgeBase) -> Iterator[tuple[str, tuple[SourceReference, ...]]]:
    for requirement in base.requirements.values():
        ways = (reference for way in requirement.met_by for reference in way.sources)
        yield requirement.id, (*requirement.sources, *ways)
    yield from ((rule.fact, rule.sources) for rule in base.rules.values())


def _article(reference: SourceReference) -> Text:
    if not reference.article:
        return _both("the whole", "全文")
    return article_text(reference)
