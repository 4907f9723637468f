"""Every word of a report is chosen in compose, in the order of a visit to the counter."""

from dataclasses import replace

import pytest
from said import texts_of
from sample_case import ANSWERS, ASSESSMENTS, BASE, GLOSSARY, KNOWLEDGE_BASE

from interview.report import wording
from interview.report.document import compose, lines_of
from interview.report.lines import LanguageMode, distinct
from interview.report.parts import ReportDocument, SectionKind
from interview.report.signs import Sign
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.guidance import Certainty
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer, Evidence
from knowledge.vocabulary.rules import CurableBy, Status, Verdict
from knowledge.vocabulary.sources import Confidence


def composed(verdict: Verdict, mode: LanguageMode = LanguageMode.ENGLISH) -> ReportDocument:
    return compose(ASSESSMENTS[verdict], KNOWLEDGE_BASE, mode)


def section(document: ReportDocument, kind: SectionKind):
    return next(each for each in document.sections if each.kind is kind)


def entries(document: ReportDocument, kind: SectionKind):
    return [entry for group in section(document, kind).groups for entry in group.entries]


def words(part: object) -> list[str]:
    return [line.words for line in lines_of(part)]


def test_sections_come_in_the_order_of_a_visit_and_are_numbered_without_gaps() -> None:
    """Vehicle, take with you, steps, findings, risks, sources, terms, signatures; empty ones are left out."""
    document = composed(Verdict.ROAD_LEGAL_AFTER_STEPS)
    assert [each.kind.value for each in document.sections] == [
        "documents", "steps", "findings", "risks", "answers", "sources",
    ]  # fmt: skip
    assert document.glossary is not None
    headings = [document.vehicle.heading, *(each.heading for each in document.sections), document.glossary.heading]
    assert [heading.number for heading in headings] == list(range(1, 9))
    assert document.declaration.heading.number == 9


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_text_has_a_line_for_each_language(verdict: Verdict) -> None:
    """In both languages every text is a pair; alone, each language is complete."""
    for mode in LanguageMode:
        document = composed(verdict, mode)
        for lines in texts_of(document):
            assert [line.language for line in lines][: len(mode.languages)] == list(mode.languages)


def test_documents_stand_once_with_the_steps_that_need_them() -> None:
    """A document that two steps need is one tick box."""
    _, group = section(composed(Verdict.ROAD_LEGAL_AFTER_STEPS), SectionKind.DOCUMENTS).groups
    found = group.entries
    assert [entry.title[0].words for entry in found] == [
        "Proof of identity of the owner",
        "Factory certificate of the complete vehicle",
        "Proof of the compulsory insurance",
    ]
    assert "For steps 1, 2. If it is missing: Police station for the identity card." in words(found[0])
    assert "For step 2. If it is missing: From the dealer or the maker." in words(found[1])
    assert {entry.sign for entry in found} == {Sign.TICK_BOX}


def test_a_document_is_named_in_both_languages_whatever_the_report_is_in() -> None:
    """The clerk must know it by name; the pair is not repeated where the report has both anyway."""
    for mode in LanguageMode:
        found = entries(composed(Verdict.ROAD_LEGAL_AFTER_STEPS, mode), SectionKind.DOCUMENTS)
        assert {line.language for line in found[0].title} == {"en", "zh"}
        assert len(found[0].title) == 2


def test_steps_tell_place_deadline_cost_law_and_doubt() -> None:
    """What is not known with high confidence says so; the note of a place stands where it is first named."""
    insure, register = entries(composed(Verdict.ROAD_LEGAL_AFTER_STEPS), SectionKind.STEPS)
    assert words(insure) == [
        "Take out the compulsory insurance.",
        "Where: Insurer; by when: before any drive",
        "Cost: About 1,200 yuan a year.",
        "Law: Regulations on Compulsory Traffic Accident Liability Insurance, Art. 2",
    ]
    assert "Where: Vehicle office of the traffic police; by when: within 30 days" in words(register)
    assert "▲ To be confirmed at the office." in words(register)


def test_windows_tell_how_to_begin_there_and_the_money_to_have_ready() -> None:
    """Each once, in the order of the steps; with both names, for asking the way."""
    insurer, office = section(composed(Verdict.ROAD_LEGAL_AFTER_STEPS), SectionKind.DOCUMENTS).groups[0].entries
    assert words(insurer) == ["Insurer", "保险公司", "Money for step 1: About 1,200 yuan a year."]
    assert "Book a slot in the traffic police app 12123 first." in words(office)


