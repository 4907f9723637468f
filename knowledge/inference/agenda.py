"""Which activation fires next: exactly and always in the same order.

experta's own strategy looks for a withdrawn activation in three places of the agenda only. Where more
activations share salience and facts, it often leaves the withdrawn one, which then fires: a rule fires
although its exception holds. And its order among equals follows the hashes of that run of Python.
"""

from collections.abc import Iterable
from contextlib import suppress
from operator import attrgetter
from typing import Any

from knowledge.inference.experta_import import Activation, Agenda, Strategy


class ExactStrategy(Strategy):  # type: ignore[misc]  # experta has no types
    """Higher salience first, then what the newest facts brought about (depth first), then by name of the rule."""

    def _update_agenda(self, agenda: Agenda, added: Iterable[Activation], removed: Iterable[Activation]) -> None:
        for activation in removed:
            activation.key = _rank(activation)
            with suppress(ValueError):  # it has fired already
                agenda.activations.remove(activation)
        newest = [*added]
        for activation in newest:
            activation.key = _rank(activation)
        newest.sort(key=_KEY)
        waiting = agenda.activations
        newest_fire_first = not waiting or not newest or waiting[-1].key < newest[0].key
        waiting += newest
        if not newest_fire_first:
            waiting.sort(key=_KEY)


_KEY = attrgetter("key")


def _rank(activation: Activation) -> tuple[Any, ...]:
    """Sorts the agenda, whose last activation is the next to fire. No two activations rank the same."""
    newest_first = sorted([fact["__factid__"] for fact in activation.facts], reverse=True)
    return activation.rule.salience, newest_first, activation.rule.__name__, sorted(activation.context)
