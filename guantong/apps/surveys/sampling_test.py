"""Drawn by a published seed from a list without names; drawn again by anybody; withdrawn but never unseen (抽取)."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from guantong.apps.journal.queries import entries_of
from guantong.apps.surveys import sampling
from guantong.apps.surveys.models import PublicPanel, Sample
from guantong.apps.surveys.queries import cells_of
from guantong.domain.surveys.panel import Quota
from guantong.domain.surveys.panel import again as panel_again
from guantong.domain.surveys.plan import again
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.surveys import HOUSEHOLDS, PEOPLE, Held, book, drafted
from tests.world import World

FRAME = book(("编号", "社区", "层"), HOUSEHOLDS)
POOL = book(("编号", "社区", "性别"), PEOPLE)


def drawn(held: Held, raw: bytes = FRAME, seed: str = "07 19 23 开奖", **facts: Any) -> Sample:
    asked = {"size": 30, "substitutes": 2, "seed_from": "2026-11-11 福彩开奖", **facts}
    return sampling.draw_sample(
        survey=held.read(),
        file_name="名单.xlsx",
        raw=raw,
        seed=seed,
        by=held.world.standing("shen"),
        as_of=held.world.now,
        **asked,
    )


def ran(command: str, where: Path) -> list[str]:
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True, cwd=where).stdout.split()


def test_each_cell_has_its_share_and_anybody_draws_the_same_numbers_again(world: World, tmp_path: Path) -> None:
    held = drafted(world)
    sample = drawn(held)
    (tmp_path / "list.tsv").write_text(
        "".join(f"{code}\t{community} / {stratum}\n" for code, community, stratum in HOUSEHOLDS), "utf-8"
    )

    # 30 of 90: one of three
    assert sample.cells == [
        ["城北社区", "60岁以上", 10, 3],
        ["城北社区", "60岁以下", 20, 7],
        ["湖滨社区", "60岁以上", 20, 7],
        ["湖滨社区", "60岁以下", 40, 13],
    ]
    assert ran(again(sample.seed, "湖滨社区", "60岁以上", 9), tmp_path)[1::2] == [
        row[2] for row in sorted(sample.drawn, key=lambda row: row[4]) if row[:2] == ["湖滨社区", "60岁以上"]
    ]
    assert held.read().groups == {"城北社区": 30, "湖滨社区": 60}
    assert len(sample.drawn) == 30 + 4 * 2


def test_counts_are_enough_to_say_how_many(world: World) -> None:
    sample = drawn(drafted(world), book(("社区", "层", "户数"), [("湖滨社区", "全部", 900), ("城北社区", "全部", 100)]))

    assert (sample.cells, sample.drawn, sample.digest) == (
        [["城北社区", "全部", 100, 3], ["湖滨社区", "全部", 900, 27]],
        [],
        "",
    )


@pytest.mark.parametrize(
    ("heads", "rows", "says"),
    [
        (("编号", "社区", "层", "姓名"), [("1", "湖滨社区", "老", "王小明")], "名单不收个人信息，请删去这些列再上传：姓名"),
        (("编号", "社区", "层"), [("13800001234", "湖滨社区", "老")], "名单不收个人信息，请删去这些列再上传：编号"),
        (("编号", "社区", "层"), [("1", "湖滨社区", "老"), ("1", "湖滨社区", "老")], "名单里有重复的编号"),
        (("编号", "社区", "层"), [("1", "湖滨社区", "老"), ("湖滨路", "湖滨社区", "老")], "第 3 行编号须为30位以内的字母、数字或连字符，不得是证件号或手机号。整份没有读入"),
        (("编号", "社区"), [("1", "湖滨社区")], "名单须有“社区、层、编号”或“社区、层、户数”三列，没有别的列。多出或缺少：层"),
        (("社区", "层", "户数"), [("湖滨社区", "老", "约90")], "第 2 行户数须为正整数，同一社区同一层只写一行。整份没有读入"),
        (("编号", "社区", "层"), [("1", "湖滨社区", "")], "第 2 行须写明社区和层，不超过60字，不含“ / ”。整份没有读入"),
    ],
)  # fmt: skip
def test_a_list_that_names_anybody_or_cannot_be_read_is_told_by_its_row(
    world: World, heads: tuple[str, ...], rows: list[tuple[Any, ...]], says: str
) -> None:
    with pytest.raises(BadInput) as told:
        drawn(drafted(world), book(heads, rows))

    assert (told.value.reasons["file"].zh, Sample.objects.count()) == (says, 0)


def test_one_draw_stands_and_the_seed_of_a_withdrawn_one_stays_to_be_seen(world: World) -> None:
    held = drafted(world)
    first = drawn(held, seed="1")
    with pytest.raises(NotAllowed):
        drawn(held, seed="2")

    sampling.withdraw_sample(sample=first, by=world.standing("gu"), as_of=world.now)
    drawn(held, seed="2")

    page = world.signed_in("shen").get(f"/surveys/{held.survey.pk}/sample/").content.decode()
    assert ("撤回的抽取" in page, Sample.objects.get(state="withdrawn").drawn) == (True, [])
    assert {one.verb for one in entries_of(first)} == {"withdraw_sample", "draw_sample"}


@pytest.mark.parametrize(
    ("seed", "seed_from", "at"), [("$(rm)", "开奖", "seed"), ("a\nb", "开奖", "seed"), ("1", " ", "seed_from")]
)
def test_a_seed_says_where_it_is_from_and_is_harmless_in_a_command(
    world: World, seed: str, seed_from: str, at: str
) -> None:
    with pytest.raises(BadInput) as told:
        drawn(drafted(world), seed=seed, seed_from=seed_from)

    assert list(told.value.reasons) == [at]


def test_slips_are_printed_by_cell_and_rate_and_weight_come_after_the_close(world: World) -> None:
    held = drafted(world)
    sample = drawn(held)
    held.does("check", "gu").does("open_survey")
    for community, stratum, out, back in (
        ("湖滨社区", "60岁以上", 8, 2),
        ("湖滨社区", "60岁以下", 12, 6),
        ("城北社区", "60岁以下", 10, 4),
    ):
        codes = sampling_slips(held, community, stratum, out)
        for code in codes[:back]:
            held.answered(code)
    with pytest.raises(BadInput):
        sampling_slips(held, "湖滨社区", "学生", 1)
    before = [(cell.out, cell.back) for cell in cells_of(sample, world.now.date())]
    held.does("close")
    sample = Sample.objects.select_related("survey").get()

    assert before == [(0, None), (10, None), (8, None), (12, None)]
    # 12 answers of 90 listed: 城北 60岁以下 20/90 ÷ 4/12 = 2/3; 湖滨 20/90 ÷ 2/12 = 4/3; 湖滨 40/90 ÷ 6/12 = 8/9
    assert [(cell.back, sampling.share(cell.weight)) for cell in cells_of(sample, world.now.date())] == [
        (0, "—"), (4, "0.667"), (2, "1.333"), (6, "0.889")
    ]  # fmt: skip


def sampling_slips(held: Held, community: str, stratum: str, count: int) -> list[str]:
    from guantong.apps.surveys.operations import print_slips

    return print_slips(
        survey=held.read(),
        community=community,
        stratum=stratum,
        count=count,
        by=held.world.standing("shen"),
        as_of=held.world.now,
    )


def test_of_a_survey_too_few_answered_no_rate_is_told(world: World) -> None:
    held = drafted(world)
    drawn(held)
    held.does("check", "gu").does("open_survey")
    for code in sampling_slips(held, "湖滨社区", "60岁以上", 7)[:4]:
        held.answered(code)
    held.does("close")

    assert {
        (cell.back, cell.rate, cell.weight)
        for cell in cells_of(Sample.objects.select_related("survey").get(), world.now.date())
    } == {(None, None, None)}


# the public panel


def panel(world: World, quotas: list[Quota], who: str = "shen", size: int = 40) -> PublicPanel:
    return sampling.draw_panel(
        title="2027年预算审查公众参与", file_name="名单.xlsx", raw=POOL, size=size, named=10, quotas=quotas, seed="07 19 23", seed_from="福彩开奖",
        by=world.standing(who), as_of=world.now,
    )  # fmt: skip


def test_a_panel_meets_its_quotas_and_is_drawn_again_by_the_printed_command(world: World, tmp_path: Path) -> None:
    found = panel(world, [Quota("性别", "女", 24, 27), Quota("社区", "湖滨社区", 19, 21)])
    (tmp_path / "list.txt").write_text("".join(f"{one[0]}\n" for one in PEOPLE), "utf-8")

    assert ran(panel_again(found.seed, found.round, 40), tmp_path)[1::2] == [one[0] for one in found.drawn]
    assert 24 <= sum(traits["性别"] == "女" for _, traits in found.drawn) <= 27
    page = world.signed_in("wen").get(f"/surveys/panels/{found.pk}/").content.decode()
    assert (found.digest in page, f"第 {found.round} 轮" in page, "指南的" in page) == (
        True,
        True,
        False,
    )  # 40 of 50 is 80 %


def test_what_departs_from_the_guidance_is_said_and_a_quota_nobody_meets_is_named(world: World) -> None:
    few = panel(world, [], size=20)
    with pytest.raises(BadInput) as told:
        panel(world, [Quota("性别", "男", 40, 40)])

    page = world.signed_in("gu").get(f"/surveys/panels/{few.pk}/").content.decode()
    assert "指南的随机抽取比例为 75% 至 85%，这里是 30 人中 20 人。" in page
    assert told.value.reasons["quotas"].zh == "抽了两千轮也满足不了这些配额，请放宽：性别 男 40–40"
    with pytest.raises(NotAllowed):
        panel(world, [], who="lin")
