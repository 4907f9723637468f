"""The larger packages that tables of vehicles need and an interview does not."""

from importlib.util import find_spec

from interview.errors import MissingPart

PACKAGES = ("polars", "pyarrow", "matplotlib")
REMEDY = "./run fleet --help  ·  pip install 'roadworthy[fleet]'"


class PackagesMissing(MissingPart):
    """Tables cannot be worked on until these packages are installed."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        names = ", ".join(missing)
        super().__init__(
            {"en": f"Tables of vehicles need packages that are not installed: {names}.",
             "zh": f"处理车辆表格所需的软件包尚未安装：{names}。"},
            {"en": f"Either of these brings them: {REMEDY}", "zh": f"以下任一命令可以安装：{REMEDY}"},
        )  # fmt: skip


def missing_packages() -> tuple[str, ...]:
    """Those that are not installed; nothing is imported."""
    return tuple(name for name in PACKAGES if find_spec(name) is None)


def require_packages() -> None:
    """Raise PackagesMissing unless all are there."""
    missing = missing_packages()
    if missing:
        raise PackagesMissing(missing)
