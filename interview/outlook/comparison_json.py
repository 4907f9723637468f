"""Several vehicles side by side, as data for other programs (docs/outlook_json.md)."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from interview.assessment_json import assessment_as_json
from interview.outlook.comparison import Candidate
from knowledge.vocabulary.text import Language

FORMAT = "roadworthy.comparison/1"

Json: TypeAlias = dict[str, Any]


def comparison_as_json(candidates: Sequence[Candidate], language: Language) -> Json:
    """Every candidate by name, with its whole assessment."""
    return {
        "format": FORMAT,
        "candidates": [
            {
                "name": candidate.name,
                "assessment": assessment_as_json(candidate.assessment, candidate.knowledge_base, language),
            }
            for candidate in candidates
        ],
    }
