"""The documentation says what the program does: its commands run, its options exist, its site builds."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from interview.commands.program import program
from interview.errors import ExitCode
from tests.docs.pages import ROOT, RUN, Fence, commands_in_sentences, fences, pages
from tests.interview.command_line import Call, caller

SAMPLES = Path(__file__).parent / "samples"
SHELL = re.compile(r"[|<>;&$`*]")
FOLLOWED = ("docs/tutorial.md",)
"""Pages that tests of their own follow, with every answer that they show: interview/test_tutorial.py."""
PAGES = [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in pages()]
RUN_HERE = [page for page in PAGES if page.id not in FOLLOWED]


@pytest.fixture
def reader(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Call:
    """Somebody who types what a page shows, in a folder with the files that the pages speak of."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "here"
    shutil.copytree(SAMPLES, folder)
    tools = tmp_path / "tools"
    tools.mkdir()
    command = (
        f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.quote(sys.executable)} -P -m interview "$@"\n'
    )
    for place in (tools / "roadworthy", folder / "run"):
        place.write_text(command, "utf-8")
        place.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(folder)
    return caller(capsys, monkeypatch)


@pytest.mark.parametrize("page", RUN_HERE)
def test_commands_that_are_shown_run(reader: Call, page: Path) -> None:
    """Every line of every sh fence ends as the page says, in the order of the page."""
    for fence in fences(page):
        if fence.word == "file":
            path = Path(fence.value)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(fence.text, "utf-8")
        elif fence.language in RUN and fence.word != "shown":
            typed(reader, fence)


def typed(reader: Call, fence: Fence) -> None:
    """Type the lines of a fence; all but the last must end well, the last as it is marked."""
    for number, line in enumerate(fence.commands, start=1):
        expected = int(fence.value) if fence.word == "exit" and number == len(fence.commands) else 0
        code, said = outcome(reader, line)
        if code == ExitCode.MISSING_SYSTEM_PART:
            continue  # the page is right; this machine lacks what its reader is told to install
        assert code == expected, f"{fence.page}:{fence.line}: {line}\nends with {code}:\n{said}"


def outcome(reader: Call, line: str) -> tuple[int, str]:
    """How a line ends and what it says; whoever is asked anything quits."""
    words = shlex.split(line, comments=True)
    if words[:1] in (["roadworthy"], ["./run"]) and not SHELL.search(line.partition("  #")[0]):
        result = reader(*words[1:], stdin="quit\n")
        return result.code, result.err
    done = subprocess.run(["bash", "-c", line], input="quit\n", capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stderr


@pytest.mark.parametrize("page", PAGES)
def test_commands_in_sentences_exist(page: Path) -> None:
    """Every command and option that a sentence or a table names is one."""
    for span in commands_in_sentences(page):
        words = re.sub(r"[\[\]…]", " ", span).split()[1:]
        command: click.Command = program
        context = click.Context(program)
        if span.startswith(("./run test", "./run fleet")):
            continue
        while words and isinstance(command, click.Group) and re.fullmatch(r"[a-z][a-z-]*", words[0]):
            name = words.pop(0)
            below = command.get_command(context, name)
            assert below is not None, f"{page.name}: `{span}`: there is no command {name}"
            command = below
        asks = program.get_command(context, "ask") if command is program else None
        known = [*program.params, *command.params, *(asks.params if asks else ())]
        named = {word.partition("=")[0] for word in words if word.startswith("--")}
        options = {option for one in known for option in (*one.opts, *one.secondary_opts)}
        assert named <= options | {"--help"}, f"{page.name}: `{span}`"


@pytest.mark.slow
def test_the_site_builds(tmp_path: Path) -> None:
    """Strictly: every link leads somewhere; and no page fetches anything from elsewhere."""
    site = tmp_path / "site"
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    written = list(site.rglob("*.html"))
    assert len(written) >= len(list((ROOT / "docs").rglob("*.md")))
    for page in written:
        fetched = re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="(https?:)?//', page.read_text("utf-8"))
        assert not fetched, page.name


def test_fences_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Marks belong to the fence right below them; comments and joined lines are understood."""
    monkeypatch.setattr("tests.docs.pages.ROOT", tmp_path)
    page = tmp_path / "page.md"
    page.write_text(
        "<!-- exit: 65 -->\n```sh\none \\\n  two\n# said\n```\n\n```sh\nthree\n```\n\n"
        "<!-- file: a.yaml -->\n```yaml\nx: 1\n```\n```yaml file=b/c.yaml\ny: 2\n```\n```console\n$ four\nanswer\n```\n`roadworthy kb check [DIR]`\n",
        "utf-8",
    )
    found = list(fences(page))
    assert [fence.commands for fence in found if fence.language in RUN] == [["one    two"], ["three"], ["four"]]
    assert [(fence.word, fence.value) for fence in found] == [
        ("exit", "65"),
        ("", ""),
        ("file", "a.yaml"),
        ("file", "b/c.yaml"),
        ("", ""),
    ]
    assert list(commands_in_sentences(page)) == ["roadworthy kb check [DIR]"]
