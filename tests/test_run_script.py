"""`./run` sets up what is missing, once, and then is nothing but a way to the program.

The system around the script is made of stand-ins: a PATH that holds the ordinary tools and, of Python, apt
and sudo, only what a test puts there. Every stand-in writes down how it was called.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ORDINARY_TOOLS = ("cat", "cksum", "cp", "dirname", "env", "mkdir", "mv", "nice", "readlink", "rm", "sh", "sleep")
MISSING_SYSTEM_PART = 69
EXIT_CODE_OF_THE_PROGRAM = 7

PYTHON = """#!/bin/sh
echo "python $*" | head -n 1 >>"$CALLS"
case $1 in
    -c)
        case $2 in
            *ensurepip*) [ "${PYTHON_IS_TOO_OLD:-}" ] && exit 1; echo "$0" ;;
            *) echo 3.9.2 ;;
        esac ;;
    -m)
        case $2 in
            venv) mkdir -p "$3/bin" "$3/lib/python3.11/site-packages"; cp "$0" "$3/bin/python" ;;
            pip) sleep "${PIP_TAKES:-0}"; exit "${PIP_EXIT:-0}" ;;
        esac ;;
    -P)
        shift 3
        printf '%s\\n' "in $PWD" "$@"
        cat
        exit 7 ;;
