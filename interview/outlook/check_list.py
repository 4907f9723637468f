"""What a buyer has proved before paying: the questions whose answers decide, and what proves each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from interview.report import wording
from interview.sentences import filled_in
from knowledge.vocabulary.deciding import DecidingFact
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Evidence, Question
from knowledge.vocabulary.rules import Verdict
from knowledge.vocabulary.text import Language, Text, in_language
from knowledge.vocabulary.wording import value_text

FORMAT = "roadworthy.check_list/1"

Json: TypeAlias = dict[str, Any]

PROOFS = (Evidence.DOCUMENT, Evidence.SEEN_ONLINE, Evidence.READ_OFF_VEHICLE)
"""What proves an answer; a seller's word does not."""

TITLE: Text = {
    "en": "Have these proved before you pay: on each of them the verdict hangs.",
    "zh": "付款前请逐项核实：结论取决于以下每一项。",
}
NOTHING: Text = {"en": "Nothing that others could prove decides.", "zh": "没有需要他人证明的决定性事项。"}
BOX = {True: "[x]", False: "[ ]"}
ANSWER: Text = {"en": "So far: {value} ({evidence})", "zh": "目前回答：{value}（{evidence}）"}
NO_ANSWER: Text = {"en": "So far: not known", "zh": "目前：不清楚"}
PROOF: Text = {"en": "Proof: {proof}. {where}", "zh": "证明：{proof}。{where}"}
OTHERWISE: Text = {"en": "If it is otherwise: {verdict}.", "zh": "如与此不符：{verdict}。"}
DECIDES: Text = {"en": "It decides: {requirement}", "zh": "关系到：{requirement}"}


@dataclass(frozen=True)
class CheckedItem:
    """One line of the check list."""

    deciding: DecidingFact
    question: Question
    proof: Evidence
    """The best that can prove it."""

    @property
    def is_proved(self) -> bool:
        """Whether the answer rests on more than somebody's word."""
        return self.deciding.evidence in PROOFS


def check_list(deciding: Iterable[DecidingFact], base: KnowledgeBase) -> tuple[CheckedItem, ...]:
    """The deciding facts that something can prove; what is a person's own choice is left out."""
    return tuple(_items(deciding, base))


def _items(deciding: Iterable[DecidingFact], base: KnowledgeBase) -> Iterator[CheckedItem]:
    for one in deciding:
        question = base.questions.get(one.fact)
        if question is not None and question.evidence:
            yield CheckedItem(one, question, question.evidence[0])


def check_list_in_words(items: Iterable[CheckedItem], base: KnowledgeBase, language: Language) -> Iterator[str]:
    """One entry for each line, with a box to tick."""
    yield in_language(TITLE, language)
    empty = True
    for item in items:
        empty = False
        yield ""
        yield f"{BOX[item.is_proved]} {in_language(item.question.ask, language)}"
        yield from (f"    {in_language(line, language)}" for line in _lines(item, base))
    if empty:
        yield in_language(NOTHING, language)


def _lines(item: CheckedItem, base: KnowledgeBase) -> Iterator[Text]:
    value = item.deciding.value
    if value is None:
        yield NO_ANSWER
    else:
        shown = value_text(base.facts[item.deciding.fact], value)
        yield filled_in(ANSWER, value=shown, evidence=wording.EVIDENCE[item.deciding.evidence])
    where = item.question.where_to_look or {"en": "", "zh": ""}
    yield filled_in(PROOF, proof=wording.EVIDENCE[item.proof], where=where)
    if item.deciding.worst is not Verdict.UNDETERMINED:
        yield filled_in(OTHERWISE, verdict=wording.VERDICT[item.deciding.worst])
    for id in item.deciding.decides[:1]:
        yield filled_in(DECIDES, requirement=base.requirements[id].label)


def check_list_as_json(items: Iterable[CheckedItem], language: Language) -> Json:
    """The check list as data (docs/outlook_json.md)."""
    return {
        "format": FORMAT,
        "items": [
            {
                "fact": item.deciding.fact,
                "question": in_language(item.question.ask, language),
                "where_to_look": in_language(item.question.where_to_look, language)
                if item.question.where_to_look
                else None,
                "value": str(item.deciding.value) if item.deciding.value is not None else None,
                "evidence": item.deciding.evidence.value if item.deciding.evidence else None,
                "proof": item.proof.value,
                "is_proved": item.is_proved,
                "worst": item.deciding.worst.value,
                "decides": list(item.deciding.decides),
            }
            for item in items
        ],
    }
