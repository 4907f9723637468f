"""Every trouble of a machine in words: what it is, what it means, and what to type."""

import codecs
import shlex
from collections.abc import Mapping
from dataclasses import dataclass

from interview.doctor.machine import Machine
from interview.fleet.packages import REMEDY
from interview.terminal.choosing_a_driver import can_redraw
from knowledge.vocabulary.text import Language, Text, in_language

OLDEST_PYTHON = (3, 11)
NARROWEST_SCREEN = 40
MISSING_SYSTEM_PART = 69

# The words before the names of packages, by the command that a system has.
INSTALLERS = {
    "apt-get": "apt-get install --no-install-recommends",
    "dnf": "dnf install",
    "pacman": "pacman -S",
    "brew": "brew install",
}
PYTHON_PACKAGES = {"apt-get": "python3 python3-venv", "dnf": "python3", "pacman": "python", "brew": "python"}
PANGO_PACKAGES = {"apt-get": "libpangoft2-1.0-0", "dnf": "pango", "pacman": "pango", "brew": "pango"}
GRAPHVIZ_PACKAGES = dict.fromkeys(INSTALLERS, "graphviz")
SUBSETTING_PACKAGES = {
    "apt-get": "libharfbuzz-subset0", "dnf": "harfbuzz", "pacman": "harfbuzz", "brew": "harfbuzz",
}  # fmt: skip


@dataclass(frozen=True)
class Trouble:
    """One thing that is not as it should be. A fatal one keeps the interview from running at all."""

    what: Text
    meaning: Text
    remedy: Text
    is_fatal: bool = False


def examine(machine: Machine) -> list[Trouble]:
    """Every trouble of the machine, the fatal ones first."""
    examinations = (
        _examine_python,
        _examine_data_folder,
        _examine_printing,
        _examine_subsetting,
        _examine_graphviz,
        _examine_fonts,
        _examine_fleet_packages,
        _examine_terminal,
        _examine_encoding,
        _examine_width,
    )
    troubles = [trouble for examination in examinations if (trouble := examination(machine))]
    return sorted(troubles, key=lambda trouble: not trouble.is_fatal)


def exit_code(troubles: list[Trouble]) -> int:
    """69 where something is missing without which nothing works, otherwise 0."""
    return MISSING_SYSTEM_PART if any(trouble.is_fatal for trouble in troubles) else 0


def report(troubles: list[Trouble], language: Language) -> str:
    """The troubles in words: what it is, what it means, and what to type."""
    if not troubles:
        return in_language({"en": "Nothing is missing.", "zh": "一切就绪，什么都不缺。"}, language)
    return "\n\n".join(_trouble_in_words(trouble, language) for trouble in troubles)


def _examine_python(machine: Machine) -> Trouble | None:
    if machine.python >= OLDEST_PYTHON:
        return None
    needed = ".".join(map(str, OLDEST_PYTHON))
    present = ".".join(map(str, machine.python))
    return Trouble(
        what={
            "en": f"Python is {present}; {needed} or newer is needed.",
            "zh": f"Python 版本为 {present}，需要 {needed} 或更高版本。",
        },
        meaning={"en": "Roadworthy cannot run.", "zh": "Roadworthy 无法运行。"},
        remedy=_installation(machine, PYTHON_PACKAGES),
        is_fatal=True,
    )


def _examine_data_folder(machine: Machine) -> Trouble | None:
    if machine.data_folder_is_writable:
        return None
    folder = shlex.quote(str(machine.data_folder))
    remedy = _same_in_every_language(f"mkdir -p {folder} && chmod u+rwx {folder}")
    if machine.data_disk_is_read_only:
        remedy = _same_in_every_language('export ROADWORTHY_DATA="$HOME/roadworthy"')
    return Trouble(
        what={
            "en": f"The folder for interviews cannot be written: {machine.data_folder}",
            "zh": f"无法写入保存问答的文件夹：{machine.data_folder}",
        },
        meaning={
            "en": "No interview can be saved or resumed.",
            "zh": "问答无法保存，也无法继续上次的问答。",
        },
        remedy=remedy,
        is_fatal=True,
    )


def _examine_printing(machine: Machine) -> Trouble | None:
    if not machine.missing_printing_libraries:
        return None
    libraries = ", ".join(machine.missing_printing_libraries)
    return Trouble(
        what={"en": f"System libraries are missing: {libraries}", "zh": f"缺少系统库：{libraries}"},
        meaning={
            "en": "No PDF report can be made. The interview, and text and HTML reports, work without them.",
            "zh": "无法生成 PDF 报告；问答以及文本、HTML 报告不受影响。",
        },
        remedy=_installation(machine, PANGO_PACKAGES),
    )


def _examine_subsetting(machine: Machine) -> Trouble | None:
    if machine.has_subsetting_library:
        return None
    return Trouble(
        what={"en": "A system library is missing: HarfBuzz-Subset", "zh": "缺少系统库：HarfBuzz-Subset"},
        meaning={
            "en": "A PDF report with Chinese text takes longer to make.",
            "zh": "生成含中文的 PDF 报告会更慢。",
        },
        remedy=_installation(machine, SUBSETTING_PACKAGES),
    )


