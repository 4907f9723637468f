"""What is mistyped on the command line is told in the language of the person, in one line."""

from pathlib import Path

import pytest

from interview.saved_cases.store_file import data_folder
from tests.interview.command_line import Call


@pytest.mark.parametrize(
    ("words", "english", "chinese"),
    [
        ("assess", "Missing argument 'FILE'. See: roadworthy assess --help", "缺少参数 FILE。用法见：roadworthy assess --help"),
        ("replay x", "Missing option '-o' / '--output'. See: ", "缺少选项 -o / --output。"),
        ("cases more", "Got unexpected extra argument (more). See: ", "多出了参数 more。"),
        ("assess x --format xml", "'xml' is not one of 'text', 'json'. See: ", "--format 的值 'xml' 不可用，可选：text、json。"),
        ("--nonsense", "No such option '--nonsense'", "没有 --nonsense 这个选项。"),
        ("report x --jobs many", "'many' is not a valid integer", "--jobs 的值 'many' 不可用，应是允许范围内的数字。"),
        ("--packs nowhere cases", "Directory 'nowhere' does not exist. See: ", "--packs 的值 'nowhere' 不存在。"),
        ("assess x --pack", "requires an argument. See: ", "选项 --pack 需要一个值。"),
        ("report x --force=yes", "does not take a value. See: ", "选项 --force 不能带值。"),
        ("assess nowhere.yaml", "nowhere.yaml: cannot be read (there is no such file).", "无法读取（没有这个文件）。"),
        ("assess .", ".: cannot be read (it is a folder).", "无法读取（这是文件夹）。"),
        ("verify nowhere.pdf", "cannot be read (there is no such file).", "无法读取（没有这个文件）。"),
        ("report x -o report.doc", "report.doc: no report ends in .doc. Choose one of .pdf,", "report.doc: 报告没有 .doc 这种格式。"),
        ("ask -o report.doc", "report.doc: no report ends in .doc.", "报告没有 .doc 这种格式。"),
    ],
)  # fmt: skip
def test_mistyped_commands_are_told_in_both_languages(roadworthy: Call, words: str, english: str, chinese: str) -> None:
    """Where, what, how to put it right; exit code 2."""
    for language, says in (("en", english), ("zh", chinese)):
        result = roadworthy("--lang", language, *words.split())
        assert result.code == 2
        assert says in result.err
        assert result.err.count("\n") == 1


def test_a_pack_that_is_not_there_has_no_line(roadworthy: Call, small_truck: Path) -> None:
    """Nobody shall look for line 1 of a file that does not exist."""
    result = roadworthy("assess", small_truck, "--pack", "nowhere")
    assert result.err.startswith("nowhere: there is no such pack.")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("vehicle.wheels: many", "vehicle.wheels 的值不能是 'many'。请写整数，或 unknown。"),
        ("vehicle.wheel: 3", "没有 'vehicle.wheel' 这个事实。您是不是要写 vehicle.wheels？"),
    ],
)
def test_chinese_sentences_stand_without_blanks_between_them(
    roadworthy: Call, tmp_path: Path, line: str, says: str
) -> None:
    """Full-width stops bring their own."""
    path = tmp_path / "answers.yaml"
    path.write_text(f"{line}\n", "utf-8")
    assert says in roadworthy("--lang", "zh", "assess", path).err


def test_a_damaged_store_is_told_without_a_word_of_another_language(roadworthy: Call) -> None:
    """Not even the reason that SQLite gives."""
    folder = data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cases.sqlite3").write_bytes(b"no cases " * 1000)
    assert "已损坏（不是数据库）。" in roadworthy("--lang", "zh", "cases").err
    assert "is damaged (it is no database)." in roadworthy("cases").err
