"""Edits of what was said: back, undo, redo, and a change with its preview. Says what came of each."""

from collections.abc import Callable
from dataclasses import dataclass

from interview.consultation import Consultation
from interview.preview import Preview, compared
from interview.terminal import edit_wording as e
from interview.terminal import wording as w
from interview.terminal.exchange import Given
from interview.terminal.layout import Paragraph, paragraph
from interview.terminal.views.effects import effects_of
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.text import Language, Text, in_language
from knowledge.vocabulary.wording import value_in_words


@dataclass(frozen=True)
class Proposal:
    """A change that is not made yet."""

    fact: FactId
    given: Given
    preview: Preview


class Editing:
    """Edits one consultation."""

    def __init__(self, consultation: Consultation) -> None:
        self._consultation = consultation

    def back(self, count: int, language: Language) -> tuple[FactId | None, list[Paragraph]]:
        """So many questions back, and which that is; null when there is none. All of them are asked again."""
        fact = None
        for _ in range(count):
            fact = self._consultation.back() or fact
        if fact is None:
            return None, [paragraph(w.said(w.NOTHING_TO_TAKE_BACK, language))]
        return fact, [paragraph(w.said(w.TAKEN_BACK, language, label=self._label(fact, language)))]

    def undo(self, language: Language) -> list[Paragraph]:
        """Take the last change back."""
        return self._walked(self._consultation.undo, e.UNDONE, e.NOTHING_TO_UNDO, language)

    def redo(self, language: Language) -> list[Paragraph]:
        """Bring the last undone change back."""
        return self._walked(self._consultation.redo, e.REDONE, e.NOTHING_TO_REDO, language)

    def proposal(self, fact: FactId, given: Given) -> Proposal | None:
        """The change with what it would do; null where it is the same answer."""
        before = self._consultation.session.answers.get(fact)
        if before and (before.value, before.evidence) == (given.value, given.evidence):
            return None
        return Proposal(fact, given, self._consultation.preview(fact, given.value))

    def previewed(self, proposal: Proposal, language: Language) -> list[Paragraph]:
        """What the change would do, to be confirmed."""
        title = paragraph(w.said(e.IF_CHANGED, language))
        return [title, *effects_of(proposal.preview, self._consultation.knowledge_base, language)]

    def make(self, proposal: Proposal, language: Language) -> list[Paragraph]:
        """Make the change."""
        changed = self.take(proposal.fact, proposal.given, language)
        if self._consultation.knowledge_base.facts[proposal.fact].particular or proposal.preview.matters:
            return [changed]
        return [changed, paragraph(w.said(e.NO_MATTER, language))]

    def take(self, fact: FactId, given: Given, language: Language) -> Paragraph:
        """Take an answer, and show how it was understood."""
        done = e.CHANGED if fact in self._consultation.session.answers else e.TAKEN
        self._consultation.answer(fact, given.value, given.evidence)
        value = value_in_words(self._consultation.knowledge_base.facts[fact], given.value, language)
        return paragraph(w.said(done, language, label=self._label(fact, language), value=value))

    def effects(self, proposal: Proposal, language: Language) -> list[Paragraph]:
        """What the change does, where nothing has to be confirmed."""
        preview = proposal.preview
        if not (preview.comes_in or preview.effects):
            return []
        return effects_of(preview, self._consultation.knowledge_base, language)

    def _walked(
        self, step: Callable[[], FactId | None], done: Text, nothing: Text, language: Language
    ) -> list[Paragraph]:
        before = self._consultation.standing()
        fact = step()
        if fact is None:
            return [paragraph(w.said(nothing, language))]
        label = w.said(done, language, label=self._label(fact, language))
        found = compared(self._consultation.knowledge_base, before, self._consultation.standing())
        between = "" if language == "zh" else " "
        came_of_it = effects_of(found, self._consultation.knowledge_base, language) if found.must_be_confirmed else []
        return [
            paragraph(f"{label}{'。' if language == 'zh' else '.'}{between}{self._now(fact, language)}"),
            *came_of_it,
        ]

    def _now(self, fact: FactId, language: Language) -> str:
        answer = self._consultation.session.answers.get(fact)
        if answer is None:
            return w.said(e.NOW_OPEN, language)
        value = value_in_words(self._consultation.knowledge_base.facts[fact], answer.value, language)
        return w.said(e.NOW_IT_IS, language, value=value)

    def _label(self, fact: FactId, language: Language) -> str:
        return in_language(self._consultation.knowledge_base.facts[fact].label, language)
