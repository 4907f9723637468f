"""Commands without a person: assess, report, explain, kb."""

import json
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from interview.prepared_answers.answer_files import answers_in
from knowledge.vocabulary.packs import KnowledgeBase
from tests.interview.command_line import PACKS, TOYLAND, Call
from tests.interview.test_cli_interview import no_printer

DAY = ("--as-of", "2026-11-22")


def test_the_json_of_an_assessment_is_as_documented(
    roadworthy: Call, small_truck: Path, toyland: KnowledgeBase
) -> None:
    """Every key of docs/assessment_json.md, with its type; days as ISO texts; one verdict."""
    result = roadworthy("assess", small_truck, *TOYLAND, *DAY, "--format", "json")
    assert result.code == 0, result.err
    data = json.loads(result.out)
    assert data["format"] == "roadworthy.assessment/1"
    assert data["verdict"] == "road_legal_after_steps"
    assert data["as_of"] == "2026-11-22"
    identity = toyland.identity
    assert data["pack"] == {"id": "toyland", "version": identity.version, "content_hash": identity.content_hash}
    assert data["category"] == "small"
    insurance = {finding["id"]: finding for finding in data["findings"]}["toyland.insurance"]
    assert insurance["status"] == "not_met"
    assert insurance["facts"]["insurance.days_left"] == -1
    assert insurance["sources"] == [{"id": "toyland.road_law", "article": "2", "title": "Road Law of Toyland"}]
    assert insurance["cure"] == {"by": "owner", "how": "Take out an insurance."}
    assert [(step["id"], step["number"]) for step in data["next_steps"]] == [("toyland.step.insure", 1)]
    assert data["risks"][0]["points"] == 3
    assert data["unknown"] == []
    assert data["answers"]["insurance.end"] == {"value": "2026-11-21", "evidence": None}


def test_every_key_of_the_json_is_documented(roadworthy: Call, small_truck: Path) -> None:
    """Whoever adds a key writes it down."""
    documentation = (Path(__file__).parents[2] / "docs" / "assessment_json.md").read_text("utf-8")
    small_truck.write_text(small_truck.read_text("utf-8").replace("2026-11-21", "unknown"), "utf-8")
    unknown = json.loads(roadworthy("assess", small_truck, *TOYLAND, "--format", "json").out)
    assert unknown["unknown"][0]["said_unknown"] is True
    facts = json.loads(roadworthy("kb", "facts", *TOYLAND, "--format", "json").out)
    keys = set(unknown) | set(facts) | set(facts["facts"][0])
    keys |= {key for name in ("findings", "unknown") for entry in unknown[name] for key in entry}
    assert [key for key in keys if f"`{key}`" not in documentation and f'"{key}"' not in documentation] == []


def test_the_answers_in_the_json_are_a_file_of_answers(
    roadworthy: Call, small_truck: Path, toyland: KnowledgeBase
) -> None:
    """What comes out can go in again."""
    data = json.loads(roadworthy("assess", small_truck, *TOYLAND, "--format", "json").out)
    again = answers_in(json.dumps(data["answers"]).encode(), "again", toyland.facts)
    assert again == answers_in(small_truck.read_bytes(), "truck", toyland.facts)


def test_the_law_of_the_day_is_applied(roadworthy: Call) -> None:
    """--as-of changes the outcome: tricycles need an insurance from 2027 on."""
    tricycle = "use.on_road: yes\npapers.listed: listed\nvehicle.wheels: 3\ninsurance.end: 2020-01-01\n"
    for day, verdict in (("2026-12-31", "road_legal"), ("2027-01-01", "road_legal_after_steps")):
        result = roadworthy("assess", "-", *TOYLAND, "--as-of", day, "--format", "json", stdin=tricycle)
        assert json.loads(result.out)["verdict"] == verdict


def test_texts_come_in_the_language_asked_for(roadworthy: Call, small_truck: Path) -> None:
    """Ids stay, texts change."""
    english, chinese = (
        json.loads(roadworthy("assess", small_truck, *TOYLAND, "--format", "json", "--lang", language).out)
        for language in ("en", "zh")
    )
    assert english["findings"][0]["id"] == chinese["findings"][0]["id"]
    assert english["findings"][0]["label"] != chinese["findings"][0]["label"]


def test_an_assessment_as_text_is_the_report(roadworthy: Call, small_truck: Path) -> None:
    """The same words in 80 columns."""
    result = roadworthy("assess", small_truck, *TOYLAND, *DAY)
    assert "Road legal after steps" in result.out
    assert "办妥" in roadworthy("assess", small_truck, *TOYLAND, *DAY, "--lang", "zh").out


