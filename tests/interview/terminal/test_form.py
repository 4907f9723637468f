"""Long lists of choices, and the line that says what else can be typed."""

from dataclasses import replace
from datetime import date

import pytest

from interview.consultation import AskedQuestion
from interview.terminal.exchange import Exchange, Given
from interview.terminal.form import above, entered, fitting, form_for, moved, with_typed
from interview.terminal.layout import columns_of, unfolded
from interview.terminal.purposes import Purpose
from interview.terminal.views.hints import hints
from interview.terminal.views.option import Option
from knowledge.vocabulary.facts import FactDeclaration, FactType
from knowledge.vocabulary.questions import Question

CITIES = {
    "beijing": "北京", "shanghai": "上海", "guangzhou": "广州", "shenzhen": "深圳", "chengdu": "成都",
    "hangzhou": "杭州", "zhengzhou": "郑州", "luoyang": "洛阳", "guilin": "桂林", "changsha": "长沙", "lanzhou": "兰州",
}  # fmt: skip


@pytest.fixture
def city():
    """A question with more choices than fit at a glance."""
    choices = {id: {"en": id.title(), "zh": chinese} for id, chinese in CITIES.items()}
    declaration = FactDeclaration("place.city", FactType.CHOICE, {"en": "City"}, choices=choices)
    asked = AskedQuestion(Question("place.city", {"en": "Which city?"}, "place"), declaration, 3, 9)
    return form_for(Exchange(asked, "en", date(2026, 11, 22)))


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("", 12),
        ("s", 12),
        ("sh", ["Shanghai", "Shenzhen", "Changsha"]),
        ("zhou", ["Guangzhou", "Hangzhou", "Zhengzhou", "Lanzhou"]),
        ("长沙", ["Changsha"]),
        ("atlantis", 12),
    ],
)
def test_typing_leaves_what_fits(city, typed, left):
    """In either language, from the second sign on; all of it where nothing fits."""
    found = fitting(with_typed(city, typed))
    assert (len(found) if isinstance(left, int) else [option.label for option in found]) == left


def test_arrow_keys_stay_among_what_fits(city):
    """Round its ends; the next sign typed counts again."""
    down = [moved(with_typed(city, "zhou"), 1)]
    for _ in range(4):
        down.append(moved(down[-1], 1))
    cities = [entered(form).value for form in down]
    assert cities == ["guangzhou", "hangzhou", "zhengzhou", "lanzhou", "guangzhou"]
    assert entered(moved(with_typed(city, "zhou"), -1)) == Given("lanzhou", None)
    assert entered(with_typed(down[0], "shen")) == Given("shenzhen", None)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("", ["Brakes", "  1  Lamp", "  2  Horn", "Tyres", "  3  Tread"]),
        ("re", ["Tyres", "  3  Tread"]),
        ("or", ["Brakes", "  2  Horn"]),
    ],
)
def test_a_list_names_the_groups_of_what_it_shows(city, typed, shown):
    """Also where the first of a group does not fit what was typed."""
    rows = [("Lamp", "Brakes"), ("Horn", "Brakes"), ("Tread", "Tyres")]
    unnamed = [(f"Thing {number}", "Tyres") for number in range(4, 14)]
    options = tuple(Option(str(n), f"fact.{n}", *row) for n, row in enumerate([*rows, *unnamed], 1))
    lines, _ = above(with_typed(replace(city, options=options), typed), {}, 60)
    texts = ["".join(words for words, _ in line).replace("   ", "  ") for line in lines]
    assert texts[texts.index("") + 1 :][3:][: len(shown)] == shown


def test_beginning_is_enough_for_enter(city):
    """Once it fits one city only."""
    assert entered(with_typed(city, "shen")) == Given("shenzhen", None)


def test_what_enter_would_take_is_marked_among_what_fits(city):
    """And it is in sight."""
    lines, in_sight = above(with_typed(city, "shen"), {}, 60)
    assert ["".join(words for words, _ in line) for line in lines][-1] == "> d  Shenzhen"
    assert in_sight == len(lines) - 1


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [39, 79, 131])
def test_leaving_is_always_on_show(city, purpose, language, width):
    """Whatever else has room."""
    exchange = Exchange(city.exchange.asked, language, date(2026, 11, 22), purpose=purpose)
    words = unfolded(hints(exchange, width))
    assert {"en": "quit", "zh": "退出"}[language] in words
    assert columns_of(words) <= 2 * width


def test_long_list_of_entries_shrinks_by_what_they_say(city):
    """The open questions, by their words and not only by their ids."""
    options = tuple(Option(str(number), f"fact.{number}", f"Thing {number}") for number in range(20))
    assert [one.value for one in fitting(replace(city, options=options, typed="hing 7"))] == ["fact.7"]


@pytest.mark.parametrize("room", range(1, 20))
@pytest.mark.parametrize("steps", [0, 1, 6, 12])
def test_a_low_screen_says_how_many_choices_it_has_no_room_for(city, room, steps):
    """Empty lines go first; the chosen one stays in sight, and those shown and hidden are all of them."""
    form = city
    for _ in range(steps):
        form = moved(form, 1)
    lines, in_sight = above(form, {}, 60, room)
    texts = ["".join(words for words, _ in line) for line in lines]
    assert 0 <= in_sight < len(lines)
    assert steps == 0 or texts[in_sight].startswith("> ")
    hidden = [int(text.split()[1]) for text in texts if "by arrow keys" in text]
    shown = [text for text in texts if text.startswith(("  ", "> ")) and "by arrow keys" not in text]
    assert len(shown) + sum(hidden) == len(form.options)
    assert len(lines) <= room or not hidden
    assert bool(hidden) == (2 + 2 <= room < 2 + len(form.options))
