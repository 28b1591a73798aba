"""The kinds of review say what they are, and keep their words (审查活动的种类)."""

from datetime import date

import pytest

from guantong.domain.reviews.kinds import Level, Part, kinds

DAY = date(2026, 11, 12)
NAMES = {
    "adjustment_review", "congress_review", "deputy_briefing", "deputy_follow", "deputy_scoring", "field_study", "final_accounts_review",
    "government_debt", "inspection_visit", "midyear_execution", "performance_review", "pre_review", "preliminary_review", "revenue_review",
    "special_inquiry", "state_assets", "street_talk",
}  # fmt: skip


def test_every_kind_of_review_is_there() -> None:
    assert set(kinds()) == NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_kind_uses_no_word_that_it_must_not_use(name: str) -> None:
    kind = kinds()[name]
    edition = kind.on(DAY)
    spoken = [kind.words, edition.convenes, *edition.steps, *edition.papers]

    assert [words.zh for words in spoken if edition.unfit(words.zh)] == []
    assert all(words.en for words in spoken)


def test_a_sub_district_reviews_nothing_and_votes_on_nothing() -> None:
    street = [kind for kind in kinds().values() if kind.level is Level.SUBDISTRICT]

    assert [kind.name for kind in street] == ["street_talk"]
    assert set(street[0].on(DAY).unfit("审查、表决、投票、批准")) == {"审查", "表决", "投票", "批准"}


def test_what_no_article_asks_for_is_by_choice() -> None:
    by_choice = {kind.name for kind in kinds().values() if kind.on(DAY).by_choice}

    assert by_choice == {
        "pre_review", "street_talk", "revenue_review", "performance_review", "deputy_follow", "deputy_briefing", "deputy_scoring",
    }  # fmt: skip


def test_acts_of_a_session_belong_to_one() -> None:
    of_session = {kind.name for kind in kinds().values() if kind.session}

    assert of_session == {
        "congress_review", "preliminary_review", "state_assets", "government_debt", "final_accounts_review", "special_inquiry",
    }  # fmt: skip


def test_a_day_before_the_first_edition_is_not_guessed() -> None:
    with pytest.raises(LookupError):
        kinds()["pre_review"].on(date(2010, 1, 1))


def test_who_answers_does_not_ask() -> None:
    assert {part for part in Part if not part.asks} == {Part.DEPARTMENT, Part.FINANCE, Part.AUDIT}
