"""Contradictions in words: why the answers do not fit, both answers, and how to put it right."""

from collections.abc import Iterable, Iterator

from knowledge.vocabulary.contradictions import Basis, FoundContradiction
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.text import LANGUAGES, Language, Text, in_language
from knowledge.vocabulary.wording import value_in_words

DO_NOT_FIT: Text = {"en": "These answers do not fit together: {says}", "zh": "以下回答互相矛盾：{says}"}
ANSWER: Text = {"en": "{label}: {value}", "zh": "{label}：{value}"}
KEPT: Text = {
    "en": "All of it is kept, and the verdict does not turn on it. If one is wrong, change it: change {label}",
    "zh": "回答均已保留，不因此影响结论。如有误，请更改：更改 {label}",
}
BASIS: dict[Basis, Text] = {
    Basis.LAW: {"en": "By the law", "zh": "依据法规"},
    Basis.ARITHMETIC: {"en": "By arithmetic", "zh": "数值关系"},
    Basis.PHYSICS: {"en": "By physics", "zh": "物理常识"},
    Basis.PRACTICE: {"en": "In practice", "zh": "实践经验"},
    Basis.NUMBER: {"en": "By the signs of the number (GB 16735)", "zh": "车辆识别代号编码规则（GB 16735）"},
    Basis.CATALOGUE: {"en": "By the entry in your catalogue file", "zh": "您导入的目录文件"},
}


def reason_in_words(found: FoundContradiction, language: Language) -> str:
    """Why the answers do not fit."""
    return in_language(DO_NOT_FIT, language).format(says=in_language(found.says, language))


def answers_in_words(found: FoundContradiction, base: KnowledgeBase) -> list[Text]:
    """Each of the answers with its label."""
    return [
        {
            language: in_language(ANSWER, language).format(
                label=in_language(base.facts[said.fact].label, language),
                value=value_in_words(base.facts[said.fact], said.value, language),
            )
            for language in LANGUAGES
        }
        for said in found.answers
    ]


def kept_in_words(found: FoundContradiction, base: KnowledgeBase, language: Language) -> str:
    """That both are kept, and how to change one."""
    label = in_language(base.facts[found.answers[-1].fact].label, language)
    return in_language(KEPT, language).format(label=label)


def in_lines(found: Iterable[FoundContradiction], base: KnowledgeBase, language: Language) -> Iterator[str]:
    """Lines for the command line."""
    for each in found:
        yield f"! {reason_in_words(each, language)}"
        yield from (f"  - {in_language(answer, language)}" for answer in answers_in_words(each, base))
