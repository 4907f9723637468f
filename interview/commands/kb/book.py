"""`roadworthy kb book`: a pack as a booklet to review and sign."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from interview.commands.invocation import invocation
from interview.commands.output import show
from interview.commands.shared_options import DEFAULT_PACK, force_option, packs_option
from interview.commands.teaching import Teaching, argument, command, option
from interview.endings import say
from interview.errors import UsageMistake
from knowledge.vocabulary.text import Text, in_language

if TYPE_CHECKING:
    from interview.commands.kb.pack_versions import PackVersion

ENDINGS = (".pdf", ".html")
TEACHING = Teaching(
    brief={
        "en": "Print a pack as a booklet that a lawyer can review and sign.",
        "zh": "把知识包印成手册，供律师逐页审核、签字。",
    },
    more=(
        {
            "en": "Every requirement with its rules in words, its articles with our summary and the day on which they "
            "were read, its cases, its cures and its confidence; an index of articles, and what is not covered "
            "(the list in the pack's README whose heading has the words left out or not covered).",
            "zh": "每项要求的规则（文字）、条文概述及查阅日期、案例、解决办法和可信程度；附条文索引和没有涵盖的内容"
            "（取自知识包 README 中标题含“left out”或“not covered”的列表）。",
        },
    ),
    examples=(
        ("roadworthy kb book -o cn.pdf", {"en": "Both languages side by side.", "zh": "中英对照。"}),
        ("roadworthy kb book cn -o cn.html --lang zh", {"en": "For the browser, in Chinese.", "zh": "网页，中文。"}),
    ),
)
SAVED: Text = {"en": "Saved: {path} ({pages} pages)", "zh": "已保存：{path}（{pages} 页）"}
SAVED_PAGE: Text = {"en": "Saved: {path}", "zh": "已保存：{path}"}


@command(TEACHING)
@argument(
    "pack",
    required=False,
    metavar="[PACK]",
    says={"en": f"A pack or its folder; by default {DEFAULT_PACK}.", "zh": f"知识包或其文件夹；默认 {DEFAULT_PACK}。"},
)
@option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    says={"en": "Where it goes: .pdf or .html.", "zh": "保存位置：.pdf 或 .html。"},
)
@option(
    "--lang",
    "languages",
    type=click.Choice(["en", "zh", "en+zh"]),
    default="en+zh",
    says={"en": "Languages; by default both, side by side.", "zh": "语言；默认中英对照。"},
)
@option(
    "--paper",
    type=click.Choice(["a4", "letter"]),
    default="a4",
    says={"en": "Size of the page of a PDF; by default a4.", "zh": "PDF 的纸张大小；默认 a4。"},
)
@force_option()
@packs_option()
@click.pass_context
def book(ctx: click.Context, pack: str | None, output: Path, languages: str, paper: str, force: bool) -> None:
    """Print a booklet."""
    from interview.commands.kb.pack_versions import version_named
    from interview.report.booklet_page import booklet_html, printed_booklet
    from interview.report.lines import LanguageMode
    from interview.report.paper import Paper
    from interview.report.save import refuse_to_overwrite, save
    from interview.workbench.booklet import booklet_of

    call, name = invocation(ctx), pack or DEFAULT_PACK
    if output.suffix.lower() not in ENDINGS:
        raise UsageMistake(
            {"en": "a booklet is a .pdf or a .html.", "zh": "手册只能是 .pdf 或 .html。"},
            {"en": "Let the name end so.", "zh": "请使用这样的扩展名。"},
            str(output),
        )
    refuse_to_overwrite(output, force=force)
    version = version_named(name, name, call.pack_folders)
    cases = tuple(version.cases.values())
    composed = booklet_of(version.knowledge_base, cases, _readme(version), LanguageMode(languages))
    if output.suffix.lower() == ".html":
        save(booklet_html(composed).encode(), output, force=force)
        show(in_language(SAVED_PAGE, call.language).format(path=output))
        return
    printed = printed_booklet(composed, Paper.LETTER if paper == "letter" else Paper.A4)
    for warning in printed.warnings:
        say(in_language(warning, call.language))
    save(printed.content, output, force=force)
    show(in_language(SAVED, call.language).format(path=output, pages=printed.pages))


def _readme(version: "PackVersion") -> str:
    """What the pack says of itself; "" where it says nothing."""
    path = version.folder / "README.md"
    return path.read_text("utf-8", errors="replace") if path.is_file() else ""