def test_the_note_of_a_place_is_said_once() -> None:
    """Two steps at one office: the second names the place alone. Here nothing is brought there."""
    step = replace(ASSESSMENTS[Verdict.ROAD_LEGAL_AFTER_STEPS].next_steps[1], documents=())
    twice = replace(ASSESSMENTS[Verdict.ROAD_LEGAL_AFTER_STEPS], next_steps=(step, replace(step, number=3)))
    first, second = entries(compose(twice, KNOWLEDGE_BASE, LanguageMode.ENGLISH), SectionKind.STEPS)
    assert any("12123" in each for each in words(first))
    assert not any("12123" in each for each in words(second))


def test_findings_stand_by_topic_worst_first_and_inapplicable_ones_are_counted() -> None:
    """Within a topic: not met, open, met. What does not apply is one line."""
    met, unmet = BASE.findings[0], ASSESSMENTS[Verdict.NOT_ROAD_LEGAL].findings[0]
    mixed = replace(BASE, findings=(met, replace(unmet, requirement="cn.other"), BASE.findings[-1]))
    findings = section(compose(mixed, KNOWLEDGE_BASE, LanguageMode.ENGLISH), SectionKind.FINDINGS)
    assert [entry.sign for group in findings.groups for entry in group.entries] == [Sign.NOT_MET, Sign.MET]
    assert words(findings.closing) == [
        "Numbers in brackets are those of the sources. One further requirement does not apply to this vehicle."
    ]


def test_a_finding_shows_who_can_cure_it_its_evidence_and_its_law() -> None:
    """Nothing is said without its reason."""
    unlisted = entries(composed(Verdict.NOT_ROAD_LEGAL), SectionKind.FINDINGS)[0]
    assert "Nobody can put it right." in words(unlisted)
    assert (
        "Seen online – Entry of the exact model in the Announcement: The exact model is not listed. "
        "Concluded – Category in law: Unlisted vehicle."
    ) in words(unlisted)
    assert "Law: Motor Vehicle Registration Provisions, Art. 15(4)" in words(unlisted)


def test_an_open_finding_says_what_could_settle_it() -> None:
    """And the fact is asked for again under what is unknown, with where to look and what it decides."""
    document = composed(Verdict.UNDETERMINED)
    assert any("Still to be found out:" in each for each in words(section(document, SectionKind.FINDINGS)))
    listing, licence = entries(document, SectionKind.UNKNOWN)
    assert any(each.startswith("Where to look: Compare the model number") for each in words(listing))
    assert "Answered: not known." in words(listing)
    assert "Not answered yet." in words(licence)
    assert "It decides: The driver holds the licence class for this vehicle." in words(licence)


def test_what_cannot_change_the_verdict_is_asked_for_in_a_line() -> None:
    """Where the verdict stands, a question that nobody answered needs no more; "I don't know" still has its place."""
    open_facts = ASSESSMENTS[Verdict.UNDETERMINED].unknown
    settled = replace(BASE, unknown=open_facts)
    said, idle = section(compose(settled, KNOWLEDGE_BASE, LanguageMode.ENGLISH), SectionKind.UNKNOWN).groups
    assert any(each.startswith("Where to look:") for each in words(said))
    assert words(idle) == [
        "Which class stands on the driving licence?",
        "Not answered; none of these can change the verdict",
    ]


def test_findings_that_the_same_fact_would_settle_stand_together() -> None:
    """The fact is named once, above them."""
    first = ASSESSMENTS[Verdict.UNDETERMINED].findings[0]
    two = replace(ASSESSMENTS[Verdict.UNDETERMINED], findings=(first, replace(first, requirement="cn.other")))
    (group,) = section(compose(two, KNOWLEDGE_BASE, LanguageMode.ENGLISH), SectionKind.FINDINGS).groups
    assert words(group.heading) == ["Open; still to be found out: Entry of the exact model in the Announcement"]
    assert [words(entry.fine_print) for entry in group.entries] == [["[1] Art. 15(4)"]] * 2


def test_findings_that_differ_only_in_facts_that_are_not_named_stand_together() -> None:
    """The reader could not tell them apart by what is named."""
    first = ASSESSMENTS[Verdict.UNDETERMINED].findings[0]
    facts = tuple(KNOWLEDGE_BASE.facts)[:6]
    one, other = replace(first, open_facts=facts[:5]), replace(first, open_facts=(*facts[:3], facts[5], facts[4]))
    two = replace(ASSESSMENTS[Verdict.UNDETERMINED], findings=(one, replace(other, requirement="cn.other")))
    (group,) = section(compose(two, KNOWLEDGE_BASE, LanguageMode.ENGLISH), SectionKind.FINDINGS).groups
    assert words(group.heading)[0].endswith(" and 2 more")
    assert len(group.entries) == 2


