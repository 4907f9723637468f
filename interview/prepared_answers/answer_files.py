"""Answers from a file, YAML or JSON, read strictly: `fact id: value`, or `{value: …, evidence: …}`.

A fact that is absent was not asked; `unknown` is the answer "I don't know". All mistakes of a file are told
in one run.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from interview.errors import BadData, UsageMistake
from interview.prepared_answers.answer_entries import Mistake, answer_of
from interview.prepared_answers.strict_json import is_json, read_json_strictly
from interview.refusals import unreadable
from knowledge.authoring.strict_yaml import Mapping as MappingNode
from knowledge.authoring.strict_yaml import StrictYamlError, read_strictly
from knowledge.vocabulary.facts import FactDeclaration, FactId
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.text import Language, Text, in_language

STANDARD_INPUT = "-"
LARGEST = 4_000_000
"""Bytes: thousands of times what a case needs."""


@dataclass(frozen=True)
class AnswerProblem:
    """One mistake in a file of answers."""

    line: int
    what: Text
    remedy: Text


class AnswerFileError(BadData):
    """The file cannot be used; `problems` are all its mistakes."""

    def __init__(self, file: str, problems: list[AnswerProblem]) -> None:
        super().__init__(problems[0].what, problems[0].remedy, file)
        self.problems = problems

    def in_words(self, language: Language) -> str:
        """One line a mistake: file, line, what is wrong, how to put it right."""
        return "\n".join(self._told(problem, language) for problem in self.problems)

    def _told(self, problem: AnswerProblem, language: Language) -> str:
        """A Chinese stop brings its own blank; what the reader of YAML says is English in either language."""
        what, remedy = in_language(problem.what, language), in_language(problem.remedy, language)
        between = "" if what.endswith("。") else " "
        return f"{self.where}:{problem.line}: {what}{between}{remedy}".rstrip()


def content_of(file: str) -> bytes:
    """The bytes of the file, or of standard input for "-"; one more than allowed where there are too many."""
    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        with Path(file).open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        raise UsageMistake(
            unreadable(error),
            {
                "en": "Name a file of answers, a saved case (roadworthy cases), or - for standard input.",
                "zh": "请给出回答文件、已保存的案例（roadworthy cases），或用 - 表示标准输入。",
            },
            file,
        ) from error


def answers_in(content: bytes, file: str, declarations: Mapping[FactId, FactDeclaration]) -> dict[FactId, Answer]:
    """The answers that a file gives, in its order. Raises AnswerFileError with everything that is wrong."""
    root = _root(content, file)
    answers: dict[FactId, Answer] = {}
    problems: list[AnswerProblem] = []
    for fact, node in root.items.items():
        line = root.lines.get(fact, node.line)
        try:
            answers[fact] = answer_of(fact, node, declarations)
        except Mistake as mistake:
            problems.append(AnswerProblem(line, mistake.what, mistake.remedy))
    if problems:
        raise AnswerFileError(file, sorted(problems, key=lambda problem: problem.line))
    return answers


def _root(content: bytes, file: str) -> MappingNode:
    if len(content) > LARGEST:
        raise AnswerFileError(file, [_TOO_LARGE])
    try:
        node = read_json_strictly(content, file) if is_json(content) else read_strictly(content, file)
    except StrictYamlError as error:
        found = error.problem
        what: Text = {"en": found.what, "zh": f"格式有误：{found.what}"}
        remedy: Text = {"en": found.remedy, "zh": found.remedy}
        raise AnswerFileError(file, [AnswerProblem(found.line, what, remedy)]) from error
    if node is None:
        return MappingNode({}, 1)
    if isinstance(node, MappingNode):
        return node
    raise AnswerFileError(file, [AnswerProblem(node.line, *_NO_ANSWERS)])


_NO_ANSWERS: tuple[Text, Text] = (
    {"en": "these are no answers.", "zh": "这不是回答。"},
    {
        "en": 'Write one "fact id: value" a line. All facts: roadworthy kb facts',
        "zh": "每行写一个“事实编号: 值”。全部事实：roadworthy kb facts",
    },
)
_TOO_LARGE = AnswerProblem(
    1,
    {"en": f"the file is larger than {LARGEST:,} bytes.", "zh": f"文件超过 {LARGEST} 字节。"},
    {"en": "Give the answers of one vehicle a file.", "zh": "每个文件只写一辆车的回答。"},
)
