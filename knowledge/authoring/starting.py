"""New packs: small and complete, so that an author changes what works instead of beginning with nothing."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from knowledge.authoring.files import pack_files
from knowledge.vocabulary.packs import PackIdentity

PACK_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
LONGEST_NAME = 40
STARTERS = Path(__file__).resolve().parent.parent / "starters"


def is_pack_name(name: str) -> bool:
    """Whether a pack can be called so: lower-case words joined by underscores."""
    return bool(PACK_NAME.fullmatch(name)) and len(name) <= LONGEST_NAME


def new_pack(name: str, base: PackIdentity | None, titles: Mapping[str, str], day: date) -> dict[str, bytes]:
    """The files of a new pack, by name. `base`: the pack that it is a layer of; `titles`: by language."""
    starter = STARTERS / ("layer" if base else "alone")
    written = {
        "new_pack": name,
        "new_topic": name,
        "new_title": _quoted(titles["en"]),
        "new_zh_title": _quoted(titles["zh"]),
        "2026-11-22": day.isoformat(),
        "base_pack": base.id if base else "",
        "base_versions": f">={_without_patch(base.version)}" if base else "",
    }
    pattern = re.compile("|".join(sorted(written, key=len, reverse=True)))
    return {
        file: pattern.sub(lambda found: written[found[0]], content.decode()).encode()
        for file, content in pack_files(starter).contents.items()
    }


def _quoted(title: str) -> str:
    """As a text in YAML, whatever signs it has."""
    import json

    return json.dumps(title, ensure_ascii=False)


def _without_patch(version: str) -> str:
    return ".".join(version.split(".")[:2])
