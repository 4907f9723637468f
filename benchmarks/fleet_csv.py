"""CSV to CSV: by the kernel, and by what one would write with the csv module and numpy."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks.truths_of_arrays import FALSE, TRUE, truths_of
from knowledge.columnar import Kernel
from knowledge.columnar.comparing import EPOCH
from knowledge.columnar.formulas import COLUMNAR
from knowledge.logic.circuit import Circuit
from knowledge.logic.outputs import default_columns, output_of
from knowledge.logic.rule_base import RuleBase, rule_base_of
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId, FactType
from knowledge.vocabulary.packs import KnowledgeBase

ROWS = 1 << 17
ID = "vehicle_id"


def by_kernel(kernel: Kernel, source: Path, target: Path) -> None:
    """Batch by batch through polars and the kernel."""
    frames = pl.scan_csv(source, schema={ID: pl.Int64(), **kernel.schema()})
    begins = True
    with target.open("wb") as file:
        for frame in frames.collect_batches(chunk_size=ROWS, maintain_order=True):
            assessed = kernel.assess(frame, keep=[ID])
            assessed.write_csv(file, include_header=begins, quote_style="never")  # ids need no quotes
            begins = False


def by_csv_module(knowledge: KnowledgeBase, as_of: date, source: Path, target: Path) -> None:
    """The same three-valued gates over numpy arrays: 0 false, 1 not known, 2 true."""
    rule_base = rule_base_of(knowledge, as_of)
    with source.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = {fact: _array(rule_base, fact, [row[fact] for row in rows]) for fact in rule_base.asked}
    day = as_of.toordinal() - EPOCH
    with np.errstate(all="ignore"):
        for fact, call in rule_base.computed.items():
            arguments = [columns[argument] for argument in call.arguments]
            values = COLUMNAR[call.name](day, *arguments, *call.figures).astype(float)
            columns[fact] = np.where(np.any([np.isnan(one) for one in arguments], axis=0), np.nan, values)
    circuit = Circuit(rule_base)
    names = default_columns(knowledge)
    outputs = [output_of(name, knowledge, circuit) for name in names]
    truths = _truths(circuit, rule_base, columns, len(rows))
    texts = []
    for output in outputs:
        found = np.full(len(rows), "" if output.otherwise is None else output.otherwise, dtype=object)
        for wire, value in reversed(output.wires):
            found[truths[abs(wire)] == (TRUE if wire > 0 else FALSE)] = value
        texts.append(found)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([ID, *names])
        writer.writerows(zip((row[ID] for row in rows), *texts, strict=True))


def _array(rule_base: RuleBase, fact: FactId, cells: Sequence[str]) -> np.ndarray:
    declaration = rule_base.asked[fact]
    if declaration.choices is not None:
        codes = {choice: float(code) for code, choice in enumerate(declaration.choices)}
        return np.array([codes[cell] if cell else np.nan for cell in cells])
    if declaration.type is FactType.DATE:
        return np.array([date.fromisoformat(cell).toordinal() - EPOCH if cell else np.nan for cell in cells])
    return np.array([float(cell) if cell else np.nan for cell in cells])


def _truths(circuit: Circuit, rule_base: RuleBase, columns: dict[FactId, np.ndarray], rows: int) -> list[np.ndarray]:
    truths = [np.zeros(rows, np.int8)]
    for node in circuit.nodes[1:]:
        if isinstance(node, Comparison):
            truths.append(_comparison(node, rule_base, columns[node.fact]))
            continue
        truth = np.full(rows, TRUE, np.int8)
        for wire in node:
            truth = np.minimum(truth, truths[wire] if wire > 0 else TRUE - truths[-wire])
        truths.append(truth)
    return truths


def _comparison(comparison: Comparison, rule_base: RuleBase, values: np.ndarray) -> np.ndarray:
    declaration = rule_base.asked.get(comparison.fact)
    operands = [float(one) for one in comparison.operands if not isinstance(one, str)]
    if declaration is not None and declaration.choices is not None:
        operands = [float(list(declaration.choices).index(str(one))) for one in comparison.operands]
    elif declaration is not None and declaration.type is FactType.DATE:
        operands = [one - EPOCH for one in operands]
    return truths_of(comparison.operator, operands, values)
