"""Which productions the working memory activates: experta's Rete network, wired for this kind of rule.

experta's own matcher offers every fact to every test, asks every conflict-set node after every firing, and
resets a node once for each path that leads to it. Here a fact goes straight to the tests of its attribute,
a conflict-set node hands over its activation when something reaches it, and each node is reset once. Tests, joins and
conflict sets are experta's.

Facts are only ever added, so that a production is activated once and for all.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from knowledge.inference.experta_import import (
    OR,
    Activation,
    AnyChild,
    ConflictSetNode,
    Fact,
    FeatureCheck,
    FeatureTesterNode,
    L,
    Node,
    ReteMatcher,
    Rule,
    Token,
    TypeCheck,
)
from knowledge.inference.pacing import in_pieces

Entrance: TypeAlias = Callable[[Token], None]
"""Where a token enters a node."""


def _token(facts: set[Fact], bound: Mapping[str, Any]) -> Token:
    """A token of facts that came. experta looks through what it is made of first."""
    return tuple.__new__(Token, (Token.TagType.VALID, facts, bound))


class FirstMatchNode(ConflictSetNode):  # type: ignore[misc]  # experta has no types
    """Activates its production when the first token arrives, and puts the activation into `came`.

    A condition that fails for a second reason fails no more than before, and as no fact ever goes, there is nothing
    to compare an activation with.
    """

    def __init__(self, rule: Rule, came: list[Activation]) -> None:
        super().__init__(rule)
        del self.added, self.removed  # the activations of all nodes are handed over together
        self._came = came

    def _reset(self) -> None:
        self._is_activated = False

    def activate(self, token: Token) -> None:
        """Take a token. experta would copy it first; only tests write into theirs."""
        if not self._is_activated:
            self._is_activated = True
            self._came.append(Activation(self.rule, token.data, token.context))


class TestNode(FeatureTesterNode):  # type: ignore[misc]
    """Lets a fact that meets a test through. The token that comes holds it alone; experta would copy it first."""

    def activate(self, token: Token) -> None:
        """Take a token."""
        (fact,) = token.data
        met = self.matcher(fact)
        if met:
            self.let_through(token, met if isinstance(met, Mapping) else {})

    def let_through(self, token: Token, bound: Mapping[str, Any]) -> None:
        """Send a token on with what the test bound."""
        passed = _token(token.data, bound)
        for child in self.children:
            child.callback(passed)


class ValueNode(TestNode):
    """Lets whatever comes through, for the index sends nothing but facts that have the value asked for."""

    def __init__(self, check: FeatureCheck) -> None:
        super().__init__(check)
        name = check.how.__bind__
        self._bound = {} if name is None else {name: check.how.value}

    def activate(self, token: Token) -> None:
        """Take a token."""
        self.let_through(token, self._bound)


class JoinNode(AnyChild, Node):  # type: ignore[misc]
    """Lets through what has arrived once all patterns of a rule have matched; experta would join them two by two.

    Each pattern matches one fact of a case at most, and binds a name of its own, so that nothing that arrives
    contradicts another, and the names bound tell how many patterns have matched.
    """

    def __init__(self, patterns: int) -> None:
        self._patterns = patterns
        super().__init__()

    def _reset(self) -> None:
        self._facts: list[Fact] = []
        self._bound: dict[str, Any] = {}

    def activate(self, token: Token) -> None:
        """Take a token of one of the patterns."""
        self._facts += token.data
        self._bound.update(token.context)
        if len(self._bound) == self._patterns:
            joined = _token(set(self._facts), self._bound)
            for child in self.children:
                child.callback(joined)


class AlphaIndex:
    """The tests that a fact can meet, found by its type, its attributes and their values."""

    def __init__(self) -> None:
        self._by_type: defaultdict[type, list[Entrance]] = defaultdict(list)
        self._by_attribute: defaultdict[tuple[type, str], list[Entrance]] = defaultdict(list)
        self._by_value: defaultdict[tuple[type, str, Any], list[Entrance]] = defaultdict(list)

    def add(self, pattern: Fact) -> TestNode:
        """A new node that tests what the pattern, with at most one attribute, asks of a fact."""
        kind = type(pattern)
        if not pattern:
            node = TestNode(TypeCheck(kind))
            self._by_type[kind].append(node.activate)
            return node
        ((attribute, asked),) = pattern.items()
        check = FeatureCheck(attribute, asked)
        if isinstance(asked, L):
            node = ValueNode(check)
            self._by_value[kind, attribute, asked.value].append(node.activate)
        else:
            node = TestNode(check)
            self._by_attribute[kind, attribute].append(node.activate)
        return node

    def feed(self, fact: Fact) -> None:
        """Send a token of the fact to every test that it can meet."""
        kind = type(fact)
        entrances = [*self._by_type.get(kind, ())]
        for attribute, value in fact.items():
            entrances += self._by_attribute.get((kind, attribute), ())
            entrances += self._by_value.get((kind, attribute, value), ())
        token = _token({fact}, {})
        for enter in entrances:
            enter(token)


class IndexedMatcher(ReteMatcher):  # type: ignore[misc]
    """Matches rules that are one pattern, several that must all match, or one OR of several.

    Each pattern has at most one attribute; the same pattern object stands for the same test.
    """

    def build_network(self) -> None:
        """Wire every rule of the engine, in the order in which the engine gives them."""
        self._index = AlphaIndex()
        self._tests: dict[int, TestNode] = {}
        self._with_memory: list[JoinNode | FirstMatchNode] = []
        self._came: list[Activation] = []
        for rule in in_pieces(self.engine.get_rules()):
            self._wire(rule)

    def _wire(self, rule: Rule) -> None:
        conflict_set = FirstMatchNode(rule, self._came)
        self._with_memory.append(conflict_set)
        if len(rule) == 1:
            patterns = rule[0] if isinstance(rule[0], OR) else rule
            activated = conflict_set
        else:
            patterns = rule
            activated = JoinNode(len(rule))
            activated.add_child(conflict_set, conflict_set.activate)
            self._with_memory.append(activated)
        for pattern in patterns:
            self._test(pattern).add_child(activated, activated.activate)

    def _test(self, pattern: Fact) -> TestNode:
        if id(pattern) not in self._tests:
            self._tests[id(pattern)] = self._index.add(pattern)
        return self._tests[id(pattern)]

    def changes(
        self, adding: Iterable[Fact] | None = None, deleting: Iterable[Fact] | None = None
    ) -> tuple[list[Activation], list[Activation]]:
        """The activations that came with the facts that came; none ever goes.

        Raises ValueError where a fact was retracted.
        """
        if deleting:
            raise ValueError("No fact is taken back: reset the engine and declare the facts that stand.")
        for fact in adding or ():
            self._index.feed(fact)
        came = list(self._came)
        self._came.clear()
        return came, []

    def reset(self) -> None:
        """Forget all facts. Tests remember none."""
        for node in self._with_memory:
            node._reset()  # noqa: SLF001 (experta's way to reset one node and not all below it)
