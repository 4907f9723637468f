"""`roadworthy kb graph`: draw what follows from what."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from interview.commands.invocation import Invocation, invocation
from interview.commands.output import show_as_it_is
from interview.commands.shared_options import as_of_option, force_option, language_option, pack_option, packs_option
from interview.commands.teaching import Teaching, argument, command, option
from interview.errors import UsageMistake
from knowledge.vocabulary.text import Language

if TYPE_CHECKING:
    from interview.workbench.rule_graph import RuleGraph

MERMAID, SVG, DOT = "mermaid", "svg", "dot"
FORM_BY_ENDING = {".mmd": MERMAID, ".md": MERMAID, ".svg": SVG, ".dot": DOT, ".gv": DOT}

TEACHING = Teaching(
    brief={
        "en": "Draw what follows from what: a pack, what bears on an entry, or a case.",
        "zh": "绘制推断关系图：整个知识包、影响某一项的内容，或一个案例。",
    },
    more=(
        {
            "en": "Round boxes are answers, ovals are concluded, boxes are requirements. In a case the frame of a "
            "requirement is green where it is met, thick and red where not, dashed where it is open. SVG needs "
            "Graphviz; Mermaid needs nothing.",
            "zh": "圆角框为回答，椭圆为推断的事实，方框为要求。案例中，符合的要求为绿框，不符合为红色粗框，"
            "待查明为虚线框。SVG 需要 Graphviz，Mermaid 无需其他组件。",
        },
    ),
    examples=(
        (
            "roadworthy kb graph cn.insurance.valid",
            {"en": "What bears on a requirement, as Mermaid.", "zh": "影响某项要求的内容，输出 Mermaid。"},
        ),
        (
            "roadworthy kb graph vehicle.category -o category.svg",
            {"en": "A concluded fact, as a picture.", "zh": "一个推断的事实，输出图片。"},
        ),
        ("roadworthy kb graph truck.yaml -o truck.svg", {"en": "A vehicle.", "zh": "一辆车。"}),
        ("roadworthy kb graph -o pack.mmd", {"en": "The whole pack.", "zh": "整个知识包。"}),
    ),
)


@command(TEACHING)
@argument(
    "subject",
    required=False,
    metavar="[ID|CASE|FILE]",
    says={
        "en": "An entry, a case of the pack, a saved case or a file of answers; the whole pack without it.",
        "zh": "条目编号、知识包案例、已保存的案例或回答文件；不写则为整个知识包。",
    },
)
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    says={"en": "Write to this file: .svg, .mmd or .dot.", "zh": "写入此文件：.svg、.mmd 或 .dot。"},
)
@option(
    "--format",
    "form",
    type=click.Choice([MERMAID, SVG, DOT]),
    says={
        "en": "mermaid (default), svg or dot; by default the ending of FILE decides.",
        "zh": "mermaid（默认）、svg 或 dot；默认由文件扩展名决定。",
    },
)
@option(
    "--guidance",
    is_flag=True,
    says={"en": "In the whole pack, steps and consequences too.", "zh": "绘制整个知识包时，也包括步骤和后果。"},
)
@force_option()
@as_of_option()
@pack_option()
@language_option()
@packs_option()
@click.pass_context
def graph(ctx: click.Context, /, subject: str | None, output: Path | None, **how: Any) -> None:
    """Draw a graph."""
    from interview.report.save import refuse_to_overwrite, save

    call = invocation(ctx)
    wanted = how["form"] or _form_of(output)
    if output is not None:
        refuse_to_overwrite(output, force=how["force"])
    found = _graph(subject, how["guidance"], how["as_of"], how["pack"], call)
    content = _drawn(found, wanted, call.language)
    if output is None:
        show_as_it_is(content.decode("utf-8").rstrip("\n"))
    else:
        save(content, output, force=how["force"])


def _graph(subject: str | None, guidance: bool, as_of: date, pack: str, call: Invocation) -> "RuleGraph":
    from interview.commands.kb.named_case import case_named
    from interview.commands.kb.pack_versions import version_named
    from interview.workbench.rule_graph import GraphOfRules
    from knowledge.inference.assessing import known_answers
    from knowledge.logic.rule_base import rule_base_of

    version = version_named(pack, pack, call.pack_folders)
    drawing = GraphOfRules(version.knowledge_base)
    if subject is None:
        return drawing.whole(guidance)
    if subject in drawing.known() or subject in version.knowledge_base.rules:
        return drawing.around(subject)
    case = case_named(subject, version, as_of, call, drawing.known())
    return drawing.of_case(rule_base_of(version.knowledge_base, case.as_of), known_answers(case.answers))


def _drawn(graph: "RuleGraph", form: str, language: Language) -> bytes:
    from interview.workbench import graph_drawing

    if form == SVG:
        return graph_drawing.svg(graph, language)
    draw = graph_drawing.dot if form == DOT else graph_drawing.mermaid
    return draw(graph, language).encode()


def _form_of(output: Path | None) -> str:
    if output is None:
        return MERMAID
    if output.suffix.lower() not in FORM_BY_ENDING:
        raise UsageMistake(
            {"en": "the ending does not say what to draw.", "zh": "无法从扩展名判断格式。"},
            {
                "en": "End it with .svg, .mmd or .dot, or add --format.",
                "zh": "请以 .svg、.mmd 或 .dot 结尾，或加 --format。",
            },
            str(output),
        )
    return FORM_BY_ENDING[output.suffix.lower()]
