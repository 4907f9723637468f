"""Damages shipped packs many times and tells how the check took it: accepted or refused, and whether it ever crashed.

    .venv/bin/python -P -m benchmarks.damaged_packs [HOW_MANY] [SEED]

Every file of every pack is damaged equally often within its pack. Prints a row a pack, the ratio of the time of a
check to that of the undamaged pack, and every crash and every message without file, line or remedy. Exit code 1 if
there is one.
"""

import gc
import sys
import time
import traceback
from pathlib import Path
from random import Random

from knowledge.authoring.files import PackFiles, pack_files
from knowledge.authoring.library import base_of, shipped_folder
from knowledge.authoring.starting import STARTERS
from tests.knowledge.authoring.seeded_damage import damaged, faults_of, findings

TOYLAND = Path(__file__).parent.parent / "tests" / "packs" / "good" / "toyland"
SHARE_OF_LARGE_PACKS = 0.25
"""Of all damage: a check of a whole country takes as long as ten of a small pack."""


def main(how_many: int, seed: int) -> int:
    """Damage packs and print what came of it."""
    shipped = [pack_files(manifest.parent) for manifest in sorted(shipped_folder().glob("*/pack.yaml"))]
    small = [pack_files(TOYLAND), pack_files(STARTERS / "alone")]
    each_large = int(how_many * SHARE_OF_LARGE_PACKS / len(shipped))
    each_small = (how_many - each_large * len(shipped)) // len(small)
    gc.collect()
    gc.freeze()
    bad = sum(_damage(files, each_large, seed) for files in shipped)
    bad += sum(_damage(files, each_small, seed) for files in small)
    return 1 if bad else 0


def _damage(files: PackFiles, times: int, seed: int) -> int:
    base = base_of(files.folder)
    names = sorted(files.contents)
    findings(files, base)
    start = time.process_time()
    findings(files, base)
    undamaged = time.process_time() - start
    accepted = refused = bad = 0
    start = time.process_time()
    for number in range(times):
        spoiled = damaged(files, names[number % len(names)], Random(f"{seed} {files.folder.name} {number}"))  # noqa: S311
        try:
            problems = findings(spoiled, base)
        except Exception:  # noqa: BLE001 - a crash is what we look for
            bad += 1
            print(f"CRASH {files.folder.name} {names[number % len(names)]} {number}\n{traceback.format_exc()}")
            continue
        for fault in list(faults_of(problems, spoiled))[:1]:
            bad += 1
            print(f"FAULT {files.folder.name} {names[number % len(names)]} {number}: {fault}")
        accepted += not problems
        refused += bool(problems)
    ratio = (time.process_time() - start) / max(times, 1) / undamaged
    outcome = f"{accepted} accepted, {refused} refused, {bad} crashed or ill told"
    print(f"{files.folder.name}: {times} damaged, {outcome}; {ratio:.1f} times a check")
    return bad


if __name__ == "__main__":
    arguments = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(arguments + [10_000, 20261128][len(arguments) :])))
