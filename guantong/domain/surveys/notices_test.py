"""Ninety-nine percent of few is a warning and no triumph; dissatisfaction is not lost in it (提示)."""

from datetime import date

from guantong.domain.statistics.intervals import Share, wilson
from guantong.domain.surveys.notices import notices
from guantong.domain.surveys.questionnaire_test import PARK
from guantong.domain.surveys.tabulation import Result, limits

LIMITS = limits(date(2026, 9, 1))


def said(good: int, bad: int, of: int, rate: Share | None) -> list[str]:
    result = Result("overall", PARK.question("overall"), of, (), wilson(good, of), wilson(bad, of))
    return [one.zh for one in notices(result, rate, LIMITS)]


def test_forty_of_forty_is_a_warning() -> None:
    assert said(40, 0, 40, wilson(40, 50)) == [
        "满意率 100%，但只有 40 份，回收率 80%：不足以说明多数人满意，请看分布和未回答的人。"
    ]


def test_many_answers_with_a_low_rate_or_none_are_a_warning_too() -> None:
    low, none = said(297, 0, 300, wilson(300, 3000)), said(297, 0, 300, None)

    assert low == ["满意率 99%，但只有 300 份，回收率 10%：不足以说明多数人满意，请看分布和未回答的人。"]
    assert none == ["满意率 99%，但只有 300 份，无回收率：不足以说明多数人满意，请看分布和未回答的人。"]


def test_many_answers_of_most_are_told_that_they_tell_little() -> None:
    assert said(297, 0, 300, wilson(300, 400)) == ["满意率 99%（300 份，回收率 75%）：几乎没有区分，请看具体意见。"]


def test_just_below_the_ceiling_there_is_no_notice_and_exactly_at_a_tenth_of_no_there_is() -> None:
    assert said(989, 0, 1000, None) == []
    assert said(850, 99, 1000, None) == []
    assert said(850, 100, 1000, None) == ["1000 人中 100 人不满意，先了解原因（座谈会），再由人决定是否列为事项。"]
