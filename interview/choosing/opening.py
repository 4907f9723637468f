"""The question that interviews begin with, remembered from one start to the next.

It follows from the packs, the day and the code alone, so it is kept under their hash. To find it takes a third of a
start: rules, circuit and relevance need not be loaded before the person has read it.
"""

import json
from dataclasses import asdict
from datetime import date
from functools import cached_property
from pathlib import Path

from interview.choosing.choice import Choice
from knowledge.authoring.cache import cache_folder, hash_of_code, keep
from knowledge.authoring.digests import sha256
from knowledge.vocabulary.packs import KnowledgeBase

CHOOSING = ("vocabulary", "logic", "inference")
"""The folders of `knowledge` whose code decides which question comes first."""


class Opening:
    """The first question of one knowledge base on one day."""

    def __init__(self, knowledge_base: KnowledgeBase, as_of: date) -> None:
        self._knowledge = knowledge_base
        self._as_of = as_of

    def remembered(self) -> Choice | None:
        """The choice for an interview without answers; null where it has not been kept."""
        try:
            kept = json.loads(self._path.read_bytes())
            choice = Choice(kept["fact"], tuple(kept["needed_by"]), tuple(kept["candidates"]), int(kept["least_left"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return choice if {choice.fact, *choice.candidates} <= self._knowledge.questions.keys() else None

    def keep(self, choice: Choice | None) -> None:
        """Remember the choice."""
        if choice is not None:
            keep(json.dumps(asdict(choice)).encode(), self._path)

    @cached_property
    def _path(self) -> Path:
        digest = sha256(f"{self._as_of} {hash_of_code(*CHOOSING)}".encode())
        for name in ("next_question.py", "least_left.py"):
            digest.update((Path(__file__).parent / name).read_bytes())
        for pack in self._knowledge.packs:
            digest.update(f"{pack.id} {pack.content_hash}".encode())
        return cache_folder() / "openings" / f"{digest.hexdigest()}.json"