def _examine_graphviz(machine: Machine) -> Trouble | None:
    if machine.has_graphviz:
        return None
    return Trouble(
        what={"en": "A program is missing: Graphviz (dot)", "zh": "缺少程序：Graphviz（dot）"},
        meaning={
            "en": "roadworthy kb graph draws no SVG; for Mermaid nothing is missing.",
            "zh": "roadworthy kb graph 无法绘制 SVG；Mermaid 不受影响。",
        },
        remedy=_installation(machine, GRAPHVIZ_PACKAGES),
    )


def _examine_fonts(machine: Machine) -> Trouble | None:
    if machine.fonts:
        return None
    return Trouble(
        what={
            "en": "The fonts of the printed report are missing: report_templates/fonts/*.ttf",
            "zh": "缺少打印报告所用的字体：report_templates/fonts/*.ttf",
        },
        meaning={
            "en": "Chinese characters in a PDF report may come out as empty boxes.",
            "zh": "PDF 报告中的汉字可能显示为空框。",
        },
        remedy={
            "en": "Install Roadworthy again: the copy on this machine is incomplete.",
            "zh": "请重新安装 Roadworthy：本机上的安装不完整。",
        },
    )


def _examine_fleet_packages(machine: Machine) -> Trouble | None:
    if not machine.missing_fleet_packages:
        return None
    packages = ", ".join(machine.missing_fleet_packages)
    return Trouble(
        what={"en": f"Packages are missing: {packages}", "zh": f"缺少软件包：{packages}"},
        meaning={
            "en": "Tables of vehicles (roadworthy fleet) cannot be assessed. Everything else works without them.",
            "zh": "无法评估车辆表格（roadworthy fleet）；其他功能不受影响。",
        },
        remedy=_same_in_every_language(REMEDY),
    )


def _examine_terminal(machine: Machine) -> Trouble | None:
    is_terminal = machine.reads_from_terminal and machine.writes_to_terminal
    if is_terminal and can_redraw(machine.terminal_type, machine.platform):
        return None
    reason: Text = {"en": "Input or output is not a terminal.", "zh": "输入或输出不是终端。"}
    if is_terminal and machine.terminal_type:
        kind = machine.terminal_type
        reason = {"en": f"The terminal is a simple one (TERM={kind}).", "zh": f"终端功能有限（TERM={kind}）。"}
    elif is_terminal:
        reason = {
            "en": "The terminal does not say what it is (TERM is not set).",
            "zh": "终端类型未知（未设置环境变量 TERM）。",
        }
    return Trouble(
        what=reason,
        meaning={
            "en": "Questions are asked line by line, as with --plain; every answer can still be given.",
            "zh": "将逐行提问（与 --plain 相同），所有问题仍可作答。",
        },
        remedy={
            "en": "Nothing needs to be done. For the full screen, start Roadworthy in a terminal window.",
            "zh": "无需处理。如需完整界面，请在终端窗口中启动 Roadworthy。",
        },
    )


def _examine_encoding(machine: Machine) -> Trouble | None:
    if _is_utf_8(machine.terminal_encoding):
        return None
    encoding = machine.terminal_encoding or "?"
    return Trouble(
        what={
            "en": f"Text is written as {encoding}, not as UTF-8.",
            "zh": f"文本编码为 {encoding}，不是 UTF-8。",
        },
        meaning={
            "en": "Chinese characters may come out wrong or stop the program.",
            "zh": "汉字可能显示错误，或使程序中断。",
        },
        remedy=_same_in_every_language(
            "set PYTHONUTF8=1" if machine.platform == "win32" else "export LANG=C.UTF-8 PYTHONUTF8=1"
        ),
    )


def _examine_width(machine: Machine) -> Trouble | None:
    if machine.terminal_width is None or machine.terminal_width >= NARROWEST_SCREEN:
        return None
    return Trouble(
        what={
            "en": f"The terminal is {machine.terminal_width} columns wide, less than {NARROWEST_SCREEN}.",
            "zh": f"终端宽度为 {machine.terminal_width} 列，至少需要 {NARROWEST_SCREEN} 列。",
        },
        meaning={"en": "Questions and answers are broken up.", "zh": "问题和选项会被截断换行。"},
        remedy={"en": "Widen the window or choose a smaller font.", "zh": "请拉宽窗口或调小字号。"},
    )


def _is_utf_8(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False


def _installation(machine: Machine, packages: Mapping[str, str]) -> Text:
    """The command that installs what is missing, or its name where no known command is there."""
    if machine.installer is None:
        name = packages["brew"]
        return {"en": f"Install {name} for this system.", "zh": f"请为本系统安装 {name}。"}
    # Homebrew refuses to run as administrator, the others need it.
    prefix = "" if machine.is_administrator or machine.installer == "brew" else "sudo "
    return _same_in_every_language(f"{prefix}{INSTALLERS[machine.installer]} {packages[machine.installer]}")


def _same_in_every_language(command: str) -> Text:
    return {"en": command, "zh": command}


def _trouble_in_words(trouble: Trouble, language: Language) -> str:
    lines = (trouble.what, trouble.meaning, trouble.remedy)
    what, meaning, remedy = (in_language(line, language) for line in lines)
    return f"{what}\n  {meaning}\n  {remedy}"
