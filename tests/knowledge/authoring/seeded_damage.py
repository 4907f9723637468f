"""Damage to packs as hands, editors and disks do it: seeded, so that every finding comes again."""

from collections.abc import Callable, Iterator
from random import Random

from knowledge.authoring.checking import check_files
from knowledge.authoring.files import PackFiles
from knowledge.authoring.library import merged
from knowledge.authoring.problems import Problem
from knowledge.logic.rule_base import rule_base_of
from knowledge.vocabulary.packs import KnowledgeBase

ODD_SIGNS = (
    *":-#[]{}!&*|>%@`'\"?,~=<\t\n\r\0\x07\x85\u2028\ufeff\udc80·：中\U0001f600",
    "\n\n",
    ": ",
    " #",
    "- ",
    "...",
    "---\n",
)
ODD_VALUES = (
    "", "~", "null", "[]", "{}", "[[x]]", "{a: {b: c}}", "yes", "no", "unknown", "0", "-1", "1e999", "nan", "inf", "99999999999999",
    "0.1234567890123", "2026-02-30", "0001-01-01", "9999-12-31 onwards", "9999-12-31", "until until", "parameter ", "x" * 300, "in 999 years",
    "today", "|\n  text", "a.b(c, d)", "days_until()", "vehicle.wheels = ", "= 4", "vehicle.wheels = 4 or", "{vehicle.wheels}", "{{}", "verdict",
)  # fmt: skip


def damaged(files: PackFiles, name: str, random: Random) -> PackFiles:
    """The pack with one to three pieces of damage, the first of them in the file of this name."""
    contents = dict(files.contents)
    for number in range(random.choice((1, 1, 2, 3))):
        target = name if number == 0 else random.choice(sorted(contents))
        if target in contents:
            random.choice(DAMAGES)(contents, target, random)
    return PackFiles(files.folder, contents)


def _lines(change: Callable[[list[str], int, Random], None]) -> Callable[[dict[str, bytes], str, Random], None]:
    def damage(contents: dict[str, bytes], name: str, random: Random) -> None:
        lines = contents[name].decode("utf-8", "surrogateescape").splitlines(keepends=True)
        if lines:
            change(lines, random.randrange(len(lines)), random)
        contents[name] = "".join(lines).encode("utf-8", "surrogateescape")

    return damage


def _remove_line(lines: list[str], at: int, random: Random) -> None:
    del lines[at]


def _repeat_line(lines: list[str], at: int, random: Random) -> None:
    lines.insert(at, lines[at])


def _swap_lines(lines: list[str], at: int, random: Random) -> None:
    other = random.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _indent(lines: list[str], at: int, random: Random) -> None:
    lines[at] = random.choice((lines[at].lstrip(" "), "  " + lines[at], " " + lines[at], "\t" + lines[at]))


def _put_sign(lines: list[str], at: int, random: Random) -> None:
    where = random.randrange(len(lines[at]))
    lines[at] = lines[at][:where] + random.choice(ODD_SIGNS) + lines[at][where + random.choice((0, 0, 1)) :]


def _other_value(lines: list[str], at: int, random: Random) -> None:
    key, colon, _ = lines[at].partition(":")
    if colon:
        lines[at] = f"{key}: {random.choice(ODD_VALUES)}\n"


def _other_word(lines: list[str], at: int, random: Random) -> None:
    words = lines[random.randrange(len(lines))].split()
    own = lines[at].split(" ")
    if words:
        own[random.randrange(len(own))] = random.choice(words)
        lines[at] = " ".join(own)


def _slip(lines: list[str], at: int, random: Random) -> None:
    where = random.randrange(len(lines[at]))
    lines[at] = lines[at][:where] + lines[at][where + 1 :]


def _cut(contents: dict[str, bytes], name: str, random: Random) -> None:
    contents[name] = contents[name][: random.randrange(len(contents[name]) + 1)]


def _flip_byte(contents: dict[str, bytes], name: str, random: Random) -> None:
    content = bytearray(contents[name])
    if content:
        content[random.randrange(len(content))] = random.randrange(256)
    contents[name] = bytes(content)


def _remove_file(contents: dict[str, bytes], name: str, random: Random) -> None:
    if name != "pack.yaml":
        del contents[name]


def _rename_file(contents: dict[str, bytes], name: str, random: Random) -> None:
    other = random.choice(
        ("facts.yaml", "other.yaml", "rules/x.yaml", "cases/x.yaml", "guidance/x.yaml", "translations/zh/x.yaml")
    )
    if name != "pack.yaml":
        contents[other] = contents.pop(name)


DAMAGES: tuple[Callable[[dict[str, bytes], str, Random], None], ...] = (
    *map(_lines, (_remove_line, _repeat_line, _swap_lines, _indent, _put_sign, _put_sign, _other_value, _other_value, _other_word, _slip)),
    _cut,
    _flip_byte,
    _remove_file,
    _rename_file,
)  # fmt: skip


def findings(files: PackFiles, base: KnowledgeBase | None) -> list[Problem]:
    """What the check says of a pack; a pack that it accepts must make a rule base, too."""
    found = check_files(files, base)
    if not found.problems:
        knowledge = merged([*([base] if base else []), found.pack])
        rule_base_of(knowledge, knowledge.read_on)
    return found.problems


def faults_of(problems: list[Problem], files: PackFiles) -> Iterator[str]:
    """What is wrong with the messages themselves: each has a file that is there, a line in it, and a remedy."""
    for problem in problems:
        content = files.contents.get(problem.file)
        if content is None:
            yield f"no such file: {problem}"
        elif not 1 <= problem.line <= content.count(b"\n") + content.count(b"\r") + 2:
            yield f"no such line: {problem}"
        if len(problem.what) < 5 or len(problem.remedy) < 5:
            yield f"says too little: {problem}"