def test_mistakes_in_a_file_end_with_65_and_all_of_them(roadworthy: Call, tmp_path: Path) -> None:
    """File, line, mistake, remedy, on stderr; nothing on stdout."""
    path = tmp_path / "bad.yaml"
    path.write_text("vehicle.weels: 4\nuse.on_road: perhaps\n")
    result = roadworthy("assess", path, *TOYLAND)
    assert result.code == 65
    assert result.out == ""
    assert result.err.splitlines() == [
        f"{path}:1: 'vehicle.weels' is no fact. Did you mean vehicle.wheels?",
        f"{path}:2: use.on_road is yes or no, not 'perhaps'. Write yes, no or unknown.",
    ]
    assert roadworthy("assess", "-", *TOYLAND, stdin="x: 1").err.startswith("standard input:1: 'x' is no fact.")


def test_a_report_is_a_pdf_in_both_languages(roadworthy: Call, small_truck: Path) -> None:
    """Chinese can be read back from it."""
    result = roadworthy("report", small_truck, *TOYLAND, *DAY, "-o", "out.pdf")
    assert result.code == 0, result.err
    assert result.out == f"Saved: {Path('out.pdf').absolute()}\n"
    text = "".join(page.extract_text() for page in PdfReader("out.pdf").pages)
    assert "Road legal after steps" in text
    assert "办妥有关事项后方可上路" in text
    assert "粤B12345" in text


def test_a_report_has_the_languages_asked_for(roadworthy: Call, small_truck: Path) -> None:
    """en, zh, or en+zh."""
    chinese = roadworthy("report", small_truck, *TOYLAND, "--format", "text", "-o", "-", "--lang", "zh").out
    english = roadworthy("report", small_truck, *TOYLAND, "--format", "text", "-o", "-", "--lang", "en").out
    both = roadworthy("report", small_truck, *TOYLAND, "--format", "text", "-o", "-").out
    assert "Road-use report" in english
    assert "Road-use report" not in chinese
    assert "Road-use report" in both
    assert "车辆上路资格自查报告" in both
    assert "车辆上路资格自查报告" in chinese


def test_the_ending_chooses_the_form(roadworthy: Call, small_truck: Path) -> None:
    """.html is HTML, .txt is text, and --format goes before both."""
    for name, beginning in (("a.html", "<!doctype html>"), ("a.txt", "====")):
        assert roadworthy("report", small_truck, *TOYLAND, "-o", name).code == 0
        assert Path(name).read_text("utf-8").lower().startswith(beginning)
    assert roadworthy("report", small_truck, *TOYLAND, "-o", "b.html", "--format", "text").code == 0
    assert Path("b.html").read_text("utf-8").startswith("====")


def test_a_file_that_is_there_is_kept_unless_forced(roadworthy: Call, small_truck: Path) -> None:
    """Without --force a message and code 74; with it the new report."""
    Path("out.txt").write_text("mine")
    refused = roadworthy("report", small_truck, *TOYLAND, "-o", "out.txt")
    assert refused.code == 74
    assert "--force" in refused.err
    assert Path("out.txt").read_text() == "mine"
    assert roadworthy("report", small_truck, *TOYLAND, "-o", "out.txt", "--force").code == 0
    assert Path("out.txt").read_text("utf-8").startswith("====")


