"""What was mistyped on the command line, in words of the person's language; click itself knows English only."""

import re
from collections.abc import Iterable

import click

from knowledge.vocabulary.text import Language

QUOTED = re.compile(r"'[^']*'")
IN_BRACKETS = re.compile(r"\((.*)\)")


def usage_mistake_in_words(error: click.UsageError, language: Language) -> str:
    """What is wrong, and the page that shows how it is typed."""
    page = f"{error.ctx.command_path if error.ctx else 'roadworthy'} --help"
    if language == "zh":
        return f"命令有误：{_what_in_chinese(error)}用法见：{page}"
    return f"{_ended(error.format_message())} See: {page}"


def _ended(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _what_in_chinese(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            near = f"您是不是要写 {error.possibilities[0]}？" if error.possibilities else ""
            return f"没有 {error.option_name} 这个选项。{near}"
        case click.BadOptionUsage():
            return f"选项 {error.option_name} {'不能带值' if 'does not take' in error.message else '需要一个值'}。"
        case click.MissingParameter():
            kind = "参数" if isinstance(error.param, click.Argument) else "选项"
            return f"缺少{kind} {_name(error)}。"
        case click.BadParameter():
            return f"{_name(error)} 的值{_what_value(error)}"
    extra = IN_BRACKETS.search(error.message)
    if extra and "unexpected" in error.message:
        return f"多出了参数 {extra[1]}。"
    return f"{error.format_message()} "


def _what_value(error: click.BadParameter) -> str:
    """That the value cannot be used, and which can, as far as its type tells."""
    quoted = QUOTED.search(error.message)
    value = f" {quoted[0]} " if quoted else ""
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"{value}不可用，可选：{_listed(kind.choices)}。"
    if isinstance(kind, click.Path) and "does not exist" in error.message:
        return f"{value}不存在。"
    if isinstance(kind, click.types.IntParamType | click.types.FloatParamType):
        return f"{value}不可用，应是允许范围内的数字。"
    return f"{value}不可用。"


def _listed(words: Iterable[object]) -> str:
    return "、".join(str(word) for word in words)


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return _listed([error.param_hint] if isinstance(error.param_hint, str) else error.param_hint or ())
    return (error.param.get_error_hint(error.ctx) if error.ctx else str(error.param.name)).replace("'", "")
