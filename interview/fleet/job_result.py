"""What came of a job over a fleet: counted, the rejected rows in one file, and remembered."""

from datetime import timedelta

import polars as pl

from interview.fleet.assessing import SOON, Outcome
from interview.fleet.deadlines import DEADLINE
from interview.fleet.job import Job
from interview.fleet.opening import Fleet
from interview.fleet.record import FleetRecord, keep_record
from interview.fleet.tables import no_rows
from interview.fleet.writing import TableForm, table_writer
from interview.report.save import written_whole
from knowledge.logic.rule_base import VERDICT

REJECTED = "rejected"
REJECTED_FILE = "rejected.csv"
TABLE = "assessed"


def result_of(job: Job, fleet: Fleet) -> Outcome:
    """Count what was done, put the rejected rows into one file, and keep the record beside the folder of parts.

    Raises UnusableTable where there is no row at all.
    """
    outcome = _counted(job, fleet) if job.files() else Outcome()
    if outcome.rows + outcome.rejected == 0:
        raise no_rows(str(fleet.sources[0].path))
    names = pl.read_parquet_schema(job.files()[0])
    record = FleetRecord(
        pack=fleet.knowledge_base.identity,
        as_of=fleet.how.as_of,
        columns=fleet.columns,
        added=tuple(names)[len(fleet.heads) :],
        sources=tuple(str(source.path) for source in fleet.sources),
        rows=outcome.rows,
        rows_rejected=outcome.rejected,
        estimated=0,
        accepts_doubts=fleet.how.accepts_doubts,
    )
    keep_record(record, job.folder / TABLE)
    return outcome


def _counted(job: Job, fleet: Fleet) -> Outcome:
    outcome = Outcome()
    assessed = pl.scan_parquet(job.files())
    by_verdict = assessed.group_by(VERDICT).agg(
        pl.len().alias("count"), (pl.col(DEADLINE) <= fleet.how.as_of + timedelta(SOON.days)).sum().alias("soon")
    )
    for verdict, count, soon in by_verdict.collect(engine="streaming").select(VERDICT, "count", "soon").iter_rows():
        outcome.verdicts[str(verdict)] = count
        outcome.rows += count
        outcome.soon += soon
    if job.files(REJECTED):
        with (
            written_whole(job.folder / REJECTED_FILE, force=True) as temporary,
            table_writer(temporary, TableForm.CSV) as table,
        ):
            for path in job.files(REJECTED):
                part = pl.read_parquet(path)
                table.write(part)
                outcome.rejected += part["line"].n_unique()
    return outcome
