"""A job that is done becomes the assessed table: put together in the folder of the job, and then given its name."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from pathlib import Path

import msgspec
import polars as pl
from xlsxwriter.exceptions import FileCreateError

from interview.fleet.csv_rows import RowsWriter
from interview.fleet.job import Job, PartUnwritable, reason_of
from interview.fleet.job_order import FleetOrder
from interview.fleet.job_work import finished, judged_part, own_width
from interview.fleet.opening import Fleet
from interview.fleet.outcome import Outcome
from interview.fleet.progress import Watcher
from interview.fleet.record import FleetRecord, record_path
from interview.fleet.target import PUBLISHING, FleetTarget
from interview.fleet.writing import TableForm, TableWriter, table_writer
from interview.report.save import make_readable_by_umask, written_whole


class Publishing:
    """Gives the results of one job their names."""

    def __init__(self, job: Job, order: FleetOrder, fleet: Fleet, target: FleetTarget, outcome: Outcome) -> None:
        self._job = job
        self._order = order
        self._fleet = fleet
        self._target = target
        self._outcome = outcome
        self._may_replace = target.force or target.is_publishing

    def publish(self, watch: Watcher) -> None:
        """The table, the rejected rows where there are any, and the record.

        Raises TooLargeForSheet, FileExists, NotSaved, or PartUnwritable where the disk refuses; what the job has done
        is kept.
        """
        with ExitStack() as files:
            if self._target.form is TableForm.FOLDER:
                added = self._finished_parts_added()
            else:
                table = files.enter_context(self._whole(self._target.path))
                added = self._put_together(table, watch)
            if self._outcome.rejected:
                self._write_rejected(files.enter_context(self._whole(self._target.rejected_path)))
            self._target.refuse_to_overwrite()  # of what is there when the mark is, all is ours
            (self._job.folder / PUBLISHING).touch()
        if not self._outcome.rejected:
            self._target.rejected_path.unlink(missing_ok=True)
        if self._target.form is TableForm.FOLDER:
            self._name_folder()
        with self._whole(record_path(self._target.path), replaces=True) as record:
            record.write_bytes(msgspec.json.format(msgspec.json.encode(self._record(added)), indent=2) + b"\n")

    @contextmanager
    def _whole(self, path: Path, *, replaces: bool = False) -> Iterator[Path]:
        """A file in the folder of the job that takes its name when the block is done."""
        with written_whole(path, force=replaces or self._may_replace, made_in=self._job.folder) as temporary:
            try:
                yield temporary
            except (OSError, pl.exceptions.ComputeError, FileCreateError) as error:
                raise PartUnwritable(path, reason_of(error)) from error

    def _put_together(self, path: Path, watch: Watcher) -> tuple[str, ...]:
        """All parts as one file. Our columns."""
        files, found = self._job.stage("judged").files(), tuple(self._job.stage("remedies").files())
        heads, base = self._fleet.heads, self._fleet.knowledge_base
        added: tuple[str, ...] = ()
        with self._writer(path) as table:
            for number, file in enumerate(files, start=1):
                frame = finished(judged_part(file, found, self._order.digest), heads, base, self._order.words)
                table.write(frame)
                watch(frame.height, number / len(files))
                added = tuple(frame.columns[own_width(frame.columns, heads) :])
        return added

    def _writer(self, path: Path) -> AbstractContextManager[TableWriter]:
        if self._order.is_csv_to_csv(self._fleet):
            return closing(RowsWriter(path, self._fleet.heads))
        return table_writer(path, self._target.form, self._outcome.rows, scratch=self._job.folder)

    def _write_rejected(self, path: Path) -> None:
        with table_writer(path, TableForm.CSV, self._outcome.rejected, scratch=self._job.folder) as table:
            for file in self._job.stage("judged").files("rejected"):
                table.write(pl.read_parquet(file))

    def _finished_parts_added(self) -> tuple[str, ...]:
        """Our columns in the parts that are finished, which get readable."""
        files = self._job.stage("finished").files()
        for file in files:
            make_readable_by_umask(file)
        return tuple(pl.read_parquet_schema(files[0]))[len(self._fleet.heads) :]

    def _name_folder(self) -> None:
        """The folder of finished parts takes its name; one that it replaces goes with the folder of the job."""
        path, made = self._target.path, self._job.stage("finished").files()[0].parent
        try:
            if path.exists():
                path.rename(self._job.folder / f"replaced-{os.getpid()}")
            make_readable_by_umask(made)
            made.rename(path)
        except OSError as error:
            raise PartUnwritable(path, reason_of(error)) from error

    def _record(self, added: tuple[str, ...]) -> FleetRecord:
        return FleetRecord(
            pack=self._fleet.knowledge_base.identity,
            as_of=self._fleet.how.as_of,
            columns=self._fleet.columns,
            added=added,
            sources=tuple(str(source.path) for source in self._fleet.sources),
            rows=self._outcome.rows,
            rows_rejected=self._outcome.rejected,
            estimated=self._outcome.estimated,
            accepts_doubts=self._fleet.how.accepts_doubts,
            facts={fact: str(value) for fact, value in self._fleet.given.items()},
            job=self._order.digest,
        )
