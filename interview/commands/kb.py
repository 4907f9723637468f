"""`roadworthy kb`: the knowledge base itself: check it, test it, prove it, list its facts."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interview.commands.invocation import Invocation, invocation
from interview.commands.output import show, show_json
from interview.commands.shared_options import language_option, pack_option, packs_option
from interview.commands.teaching import TaughtCommand, TaughtGroup, Teaching, argument, option
from interview.errors import ExitCode
from knowledge.vocabulary.text import Text

if TYPE_CHECKING:
    from interview.commands.pack_proofs import Outcome

FOLDER_SAYS: Text = {
    "en": "The folder of a pack, or one with packs in it; all known packs without it.",
    "zh": "一个知识包的文件夹，或其中有知识包的文件夹；不写则为全部已知知识包。",
}

TEACHING = Teaching(
    brief={"en": "Check, test, prove and list the knowledge base.", "zh": "检查、测试、证明、列出知识库。"},
    examples=(
        (
            "roadworthy kb check my_pack",
            {"en": "Every mistake with file and line.", "zh": "列出每个错误所在的文件和行。"},
        ),
        ("roadworthy kb test", {"en": "Run the validation cases of all packs.", "zh": "运行所有知识包的验证案例。"}),
        ("roadworthy kb facts --format json", {"en": "All facts, for programs.", "zh": "全部事实，供程序使用。"}),
    ),
)


@click.group(cls=TaughtGroup, teaching=TEACHING)
@language_option()
@packs_option()
def kb() -> None:
    """What stands below is in the teaching."""


CHECK = Teaching(
    brief={
        "en": "Check packs: every mistake with file, line and remedy.",
        "zh": "检查知识包：列出每个错误的文件、行号和改法。",
    },
    more=(
        {
            "en": "All problems are told in one run; exit code 65 if there are any.",
            "zh": "所有问题一次列出；有问题时退出码为 65。",
        },
    ),
    examples=(
        ("roadworthy kb check", {"en": "All packs that come with the program.", "zh": "检查程序自带的全部知识包。"}),
        ("roadworthy kb check packs/xx", {"en": "One that you are writing.", "zh": "检查您正在编写的知识包。"}),
    ),
)


@kb.command(cls=TaughtCommand, teaching=CHECK)
@argument("folder", required=False, metavar="[DIR]", type=click.Path(path_type=Path), says=FOLDER_SAYS)
@language_option()
@packs_option()
@click.pass_context
def check(ctx: click.Context, folder: Path | None) -> None:
    """Check packs."""
    from interview.commands.pack_work import checked

    call = invocation(ctx)
    problems = 0
    for pack in checked(folder, call.pack_folders):
        show(pack.in_words(call.language))
        problems += len(pack.problems)
    if problems:
        ctx.exit(ExitCode.BAD_DATA)


TEST = Teaching(
    brief={"en": "Run the validation cases of packs.", "zh": "运行知识包的验证案例。"},
    more=(
        {
            "en": "Each case gives answers and what must come out. Exit code 65 if one comes out otherwise.",
            "zh": "每个案例给出回答和应有的结果。有案例结果不符时退出码为 65。",
        },
    ),
    examples=(
        ("roadworthy kb test", {"en": "The cases of all packs.", "zh": "全部知识包的案例。"}),
        ("roadworthy kb test packs/xx", {"en": "Those of one pack.", "zh": "某个知识包的案例。"}),
    ),
)


@kb.command(cls=TaughtCommand, teaching=TEST)
@argument("folder", required=False, metavar="[DIR]", type=click.Path(path_type=Path), says=FOLDER_SAYS)
@language_option()
@packs_option()
@click.pass_context
def test(ctx: click.Context, folder: Path | None) -> None:
    """Run validation cases."""
    from interview.commands.pack_work import tested

    call = invocation(ctx)
    failed = 0
    for pack in tested(folder, call.pack_folders):
        show(pack.in_words(call.language))
        failed += pack.failed
    if failed:
        ctx.exit(ExitCode.BAD_DATA)


PROVE = Teaching(
    brief={"en": "Prove packs: what holds of every set of answers.", "zh": "证明知识包：对任何一组回答都成立的性质。"},
    more=(
        {
            "en": "One verdict, no contradiction, no dead rule, no question in vain, no step missing. What fails is "
            "shown by the fewest answers that bring it about, with file and line. Exit code 65 if something fails.",
            "zh": "结论唯一、没有矛盾、没有失效的规则、没有白问的问题、不缺办理步骤。"
            "不成立时给出最少的一组回答以及文件和行号；有不成立的断言时退出码为 65。",
        },
        {
            "en": "Rules are examined on every day on which others come into force; what takes long, only on the day "
            "on which the pack was read.",
            "zh": "规则按每个生效期分别检查；耗时较长的证明只按知识包的核对日期进行。",
        },
    ),
    examples=(
        ("roadworthy kb prove", {"en": "All packs, in some seconds.", "zh": "全部知识包，约需数秒。"}),
        ("roadworthy kb prove packs/xx", {"en": "One that you are writing.", "zh": "您正在编写的知识包。"}),
        (
            "roadworthy kb prove --all-days",
            {"en": "Everything on every day: minutes.", "zh": "每个日期都做全部证明：需几分钟。"},
        ),
    ),
)


@kb.command(cls=TaughtCommand, teaching=PROVE)
@argument("folder", required=False, metavar="[DIR]", type=click.Path(path_type=Path), says=FOLDER_SAYS)
@option(
    "--all-days",
    is_flag=True,
    says={
        "en": "Do what takes long on every day on which other rules are in force.",
        "zh": "耗时较长的证明也按每个生效期进行。",
    },
)
@language_option()
@packs_option()
@click.pass_context
def prove(ctx: click.Context, folder: Path | None, all_days: bool) -> None:
    """Prove packs."""
    from interview.commands.pack_proofs import proved

    call = invocation(ctx)
    _show_outcomes(ctx, proved(folder, call.pack_folders, all_days, call.language))


COVERAGE = Teaching(
    brief={
        "en": "Which rules, choices and edges the cases exercise.",
        "zh": "案例覆盖了哪些规则、选项和界限值。",
    },
    more=(
        {
            "en": "A rule counts where it decides. Exit code 65 if a rule or a choice is exercised by no case.",
            "zh": "规则起决定作用才算覆盖。有规则或选项没有案例覆盖时退出码为 65。",
        },
    ),
    examples=(
        ("roadworthy kb coverage", {"en": "Of all packs.", "zh": "全部知识包。"}),
        ("roadworthy kb coverage packs/xx", {"en": "Of one pack.", "zh": "某个知识包。"}),
    ),
)


@kb.command(cls=TaughtCommand, teaching=COVERAGE)
@argument("folder", required=False, metavar="[DIR]", type=click.Path(path_type=Path), says=FOLDER_SAYS)
@language_option()
@packs_option()
@click.pass_context
def coverage(ctx: click.Context, folder: Path | None) -> None:
    """Measure what the cases exercise."""
    from interview.commands.pack_proofs import covered

    call = invocation(ctx)
    _show_outcomes(ctx, covered(folder, call.pack_folders, call.language))


def _show_outcomes(ctx: click.Context, outcomes: "Iterable[Outcome]") -> None:
    all_well = True
    for outcome in outcomes:
        show(outcome.lines)
        all_well = all_well and outcome.is_well
    if not all_well:
        ctx.exit(ExitCode.BAD_DATA)


FACTS = Teaching(
    brief={"en": "List every fact: type, unit, choices, labels.", "zh": "列出全部事实：类型、单位、选项、名称。"},
    examples=(
        ("roadworthy kb facts", {"en": "For reading.", "zh": "供阅读。"}),
        (
            "roadworthy kb facts --format json",
            {"en": "For programs, both languages.", "zh": "供程序使用，含两种语言。"},
        ),
    ),
)


@kb.command(cls=TaughtCommand, teaching=FACTS)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    says={"en": "text (default) or json.", "zh": "text（默认）或 json。"},
)
@pack_option()
@language_option()
@packs_option()
@click.pass_context
def facts(ctx: click.Context, form: str, pack: str) -> None:
    """List facts."""
    from interview.commands.fact_list import facts_as_json, facts_as_lines
    from knowledge.authoring.library import knowledge_base

    call: Invocation = invocation(ctx)
    base = knowledge_base(pack, call.pack_folders)
    if form == "json":
        show_json(facts_as_json(base))
    else:
        show(facts_as_lines(base, call.language))
