"""Entries of migrations.yaml: what became of facts that saved answers may still name."""

from collections.abc import Iterator

from knowledge.authoring.entries import Entry, known_or_noted
from knowledge.authoring.fields import SCALAR, EntryKind, mapping, optional_words, text
from knowledge.authoring.problems import did_you_mean
from knowledge.authoring.scope import Scope
from knowledge.authoring.strict_yaml import Scalar
from knowledge.vocabulary.facts import FactDeclaration, FactId
from knowledge.vocabulary.migrations import Migration, moved

RENAMED = text("renamed", "The id that the fact has now")
CHOICES = mapping("choices", "Choices that got another id, `old: new`; the others kept theirs", "`{old: new}`", SCALAR)
RETIRED = optional_words("retired", "Why the fact is no more, for whoever had answered it")

MIGRATION = EntryKind("migration", "What became of a fact that saved answers may name", (RENAMED, CHOICES, RETIRED))


def migration(entry: Entry) -> Migration:
    """One entry, named by the id that the fact had. Whether it leads somewhere is checked when all are read."""
    if not any(entry.has(key) for key in ("renamed", "choices", "retired")):
        entry.note(f"{entry.id} does not say what became of it.", "Add renamed:, choices: or retired:.")
    if entry.has("retired") and (entry.has("renamed") or entry.has("choices")):
        entry.note(f"{entry.id} is retired and goes on.", "Keep either retired:, or renamed: and choices:.")
    return Migration(
        fact=entry.id,
        renamed=RENAMED.of(entry),
        choices=dict(_choices(entry)),
        retired=RETIRED.of(entry),
    )


def _choices(entry: Entry) -> Iterator[tuple[str, str]]:
    node = CHOICES.of(entry)
    for old, new in (node.items if node else {}).items():
        if isinstance(new, Scalar) and new.text:
            yield old, new.text
        else:
            entry.note(f"choice {old} of {entry.id} leads nowhere.", "Write old: new.", new.line)


def check_migration(entry: Entry, scope: Scope) -> None:
    """Note a move that cannot be followed."""
    found = scope.migrations[entry.id]
    declaration = scope.declarations.get(entry.id)
    if (found.renamed or found.retired) and declaration is not None:
        entry.note(f"{entry.id} is still a fact.", "Ids are for ever: remove the fact, or the migration.")
    elif found.retired is None:
        _check_target(entry, found, scope)


def _check_target(entry: Entry, found: Migration, scope: Scope) -> None:
    path, line = _path(entry.id, scope), entry.line_of("renamed")
    target = path[-1]
    if target in path[:-1]:
        entry.note(f"{' became '.join(path)}: a circle.", "Name the fact as it is called now.", line)
    elif target not in scope.migrations or not scope.migrations[target].retired:
        asked = {one.id: one for one in scope.declarations.values() if one.is_asked}
        if known_or_noted(entry, "asked fact", target, asked, line, "facts.yaml"):
            _check_choices(entry, found, asked[target], scope)


def _path(fact: FactId, scope: Scope) -> list[FactId]:
    """The ids that the fact had and has; the last stands there twice where they go round in a circle."""
    path = [fact]
    while (found := scope.migrations.get(path[-1])) and found.renamed and path[-1] not in path[:-1]:
        path.append(found.renamed)
    return path


def _check_choices(entry: Entry, found: Migration, declaration: FactDeclaration, scope: Scope) -> None:
    known = declaration.choices or {}
    line = entry.line_of("choices")
    for old in found.choices:
        _, new = moved(entry.id, old, scope.migrations)
        if new not in known:
            remedy = did_you_mean(str(new), known, f"Choose one of: {', '.join(known)}.")
            entry.note(f"{str(new)!r} is no choice of {declaration.id}.", remedy, line)
        if old in known and not found.renamed:
            entry.note(f"{old} is still a choice of {declaration.id}.", "Keep either the choice or its move.", line)
