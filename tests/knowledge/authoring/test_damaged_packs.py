"""Every mistake of an author is named with file, line, what is wrong and how to put it right."""

from pathlib import Path

import pytest

from knowledge.authoring.checking import check_folder
from knowledge.authoring.files import pack_files
from knowledge.authoring.problems import PackError
from knowledge.authoring.reading import read_pack, read_with_problems

DAMAGES = [
    # file, what stood there, what stands there now, the message
    ("rules/requirements.yaml", "[papers.listed = listed]", "[papers.lsted = listed]",
     "rules/requirements.yaml:8: papers.lsted is no fact. Did you mean papers.listed?"),
    ("rules/requirements.yaml", "toyland.road_law 1(1)", "toyland.raod_law 1(1)",
     "rules/requirements.yaml:11: toyland.raod_law is no source. Did you mean toyland.road_law?"),
    ("rules/requirements.yaml", "toyland.road_law 1(1)", "toyland.road_law 1(2)",
     "rules/requirements.yaml:11: toyland.road_law lists no article 1(2). Did you mean 1(1)?"),
    ("rules/category.yaml", "<= 3500 mm", "<= 3.5 m",
     "rules/category.yaml:10: vehicle.length is in mm, not m. Write 3.5 mm."),
    ("rules/category.yaml", "<= 3500 mm", "<= 3500",
     "rules/category.yaml:10: vehicle.length is in mm, not no unit. Write 3500 mm."),
    ("rules/category.yaml", "<= 20.5 kW", "<= 20.55 kW",
     "rules/category.yaml:11: vehicle.power has at most 1 decimals, not '20.55'. Round it."),
    ("rules/category.yaml", "{vehicle.category: large}", "{vehicle.category: lrge}",
     "rules/category.yaml:15: 'lrge' is no choice of vehicle.category. Did you mean large?"),
    ("rules/category.yaml", "{vehicle.category: large}", "{vehicle.wheels: 4}",
     "rules/category.yaml:15: vehicle.wheels is not derived. Conclude a fact that is declared with derived: yes."),
    ("rules/category.yaml", "vehicle.category != small", "vehicle.category > small",
     "rules/category.yaml:26: vehicle.category has no order, so > means nothing. Use = or !=."),
    ("rules/category.yaml", "  when: [vehicle.category != small]\n  source: toyland.tariff", "  when: [vehicle.category != small]",
     "rules/category.yaml:23: toyland.premium.other has no source. Add source: <id of the source> <article>."),
    ("rules/category.yaml", "parameter toyland.premium.small", "parameter toyland.premium.smal",
     "rules/category.yaml:20: toyland.premium.smal is no parameter. Did you mean toyland.premium.small?"),
    ("rules/requirements.yaml", "topic: papers\n  applies_when: [use.on_road = yes]\n  met_by", "topic: paper\n  applies_when: [use.on_road = yes]\n  met_by",
     "rules/requirements.yaml:3: paper is no topic. Did you mean papers?"),
    ("rules/requirements.yaml", "cure: {by: nobody}", "cure: {by: noone}",
     "rules/requirements.yaml:10: 'noone' is no by. Did you mean owner?"),
    ("rules/requirements.yaml", "until 2026-12-31", "till 2026-12-31",
     "rules/requirements.yaml:24: 'till 2026-12-31' is no period. Write: 2022-05-01 onwards, until 2025-12-31, or A to B."),
    ("rules/requirements.yaml", "otherwise: The model is not listed.", "otherwhise: The model is not listed.",
     "rules/requirements.yaml:9: toyland.listing has no field otherwhise. Did you mean otherwise?"),
    ("rules/requirements.yaml", "ended on {insurance.end}", "ended on {insurance.and}",
     "rules/requirements.yaml:12: toyland.insurance quotes {insurance.and}, which is nothing. Did you mean insurance.end?"),
    ("facts.yaml", "vehicle.length:\n", "vehicle.wheels:\n",
     "facts.yaml:13: the key vehicle.wheels is repeated. It stands first on line 9; keep one."),
    ("facts.yaml", "formula: days_until(insurance.end)", "formula: days_til(insurance.end)",
     "facts.yaml:42: days_til is no formula. Did you mean days_until?"),
    ("facts.yaml", "formula: days_until(insurance.end)", "formula: days_until(vehicle.length)",
     "facts.yaml:39: vehicle.length is no asked date. Name an asked fact of type date."),
    ("facts.yaml", "type: date", "type: data",
     "facts.yaml:35: 'data' is no type. Did you mean date?"),
    ("facts.yaml", "better: [not_listed, listed]", "better: [not_listed, lsted]",
     "facts.yaml:32: lsted is no choice. Did you mean listed?"),
    ("facts.yaml", "better: [not_listed, listed]", "better: [listed, listed]",
     "facts.yaml:32: better of papers.listed ranks nothing. Write each choice once: [worst, …, best]."),
    ("facts.yaml", "better: later", "better: more",
     "facts.yaml:36: better of insurance.end names no direction. Write later or earlier."),
    ("facts.yaml", "derived: yes\n  label: Yearly premium", "derived: yes\n  better: less\n  label: Yearly premium",
     "facts.yaml:49: nobody answers insurance.premium for the assessment. Only asked facts have a better answer."),
    ("facts.yaml", "{by: dealer, to: less}", "{to: less}",
     "facts.yaml:23: the change of vehicle.power does not say who makes it. Add by: owner | driver | dealer | maker | time_and_place."),
    ("facts.yaml", "{by: dealer, to: less}", "{by: nobody, to: less}",
     "facts.yaml:23: the change of vehicle.power does not say who makes it."),
    ("facts.yaml", "{by: dealer, to: less}", "{by: dealer}",
     "facts.yaml:23: the change of vehicle.power leads nowhere. Add to: …"),
    ("facts.yaml", "{by: dealer, to: less}", "{by: dealer, to: later}",
     "facts.yaml:23: 'later' is no aim of a change of vehicle.power. Write one of: more, less, any."),
    ("facts.yaml", "to: later, days: 0", "to: in a year, days: 0",
     "facts.yaml:38: 'in a year' is no aim of a change of insurance.end. Write one of: later, earlier, any; or: in 1 year."),
    ("facts.yaml", "to: [no], days: 0", "to: [never], days: 0",
     "facts.yaml:8: never is no choice. Declare it in its choices, or correct the name."),
    ("facts.yaml", "days: 0, cost: insurance.premium", "days: 3, cost: insurance.premium",
     "facts.yaml:38: days is 3, a figure without a source. Write 0, or the id of a parameter."),
    ("facts.yaml", "cost: insurance.premium", "cost: insurance.premum",
     "facts.yaml:38: insurance.premum is no parameter or number. Did you mean insurance.premium?"),
    ("facts.yaml", "needs: [toyland.listing]", "needs: [toyland.listig]",
     "facts.yaml:38: toyland.listig is no requirement. Did you mean toyland.listing?"),
    ("facts.yaml", "{by: dealer, to: less}", "{by: dealer, to: less, brings: {vehicle.weels: 4}}",
     "facts.yaml:23: vehicle.weels is no asked fact. Did you mean vehicle.wheels?"),
    ("facts.yaml", "{by: dealer, to: less}", "{by: dealer, to: less, brings: {insurance.end: 2027-01-01}}",
     "facts.yaml:23: insurance.end cannot be brought to that. Write a choice, a number, today, or: in 1 year."),
    ("facts.yaml", "{by: dealer, to: less}", "{by: dealer, to: [{less: 1}]}",
     "facts.yaml:23: to of vehicle.power.change must be a list of texts."),
    ("facts.yaml", "{by: dealer, to: less}", "\n    - {by: dealer, to: less, cost: insurance.premium}\n    - {by: owner, to: more, cost: insurance.days_left}",
     "facts.yaml:18: insurance.days_left is in day, other costs are in CNY. Give all costs in one unit."),
    ("facts.yaml", "last_resort: yes", "last_resrt: yes",
     "facts.yaml:8: use.on_road.change has no field last_resrt. Did you mean last_resort?"),
    ("facts.yaml", "derived: yes\n  label: Yearly premium", "derived: yes\n  change: {by: owner, to: less}\n  label: Yearly premium",
     "facts.yaml:49: insurance.premium is not answered by a choice, a number or a day."),
    ("questions.yaml", "person.role:", "person.roll:",
     "questions.yaml:26: person.roll is no fact. Did you mean person.role?"),
    ("questions.yaml", "person.role:\n  topic: papers\n  ask: Do you own it, or may you buy it?\n", "",
     "facts.yaml:1: nobody is asked for person.role. Add a question, or make it derived."),
    ("questions.yaml", "evidence: [document, told_by_seller]", "evidence: [documents]",
     "questions.yaml:9: 'documents' is no evidence. Did you mean document?"),
    ("guidance/steps.yaml", "place: toyland.place.insurer\n  documents", "place: toyland.place.insure\n  documents",
     "guidance/steps.yaml:11: toyland.place.insure is no place. Did you mean toyland.place.insurer?"),
    ("guidance/steps.yaml", "  when: [toyland.listing = not_met]\n  cures: [toyland.listing]", "  when: [toyland.listing = not_met]",
     "rules/requirements.yaml:1: no next step cures toyland.listing. Add a step, or one that says what remains."),
    ("sources.yaml", "confidence: medium", "confidence: middling",
     "sources.yaml:17: 'middling' is no confidence. Choose one of: high, medium, low, from_memory."),
    ("cases/cases.yaml", "expect: {toyland.insurance: undetermined, verdict: undetermined}", "expect: {verdict: undetermined}",
     "rules/requirements.yaml:12: no case shows toyland.insurance undetermined. Add cases."),
    ("cases/cases.yaml", "like: small truck in order\n  given: {insurance.end: unknown}", "like: small truck\n  given: {insurance.end: unknown}",
     "cases/cases.yaml:25: small truck is no earlier case. Did you mean small truck in order?"),
    ("cases/cases.yaml", "given: {vehicle.length: 3501}", "given: {vehicle.length: long}",
     "cases/cases.yaml:30: vehicle.length is a number in mm, not 'long'. Write digits."),
    ("translations/zh/all.yaml", '"Number of wheels"', '"Count of wheels"',
     "translations/zh/all.yaml:14: label of vehicle.wheels translates an older English text. Look at facts.yaml:12, correct the translation, then quote the new English."),
    ("translations/zh/all.yaml", 'vehicle.wheels:\n  label: ["Number of wheels"', 'vehicle.wheel:\n  label: ["Number of wheels"',
     "facts.yaml:12: label of vehicle.wheels has no words in zh."),
    ("translations/zh/all.yaml", 'vehicle.wheels:\n  label: ["Number of wheels"', 'vehicle.wheel:\n  label: ["Number of wheels"',
     "translations/zh/all.yaml:14: label of vehicle.wheel translates nothing. Did you mean vehicle.wheels?"),
    ("translations/zh/all.yaml", '  ask: ["How many wheels', '  aks: ["How many wheels',
     "translations/zh/all.yaml:15: aks of vehicle.wheels translates nothing. Did you mean ask?"),
    ("migrations.yaml", "renamed: vehicle.power", "renamed: vehicle.pwer",
     "migrations.yaml:4: vehicle.pwer is no asked fact. Did you mean vehicle.power?"),
    ("migrations.yaml", "renamed: vehicle.power", "renamed: vehicle.category",
     "migrations.yaml:4: vehicle.category is no asked fact."),
    ("migrations.yaml", "renamed: vehicle.power", "renamed: vehicle.strength",
     "migrations.yaml:2: vehicle.strength became vehicle.motor_power became vehicle.strength: a circle. Name the fact as it is called now."),
    ("migrations.yaml", "renamed: vehicle.power", "renamd: vehicle.power",
     "migrations.yaml:3: vehicle.motor_power does not say what became of it. Add renamed:, choices: or retired:."),
    ("migrations.yaml", "{printed: listed}", "{printed: lsted}",
     "migrations.yaml:7: 'lsted' is no choice of papers.listed. Did you mean listed?"),
    ("migrations.yaml", "{absent: not_listed}", "{listed: not_listed}",
     "migrations.yaml:9: listed is still a choice of papers.listed. Keep either the choice or its move."),
    ("migrations.yaml", "{absent: not_listed}", "{absent: [not_listed]}",
     "migrations.yaml:9: choice absent of papers.listed leads nowhere. Write old: new."),
    ("migrations.yaml", "vehicle.colour:", "vehicle.plate:",
     "migrations.yaml:10: vehicle.plate is still a fact. Ids are for ever: remove the fact, or the migration."),
    ("migrations.yaml", "  retired: The", "  renamed: vehicle.plate\n  retired: The",
     "migrations.yaml:10: vehicle.colour is retired and goes on. Keep either retired:, or renamed: and choices:."),
    ("pack.yaml", "version: 1.0.0\n", "", "pack.yaml:1: toyland has no version. Add version: …"),
    ("facts.yaml", "person.role:", "&role person.role:",
     "facts.yaml:1: anchors and aliases are not allowed. Write the value out."),
    ("facts.yaml", "label: Your part", "label: !!python/object:os.system Your part",
     "facts.yaml:4: the tag tag:yaml.org,2002:python/object:os.system is not allowed. Remove it."),
]  # fmt: skip


