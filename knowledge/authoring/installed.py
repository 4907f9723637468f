"""Packs that are installed as ordinary packages, found through the entry point group `roadworthy.packs`.

An entry point names the pack and the package in whose folder it lies: `cn_chengdu = "roadworthy_cn_chengdu"`, or a
folder in it: `cn_chengdu = "roadworthy_cn_chengdu.cn_chengdu"`. The package is found and never imported: a pack is
data, and no code of a stranger runs.
"""

import sys
from importlib.machinery import PathFinder
from pathlib import Path

GROUP = "roadworthy.packs"


def installed_packs() -> dict[str, Path]:
    """The folder of each installed pack, by the name of its entry point; those without a pack.yaml are left out."""
    if not _is_any_announced():
        return {}
    from importlib.metadata import entry_points

    folders = {point.name: _folder(point.value) for point in entry_points(group=GROUP)}
    return {name: folder for name, folder in sorted(folders.items()) if folder and (folder / "pack.yaml").is_file()}


def _is_any_announced() -> bool:
    """Whether any package names the group: cheaper than reading what all packages announce."""
    group = f"[{GROUP}]".encode()
    for place in sys.path:
        for announced in Path(place or ".").glob("*-info/entry_points.txt"):
            try:
                if group in announced.read_bytes():
                    return True
            except OSError:
                continue
    return False


def _folder(value: str) -> Path | None:
    package, *below = value.replace(":", ".").split(".")
    found = PathFinder.find_spec(package)
    places = list(found.submodule_search_locations or ()) if found else []
    return Path(places[0]).joinpath(*below) if places else None
