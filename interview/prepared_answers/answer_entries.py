"""One line of a file of answers: which fact, which value, on what evidence."""

import unicodedata
from collections.abc import Mapping

from interview.errors import did_you_mean
from knowledge.authoring.strict_yaml import Mapping as MappingNode
from knowledge.authoring.strict_yaml import Node, Scalar
from knowledge.authoring.values import LONGEST_TEXT, WrongValue, typed_value
from knowledge.vocabulary.facts import FactDeclaration, FactId, FactType
from knowledge.vocabulary.questions import Answer, Evidence
from knowledge.vocabulary.text import Text

ENTRY_KEYS = frozenset(("value", "evidence"))
BIDIRECTIONAL_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Mistake(Exception):
    """What is wrong with one line, and how to put it right."""

    def __init__(self, what: Text, remedy: Text) -> None:
        super().__init__(what["en"])
        self.what = what
        self.remedy = remedy


def answer_of(fact: FactId, node: Node, declarations: Mapping[FactId, FactDeclaration]) -> Answer:
    """The answer that one line gives. Raises Mistake."""
    declaration = _asked_declaration(fact, declarations)
    value, evidence = _value_and_evidence(fact, node)
    _refuse_long_or_harmful(fact, value)
    try:
        return Answer(fact, typed_value(value, declaration), evidence)
    except WrongValue as error:
        raise Mistake(
            {"en": str(error), "zh": f"{fact} 的值不能是 {_shortened(value)}。"},
            {"en": "", "zh": _expected_in_chinese(declaration)},
        ) from error


def _asked_declaration(fact: FactId, declarations: Mapping[FactId, FactDeclaration]) -> FactDeclaration:
    declaration = declarations.get(fact)
    if declaration is None:
        asked = [known.id for known in declarations.values() if known.is_asked]
        raise Mistake(
            {"en": f"{_shortened(fact)} is no fact.", "zh": f"没有 {_shortened(fact)} 这个事实。"},
            did_you_mean(
                fact[:80],
                asked,
                {"en": "See all facts with: roadworthy kb facts", "zh": "查看全部事实：roadworthy kb facts"},
            ),
        )
    if not declaration.is_asked:
        raise Mistake(
            {"en": f"{fact} cannot be given: it is concluded.", "zh": f"{fact} 不能直接给出：它由程序推出。"},
            {"en": "Leave it out and give what it follows from.", "zh": "请删去它，并给出它所依据的事实。"},
        )
    return declaration


def _value_and_evidence(fact: FactId, node: Node) -> tuple[str, Evidence | None]:
    if isinstance(node, Scalar):
        return _given(fact, node), None
    if not isinstance(node, MappingNode) or not set(node.items) <= ENTRY_KEYS or "value" not in node.items:
        raise Mistake(
            {"en": f"{fact} has no value that can be read.", "zh": f"{fact} 的值无法读取。"},
            {
                "en": "Write a value, or {value: …, evidence: …}.",
                "zh": "请写一个值，或写成 {value: …, evidence: …}。",
            },
        )
    value, evidence = node.items["value"], node.items.get("evidence")
    if not isinstance(value, Scalar) or not isinstance(evidence, Scalar | None):
        raise Mistake(
            {"en": f"{fact} has a list where a word belongs.", "zh": f"{fact} 的值应是一个词，而不是列表。"},
            {"en": "Write one value.", "zh": "请只写一个值。"},
        )
    return _given(fact, value), _evidence(fact, evidence.text) if evidence and evidence.text else None


def _given(fact: FactId, scalar: Scalar) -> str:
    if scalar.text.strip():
        return scalar.text
    raise Mistake(
        {"en": f"{fact} has no value.", "zh": f"{fact} 没有值。"},
        {
            "en": 'Leave it out if it was not asked, or write unknown for "I don\'t know".',
            "zh": "没有问到就删去这一行；不清楚就写 unknown。",
        },
    )


def _evidence(fact: FactId, word: str) -> Evidence:
    try:
        return Evidence(word)
    except ValueError:
        known = ", ".join(Evidence)
        raise Mistake(
            {
                "en": f"{fact}: {_shortened(word)} is no kind of evidence.",
                "zh": f"{fact}：没有 {_shortened(word)} 这种依据。",
            },
            did_you_mean(word[:80], Evidence, {"en": f"Choose one of: {known}.", "zh": f"可用的有：{known}。"}),
        ) from None


def _refuse_long_or_harmful(fact: FactId, text: str) -> None:
    """Signs that steer a terminal or turn the direction of text have no place in an answer."""
    if len(text) > LONGEST_TEXT:
        raise Mistake(
            {"en": f"{fact} has {len(text):,} signs.", "zh": f"{fact} 有 {len(text)} 个字符。"},
            {"en": f"At most {LONGEST_TEXT} fit.", "zh": f"最多 {LONGEST_TEXT} 个。"},
        )
    if any(unicodedata.category(sign) in ("Cc", "Cs") or sign in BIDIRECTIONAL_CONTROLS for sign in text):
        raise Mistake(
            {"en": f"{fact} contains control characters.", "zh": f"{fact} 含有控制字符。"},
            {"en": "Write it as plain text on one line.", "zh": "请写成一行普通文字。"},
        )


def _expected_in_chinese(declaration: FactDeclaration) -> str:
    match declaration.type:
        case FactType.YES_NO:
            return "请写 yes、no 或 unknown。"
        case FactType.CHOICE:
            return f"可选：{'、'.join(declaration.choices or ())}，或 unknown。"
        case FactType.NUMBER:
            unit = f"（单位 {declaration.unit}）" if declaration.unit else ""
            kind = f"数字{unit}，最多 {declaration.decimals} 位小数" if declaration.decimals else f"整数{unit}"
            return f"请写{kind}，或 unknown。"
        case FactType.DATE:
            return "请写成 2026-11-22 这样的日期，或 unknown。"
        case _:
            return "请写得短一些。"


def _shortened(text: str) -> str:
    """The text as a message can show it: harmless signs, not too many of them."""
    shown = "".join(sign if sign.isprintable() else "?" for sign in text[:60])
    return repr(shown + ("…" if len(text) > 60 else ""))
