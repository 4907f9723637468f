"""How a conversation may end early, and what is kept then."""

from interview.errors import ExitCode, InterviewError
from interview.session import NOT_KEPT, Session
from interview.terminal import wording as w
from interview.terminal.exchange import Exchange
from knowledge.vocabulary.text import LANGUAGES, Text


class Interrupted(InterviewError):
    """The person stopped the conversation with Ctrl-C; every answer given is kept."""

    exit_code = ExitCode.INTERRUPTED

    def __init__(self, session: Session) -> None:
        super().__init__(w.INTERRUPTED, what_is_kept(session))


class InputEnded(InterviewError):
    """The typed or piped lines ended before the interview did; every answer given is kept."""

    exit_code = ExitCode.INTERRUPTED

    def __init__(self, exchange: Exchange, session: Session) -> None:
        ask = exchange.asked.question.ask
        what = {
            language: w.said(w.INPUT_ENDED, language, question=ask.get(language, ask["en"])) for language in LANGUAGES
        }
        super().__init__(what, what_is_kept(session))


def what_is_kept(session: Session) -> Text:
    """How to go on later; that nothing was answered yet, where that is so."""
    if session.case == NOT_KEPT:
        return w.NOTHING_IS_WRITTEN
    if not session.log:
        return w.NOTHING_TO_KEEP
    return {language: w.said(w.KEPT, language, case=session.case) for language in LANGUAGES}
