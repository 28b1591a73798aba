"""The score sheets of a review on their page (审查活动的评分)."""

from guantong.apps.evaluations.models import ScoreSheet
from guantong.apps.reviews.score_sheets_test import came, prepared, scored
from tests.reviews import held
from tests.scores import Scoring, elected, in_force
from tests.world import World


def test_a_sheet_is_prepared_there_for_who_signed_in(world: World) -> None:
    review, deputies, standard = scored(world), elected(world, 2), in_force(world)
    came(world, review, *deputies)
    typed = {
        "unit": "CG",
        "title": "公厕项目代表评分",
        "question": "资金绩效",
        "held_on": "2026-11-12",
        "way": "named",
        "rubric": f"{standard.pk}",
    }

    sent = world.signed_in("wen").post(
        f"/reviews/{review.pk}/scores/", {"verb": "prepare", **{f"prepare-{k}": v for k, v in typed.items()}}
    )

    sheet = ScoreSheet.objects.get()
    page = world.signed_in("shen").get(f"/reviews/{review.pk}/scores/").content.decode()
    assert (sent.url, sheet.roll.count(), "公厕项目代表评分" in page) == (f"/evaluations/scores/{sheet.pk}/", 2, True)


def test_the_result_stands_on_the_review_with_its_own_denominator(world: World) -> None:
    review, deputies = scored(world, kind="deputy_scoring", title="审计整改代表打分"), elected(world, 3)
    in_force(world)
    came(world, review, *deputies)
    scoring = Scoring(world, prepared(world, review), deputies).opened()
    scoring.score(deputies[0], 20, 20, 30, 30)
    scoring.closed().counted()
    shen = world.signed_in("shen")

    own, sheets = (shen.get(f"/reviews/{review.pk}/{page}").content.decode() for page in ("", "scores/"))

    assert ("平均 100.00 分（百分），实评 1 人、应评 3 人" in own, "分母单列，不并入常委会的测评" in own) == (
        True,
        True,
    )
    assert ("1 / 3" in sheets, "不并入常委会满意度测评" in sheets) == (True, True)


def test_a_kind_that_is_not_scored_has_no_such_page(world: World) -> None:
    review = held(world)
    shen = world.signed_in("shen")

    assert shen.get(f"/reviews/{review.pk}/scores/").status_code == 404
    assert f"/reviews/{review.pk}/scores/" not in shen.get(f"/reviews/{review.pk}/").content.decode()


def test_the_unit_that_is_scored_reads_none_of_it(world: World) -> None:
    review = scored(world)

    assert world.signed_in("qin").get(f"/reviews/{review.pk}/scores/").status_code == 403
