"""What a person installs is whole: the lock files pin all of it, and the wheel carries all of its data."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

from interview import __version__

ROOT = Path(__file__).parents[1]
PACKAGES = ("interview", "knowledge", "report_templates")
LOCK_FILES = ("build.txt", "runtime.txt", "development.txt")

# The wheel is built once, by one worker.


def pins_of(lock_file: str) -> dict[str, list[str]]:
    """The hashes of each pinned package, by `name==version`."""
    pins: dict[str, list[str]] = {}
    pin = ""
    for line in (ROOT / "requirements" / lock_file).read_text().splitlines():
        if hashed := re.fullmatch(r"    --hash=(sha256:[0-9a-f]{64})(?: \\)?", line):
            pins[pin].append(hashed[1])
        else:
            pin = re.fullmatch(r"([a-z0-9-]+==[^ ]+)(?: ; [^\\]+)? \\", line)[1]
            pins[pin] = []
    return pins


@pytest.mark.parametrize("lock_file", LOCK_FILES)
def test_every_locked_package_is_pinned_and_hashed(lock_file):
    """A lock file holds exact versions with sha256 hashes, and no address or anything else."""
    pins = pins_of(lock_file)
    assert pins
    assert [pin for pin, hashes in pins.items() if not hashes] == []


def test_developers_run_the_versions_that_users_get():
    """Whatever a user gets is in the developers' lock too, with the same version and hashes."""
    developers = pins_of("development.txt")
    assert {pin: developers.get(pin) for pin in pins_of("runtime.txt")} == pins_of("runtime.txt")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from a copy of what the checkout holds, with the pinned build tools."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for file in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / file, source)
    for package in PACKAGES:
        shutil.copytree(ROOT / package, source / package, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, source]
    building = subprocess.run(command, capture_output=True, text=True, check=False)
    assert building.returncode == 0, building.stdout + building.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installation(wheel, tmp_path_factory):
    """The folder of commands of a fresh environment, in which the wheel is the only Roadworthy.

    The packages that it needs are lent by the environment of the tests, whose own path to the checkout is
    not followed: a path file is read only in the environment to which it belongs.
    """
    environment = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    (site_packages,) = environment.glob("lib/python3.*/site-packages")
    (site_packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    pip = [sys.executable, "-m", "pip", "--python", environment / "bin" / "python"]
    subprocess.run([*pip, "install", "--quiet", "--no-deps", "--no-index", wheel], check=True)
    return environment / "bin"


@pytest.fixture
def in_installation(installation, tmp_path):
    """Runs a command of the installation in another folder, as a person without any earlier interview."""

    def run(command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        elsewhere = {name: str(tmp_path) for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
        return subprocess.run(
            [installation / command, *arguments],
            cwd=tmp_path,
            env=os.environ | elsewhere,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.mark.slow
def test_the_wheel_carries_every_file_of_its_packages(wheel):
    """Packs, templates, style sheets and fonts are inside, and nothing beside the three packages is."""
    in_checkout = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    in_wheel = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert in_wheel == in_checkout
    for needed in (r"knowledge/packs/.+\.yaml", r"report_templates/.+\.j2", r"report_templates/.+\.css"):
        assert any(re.fullmatch(needed, name) for name in in_wheel), needed
    assert any(re.fullmatch(r"report_templates/fonts/.+\.ttf", name) for name in in_wheel)
    licences = {f"report_templates/fonts/OFL-{family}.txt" for family in ("NotoSans", "NotoSansSC")}
    assert licences <= in_wheel


@pytest.mark.slow
def test_the_installed_code_is_the_wheels(in_installation, installation):
    """The test looks at the wheel and not, by accident, at the checkout."""
    found = in_installation(
        "python", "-c", "import interview, knowledge; print(interview.__file__, knowledge.__file__)"
    )
    assert all(place.startswith(str(installation.parent)) for place in found.stdout.split()), found


@pytest.mark.slow
def test_the_locked_packages_are_what_the_wheel_asks_for(installation):
    """The versions in the lock meet the ranges that the wheel declares."""
    command = [sys.executable, "-m", "pip", "--python", installation / "python", "check"]
    checking = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checking.returncode == 0, checking.stdout


@pytest.mark.slow
def test_the_installed_program_tells_its_version(in_installation):
    """`roadworthy --version` works away from the checkout."""
    telling = in_installation("roadworthy", "--version")
    assert telling.returncode == 0, telling.stderr
    assert __version__ in telling.stdout


@pytest.mark.slow
def test_the_installed_packs_are_sound(in_installation):
    """`roadworthy kb check` reads the packs that the wheel carries and finds nothing wrong."""
    checking = in_installation("roadworthy", "kb", "check")
    assert checking.returncode == 0, checking.stdout + checking.stderr
