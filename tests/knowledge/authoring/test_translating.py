"""Translations in gettext files: what is not translated anew keeps every byte, what is changes its own line alone."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from knowledge.authoring.files import PackFiles, pack_files
from knowledge.authoring.library import shipped_folder
from knowledge.authoring.reading import Reading, read_with_problems
from knowledge.authoring.translating import State, translated_texts, with_new_words
from knowledge.authoring.translation_files import read_translation_file, translation_file
from tests.conftest import TOYLAND

ZH = "translations/zh/all.yaml"


def read(change: Callable[[str], str] = str, name: str = ZH) -> tuple[PackFiles, Reading]:
    files = pack_files(TOYLAND)
    files.contents[name] = change(files.contents[name].decode()).encode()
    return files, read_with_problems(files)


def exported(reading: Reading) -> str:
    return translation_file(reading.pack, translated_texts(reading)).decode()


@pytest.mark.slow
@pytest.mark.parametrize("folder", [TOYLAND, *sorted(one.parent for one in shipped_folder().glob("*/pack.yaml"))],
                         ids=lambda folder: folder.name)  # fmt: skip
def test_out_and_in_again_changes_no_byte(folder: Path) -> None:
    """Every text is in the file, and taking all of them changes nothing."""
    files = pack_files(folder)
    reading = read_with_problems(files)
    content = translation_file(reading.pack, translated_texts(reading))
    found = read_translation_file(content, "x.po", reading)
    assert (found.problems, found.left, found.news) == ((), 0, ())
    assert with_new_words(files.contents, reading, found.news) == {}
    assert content.count(b"\nmsgctxt ") == len(translated_texts(reading))


@pytest.mark.slow
def test_all_words_taken_anew_say_the_same() -> None:
    """The Chinese of a whole pack is thrown away, and comes back from the file."""
    folder = shipped_folder() / "cn"
    files = pack_files(folder)
    reading = read_with_problems(files)
    content = translation_file(reading.pack, translated_texts(reading))
    empty = PackFiles(
        folder, {name: one for name, one in files.contents.items() if not name.startswith("translations/")}
    )
    bare = read_with_problems(empty)
    found = read_translation_file(content, "x.po", bare)
    assert found.problems == ()
    again = read_with_problems(
        PackFiles(folder, {**empty.contents, **with_new_words(empty.contents, bare, found.news)})
    )
    assert again.problems == ()
    assert [(one.text, one.translation.words) for one in translated_texts(again) if one.translation] == [
        (one.text, one.translation.words) for one in translated_texts(reading) if one.translation
    ]


def test_one_new_word_changes_one_line() -> None:
    """The comment above it, the order and all other lines stay."""
    files, reading = read(
        lambda text: "# mine\n" + text.replace('  ask: ["How long', '  # of the length\n  ask: ["How long')
    )
    found = read_translation_file(exported(reading).replace("玩具国：18", "车长：多少？").encode(), "x.po", reading)
    changed = with_new_words(files.contents, reading, found.news)
    assert list(changed) == [ZH]
    before, after = files.contents[ZH].decode().splitlines(), changed[ZH].decode().splitlines()
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        ('  ask: ["How long is it?", "玩具国：18"]', '  ask: ["How long is it?", 车长：多少？]')
    ]


def test_a_missing_text_is_empty_and_finds_its_entry() -> None:
    """It goes below the others of its entry; that of a new entry to the end of a file of its own."""
    files, reading = read(lambda text: text.replace('  ask: ["How long is it?", "玩具国：18"]\n', "").replace(
        'toyland.place.home:\n  place: ["At home", "玩具国：86"]\n', ""))  # fmt: skip
    assert {one.text.owner for one in translated_texts(reading) if one.state is State.MISSING} == {
        "vehicle.length", "toyland.place.home"
    }  # fmt: skip
    po = exported(reading)
    assert 'msgctxt "vehicle.length|ask"\nmsgid "How long is it?"\nmsgstr ""' in po
    assert read_translation_file(po.encode(), "x.po", reading).left == 2
    filled = po.replace('msgid "How long is it?"\nmsgstr ""', 'msgid "How long is it?"\nmsgstr "多长？"').replace(
        'msgid "At home"\nmsgstr ""', 'msgid "At home"\nmsgstr "家里"')  # fmt: skip
    changed = with_new_words(files.contents, reading, read_translation_file(filled.encode(), "x.po", reading).news)
    assert changed["translations/zh/guidance_steps.yaml"].decode() == "toyland.place.home:\n  place: [At home, 家里]\n"
    assert '"玩具国：19"]\n  ask: ["How long is it?", 多长？]\nvehicle.power:' in changed[ZH].decode()
    assert read_with_problems(PackFiles(TOYLAND, {**files.contents, **changed})).problems == ()


def test_a_stale_text_is_fuzzy_with_its_older_english() -> None:
    """Translators see what changed; taken without the mark it quotes the new English."""
    files, reading = read(lambda text: text.replace("label: Overall length", "label: Whole length"), "facts.yaml")
    po = exported(reading)
    assert '#, fuzzy\n#| msgid "Overall length"\nmsgctxt "vehicle.length|label"\nmsgid "Whole length"' in po
    assert read_translation_file(po.encode(), "x.po", reading).news == ()
    done = read_translation_file(po.replace("#, fuzzy\n", "").encode(), "x.po", reading)
    changed = with_new_words(files.contents, reading, done.news)
    assert "  label: [Whole length, 玩具国：17]" in changed[ZH].decode()
    assert read_with_problems(PackFiles(TOYLAND, {**files.contents, **changed})).problems == ()


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (
            "vehicle.length|ask",
            "vehicle.lenght|ask",
            "there is no text vehicle.lenght|ask. Did you mean vehicle.length|ask?",
        ),
        ('msgid "How long is it?"', 'msgid "How wide is it?"', "vehicle.length|ask is another English text by now."),
        (
            'msgstr "玩具国：{insurance.end}"',
            'msgstr "昨天"',
            "toyland.insurance|otherwise quotes other figures. Keep every {id}",
        ),
    ],
)
def test_what_does_not_fit_is_told_by_line(before: str, after: str, message: str) -> None:
    """And the rest of the file is taken."""
    _, reading = read()
    po = exported(reading)
    assert before in po
    found = read_translation_file(po.replace(before, after).replace("玩具国：13", "轮子").encode(), "x.po", reading)
    assert len(found.problems) == 1
    assert f": {message}" in str(found.problems[0])
    assert str(found.problems[0]).startswith("x.po:")
    assert found.problems[0].line > 1
    assert [new.words for new in found.news] == ["轮子"]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"msgid", b"PK\x03\x04", b"x" * 17_000_000, b"\0" * 100])
def test_what_is_no_gettext_file_is_told(content: bytes) -> None:
    """Other bytes, half a message, another kind of file, one too large."""
    _, reading = read()
    found = read_translation_file(content, "x.po", reading)
    assert found.news == ()
    assert len(found.problems) == 1
    assert "this is no gettext file" in str(found.problems[0])


def test_other_programs_read_the_file() -> None:
    """It is what babel itself writes, with places for translators."""
    _, reading = read()
    text = exported(reading)
    found = read_po(io.StringIO(text))
    message = found.get("How long is it?", context="vehicle.length|ask")
    assert message is not None
    assert (message.string, message.locations) == ("玩具国：18", [("questions.yaml", 16)])


def test_entries_on_one_line_are_written_in_the_house_layout() -> None:
    """Where a field has no line of its own, its entry is written anew."""
    files, reading = read(lambda text: text.replace(
        'vehicle.category:\n  choices.tricycle: ["Tricycle", "玩具国：25"]\n  choices.small: ["Small truck", "玩具国：26"]\n'
        '  choices.large: ["Large truck", "玩具国：27"]\n  label: ["Category in law", "玩具国：28"]\n',
        'vehicle.category: {choices.tricycle: ["Tricycle", "玩具国：25"], choices.small: ["Small truck", "玩具国：26"],'
        ' choices.large: ["Large truck", "玩具国：27"], label: ["Category in law", "玩具国：28"]}\n'))  # fmt: skip
    assert reading.problems == ()
    found = read_translation_file(exported(reading).replace("玩具国：25", "三轮车").encode(), "x.po", reading)
    changed = with_new_words(files.contents, reading, found.news)[ZH].decode()
    assert (
        "vehicle.category:\n  choices.tricycle: [Tricycle, 三轮车]\n  choices.small: [Small truck, 玩具国：26]\n"
        in changed
    )
    assert read_with_problems(PackFiles(TOYLAND, {**files.contents, ZH: changed.encode()})).problems == ()