def test_certain_and_possible_risks_are_kept_apart() -> None:
    """What the law prescribes and what may be added stand under headings of their own."""
    certain, possible = section(composed(Verdict.NOT_ROAD_LEGAL), SectionKind.RISKS).groups
    assert {entry.sign for entry in certain.entries} == {Sign.CERTAIN}
    assert {entry.sign for entry in possible.entries} == {Sign.POSSIBLE}
    assert "Licence points: 9." in words(certain)
    assert not any("points" in each for each in words(possible))


def test_sources_are_those_that_the_report_cites_with_the_articles_relied_on() -> None:
    """A law cited by an inapplicable finding alone is not listed; articles stand in the order of the law."""
    titles = [entry.title[0].words for entry in entries(composed(Verdict.RESTRICTED_USE), SectionKind.SOURCES)]
    assert titles == ["Road Traffic Safety Law", titles[1]]
    law = entries(composed(Verdict.NOT_ROAD_LEGAL), SectionKind.SOURCES)
    traffic = next(entry for entry in law if entry.title[0].words == "Road Traffic Safety Law")
    assert [each.split(":")[0] for each in words(traffic)[2:5]] == ["Art. 95", "Art. 98", "Art. 100"]
    assert "Relied on: Art. 95, 98, 100. Read on 22 Nov 2026. Well documented." in words(traffic)[1]
    memory = next(entry for entry in law if "Licences" in entry.title[0].words)
    assert any("From memory; to be confirmed at the office." in each for each in words(memory))


def test_chinese_law_is_cited_the_chinese_way() -> None:
    """Book brackets around laws, none around standards; no blanks between Chinese characters."""
    findings = words(section(composed(Verdict.NOT_ROAD_LEGAL, LanguageMode.CHINESE), SectionKind.FINDINGS))
    assert "法规：《机动车登记规定》第15条第4项" in findings
    assert "[4]第12.15条 ▲" in findings
    sources = words(section(composed(Verdict.NOT_ROAD_LEGAL, LanguageMode.CHINESE), SectionKind.SOURCES))
    assert "GB 7258-2017 机动车运行安全技术条件" in sources


def test_only_terms_that_occur_are_explained() -> None:
    """A term in the glossary of the pack that the report never uses is left out."""
    glossary = composed(Verdict.ROAD_LEGAL_AFTER_STEPS).glossary
    assert glossary is not None
    assert [term.names[0].words for term in glossary.terms] == ["Vehicle office", "Announcement", "Factory certificate"]
    assert [term.reading for term in glossary.terms][1] == GLOSSARY["cn.term.announcement"].reading
    bare = replace(ASSESSMENTS[Verdict.RESTRICTED_USE], answers={})
    assert compose(bare, KNOWLEDGE_BASE, LanguageMode.ENGLISH).glossary is None


def test_a_road_legal_vehicle_is_told_that_nothing_is_to_be_done_and_an_open_case_is_not() -> None:
    """Silence about steps means something only where the verdict is known."""
    assert words(section(composed(Verdict.ROAD_LEGAL), SectionKind.STEPS).closing) == ["Nothing needs to be done."]
    assert SectionKind.STEPS not in {each.kind for each in composed(Verdict.UNDETERMINED).sections}


def test_particulars_that_were_not_given_are_lines_to_fill_in() -> None:
    """Also where the person did not know; a pack without particulars has the usual four."""
    values = {words(each.label)[0]: words(each.value) for each in composed(Verdict.ROAD_LEGAL).vehicle.particulars}
    assert values["Name of the owner"] == ["欧阳靖"]
    assert values["VIN"] == []
    unknown = {**ANSWERS, "vehicle.vin": Answer("vehicle.vin", UNKNOWN)}
    document = compose(replace(BASE, answers=unknown), KNOWLEDGE_BASE, LanguageMode.ENGLISH)
    assert {words(each.label)[0]: words(each.value) for each in document.vehicle.particulars}["VIN"] == []
    bare = replace(
        KNOWLEDGE_BASE, facts={key: fact for key, fact in KNOWLEDGE_BASE.facts.items() if not fact.particular}
    )
    labels = [
        words(each.label)[0] for each in compose(BASE, bare, LanguageMode.ENGLISH).vehicle.particulars if not each.value
    ]
    assert labels == ["Owner", "Plate number", "Model", "VIN"]


