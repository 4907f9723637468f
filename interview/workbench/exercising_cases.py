"""Which cases of a pack exercise an entry, as a part of its sheet."""

from collections.abc import Sequence
from functools import cached_property

from interview.sentences import filled_in
from interview.workbench import sheet_wording as w
from interview.workbench.sheet_parts import one_line
from interview.workbench.sheets import Part, PartKind, SheetLine
from knowledge.verification.coverage import decided_cases, known_answers
from knowledge.vocabulary.packs import Case, KnowledgeBase
from knowledge.vocabulary.rules import Requirement, RuleId, Status
from knowledge.vocabulary.text import Text
from knowledge.vocabulary.wording import STATUS_IN_WORDS

MOST_CASES = 6
"""Names of cases of one kind; of more the number is said."""
STATUSES = (Status.MET, Status.NOT_MET, Status.UNDETERMINED, Status.NOT_APPLICABLE)


class ExercisingCases:
    """Finds the cases of one knowledge base."""

    def __init__(self, base: KnowledgeBase, cases: Sequence[Case]) -> None:
        self._base = base
        self._cases = cases

    def of_requirement(self, requirement: Requirement) -> Part:
        """The cases that expect something of it, by what they expect."""
        lines = []
        for status in STATUSES:
            names = [case.name for case in self._cases if case.expect.get(requirement.id) == status.value]
            if names:
                outcome = STATUS_IN_WORDS[status]
                lines.append(SheetLine(filled_in(w.CASES_OF, outcome=outcome, count=len(names), names=_few(names))))
        return Part(PartKind.CASES, w.CASES, tuple(lines) or one_line(w.NO_CASE))

    def of_rule(self, rule: RuleId) -> Part:
        """The cases in which it decides."""
        names = self._deciding.get(rule, [])
        said = filled_in(w.CASES_COUNT, count=len(names), names=_few(names)) if names else w.NO_CASE
        return Part(PartKind.CASES, w.CASES, one_line(said))

    @cached_property
    def _deciding(self) -> dict[RuleId, list[str]]:
        """By rule, the names of the cases in which it decides."""
        found: dict[RuleId, list[str]] = {}
        for day in dict.fromkeys(case.as_of for case in self._cases):
            cases = [case for case in self._cases if case.as_of == day]
            for rule, bits in decided_cases(self._base, day, [known_answers(case) for case in cases]):
                found.setdefault(rule, []).extend(case.name for lane, case in enumerate(cases) if bits >> lane & 1)
        return found


def _few(names: Sequence[str]) -> Text:
    shown = "; ".join(names[:MOST_CASES])
    said: Text = {"en": shown, "zh": shown}
    return filled_in(w.AND_MORE, names=said, count=len(names) - MOST_CASES) if names[MOST_CASES:] else said
