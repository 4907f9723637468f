"""Texts put together language by language."""

import pytest

from interview.sentences import numbers_in_a_row


@pytest.mark.parametrize(
    ("numbers", "en", "zh"),
    [
        ([], "", ""),
        ([7], "7", "7"),
        ([1, 2, 5], "1, 2, 5", "1、2、5"),
        ([1, 6, 7, 8], "1, 6–8", "1、6至8"),
        (range(1, 11), "1–10", "1至10"),
    ],
)
def test_numbers_that_follow_each_other_are_a_range(numbers: list[int], en: str, zh: str) -> None:
    """Two are not."""
    assert numbers_in_a_row(numbers) == {"en": en, "zh": zh}
