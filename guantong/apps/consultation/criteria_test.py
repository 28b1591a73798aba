"""Criteria and the negative list are dated data that say how sure they are; a hit says where and why, and nothing more."""

from datetime import date

from guantong.apps.consultation.criteria import STATUSES, criteria_on, hits_in

DAY = date(2026, 11, 12)


def test_before_their_day_there_are_none_and_each_says_how_sure_it_is() -> None:
    assert criteria_on(date(2025, 1, 1)) == []
    assert [(one.code, one.excluded) for one in criteria_on(DAY)] == [
        ("public_opinion", False), ("necessity", False), ("fiscal_capacity", False), ("environment", False), ("land", False),
        ("safety", False), ("within_year", False), ("burden", True), ("debt", True), ("stability", True),
    ]  # fmt: skip
    assert {one.status for one in criteria_on(DAY)} <= set(STATUSES)


def test_a_word_hits_its_line_and_another_word_takes_the_hit_away() -> None:
    (hit,) = hits_in("给封闭小区加装私家充电位", DAY)

    assert (hit.found, hit.words.zh, hit.status) == ("私家充电位", "非公共利益，只惠及少数业主或企业", "proposal")
    assert hits_in("私家充电位改为公共充电桩", DAY) == []
    assert hits_in("更换路灯", DAY) == []