@pytest.mark.parametrize(("file", "before", "after", "message"), DAMAGES, ids=[one[3] for one in DAMAGES])
def test_a_damage_is_named_with_place_and_remedy(
    toyland_folder: Path, tmp_path: Path, file: str, before: str, after: str, message: str
) -> None:
    """One damaged line of the good pack gives the message that names it."""
    folder = _copy(toyland_folder, tmp_path)
    path = folder / file
    text = path.read_text("utf-8")
    assert before in text, "the damage must hit the pack"
    path.write_text(text.replace(before, after, 1), "utf-8")
    assert any(str(problem).startswith(message) for problem in check_folder(folder)), "\n".join(
        str(problem) for problem in check_folder(folder)
    )


def _copy(folder: Path, to: Path) -> Path:
    for name, content in pack_files(folder).contents.items():
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        (to / name).write_bytes(content)
    return to


def test_the_good_pack_has_no_problem(toyland_folder: Path) -> None:
    """Nothing is reported where nothing is wrong."""
    assert check_folder(toyland_folder) == []


def test_all_problems_are_found_in_one_run(toyland_folder: Path, tmp_path: Path) -> None:
    """Two mistakes in two files are both reported."""
    folder = _copy(toyland_folder, tmp_path)
    for file, word in (("facts.yaml", "type: date"), ("sources.yaml", "confidence: medium")):
        path = folder / file
        path.write_text(
            path.read_text("utf-8").replace(word, "type: x" if "type" in word else "confidence: x"), "utf-8"
        )
    files = {problem.file for problem in check_folder(folder)}
    assert {"facts.yaml", "sources.yaml"} <= files


