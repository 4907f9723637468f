"""Many vehicles, the full China pack: rows a second, as ratios to named baselines of the same run.

- file to file: Parquet in, verdict, category and every requirement as Parquet out, as a job of parts. Baseline: the
  same engine reads the same columns and writes the same output columns, and concludes nothing.
- csv to csv, by the kernel and by the whole program, which also checks every cell, carries all columns along and says
  reasons and deadlines. Baseline: the csv module, numpy arrays of the same three-valued gates, the csv module again.
- polars: the same gates as polars expressions, in stages.
- peers: the same rules in OpenFisca-core, zen-engine, business-rules, clipspy and experta (extra `peers`), on few rows;
  each must agree with the kernel. Their baseline is the kernel in memory.
- workers: the same job on two processes of dask.distributed, one of which is killed by its process id; the rows must be
  those of the job in one process.

`python -m benchmarks.fleet file --rows 1000000 10000000`   each measurement in a process of its own
`python -m benchmarks.fleet csv peers workers --rows 200000`
"""

import argparse
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from benchmarks.fleet_vehicles import mix_of, write_parts
from interview.fleet.job import Tables, begun
from interview.fleet.job_parts import parquet_spans
from interview.fleet.job_run import PartDone, run_here
from interview.fleet.worker_engine import WorkerEngine, Workers
from knowledge.authoring.library import knowledge_base
from knowledge.columnar import Kernel

AS_OF = date(2026, 11, 28)
ID = "vehicle_id"
PACK = "cn"


@dataclass(frozen=True)
class Order:
    """The work on a part: the conclusions, or in their place the same columns of the first part again."""

    concludes: bool = True
    sample: str = ""
    """A file of conclusions, for work that concludes nothing."""

    def prepared(self) -> Callable[[pl.DataFrame], Tables]:
        kernel = Kernel(knowledge_base(PACK), AS_OF)
        if self.concludes:
            return lambda frame: {"assessed": kernel.assess(frame, keep=[ID])}
        columns = pl.read_parquet(self.sample).drop(ID)
        return lambda frame: {"assessed": frame.select(ID).hstack(columns.head(frame.height))}


def file_to_file(folder: Path, out: Path, order: Order) -> dict[str, float]:
    """Seconds, and seconds of processor time, for a job over all files of the folder."""
    kernel = Kernel(knowledge_base(PACK), AS_OF)
    columns = (ID, *kernel.facts_read())
    work = order.prepared()
    shutil.rmtree(out, ignore_errors=True)
    start, cpu_start = time.perf_counter(), time.process_time()
    with begun(out, {"pack": PACK}) as job:
        run_here(job, parquet_spans(sorted(folder.glob("*.parquet")), columns), work, lambda _: None)
    return {"seconds": time.perf_counter() - start, "cpu": time.process_time() - cpu_start}


def measured(*words: str) -> dict[str, Any]:
    """What a measurement in a process of its own says."""
    command = [sys.executable, "-m", "benchmarks.fleet", "--alone", *words]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)  # noqa: S603 — our own module
    return json.loads(done.stdout)


