"""What a command is about: a saved case or a file of answers, with the knowledge base that judges it."""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from interview.catalogue.looking_up import catalogue_in, with_listing
from interview.catalogue.store import Catalogue
from interview.choosing.next_question import QuestionChooser
from interview.commands.invocation import Invocation
from interview.contradictions.finding import contradictions_in
from interview.endings import say
from interview.prepared_answers.answer_files import STANDARD_INPUT, answers_in, content_of
from interview.saved_cases.carrying_over import carried_over, left_out_in_words
from interview.saved_cases.store import Store
from interview.saved_cases.store_file import data_folder
from interview.session import Session
from knowledge.authoring.library import knowledge_base
from knowledge.inference.assessing import assess, known_answers
from knowledge.inference.engine import Engine
from knowledge.inference.nearest.finder import NearestLegalFinder
from knowledge.logic.fixed_verdict import FixedVerdict
from knowledge.logic.rule_base import rule_base_of
from knowledge.vocabulary.findings import Assessment
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.plans import Measure

NAME_OF_A_CASE = re.compile(r"[a-z0-9_]+-\d{4}-\d\d-\d\d-[a-z]+")


@dataclass(frozen=True)
class Subject:
    """Answers and the knowledge base that judges them."""

    session: Session
    knowledge_base: KnowledgeBase
    is_saved_case: bool
    catalogue: Catalogue | None = None
    """The person's own table of models."""
    fixed_verdicts: dict[date, FixedVerdict] = field(default_factory=dict, compare=False, repr=False)
    """What recognised the verdict of a day that was assessed; whoever looks at later days need not prepare it again."""

    def assessed(self, as_of: date, measure: Measure = Measure.CHANGES) -> Assessment:
        """What the law of the day says: of all answers of a file, of those answers of a case that count."""
        if self.is_saved_case:
            from interview.consultation import Consultation

            consultation = Consultation(self.knowledge_base, self.session, as_of, catalogue=self.catalogue)
            self.fixed_verdicts[as_of] = consultation.fixed_verdict
            return consultation.assessment(measure)
        rule_base = rule_base_of(self.knowledge_base, as_of)
        answers = self.session.answers
        conclusions = Engine(rule_base).conclude(known_answers(answers))
        chooser = QuestionChooser(self.knowledge_base, rule_base)
        all_asked = chooser.choose(answers, conclusions) is None
        fixed = self.fixed_verdicts[as_of] = FixedVerdict(rule_base)
        found = assess(self.knowledge_base, rule_base, answers, conclusions, all_asked=all_asked, fixed_verdict=fixed)
        found = replace(found, contradictions=contradictions_in(answers, self.knowledge_base, as_of, self.catalogue))
        return NearestLegalFinder(self.knowledge_base, rule_base).added_to(found, measure)


def subject_named(name: str, pack: str, invocation: Invocation) -> Subject:
    """The saved case of this name, else the file. `pack` judges a file; a case knows its own."""
    if NAME_OF_A_CASE.fullmatch(name) and not Path(name).exists():
        return _case(name, invocation)
    return subject_in_file(name, pack, invocation)


def subject_in_file(file: str, pack: str, invocation: Invocation) -> Subject:
    """The answers of a file, or of standard input for "-"."""
    content = content_of(file)
    base = knowledge_base(pack, invocation.pack_folders)
    shown = {"en": "standard input", "zh": "标准输入"}[invocation.language] if file == STANDARD_INPUT else file
    answers = answers_in(content, shown, base.facts)
    catalogue = catalogue_in(data_folder())
    answers = with_listing(answers, base, catalogue)
    name = "answers" if file == STANDARD_INPUT else Path(file).stem
    return Subject(Session(name, pack, datetime.now(UTC), tuple(answers.values())), base, False, catalogue)


def _case(name: str, invocation: Invocation) -> Subject:
    with Store(data_folder()) as store:
        session = store.load(name)
    base = knowledge_base(session.pack, invocation.pack_folders)
    session, left_out = carried_over(session, base)
    if left_out:
        say(left_out_in_words(left_out, base, invocation.language))
    return Subject(session, base, True, catalogue_in(data_folder()))
