"""experta 1.9.4 is imported on every Python that is supported, and importing it changes nothing else."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def run(script: str) -> None:
    """Run a script in a fresh interpreter in which a warning is an error."""
    subprocess.run([sys.executable, "-W", "error", "-c", script], cwd=ROOT, check=True, timeout=60)


def test_it_leaves_no_trace_in_collections() -> None:
    """The name that frozendict 1.2 needs is there during its import only."""
    run("""
import collections
import knowledge.inference.experta_import
assert not hasattr(collections, "Mapping")
""")


def test_a_name_that_somebody_else_lent_stays() -> None:
    """Another library that brings `collections.Mapping` back keeps it."""
    run("""
import collections, collections.abc
collections.Mapping = collections.abc.Mapping
import knowledge.inference.experta_import
assert collections.Mapping is collections.abc.Mapping
""")


def test_it_leaves_no_trace_in_logging() -> None:
    """The root logger has no handler and its level, although experta calls logging.basicConfig()."""
    run("""
import logging
import knowledge.inference.experta_import
root = logging.getLogger()
assert root.handlers == [] and root.level == logging.WARNING
""")


def test_a_root_logger_that_is_configured_stays_as_it_is() -> None:
    """Neither its handlers nor its level change."""
    run("""
import logging
handler = logging.StreamHandler()
logging.basicConfig(level=logging.DEBUG, handlers=[handler])
import knowledge.inference.experta_import
root = logging.getLogger()
assert root.handlers == [handler] and root.level == logging.DEBUG
""")


def test_experta_is_silent_where_everything_else_is_logged() -> None:
    """Its own loggers would write out every fact that meets every test."""
    run("""
import io, logging
log = io.StringIO()
logging.basicConfig(level=logging.DEBUG, stream=log)
from knowledge.inference.experta_import import Fact, KnowledgeEngine
engine = KnowledgeEngine()
engine.reset()
engine.declare(Fact(1))
engine.run()
assert log.getvalue() == "", log.getvalue()
""")


def test_many_threads_may_import_it_at_once() -> None:
    """The engine is built in a thread while others run: each finds experta complete, and no trace is left."""
    run("""
import collections, logging, threading
failures = []
start = threading.Barrier(8)
def import_it():
    start.wait()
    try:
        from knowledge.inference.experta_import import KnowledgeEngine
        KnowledgeEngine().reset()
    except BaseException as failure:
        failures.append(failure)
threads = [threading.Thread(target=import_it) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert not failures, failures
assert not hasattr(collections, "Mapping") and logging.getLogger().handlers == []
""")


def test_it_is_the_only_importer() -> None:
    """No other module of the program names experta or frozendict in an import."""
    importing = re.compile(r"^\s*(from|import) (experta|frozendict)\b", re.MULTILINE)
    modules = (path for folder in ("interview", "knowledge") for path in (ROOT / folder).rglob("*.py"))
    importers = {path.name for path in modules if importing.search(path.read_text(encoding="utf-8"))}
    assert importers == {"experta_import.py"}
