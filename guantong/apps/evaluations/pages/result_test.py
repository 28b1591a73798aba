"""The result sheet: base, distributions, plain means; the closer look on demand and from ten raters."""

from tests.scores import scoring_of
from tests.world import World


def counted(world: World, count: int, way: str = "named") -> str:
    made = scoring_of(world, count, way=way)
    for at, who in enumerate(made.deputies):
        made.score(who, 10 + at % 2 * 5, 20, 30, 30, words="账实相符" if at == 0 else "")
    return f"/evaluations/scores/{made.closed().counted().sheet.pk}/result/"


def test_the_distribution_and_the_plain_mean_stand_there_and_no_word_for_them(world: World) -> None:
    page = world.signed_in("shen").get(counted(world, 9)).content.decode()

    for said in (
        "15 分 4 人、10 分 5 人",
        "12.22",
        "平均总分（百分）",
        "92.22",
        "没有等次",
        "应评",
        "账实相符",
        "代表01",
    ):
        assert said in page
    assert ("更多统计" in page, "一致程度（1 为完全一致）" in page) == (True, False)


def test_below_ten_the_closer_look_says_why_there_is_none(world: World) -> None:
    page = world.signed_in("shen").get(f"{counted(world, 9)}?look=closer").content.decode()

    assert ("打分的不足 10 人" in page, "平均总分的区间" in page) == (True, False)


def test_from_ten_raters_it_is_there_when_it_is_asked_for(world: World) -> None:
    here = counted(world, 10, "secret")

    plain, asked = (world.signed_in("shen").get(f"{here}{more}").content.decode() for more in ("", "?look=closer"))

    assert ("平均总分的区间" in plain, "平均总分的区间" in asked, "代表01" in asked) == (False, True, False)
    # totals 90 and 95, five each: trimmed the same mean 92.50; 25 of 45 pairs differ by 5 of 100: 1 − 0.0278
    assert ("92.50" in asked, "0.97" in asked) == (True, True)


def test_before_it_is_counted_there_is_none(world: World) -> None:
    made = scoring_of(world, 2)
    made.score("deputy01", 1, 1, 1, 1)

    assert (
        "汇总之前没有任何结果"
        in world.signed_in("shen").get(f"/evaluations/scores/{made.sheet.pk}/result/").content.decode()
    )