esac
"""
APT = '#!/bin/sh\necho "apt-get $*" >>"$CALLS"\n'
# Says that nothing is installed, like the real one about packages that it does not know.
DPKG_QUERY = "#!/bin/sh\nexit 1\n"
SUDO_WITH_PASSWORD = "#!/bin/sh\nexit 1\n"


class Machine:
    """A system with a copy of the script, and a PATH that holds only what is put there."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "check out"
        self.commands = folder / "commands"
        self.calls_file = folder / "calls"
        self.elsewhere = folder / "elsewhere"
        for new_folder in (self.checkout, self.commands, self.elsewhere):
            new_folder.mkdir()
        shutil.copy(ROOT / "run", self.checkout)
        shutil.copytree(ROOT / "requirements", self.checkout / "requirements")
        for tool in (*ORDINARY_TOOLS, "head"):
            (self.commands / tool).symlink_to(shutil.which(tool) or tool)
        self.has("id", "#!/bin/sh\necho 1000\n")

    def has(self, command: str, script: str) -> None:
        """Puts a stand-in on the PATH."""
        (self.commands / command).write_text(script)
        (self.commands / command).chmod(0o755)

    def start(self, *arguments: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        """Starts the script from another folder and forgets the earlier calls."""
        self.calls_file.write_text("")
        return subprocess.run(
            [self.checkout / "run", *arguments],
            cwd=self.elsewhere,
            env={"PATH": str(self.commands), "CALLS": str(self.calls_file), **environment},
            input=typed,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    @property
    def calls(self) -> list[str]:
        """How the stand-ins were called since the last start."""
        return self.calls_file.read_text().splitlines()

    def calls_with(self, *words: str) -> list[str]:
        """The calls that hold all the words."""
        return [call for call in self.calls if all(word in call for word in words)]


@pytest.fixture
def machine(tmp_path):
    """A system with a Python that is new enough, without apt and without the right to use it."""
    machine = Machine(tmp_path)
    machine.has("python3", PYTHON)
    return machine


def test_first_start_sets_up_and_starts_the_program(machine):
    """A fresh checkout gets its own environment: every package checked by hash, and only a user's."""
    result = machine.start()
    assert result.returncode == EXIT_CODE_OF_THE_PROGRAM
    assert len(machine.calls_with("-m venv")) == 1
    installs = machine.calls_with("-m pip install")
    assert [call.rsplit("/", 1)[1] for call in installs] == ["build.txt", "runtime.txt"]
    assert all("--require-hashes" in call for call in installs)
    assert "--no-build-isolation" in installs[1]


def test_second_start_only_starts_the_program(machine):
    """Nothing is looked for, downloaded or installed a second time, even where nothing could be."""
    machine.start()
    for command in ("python3", "apt-get", "dpkg-query", "sudo"):
        machine.has(command, '#!/bin/sh\necho "must not be called" >>"$CALLS"\nexit 1\n')
    result = machine.start("doctor")
    assert machine.calls == ["python -P -m interview doctor"]
    assert result.stderr == ""


def test_words_folder_and_exit_code_pass_through(machine):
    """The program gets the words unchanged, in the person's folder, and its exit code is the script's."""
    result = machine.start("assess", "my answers.json", "", "*")
    assert result.stdout.splitlines() == [
        f"in {machine.elsewhere}",
        "assess",
        "my answers.json",
        "",
        "*",
    ]
    assert result.returncode == EXIT_CODE_OF_THE_PROGRAM


def test_set_up_keeps_off_the_interviews_input_and_output(machine):
    """Answers piped into a first start reach the program, and only the program writes to stdout."""
    result = machine.start(typed="4\nyes\n")
    assert result.stdout == f"in {machine.elsewhere}\n4\nyes\n"
    assert "Setting up" in result.stderr


def test_a_link_to_the_script_works(machine):
    """The script finds its checkout through links, also relative ones."""
    machine.start()
    link = machine.commands / "roadworthy"
    link.symlink_to(os.path.relpath(machine.checkout / "run", machine.commands))
    machine.calls_file.write_text("")
    result = subprocess.run(
        ["roadworthy"],
        env={"PATH": str(machine.commands), "CALLS": str(machine.calls_file)},
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert result.returncode == EXIT_CODE_OF_THE_PROGRAM
    assert len(machine.calls) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [("en_GB.UTF-8", "the python3 of this system is 3.9.2"), ("zh_CN.UTF-8", "本系统的 python3 是 3.9.2")],
)
def test_a_too_old_python_is_named_plainly(machine, language, words):
    """Whoever has Python 3.9 reads that 3.11 is needed and that their distribution is the reason."""
    result = machine.start(PYTHON_IS_TOO_OLD="yes", LANG=language)
    assert result.returncode == MISSING_SYSTEM_PART
    assert words in result.stderr
    assert "3.11" in result.stderr
    assert not (machine.checkout / ".venv").exists()


def test_without_python_and_apt_the_message_names_what_to_install(tmp_path):
    """A system whose package manager is unknown is told what to look for."""
    result = Machine(tmp_path).start()
    assert result.returncode == MISSING_SYSTEM_PART
    assert "Python 3.11 or newer with venv and ensurepip" in result.stderr


def test_without_the_right_to_install_python_the_exact_command_is_named(tmp_path):
    """One line to type brings Python and Pango together; nothing is tried without the right."""
    machine = Machine(tmp_path)
    machine.has("apt-get", APT)
    machine.has("dpkg-query", DPKG_QUERY)
    machine.has("sudo", SUDO_WITH_PASSWORD)
    result = machine.start()
    assert result.returncode == MISSING_SYSTEM_PART
    assert (
        "sudo apt-get update && sudo apt-get install --no-install-recommends"
        " python3 python3-venv libpangoft2-1.0-0 libharfbuzz-subset0\n"
    ) in result.stderr
    assert machine.calls == []


def test_where_sudo_is_not_installed_the_command_is_for_su(tmp_path):
    """A bare Debian has no sudo, so a command that begins with it would not help."""
    machine = Machine(tmp_path)
    machine.has("apt-get", APT)
    machine.has("dpkg-query", DPKG_QUERY)
    assert "    su - -c 'apt-get update && apt-get install" in machine.start().stderr


def test_without_the_right_to_install_pango_the_interview_starts(machine):
    """PDF needs Pango, the interview does not: a warning with the command, and on."""
    machine.has("apt-get", APT)
    machine.has("dpkg-query", DPKG_QUERY)
    machine.has("sudo", SUDO_WITH_PASSWORD)
    result = machine.start()
    assert result.returncode == EXIT_CODE_OF_THE_PROGRAM
    assert "text and HTML reports work without it" in result.stderr
    assert "apt-get install --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0\n" in result.stderr


def test_an_administrator_gets_the_missing_packages_and_no_others(machine):
    """With the right to install, only what is missing is installed, after one renewal of the package list."""
    machine.has("id", "#!/bin/sh\necho 0\n")
    machine.has("apt-get", APT)
    machine.has("dpkg-query", '#!/bin/sh\n[ "$4" = libharfbuzz-subset0 ] || printf "install ok installed"\n')
    result = machine.start()
    assert result.returncode == EXIT_CODE_OF_THE_PROGRAM
    updating, installing = machine.calls_with("apt-get")
    assert "update" in updating
    assert installing.endswith("--no-install-recommends libharfbuzz-subset0")


def test_an_interrupted_set_up_is_repaired(machine):
    """A set-up that stopped half-way leaves no stamp, and the next start begins anew."""
    stopped = machine.start(PIP_EXIT="1")
    assert stopped.returncode == MISSING_SYSTEM_PART
    assert "requirements/build.txt could not be installed" in stopped.stderr
    repaired = machine.start()
    assert repaired.returncode == EXIT_CODE_OF_THE_PROGRAM
    assert len(machine.calls_with("-m venv")) == 1


@pytest.mark.parametrize("lock_file", ["build.txt", "runtime.txt"])
def test_a_changed_lock_file_is_installed(machine, lock_file):
    """After an update of the checkout the environment is made again; the developers' lock is not a user's."""
    machine.start()
    with (machine.checkout / "requirements" / "development.txt").open("a") as lock:
        lock.write("\n")
    machine.start()
    assert machine.calls_with("pip") == []
    with (machine.checkout / "requirements" / lock_file).open("a") as lock:
        lock.write("\n")
    machine.start()
    assert machine.calls_with("pip")


def test_a_vanished_python_is_replaced(machine):
    """An upgrade of the system that takes the old Python away leads to a new environment."""
    machine.start()
    (machine.checkout / ".venv" / "bin" / "python").unlink()
    result = machine.start()
    assert result.returncode == EXIT_CODE_OF_THE_PROGRAM
    assert len(machine.calls_with("-m venv")) == 1


def test_a_moved_checkout_is_set_up_again(machine, tmp_path):
    """The tools in an environment remember where it stood."""
    machine.start()
    machine.checkout = machine.checkout.rename(tmp_path / "moved")
    machine.start()
    assert len(machine.calls_with("-m venv")) == 1


def test_the_turn_of_a_killed_set_up_is_taken_over(machine):
    """Nobody has to delete a lock by hand after a power cut."""
    finished = subprocess.Popen(["true"])
    finished.wait()
    turn = machine.checkout / ".set-up-running"
    turn.mkdir()
    (turn / "process").write_text(f"{finished.pid}\n")
    result = machine.start()
    assert result.returncode == EXIT_CODE_OF_THE_PROGRAM
    assert "Waiting" not in result.stderr
    assert not turn.exists()


def test_two_first_starts_at_once_set_up_once(machine):
    """The second waits for the first and then has nothing to do."""
    machine.calls_file.write_text("")
    starts = [
        subprocess.Popen(
            [machine.checkout / "run"],
            env={"PATH": str(machine.commands), "CALLS": str(machine.calls_file), "PIP_TAKES": "0.5"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]
    assert [start.wait(timeout=60) for start in starts] == [EXIT_CODE_OF_THE_PROGRAM] * 2
    assert len(machine.calls_with("-m venv")) == 1


def test_the_first_fleet_brings_what_tables_need_and_nothing_else(machine):
    """Once, on top of a user's packages; the interview alone never installs them, a changed lock does so again."""
    machine.start()
    result = machine.start("fleet", "assess", "trucks.xlsx")
    assert [call.rsplit("/", 1)[1] for call in machine.calls_with("pip")] == ["fleet.txt"]
    assert all("--require-hashes" in call for call in machine.calls_with("pip"))
    assert result.stdout.splitlines()[1:] == ["fleet", "assess", "trucks.xlsx"]
    assert result.returncode == EXIT_CODE_OF_THE_PROGRAM
    machine.start("fleet", "triage")
    assert machine.calls == ["python -P -m interview fleet triage"]
    with (machine.checkout / "requirements" / "fleet.txt").open("a") as lock:
        lock.write("\n")
    machine.start("doctor")
    assert machine.calls_with("pip") == []
    machine.start("fleet")
    assert [call.rsplit("/", 1)[1] for call in machine.calls_with("pip")] == ["fleet.txt"]


@pytest.mark.parametrize("words", [("catalogue", "import", "table.xlsx"), ("kb", "sheet", "import", "pack.xlsx")])
def test_whatever_reads_workbooks_brings_what_tables_need(machine, words):
    """Others of the same command do without."""
    machine.start(words[0], "list")
    assert [call.rsplit("/", 1)[1] for call in machine.calls_with("pip")] == ["build.txt", "runtime.txt"]
    machine.start(*words)
    assert [call.rsplit("/", 1)[1] for call in machine.calls_with("pip")] == ["fleet.txt"]


def test_a_fleet_may_be_the_first_thing_that_is_asked_for(machine):
    """Everything is set up in one go, and where the packages cannot be had the program is not started."""
    failed = machine.start("fleet", PIP_EXIT="1")
    assert failed.returncode == MISSING_SYSTEM_PART
    assert failed.stdout == ""
    machine.start("fleet")
    assert [call.rsplit("/", 1)[1] for call in machine.calls_with("pip")][-2:] == ["runtime.txt", "fleet.txt"]


def test_the_checks_bring_their_tools_and_name_what_failed(machine):
    """`./run test` adds the developers' packages, runs every check even after one failed, and fails then."""
    machine.start()
    tools = machine.checkout / ".venv" / "bin"
    for tool in ("ruff", "mypy", "lint-imports"):
        (tools / tool).write_text(f'#!/bin/sh\necho "{tool} $*" >>"$CALLS"\n[ {tool} != mypy ]\n')
        (tools / tool).chmod(0o755)
    machine.has("python3", "#!/bin/sh\nexit 1\n")
    result = machine.start("test", "-k", "doctor")
    assert [call.rsplit("/", 1)[1] for call in machine.calls_with("pip")] == ["development.txt"]
    beside_the_tests = "mypy "
    assert machine.calls.count(beside_the_tests) == 1
    assert [call for call in machine.calls[1:] if call != beside_the_tests] == [
        "ruff format --check .",
        "ruff check .",
        "lint-imports --no-logo",
        "python -P -m interview kb check",
        "python -m pytest -n auto --maxprocesses 4 -k doctor",
    ]
    assert result.returncode == 1
    assert "Not passed: packs, mypy" in result.stderr


def test_a_checkout_may_be_checked_before_anything_else(machine):
    """One lock brings a developer everything, so that afterwards user and fleet lack nothing."""
    machine.start("test")
    assert [call.rsplit("/", 1)[1] for call in machine.calls_with("pip")] == ["build.txt", "development.txt"]
    machine.start("fleet")
    machine.start("test")
    assert machine.calls_with("pip") == []


@pytest.mark.parametrize("script", ["run", ".ci/run", "requirements/lock"])
def test_scripts_are_plain_shell(script):
    """The scripts run under any POSIX shell; the strictest one at hand reads them without complaint."""
    shell = shutil.which("dash") or "sh"
    assert os.access(ROOT / script, os.X_OK)
    assert subprocess.run([shell, "-n", ROOT / script], check=False).returncode == 0