def test_a_circle_of_conclusions_is_refused(toyland_folder: Path, tmp_path: Path) -> None:
    """A fact that follows from itself is named with its whole path."""
    folder = _copy(toyland_folder, tmp_path)
    path = folder / "rules" / "category.yaml"
    path.write_text(path.read_text("utf-8").replace("[vehicle.wheels <= 3]", "[toyland.insurance = met]"), "utf-8")
    assert any(
        "vehicle.category needs toyland.insurance needs vehicle.category: a circle." in str(problem)
        for problem in check_folder(folder)
    )


def test_a_folder_without_a_pack_is_an_error(tmp_path: Path) -> None:
    """An empty folder is refused by name."""
    with pytest.raises(PackError, match="there is no pack here"):
        read_pack(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe",
        b"a: [",
        b"a: {b: [c: }",
        b"- " * 300 + b"x",
        b"\x00",
        b"a: b\n---\nc: d\n",
        b"? [a, b]\n: c\n",
        b"\t- a",
    ],
)
def test_unreadable_files_are_problems_never_exceptions(toyland_folder: Path, content: bytes) -> None:
    """Whatever bytes stand in a file, reading ends with a problem that names it."""
    for name in ("facts.yaml", "rules/category.yaml", "translations/zh/all.yaml", "pack.yaml", "cases/cases.yaml"):
        files = pack_files(toyland_folder)
        files.contents[name] = content
        if name != "cases/cases.yaml":
            assert any(problem.file == name for problem in read_with_problems(files).problems)


def test_a_file_with_a_slip_in_its_name_is_told_the_nearest(toyland_folder: Path) -> None:
    """A pack has no fact.yaml."""
    files = pack_files(toyland_folder)
    files.contents["fact.yaml"] = b""
    problems = [str(problem) for problem in read_with_problems(files).problems]
    assert problems == ["fact.yaml:1: a pack has no such file. Did you mean facts.yaml?"]
