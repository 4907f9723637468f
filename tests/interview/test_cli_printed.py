"""Commands about printed reports: made again, checked, many at once, on other paper."""

import re
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from tests.interview.command_line import PACKS, TOYLAND, Call
from tests.journeys import china_cases

DAY = ("--as-of", "2026-11-22")
PACK = ("--packs", str(PACKS))


@pytest.fixture
def printed(roadworthy: Call, small_truck: Path) -> Path:
    """A report in English."""
    result = roadworthy("report", small_truck, *TOYLAND, *DAY, "-o", "out.pdf", "--lang", "en")
    assert result.code == 0, result.err
    return Path("out.pdf")


@pytest.mark.parametrize(("language", "paper"), [("en", "letter"), ("zh", "a4"), ("en+zh", "letter")])
def test_a_report_made_again_is_the_same_file(roadworthy: Call, small_truck: Path, language: str, paper: str) -> None:
    """Byte for byte, in every language and on either paper, from nothing but the file itself."""
    wishes = ("--lang", language, "--paper", paper)
    assert roadworthy("report", small_truck, *TOYLAND, *DAY, "-o", "out.pdf", *wishes).code == 0
    small_truck.unlink()
    assert roadworthy("replay", "out.pdf", "-o", "again.pdf", *PACK).code == 0
    assert Path("again.pdf").read_bytes() == Path("out.pdf").read_bytes()
    width = {"a4": 595, "letter": 612}[paper]
    assert round(PdfReader("again.pdf").pages[0].mediabox.width) == width


def test_a_report_as_it_was_made_is_called_so(roadworthy: Call, printed: Path) -> None:
    """With its number, the pack that made it, and that it still holds."""
    result = roadworthy("verify", printed, *PACK, *DAY)
    assert result.code == 0, result.err
    assert re.search(r"Report RW-20261122-[0-9A-F]{8}, as of 22 Nov 2026: Road legal after steps\.", result.out)
    assert "Made by pack toyland " in result.out
    assert "Unaltered" in result.out
    assert "It still holds as of 22 Nov 2026" in result.out
    assert "未被改动" in roadworthy("verify", printed, *PACK, *DAY, "--lang", "zh").out


def test_another_day_may_conclude_otherwise(roadworthy: Call, small_truck: Path) -> None:
    """And it is told what has changed."""
    small_truck.write_text(small_truck.read_text("utf-8").replace("2026-11-21", "2027-01-31"), "utf-8")
    assert roadworthy("report", small_truck, *TOYLAND, *DAY, "-o", "out.pdf").code == 0
    assert "still holds" in roadworthy("verify", "out.pdf", *PACK, "--as-of", "2027-01-31").out
    later = roadworthy("verify", "out.pdf", *PACK, "--as-of", "2027-02-01")
    assert later.code == 0
    assert "It would come out otherwise as of 1 Feb 2027" in later.out
    assert "Met → Not met" in later.out


def test_the_verdict_may_stay_where_a_finding_changes(roadworthy: Call, tmp_path: Path) -> None:
    """Insurance has run out on both days, the inspection only on the later one."""
    given = china_cases()["Light truck Wuling Rongguang with papers in order"].given
    answers = tmp_path / "answers.yaml"
    answers.write_text("".join(f"{fact}: {value}\n" for fact, value in given.items()), "utf-8")
    assert roadworthy("report", answers, "--as-of", "2027-05-15", "-o", "out.pdf").code == 0
    later = roadworthy("verify", "out.pdf", "--as-of", "2027-07-15").out
    assert "The verdict would be the same as of 15 Jul 2027 (Road legal after steps), but not every finding." in later
    assert "The inspection is valid today. Met → Not met" in later


def test_an_altered_page_is_found(roadworthy: Call, printed: Path) -> None:
    """A word on a page, with the answers left as they were: exit code 65 and the page."""
    writer = PdfWriter(clone_from=printed)
    writer.add_blank_page()
    writer.write("more.pdf")
    result = roadworthy("verify", "more.pdf", *PACK, *DAY)
    assert result.code == 65
    assert "more.pdf: it was altered: page" in result.err
    assert "Unaltered" not in result.out


