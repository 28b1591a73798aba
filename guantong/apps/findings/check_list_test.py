"""The editions of the check-list (核对单)."""

from datetime import date

from guantong.apps.findings.check_list import editions, in_force


def test_every_edition_names_what_it_rests_on_and_asks_in_both_languages() -> None:
    for one in editions().values():
        assert one.citation
        assert one.status in ("proposal", "settled")
        assert all(said.zh and said.en for question in one.questions for said in (question.words, question.look))


def test_the_edition_is_that_of_the_day() -> None:
    asked = [question.key for question in in_force(date(2026, 11, 12)).questions]

    assert asked == ["measures_done", "money_back", "not_again", "rules_kept", "people_feel"]
