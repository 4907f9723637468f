"""Small packs made for one test."""

from collections.abc import Mapping
from pathlib import Path

from knowledge.authoring.checking import check_folder
from knowledge.authoring.library import base_of

LAYER: Mapping[str, str] = {
    "pack.yaml": "id: toyland_north\nversion: 1.0\ntitle: The north\nread_on: 2026-11-22\nextends: {toyland: '>=1.0'}\n",
    "rules/north.yaml": """toyland_north.sticker:
  requirement: In the north it has no trailer.
  topic: vehicle
  applies_when: [use.on_road = yes]
  met_by:
    short:
      rule: It is short.
      when: [vehicle.length <= 4000 mm]
  otherwise: The north bars long vehicles.
  cure: {by: time_and_place}
  source: toyland.road_law 2
""",
    "guidance/steps.yaml": """toyland_north.step:
  step: Stay away.
  when: [toyland_north.sticker = not_met]
  cures: [toyland_north.sticker]
  place: toyland.place.home
""",
    "cases/cases.yaml": """- case: short
  given: {use.on_road: yes, vehicle.length: 4000}
  expect: {toyland_north.sticker: met}
- case: long
  given: {use.on_road: yes, vehicle.length: 4001}
  expect: {toyland_north.sticker: not met}
- case: unknown
  given: {use.on_road: yes, vehicle.length: unknown}
  expect: {toyland_north.sticker: undetermined}
""",
    "translations/zh/all.yaml": """toyland_north:
  title: [The north, 北部]
toyland_north.sticker:
  requirement: [In the north it has no trailer., 北部：一]
  otherwise: [The north bars long vehicles., 北部：二]
toyland_north.sticker.short:
  rule: [It is short., 北部：三]
toyland_north.step:
  step: [Stay away., 北部：四]
""",
}
"""A layer on Toyland without a mistake."""


def written(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The folder with these files in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def problems_of(folder: Path, *extra: Path) -> list[str]:
    """What a check says of a pack, with what it extends."""
    return [str(problem) for problem in check_folder(folder, base_of(folder, extra))]
