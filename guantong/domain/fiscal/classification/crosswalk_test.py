"""A class that changed between two years is marked, before and after it is not; what is not in the table is never guessed."""

from guantong.domain.fiscal.classification.codes import names_of_function
from guantong.domain.fiscal.classification.crosswalk import HOW, changed, changed_in, changes


def test_a_class_that_moved_between_the_years_is_marked_by_both_its_codes() -> None:
    (told,) = changed("21006", 2023, 2024)

    assert (told.latter, told.since, told.status) == ("21017", 2024, "from-knowledge")
    assert changed("21017", 2023, 2024) == (told,)
    assert "前后年度口径不同，来自经验、未核原书" in told.says.zh


def test_between_two_years_of_one_table_nothing_is_marked() -> None:
    assert changed("21006", 2024, 2025) == changed("21006", 2022, 2023) == ()


def test_a_class_above_is_marked_by_what_left_it_and_a_neighbour_is_not() -> None:
    assert [one.former for one in changed("210", 2023, 2024)] == ["21006", "21016"]
    assert changed("20501", 2023, 2024) == ()


def test_a_sentence_that_names_a_changed_class_is_found_between_those_years_alone() -> None:
    told = changed_in("卫生健康支出中，中医药支出", 2023, 2024)

    assert told and told.former == "21006"
    assert changed_in("教育支出", 2023, 2024) is changed_in("中医药支出", 2024, 2025) is None


def test_every_line_names_a_code_that_was_known_and_says_how_far_it_is_known() -> None:
    assert [one for one in changes() if one.how not in HOW or one.status not in ("verified", "from-knowledge")] == []
    assert [one.former for one in changes() if not names_of_function(one.former)] == []
    assert all(one.source for one in changes())
