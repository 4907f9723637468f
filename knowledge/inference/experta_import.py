"""The only importer of experta: stock experta 1.9.4 on Python 3.11 and later, leaving no trace behind.

Two things are wrong with importing it. Its pinned frozendict 1.2 subclasses `collections.Mapping`, gone
since Python 3.10, so that name is lent to `collections` while frozendict is imported. And it calls
`logging.basicConfig()`, which would give the root logger a handler. Both are over when this module is
imported, and they happen under its import lock: no thread ever sees experta half imported.
"""

import collections
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager


@contextmanager
def _name_of_mapping_lent() -> Iterator[None]:
    """While it lasts, `collections.Mapping` exists, as it did until Python 3.9."""
    names = vars(collections)
    if "Mapping" in names:
        yield
        return
    names["Mapping"] = Mapping
    try:
        yield
    finally:
        del names["Mapping"]


@contextmanager
def _root_logger_kept() -> Iterator[None]:
    """While it lasts, `logging.basicConfig()` does nothing, because the root logger has a handler.

    Where it has none it is lent the one that Python falls back to, so that whatever another thread logs
    meanwhile comes out as it always would.
    """
    root = logging.getLogger()
    if root.handlers:
        yield
        return
    handler = logging.lastResort or logging.NullHandler()
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)


with _name_of_mapping_lent():
    import frozendict  # noqa: F401 (experta then finds it imported)

with _root_logger_kept():
    from experta import OR, DefFacts, Fact, InitialFact, KnowledgeEngine, L, P, Rule, unwatch
    from experta.abstract import Strategy
    from experta.activation import Activation
    from experta.agenda import Agenda
    from experta.matchers.rete import ReteMatcher
    from experta.matchers.rete.abstract import Node
    from experta.matchers.rete.check import FeatureCheck, TypeCheck
    from experta.matchers.rete.mixins import AnyChild
    from experta.matchers.rete.nodes import ConflictSetNode, FeatureTesterNode
    from experta.matchers.rete.token import Token

unwatch()
"""experta's own loggers stay silent even where the root logger lets everything through: they would
otherwise write out every fact that meets every test."""

__all__ = [
    "OR",
    "Activation",
    "Agenda",
    "AnyChild",
    "ConflictSetNode",
    "DefFacts",
    "Fact",
    "FeatureCheck",
    "FeatureTesterNode",
    "InitialFact",
    "KnowledgeEngine",
    "L",
    "Node",
    "P",
    "ReteMatcher",
    "Rule",
    "Strategy",
    "Token",
    "TypeCheck",
]