def test_a_pdf_without_pango_ends_with_69(roadworthy: Call, small_truck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither of the two processes can print. The message has the command that brings it; HTML and text still work."""
    monkeypatch.setattr("interview.report.print_service.PrintService.start", lambda self: None)
    monkeypatch.setattr("interview.report.pdf.printed_report", no_printer)
    result = roadworthy("report", small_truck, *TOYLAND, "-o", "out.pdf")
    assert result.code == 69
    assert "apt-get install" in result.err
    assert not Path("out.pdf").exists()
    assert roadworthy("report", small_truck, *TOYLAND, "-o", "out.html").code == 0


def test_how_goes_down_to_answers_and_law(roadworthy: Call, small_truck: Path) -> None:
    """Requirement, rule, computed and derived facts, the answers with what they rest on, the article."""
    out = roadworthy("explain", small_truck, "toyland.insurance", *TOYLAND, *DAY).out
    for part in (
        "Not met: The insurance is valid.",
        "The insurance ended on 21 Nov 2026.",
        "Days of insurance left (insurance.days_left): none, past by 1",
        "Last day of the insurance (insurance.end): 21 Nov 2026 - answered",
        "Law: Road Law of Toyland, Art. 2",
        "Take out an insurance.",
    ):
        assert part in out
    category = roadworthy("explain", small_truck, "vehicle.category", *TOYLAND).out
    assert "At most 3500 mm long and not above 20.5 kW makes a small truck. (toyland.category.small)" in category
    assert "Overall length (vehicle.length): 3,500 mm - answered" in category


def test_how_of_everything(roadworthy: Call, small_truck: Path) -> None:
    """Verdict, category, each requirement; in Chinese too."""
    out = roadworthy("explain", small_truck, *TOYLAND, *DAY).out
    assert out.startswith("Road legal after steps: ")
    assert "Met: The model is listed." in out
    assert "answered, seen on a document" in out
    assert roadworthy("explain", small_truck, *TOYLAND, *DAY, "--lang", "zh").out.startswith("办妥有关事项后方可上路")


def test_how_says_what_is_still_needed(roadworthy: Call) -> None:
    """An open requirement names the facts that could settle it and where to look."""
    out = roadworthy("explain", "-", "toyland.listing", *TOYLAND, stdin="use.on_road: yes").out
    assert out.startswith("Open: ")
    assert "Still needed: Listing of the model (papers.listed)" in out
    assert "Where to look: On the certificate, first line." in out


def test_how_of_what_is_not_there(roadworthy: Call, small_truck: Path) -> None:
    """A slip gets a suggestion."""
    result = roadworthy("explain", small_truck, "toyland.insurence", *TOYLAND)
    assert result.code == 2
    assert result.err == "There is no finding 'toyland.insurence'. Did you mean toyland.insurance?\n"


def test_a_sound_pack_passes_the_check(roadworthy: Call) -> None:
    """One line a pack, exit code 0."""
    result = roadworthy("kb", "check", PACKS / "toyland")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("toyland: 5 rules, 2 requirements,")


def test_a_broken_pack_fails_the_check(roadworthy: Call, tmp_path: Path) -> None:
    """Every problem with file and line, exit code 65."""
    pack = tmp_path / "broken"
    for path in (PACKS / "toyland").rglob("*.yaml"):
        copy = pack / path.relative_to(PACKS / "toyland")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text("utf-8").replace("[vehicle.wheels <= 3]", "[vehicle.weels <= 3]"), "utf-8")
    result = roadworthy("kb", "check", pack)
    assert result.code == 65
    assert f"{pack}/rules/category.yaml:" in result.out
    assert "Did you mean vehicle.wheels?" in result.out


def test_no_pack_fails_the_check(roadworthy: Call, tmp_path: Path) -> None:
    """A folder without a pack is named."""
    result = roadworthy("kb", "check", tmp_path)
    assert result.code == 65
    assert "there is no pack here." in result.err


def test_the_cases_of_a_pack_pass(roadworthy: Call) -> None:
    """One line a pack, exit code 0."""
    result = roadworthy("kb", "test", PACKS / "toyland")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("toyland: ")
    assert result.out.endswith("cases pass.\n")


def test_a_case_that_comes_out_otherwise_is_named(roadworthy: Call, tmp_path: Path) -> None:
    """Where it stands, its name, and how it differs; exit code 65."""
    pack = tmp_path / "toyland"
    for path in (PACKS / "toyland").rglob("*.yaml"):
        copy = pack / path.relative_to(PACKS / "toyland")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text("utf-8").replace("verdict: not_road_legal", "verdict: road_legal"), "utf-8")
    result = roadworthy("kb", "test", pack)
    assert result.code == 65
    assert f"{pack}/cases/cases.yaml:" in result.out
    assert "not listed: verdict should be road_legal and is not_road_legal." in result.out


def test_an_unknown_pack_gets_a_suggestion(roadworthy: Call, small_truck: Path) -> None:
    """--pack is checked against what is there."""
    result = roadworthy("assess", small_truck, "--packs", PACKS, "--pack", "toylnd")
    assert result.code == 65
    assert "Did you mean toyland?" in result.err


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_folder_without_packs_is_refused(roadworthy: Call, small_truck: Path, tmp_path: Path, language: str) -> None:
    """A pack or the folder that holds it is taken; two levels up is told, not passed over."""
    pack = tmp_path / "far" / "near" / "otterland"
    shutil.copytree(Path(PACKS) / "toyland", pack)
    for folder, code in ((pack, 0), (pack.parent, 0), (pack.parent.parent, 2)):
        result = roadworthy("--lang", language, "assess", small_truck, "--packs", folder, "--pack", "otterland")
        assert result.code == code
    assert "pack.yaml" in result.err
    assert str(folder) in result.err


def test_every_fact_is_listed(roadworthy: Call, toyland: KnowledgeBase) -> None:
    """Type, unit, choices, both labels, and whether it is asked, derived or computed."""
    data = json.loads(roadworthy("kb", "facts", *TOYLAND, "--format", "json").out)
    facts = {fact["id"]: fact for fact in data["facts"]}
    assert list(facts) == list(toyland.facts)
    assert facts["vehicle.length"]["unit"] == "mm"
    assert facts["vehicle.length"]["label"] == dict(toyland.facts["vehicle.length"].label)
    assert [choice["id"] for choice in facts["papers.listed"]["choices"]] == ["listed", "not_listed"]
    assert [facts[id]["origin"] for id in ("vehicle.wheels", "vehicle.category", "insurance.days_left")] == [
        "asked",
        "derived",
        "computed",
    ]
    text = roadworthy("kb", "facts", *TOYLAND).out
    assert "vehicle.length  (number, mm; asked)\n    Overall length\n" in text