def test_an_altered_byte_is_found(roadworthy: Call, printed: Path) -> None:
    """Also where every word is as it was."""
    Path("other.pdf").write_bytes(printed.read_bytes() + b"\n% a comment")
    result = roadworthy("verify", "other.pdf", *PACK, *DAY)
    assert result.code == 65
    assert "the bytes are not" in result.err


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.7\n%%EOF", "foreign"], ids=repr)
def test_a_foreign_file_is_no_report(roadworthy: Call, content: bytes | str) -> None:
    """Exit code 65, one message, nothing of a library on the screen."""
    if isinstance(content, str):
        writer = PdfWriter()
        writer.add_blank_page(100, 100)
        writer.write("foreign.pdf")
    else:
        Path("foreign.pdf").write_bytes(content)
    for command in (("verify", "foreign.pdf"), ("replay", "foreign.pdf", "-o", "again.pdf")):
        result = roadworthy(*command)
        assert result.code == 65
        assert result.err.startswith("foreign.pdf: this is no report of Roadworthy")
        assert len(result.err.splitlines()) == 1
    assert not Path("again.pdf").exists()


@pytest.mark.parametrize(
    "attached",
    [
        "{}", "[]", "no json", '{"print": {"languages": "xx"}}', "[" * 5000,
        '{"format": "roadworthy.report/1", "as_of": "soon", "packs": [], "pack": {}, "answers": {}, "findings": {}}',
    ],
)  # fmt: skip
def test_strange_answers_are_refused(roadworthy: Call, attached: str) -> None:
    """Whatever a stranger attaches."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment("roadworthy.json", attached.encode())
    writer.write("strange.pdf")
    result = roadworthy("verify", "strange.pdf")
    assert result.code == 65
    assert "its attached answers cannot be read" in result.err


def test_another_version_of_the_pack_is_named(roadworthy: Call, printed: Path, tmp_path: Path) -> None:
    """It cannot be made again, and both versions are told; the answers are judged by the pack that is there."""
    folder = tmp_path / "newer" / "toyland"
    shutil.copytree(PACKS / "toyland", folder)
    manifest = folder / "pack.yaml"
    manifest.write_text(manifest.read_text("utf-8") + "# newer\n", "utf-8")
    newer = ("--packs", str(folder.parent))
    refused = roadworthy("replay", printed, "-o", "again.pdf", *newer)
    assert refused.code == 65
    assert "the report was made with toyland" in refused.err
    assert "--packs DIR" in refused.err
    told = roadworthy("verify", printed, *newer, *DAY)
    assert told.code == 0
    assert "Not compared: the pack of this machine" in told.out
    assert "concludes the same as of that day" in told.out


def test_a_report_made_again_overwrites_nothing(roadworthy: Call, printed: Path) -> None:
    """Unless forced; and not even then a folder."""
    before = printed.read_bytes()
    assert roadworthy("replay", printed, "-o", printed, *PACK).code == 74
    assert roadworthy("replay", printed, "-o", printed, "--force", *PACK).code == 0
    assert printed.read_bytes() == before


@pytest.mark.parametrize(("name", "begins"), [("a.md", "# Road"), ("a.json", "{\n"), ("a.ics", "BEGIN:VCALENDAR")])
def test_the_ending_of_the_name_chooses_the_twin(roadworthy: Call, small_truck: Path, name: str, begins: str) -> None:
    """Markdown, JSON and a calendar."""
    small_truck.write_text(small_truck.read_text("utf-8").replace("2026-11-21", "2027-01-31"), "utf-8")
    result = roadworthy("report", small_truck, *TOYLAND, *DAY, "-o", name)
    assert result.code == 0, result.err
    assert Path(name).read_text("utf-8").startswith(begins)


def test_a_report_without_dates_makes_no_calendar(roadworthy: Call, small_truck: Path) -> None:
    """The insurance of this truck ended yesterday."""
    result = roadworthy("report", small_truck, *TOYLAND, *DAY, "-o", "a.ics")
    assert result.code == 65
    assert "no date to remember" in result.err
    assert not Path("a.ics").exists()


HEADS = "name,use.on_road,vehicle.wheels,Overall length,vehicle.power,papers.listed,insurance.end,Your part"
GOOD = "yes,4,3500,20.5,The model is listed,2027-11-21,I own it"


def test_a_table_gives_a_report_for_each_row(roadworthy: Call) -> None:
    """Heads are ids or labels; a bad row is told with its line, and the others are made; exit code 65."""
    rows = (HEADS, f"truck,{GOOD}", f"../../truck,{GOOD}", f",{GOOD}", "bad,yes,four,,,,,", "")
    Path("fleet.csv").write_text("\n".join(rows), "utf-8")
    result = roadworthy("report", "fleet.csv", *TOYLAND, *DAY, "--out-dir", "out", "--format", "text", "--jobs", "2")
    assert result.code == 65
    assert "bad: fleet.csv:5: vehicle.wheels" in result.err
    assert "1 of 4 reports could not be made." in result.err
    assert sorted(path.name for path in Path("out").iterdir()) == ["row-4.txt", "truck-2.txt", "truck.txt"]
    assert "Road legal" in Path("out/truck.txt").read_text("utf-8")


def test_a_folder_gives_a_report_for_each_file(roadworthy: Call, small_truck: Path) -> None:
    """As PDF files, equal to those made one by one; what is there already stays."""
    Path("in").mkdir()
    for name in ("one", "two"):
        shutil.copy(small_truck, f"in/{name}.yaml")
    Path("in/notes.txt").write_text("not an answer file", "utf-8")
    assert roadworthy("report", small_truck, *TOYLAND, *DAY, "-o", "alone.pdf").code == 0
    result = roadworthy("report", "in", *TOYLAND, *DAY, "--out-dir", "out", "--jobs", "2")
    assert (result.code, result.err) == (0, "")
    assert "2 reports saved in out" in result.out
    assert {path.name for path in Path("out").iterdir()} == {"one.pdf", "two.pdf"}
    assert Path("out/one.pdf").read_bytes() == Path("out/two.pdf").read_bytes() == Path("alone.pdf").read_bytes()
    again = roadworthy("report", "in", *TOYLAND, *DAY, "--out-dir", "out")
    assert again.code == 65
    assert "exists already" in again.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("fleet.csv",), "need a folder"),
        (("fleet.csv", "--out-dir", "out", "-o", "x.pdf"), "need a folder"),
        (("truck.yaml", "--out-dir", "out"), "for a folder of answer files or a table"),
    ],
)
def test_what_makes_no_sense_is_refused(roadworthy: Call, arguments: tuple[str, ...], says: str) -> None:
    """Before any work."""
    for name in ("fleet.csv", "truck.yaml"):
        Path(name).write_text(f"{HEADS}\n", "utf-8")
    result = roadworthy("report", *arguments, *TOYLAND)
    assert result.code == 2
    assert says in result.err
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"name,vehicle.wheel\na,4\n", "the column 'vehicle.wheel' is no fact"),
        (b"vehicle.wheels,vehicle.wheels\n4,4\n", "stands twice"),
        (b"name,vehicle.wheels\n", "there is no vehicle in it"),
        (b"", "there is no vehicle in it"),
        (b"\xff\xfe\x00\x81", "no text"),
    ],
)
def test_a_table_that_cannot_be_used_is_told(roadworthy: Call, content: bytes, says: str) -> None:
    """All of it, before a report is made."""
    Path("fleet.csv").write_bytes(content)
    result = roadworthy("report", "fleet.csv", *TOYLAND, "--out-dir", "out")
    assert result.code in (2, 65)
    assert says in result.err


def test_a_table_from_a_chinese_spreadsheet_is_read(roadworthy: Call) -> None:
    """In GB 18030, with a plate."""
    Path("fleet.csv").write_bytes(f"{HEADS},vehicle.plate\ntruck,{GOOD},粤B12345\n".encode("gb18030"))
    result = roadworthy("report", "fleet.csv", *TOYLAND, *DAY, "--out-dir", "out", "--format", "text")
    assert result.code == 0, result.err
    assert "粤B12345" in Path("out/truck.txt").read_text("utf-8")
