"""Out of the turn of the questions: review, changes with preview, open questions, back, undo, redo, particulars."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from interview.consultation import Consultation
from interview.terminal import edit_wording as e
from interview.terminal import stages
from interview.terminal.commands import Command, CommandGiven, count_in
from interview.terminal.editing import Editing, Proposal
from interview.terminal.exchange import Exchange, Given, Notice, respond
from interview.terminal.layout import Paragraph, paragraph
from interview.terminal.purposes import Purpose
from interview.terminal.review import ReviewEntry, entries_named, entries_of, open_entries
from interview.terminal.views.contradictions import contradictions
from knowledge.vocabulary.facts import UNKNOWN, YES, FactDeclaration, FactId
from knowledge.vocabulary.text import Language, Text, in_language

Step: TypeAlias = tuple[Exchange | None, list[Paragraph]]
"""What stands before the person now (null = the next question), and what is said."""


class Reviewing:
    """Takes the person through everything that is no answer to the next question."""

    def __init__(self, consultation: Consultation) -> None:
        self._consultation = consultation
        self._editing = Editing(consultation)
        self._proposal: Proposal | None = None

    def given(self, exchange: Exchange, given: Given) -> Step:
        """An answer to a change or out of turn, a confirmation, a choice of the review, or a particular."""
        fact, language = exchange.asked.question.fact, exchange.language
        match exchange.purpose:
            case Purpose.REVIEW:
                entry = next(one for one in exchange.entries if one.fact == given.value)
                return self._begin(entry, language)
            case Purpose.OPEN:
                return stages.ahead(self._consultation, str(given.value), language), []
            case Purpose.CHANGE | Purpose.AHEAD:
                return self._propose(fact, given, language)
            case Purpose.CONFIRM:
                return self._confirmed(language) if given.value == YES else self._leave(language)
            case _:
                taken = self._editing.take(fact, given, language)
                return self._after(fact, language), [taken]

    def commanded(self, exchange: Exchange, given: CommandGiven) -> Step:
        """A command that looks back or leaves."""
        ways: dict[Command, Callable[[], Step]] = {
            Command.REVIEW: lambda: self._review(exchange),
            Command.CHANGE: lambda: self._change(exchange, given.argument),
            Command.ANSWER: lambda: self._answer(exchange, given.argument),
            Command.UNDO: lambda: (None, self._editing.undo(exchange.language)),
            Command.REDO: lambda: (None, self._editing.redo(exchange.language)),
            Command.PARTICULARS: lambda: self._particulars(exchange),
            Command.SKIP: lambda: (self._after(exchange.asked.question.fact, exchange.language), []),
            Command.BACK: lambda: self._back(exchange, given.argument),
        }
        return ways[given.command]()

    # --- review and change --------------------------------------------------------------------------------

    def _review(self, exchange: Exchange) -> Step:
        if not self._consultation.session.answers:
            return exchange, [_said(e.NOTHING_ANSWERED, exchange.language)]
        found, base = self._consultation.contradictions, self._consultation.knowledge_base
        return stages.review(self._consultation, exchange.language), contradictions(found, base, exchange.language)

    def _change(self, exchange: Exchange, argument: str) -> Step:
        """A change by number or words; with "= VALUE" behind them, at once."""
        name, typed = _name_and_value(argument)
        if not name:
            return self._review(exchange)
        named = entries_named(name, entries_of(self._consultation))
        if not named and self._is_open(name):
            return self._answer(exchange, argument)
        if len(named) != 1:
            return self._not_one(exchange, name, [entry.declaration for entry in named], e.NO_SUCH_ANSWER)
        return self._typed(stages.change(self._consultation, named[0], exchange.language), typed)

    def _answer(self, exchange: Exchange, argument: str) -> Step:
        """A question out of its turn: the list of those that are open, one of them, or its answer at once."""
        name, typed = _name_and_value(argument)
        entries, language = open_entries(self._consultation), exchange.language
        if not name:
            shown = stages.open_questions(self._consultation, language)
            return (shown, []) if entries else (exchange, [_said(e.NOTHING_OPEN, language)])
        from interview.terminal.supposing import declarations_named

        named = declarations_named(self._consultation, name, entries)
        if len(named) != 1:
            return self._not_one(exchange, name, named, e.NO_SUCH_QUESTION)
        answered = [one for one in entries_of(self._consultation) if one.fact == named[0].id]
        if answered and answered[0].answer and answered[0].answer.value is not UNKNOWN:
            return self._typed(stages.change(self._consultation, answered[0], language), typed)
        return self._typed(stages.ahead(self._consultation, named[0].id, language), typed)

    def _is_open(self, words: str) -> bool:
        """Whether a question that is not answered yet has these words."""
        return count_in(words) is None and bool(entries_named(words, open_entries(self._consultation)))

    def _typed(self, question: Exchange, typed: str) -> Step:
        """The question with what was typed to it already, if anything was."""
        turn = respond(replace(question, draft=typed), typed) if typed else question
        if isinstance(turn, Given):
            return self._propose(question.asked.question.fact, turn, question.language)
        return (turn if isinstance(turn, Exchange) else question), []

    @staticmethod
    def _not_one(exchange: Exchange, words: str, named: list[FactDeclaration], none: Text) -> Step:
        """In a list it is said below the line, where no long list pushes it out of sight, and the words stay."""
        from interview.terminal.supposing import not_one

        says = not_one(words, [declaration.label for declaration in named], none)
        if exchange.purpose in {Purpose.REVIEW, Purpose.OPEN}:
            return replace(exchange, notice=Notice(says), draft=words), []
        return exchange, [_said(says, exchange.language)]

    def _begin(self, entry: ReviewEntry, language: Language) -> Step:
        return stages.change(self._consultation, entry, language), []

    def _propose(self, fact: FactId, given: Given, language: Language) -> Step:
        proposal = self._editing.proposal(fact, given)
        if proposal is None:
            return None, [_said(e.NOT_CHANGED, language)]
        if self._must_be_confirmed(proposal):
            self._proposal = proposal
            return stages.confirm(self._consultation, language), self._editing.previewed(proposal, language)
        effects = self._editing.effects(proposal, language)
        return None, [*self._editing.make(proposal, language), *effects]

    def _must_be_confirmed(self, proposal: Proposal) -> bool:
        """A first answer may settle the verdict without ado, as it may in its turn."""
        before = self._consultation.session.answers.get(proposal.fact)
        is_first = before is None or before.value is UNKNOWN
        return bool(proposal.preview.drops_out) if is_first else proposal.preview.must_be_confirmed

    def _confirmed(self, language: Language) -> Step:
        proposal, self._proposal = self._proposal, None
        assert proposal is not None
        return None, self._editing.make(proposal, language)

    def _leave(self, language: Language) -> Step:
        self._proposal = None
        return None, [_said(e.NOT_CHANGED, language)]

    def _back(self, exchange: Exchange, argument: str) -> Step:
        """Out of a change or a list; else to the question before."""
        if exchange.purpose in {Purpose.CHANGE, Purpose.AHEAD, Purpose.CONFIRM}:
            return self._leave(exchange.language)
        if exchange.purpose in {Purpose.REVIEW, Purpose.OPEN, Purpose.PARTICULAR}:
            return None, []
        fact, says = self._editing.back(count_in(argument) or 1, exchange.language)
        return stages.again(self._consultation, fact, exchange.language) if fact else None, says

    # --- particulars --------------------------------------------------------------------------------------

    def _particulars(self, exchange: Exchange) -> Step:
        particulars = self._consultation.particulars
        if not particulars:
            return exchange, [_said(e.NO_PARTICULARS, exchange.language)]
        return stages.particular(self._consultation, particulars[0], exchange.language), []

    def _after(self, fact: FactId, language: Language) -> Exchange | None:
        particulars = self._consultation.particulars
        following = particulars[particulars.index(fact) + 1 :]
        return stages.particular(self._consultation, following[0], language) if following else None


def _name_and_value(argument: str) -> tuple[str, str]:
    name, _, typed = (part.strip() for part in argument.partition("="))
    return name, typed


def _said(text: Text, language: Language) -> Paragraph:
    return paragraph(in_language(text, language))