def alone(words: list[str]) -> None:
    """One measurement, with the most memory that was used, in MB."""
    folder, out = Path(words[1]), Path(words[2])
    took = file_to_file(folder, out, Order(words[0] == "rules", words[3] if len(words) > 3 else ""))
    print(json.dumps({**took, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))


def files(work: Path, rows: int) -> None:
    """Parquet to Parquet, in turn; of small tables the better of two. Processor time bears a busy machine best."""
    folder, out, sample = work / f"vehicles-{rows}", work / "assessed", work / "sample.parquet"
    if not folder.exists():
        list(write_parts(mix_of(PACK), rows, folder))
    measurements: dict[str, list[dict[str, Any]]] = {"rules": [], "scan": []}
    for _ in range(2 if rows < 5_000_000 else 1):
        measurements["rules"].append(measured("rules", str(folder), str(out)))
        shutil.copy(out / "assessed" / "00000-000000.parquet", sample)
        measurements["scan"].append(measured("scan", str(folder), str(out), str(sample)))
    best = {name: min(found, key=lambda one: one["seconds"]) for name, found in measurements.items()}
    for name, found in best.items():
        speed, cpu = rows / found["seconds"] / 1e6, found["cpu"] / rows * 1e6
        print(f"{rows:>11,} rows  {name:6} {speed:5.2f} M rows/s  {cpu:.2f} cpu us a row  {found['memory']} MB")
    ratio, cpu_ratio = (best["rules"][what] / best["scan"][what] for what in ("seconds", "cpu"))
    print(
        f"{rows:>11,} rows  rules to scan {ratio:.2f}, of processor time {cpu_ratio:.2f}; load {os.getloadavg()[0]:.1f}"
    )


class Sample:
    """Vehicles in memory, and what the kernel concludes of them rule by rule, as the peers do."""

    def __init__(self, rows: int) -> None:
        self.knowledge = knowledge_base(PACK)
        self.kernel = Kernel(self.knowledge, AS_OF, by_cases=False)
        self.frame = mix_of(PACK).table(rows, 3)

    @cached_property
    def rows_a_second(self) -> float:
        """Of the kernel in memory, the best of three, by processor time."""
        return self.frame.height / min(measure(lambda: self.kernel.assess(self.frame)).cpu for _ in range(3))


def polars_expressions(rows: int) -> None:
    """The same gates as polars expressions, in processor time."""
    from benchmarks.fleet_polars import PolarsExpressions

    sample = Sample(rows)
    expressions = PolarsExpressions(sample.knowledge, AS_OF)
    prepared, table = expressions.prepared(sample.frame), sample.frame.to_arrow(compat_level=pl.CompatLevel.newest())
    assert expressions.assess(prepared).equals(sample.kernel.assess(sample.frame))
    works: dict[str, Callable[[], Any]] = {
        "polars expressions": lambda: expressions.assess(prepared),
        "kernel, polars to polars": lambda: sample.kernel.assess(sample.frame),
        "kernel, Arrow to Arrow": lambda: sample.kernel.assess_arrow(table),
    }
    for name, work in works.items():
        work()
        start = time.process_time()
        for _ in range(3):
            work()
        print(f"{name:25} {(time.process_time() - start) / 3 / rows * 1e6:.2f} cpu us a row")


class Measure(NamedTuple):
    """Seconds by the clock, and of processor time."""

    clock: float
    cpu: float


def measure(work: Callable[[], Any]) -> Measure:
    """How long it takes."""
    start, cpu_start = time.perf_counter(), time.process_time()
    work()
    return Measure(time.perf_counter() - start, time.process_time() - cpu_start)


def measure_program(*words: str) -> Measure:
    """How long the program takes with its start, without remedies; some rows may be rejected."""
    command = [sys.executable, "-m", "interview", *words, "--no-remedies", "--as-of", AS_OF.isoformat()]
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)  # noqa: S603 — our own module
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode in (os.EX_OK, os.EX_DATAERR), done.returncode
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measure(time.perf_counter() - start, cpu)


def peers(rows: int) -> None:
    """Each peer on as many rows as it can bear, by processor time."""
    from benchmarks.peers.all_peers import PEERS
    from benchmarks.peers.openfisca import OpenFisca
    from benchmarks.peers.statements import known_rows, statements_of
    from knowledge.logic.circuit import Circuit
    from knowledge.logic.rule_base import rule_base_of

    sample = Sample(max(rows, 200_000))
    print(f"kernel in memory {sample.rows_a_second / 1e6:.2f} M rows/s; load {os.getloadavg()[0]:.1f}")
    rule_base = rule_base_of(sample.knowledge, AS_OF)
    statements = statements_of(sample.knowledge, Circuit(rule_base))
    for name, (peer, count) in PEERS.items():
        frame = sample.frame.head(count)
        rows_known = known_rows(
            rule_base,
            [
                {fact: value for fact, value in row.items() if value is not None}
                for row in frame.drop(ID).iter_rows(named=True)
            ],
        )
        engine = peer(rule_base, statements)
        few = rows_known[:20]
        expected = sample.kernel.assess(frame.head(len(few))).rows()
        assert list(engine.answers(few, sample.knowledge.category)) == expected, name
        if isinstance(engine, OpenFisca):
            took = measure(partial(engine.truths, engine.columns(rows_known), len(rows_known)))
        else:
            took = measure(partial(deque, engine.answers(rows_known, sample.knowledge.category), maxlen=0))
        speed = len(rows_known) / took.cpu
        print(f"{name:15} {speed:12,.0f} rows/s; the kernel is {sample.rows_a_second / speed:,.0f} times as fast")


