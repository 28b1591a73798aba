"""Sources weighed as a document says: exact, each with where it stands; not computed where one is missing (多源加权)."""

from datetime import date
from fractions import Fraction

import pytest

from guantong.apps.surveys.models import Survey, Weighing
from guantong.apps.surveys.weighing import BY_SURVEY, Part, weigh, weighed
from guantong.domain.workflow.table import BadInput
from tests.surveys import DISSATISFIED, SATISFIED, opened
from tests.world import World

TYPED = "居民问卷|60|问卷|\n代表评议|30|91.5|评议汇总表2026-11-02\n网络测评|10|80|平台导出2026-11-05"


def surveyed(world: World, count: int = 9) -> Survey:
    """Return a closed survey that a third are dissatisfied in."""
    held = opened(world)
    for at, code in enumerate(held.slips(count)):
        held.answered(code, SATISFIED if at % 3 else DISSATISFIED)
    return held.does("close").read()


def parts(score: str = "80") -> list[Part]:
    return [
        Part("居民问卷", 60, BY_SURVEY, ""),
        Part("代表评议", 30, "91.5", "汇总表"),
        Part("网络测评", 10, score, "平台"),
    ]


def done(world: World, said: list[Part], survey: Survey | None, who: str = "shen") -> Weighing:
    return weigh(
        title="口袋公园满意度", document="明人办〔2026〕3号", dated=date(2026, 3, 1), parts=said, survey=survey, by=world.standing(who), as_of=world.now
    )  # fmt: skip


def test_sixty_thirty_ten_are_weighed_exactly(world: World) -> None:
    row = done(world, parts(), surveyed(world))

    # 6 of 9 satisfied: 60 × 66⅔ + 30 × 91.5 + 10 × 80 = 7545, of 100
    assert weighed(row).total == Fraction(7545, 100)
    assert row.sources[0][3].endswith("“总体上您对它满意吗？”已核验9份，满意6份")


def test_a_missing_source_leaves_it_not_computed_and_few_answers_are_missing(world: World) -> None:
    assert weighed(done(world, parts(""), surveyed(world))).total is None
    few = weighed(done(world, parts(), surveyed(world, 4)))
    assert (few.total, [one.key for one in few.without]) == (None, ["居民问卷"])


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ([Part("a", 60, "50", "x"), Part("b", 30, "50", "x")], "parts"),
        ([Part("a", 100, "101", "x")], "parts"),
        ([Part("a", 100, "50", "")], "parts"),
        ([Part("a", 100, BY_SURVEY, "")], "survey"),
    ],
)
def test_weights_that_do_not_add_up_and_scores_from_nowhere_are_refused(
    world: World, said: list[Part], at: str
) -> None:
    with pytest.raises(BadInput) as told:
        done(world, said, None)

    assert list(told.value.reasons) == [at]
