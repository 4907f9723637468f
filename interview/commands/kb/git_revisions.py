"""The files of a pack as git has them: of a revision, or of the newest revision that had a version."""

import io
import subprocess
import tarfile
from pathlib import Path

from interview.errors import MissingPart, UsageMistake
from knowledge.authoring.files import PackFiles
from knowledge.authoring.problems import PackError, Problem


def files_of_revision(folder: Path, revision: str, path: str, name: str) -> PackFiles:
    """The pack at `path` (from the top of the repository in which `folder` lies) as of the revision.

    `name`: what the person typed. Raises UsageMistake where there is no such revision or path, PackError where it
    holds no pack.
    """
    commit = _output(folder, "rev-parse", "--quiet", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise UsageMistake(
            {"en": "this is no folder, pack, version or revision.", "zh": "这不是文件夹、知识包、版本或 git 修订。"},
            {
                "en": "Name a folder with a pack.yaml, a pack, a version of it, or a git revision such as HEAD~1 or "
                "HEAD~1:knowledge/packs/cn.",
                "zh": "请给出含 pack.yaml 的文件夹、知识包编号、其版本号，或 git 修订，"
                "如 HEAD~1 或 HEAD~1:knowledge/packs/cn。",
            },
            name,
        )
    top = Path((_output(folder, "rev-parse", "--show-toplevel") or b".").decode().strip())  # else only what is below
    archive = _output(top, "archive", "--format=tar", f"{commit.decode().strip()}:{path.strip('/')}")
    contents = _yaml_files(archive) if archive is not None else {}
    if "pack.yaml" not in contents:
        raise PackError([Problem(name, 1, "there is no pack here.", "Name a folder that has a pack.yaml there.")])
    return PackFiles(Path(name), contents)


def place_in_repository(folder: Path, name: str) -> str:
    """Where a folder lies in its repository. Raises UsageMistake where it lies in none."""
    prefix = _output(folder, "rev-parse", "--show-prefix")
    if prefix is None:
        raise UsageMistake(
            {"en": f"{folder} is in no git repository.", "zh": f"{folder} 不在 git 仓库中。"},
            {"en": "Name two folders instead.", "zh": "请改为给出两个文件夹。"},
            name,
        )
    return prefix.decode().strip()


def revision_with_version(folder: Path, version: str) -> str | None:
    """The newest revision in which pack.yaml had this version; null where there is none."""
    line = rf"^version: *['\"]\?{version.replace('.', '[.]')}['\"]\? *$"
    commits = _output(folder, "log", "--format=%H", "--", "pack.yaml") or b""
    for commit in commits.decode().split():
        if _output(folder, "grep", "--quiet", "-e", line, commit, "--", "pack.yaml") is not None:
            return commit
    return None


def _yaml_files(archive: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        members = (member for member in tar if member.isfile() and member.name.endswith(".yaml"))
        return {member.name: content.read() for member in members if (content := tar.extractfile(member)) is not None}


def _output(folder: Path, *words: str) -> bytes | None:
    """What git prints; null where it fails. Raises MissingPart without git."""
    command = ["git", "-C", str(folder), *words]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise MissingPart(
            {"en": "Revisions need git, which is not installed.", "zh": "读取修订需要 git，本机没有安装。"},
            {"en": "Install git, or name two folders.", "zh": "请安装 git，或给出两个文件夹。"},
        ) from None
    return done.stdout if done.returncode == 0 else None