def test_particulars_may_be_handed_in_apart_from_the_answers() -> None:
    """They are printed, and counted into the number of the report."""
    given = {"vehicle.vin": Answer("vehicle.vin", "LSV0000000000417", Evidence.DOCUMENT)}
    document = compose(BASE, KNOWLEDGE_BASE, LanguageMode.ENGLISH, given)
    assert "LSV0000000000417" in words(document.vehicle)
    assert document.head.number != composed(Verdict.ROAD_LEGAL).head.number


def test_the_number_comes_from_the_case_alone() -> None:
    """The same in every language and at every time of answering; another answer gives another."""
    numbers = {composed(Verdict.ROAD_LEGAL, mode).head.number for mode in LanguageMode}
    assert len(numbers) == 1
    assert numbers.pop().startswith("RW-20261122-")
    other = replace(BASE, answers={**ANSWERS, "vehicle.wheels": Answer("vehicle.wheels", 3)})
    assert compose(other, KNOWLEDGE_BASE).head.number != composed(Verdict.ROAD_LEGAL).head.number


def test_the_code_holds_no_personal_data() -> None:
    """Number, day, verdict and half of a checksum; capitals only, so that the code stays small."""
    code = composed(Verdict.NOT_ROAD_LEGAL).vehicle.code.content
    number, day, verdict, checksum = code.split("/")
    assert (day, verdict, checksum[:7], len(checksum)) == ("2026-11-22", "NOT-ROAD-LEGAL", "SHA256:", 39)
    assert checksum[7:15] == number[-8:]
    assert code == code.upper()


def test_figures_that_differ_by_a_comma_only_are_said_once() -> None:
    """3,480 mm is not repeated as 3480 mm."""
    length = next(
        each for each in composed(Verdict.ROAD_LEGAL, LanguageMode.BOTH).vehicle.particulars if "Length" in words(each)
    )
    assert [line.words for line in distinct(length.value)] == ["3,480 mm"]


def test_a_text_without_chinese_is_marked_as_english() -> None:
    """So that it is set and read aloud as what it is."""
    untranslated = replace(BASE, reason={"en": "All is well."})
    reason = compose(untranslated, KNOWLEDGE_BASE, LanguageMode.CHINESE).verdict.reason
    assert [(line.language, line.words) for line in reason] == [("en", "All is well.")]


def test_every_value_of_the_vocabulary_has_its_words() -> None:
    """A new verdict, status or kind of evidence cannot be forgotten here."""
    assert set(wording.VERDICT) == set(Verdict)
    assert set(wording.STATUS) == set(Status)
    assert set(wording.EVIDENCE) == {None, *Evidence}
    assert set(wording.CURABLE_BY) == set(CurableBy)
    assert set(wording.CERTAINTY) == set(wording.CERTAINTY_HEADING) == set(Certainty)
    assert set(wording.CONFIDENCE) == set(Confidence)


def test_every_fixed_word_stands_in_both_languages_with_the_same_parts() -> None:
    """No English falls through into a Chinese report."""
    for name, value in vars(wording).items():
        if name.startswith("_") or not name.isupper():
            continue
        for text in _fixed_texts(value):
            assert text.keys() >= {"en", "zh"}, name
            assert _parts(text["en"]) == _parts(text["zh"]), name


def _fixed_texts(value: object):
    if isinstance(value, dict) and "en" in value and isinstance(value["en"], str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _fixed_texts(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from _fixed_texts(each)


def _parts(sentence: str) -> set[str]:
    return {part.split("}")[0] for part in sentence.split("{")[1:]}


def test_a_topic_that_the_pack_does_not_name_is_still_printed() -> None:
    """A merged base may miss a topic; its findings are never dropped."""
    unlisted = ASSESSMENTS[Verdict.NOT_ROAD_LEGAL].findings[0]
    odd = replace(BASE, findings=(replace(unlisted, topic="elsewhere"),))
    document = compose(odd, KNOWLEDGE_BASE, LanguageMode.ENGLISH)
    assert words(section(document, SectionKind.FINDINGS).groups[0].heading) == ["elsewhere"]


def test_a_step_of_a_base_that_lost_it_is_printed_without_its_note() -> None:
    """The assessment carries its own words."""
    base: KnowledgeBase = replace(KNOWLEDGE_BASE, next_steps={})
    steps = entries(compose(ASSESSMENTS[Verdict.ROAD_LEGAL_AFTER_STEPS], base, LanguageMode.ENGLISH), SectionKind.STEPS)
    assert "Where: Vehicle office of the traffic police; by when: within 30 days" in words(steps[1])