def tables_of_text(work: Path, rows: int) -> None:
    """CSV to CSV."""
    from benchmarks.fleet_csv import by_csv_module, by_kernel

    sample = Sample(rows)
    source, ours, theirs = work / "vehicles.csv", work / "ours.csv", work / "theirs.csv"
    sample.frame.write_csv(source)
    took = measure(lambda: by_kernel(sample.kernel, source, ours))
    few = min(rows, 20_000)
    sample.frame.head(few).write_csv(work / "few.csv")
    baseline = measure(lambda: by_csv_module(sample.knowledge, AS_OF, work / "few.csv", theirs))
    assert theirs.read_text("utf-8").splitlines() == ours.read_text("utf-8").splitlines()[: few + 1]
    program = measure_program("fleet", "assess", str(source), "-o", str(work / "program.csv"), "--force")
    for whose, found in (("kernel", took), ("fleet assess", program)):
        for name, ours_took, theirs_took in zip(Measure._fields, found, baseline, strict=True):
            speed, slow = rows / ours_took, few / theirs_took
            print(
                f"csv to csv by {whose}, {name:5} {speed:,.0f} rows/s; "
                f"csv module and numpy {slow:,.0f}: {speed / slow:.1f} times as fast"
            )
    print(f"load {os.getloadavg()[0]:.1f}")


def workers(work: Path, rows: int) -> None:
    """A job on two workers, the first of which is killed when some parts are done."""
    import psutil

    folder = work / f"vehicles-{rows}"
    if not folder.exists():
        list(write_parts(mix_of(PACK), rows, folder))
    spans = list(parquet_spans(sorted(folder.glob("*.parquet")), None))
    alone_seconds = file_to_file(folder, work / "alone", Order())["seconds"]
    killed: list[int] = []

    def kill_one(done: PartDone) -> None:
        if not killed:
            own = psutil.Process().children(recursive=True)
            busy = [child for child in own if "spawn_main" in " ".join(child.cmdline())]
            killed.append(max(busy, key=lambda child: child.cpu_times().user).pid)
            os.kill(killed[0], signal.SIGKILL)

    shutil.rmtree(work / "workers", ignore_errors=True)
    with begun(work / "workers", {"pack": PACK}) as job, WorkerEngine(Order(), Workers(2)) as engine:
        took = measure(lambda: engine.run(job, spans, kill_one)).clock
        found = pl.concat([pl.read_parquet(path) for path in job.files()])
    expected = pl.concat([pl.read_parquet(path) for path in sorted((work / "alone" / "assessed").glob("*.parquet"))])
    assert found.equals(expected)
    assert found[ID].n_unique() == found.height == rows
    print(
        f"{rows:,} rows on two workers, process {killed[0]} killed: {took:.1f} s; in one process {alone_seconds:.1f} s"
    )
    print("row for row the same")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--alone"]:
        alone(sys.argv[2:])
        sys.exit()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="+", choices=["file", "csv", "peers", "polars", "workers"])
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000])
    parser.add_argument(
        "--folder", type=Path, default=Path("fleet-benchmark"), help="for tables; a few hundred MB a million rows"
    )
    wishes = parser.parse_args()
    wishes.folder.mkdir(parents=True, exist_ok=True)
    for count in wishes.rows:
        for what in wishes.what:
            if what in ("peers", "polars"):
                {"peers": peers, "polars": polars_expressions}[what](count)
            else:
                {"file": files, "csv": tables_of_text, "workers": workers}[what](wishes.folder, count)
