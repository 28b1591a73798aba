"""The table of a scoring as a paper: its base, the distributions, plain means; deputies' scores of rectification stand apart."""

import pytest

from guantong.apps.actors.keeping_out import note_conflict
from guantong.apps.evaluations.score_paper import draft_scores
from guantong.apps.papers.models import Paper
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.review_papers import told
from tests.scores import Scoring, scoring_of, sheet_for
from tests.world import World


def counted(world: World) -> Scoring:
    """Have nine on the roll, one recused: eight score."""
    made = sheet_for(world, 9, recused=("deputy09",)).opened()
    for at, who in enumerate(made.deputies[:8]):
        made.score(who, 10 + at % 2 * 5, 20, 30, 30, words="账实相符" if at == 0 else "")
    return made.closed().counted()


def drafted(made: Scoring, what: str = "score_result", who: str = "shen") -> Paper:
    return draft_scores(
        sheet=made.sheet, what=what, version=made.read().sheet.version, by=made.world.standing(who), as_of=made.world.now
    )  # fmt: skip


def test_the_base_the_distribution_and_the_plain_mean_stand_in_it_and_no_name(world: World) -> None:
    paper = drafted(counted(world))

    lines = told(paper).splitlines()
    assert (paper.title, lines[1]) == ("区城管局2025年度部门决算代表评分结果表", "9 | 0 | 1 | 0 | 8 | 8")
    # (10 × 4 + 15 × 4) / 8 = 12.5 of 20, by weight 20: 12.5; the other three items full: 80
    assert lines[2] == "真实性 | 20 | 20% | 12.50 | 15分4人、10分4人"
    assert lines[6:8] == [
        "平均总分（百分）92.50分。总分的分布：95.00分4人、90.00分4人。",
        "平均分是简单算术平均，按分数精确计算，印出时四舍五入到两位小数；总分为各项得分占满分的比例乘以权重之和。回避和离任的不在应评之内。只有分数，没有等次：评分标准没有规定等次。",
    ]  # fmt: skip
    assert (lines[9], lines[10]) == ("账实相符", "代表评分是意见表达，不代替常委会表决。")
    assert "代表01" not in "".join(lines)


def test_scores_of_rectification_have_their_own_base_and_are_added_to_nothing(world: World) -> None:
    lines = told(drafted(counted(world), "deputy_scores")).splitlines()

    assert lines[-2] == "代表打分是代表的意见表达：分母是应打分的代表，单列，不与常委会组成人员的结果相加。"


def test_before_it_is_counted_there_is_no_table(world: World) -> None:
    with pytest.raises(NotAllowed):
        drafted(scoring_of(world))


def test_another_table_and_who_keeps_out_are_refused(world: World) -> None:
    made = counted(world)
    with pytest.raises(BadInput):
        drafted(made, "satisfaction_result")
    note_conflict(
        person=world.people["shen"],
        kind="relative",
        organisation=world.body("CG"),
        by=world.standing("wen"),
        as_of=world.now,
    )

    with pytest.raises(NotAllowed):
        drafted(made)


def test_it_is_drafted_on_the_page_of_the_sheet(world: World) -> None:
    made = counted(world)
    done = world.signed_in("shen").post(
        f"/evaluations/scores/{made.sheet.pk}/",
        {"verb": "draft_scores", "draft_scores-what": "score_result", "version": made.sheet.version},
    )

    where = f"/papers/{Paper.objects.get().pk}/"
    page = world.signed_in("shen").get(f"/evaluations/scores/{made.sheet.pk}/").content.decode()
    assert (done.status_code, done["Location"], f'href="{where}"' in page) == (302, where, True)
