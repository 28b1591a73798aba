"""The public panel: drawn, checked, put back whole where a quota is missed; anybody draws the same (公众参与库抽选)."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from guantong.domain.rule_engine.thresholds import UndatedLimitError
from guantong.domain.surveys.panel import SAME_LIST, Person, Quota, QuotasNotMet, again, draw, limits, problems

POOL = [
    Person(str(number), {"community": ["湖滨", "城北", "云栖"][number % 3], "sex": "女" if number % 2 else "男", "age": "60+" if number % 5 == 0 else "18–59"})
    for number in range(1, 241)
]  # fmt: skip
QUOTAS = [Quota("sex", "女", 22, 26), Quota("age", "60+", 8, 12), *(Quota("community", c, 14, 18) for c in ("湖滨", "城北", "云栖"))]  # fmt: skip
LIMITS = limits(date(2026, 1, 5))


def test_a_panel_of_sixty_has_forty_eight_drawn_and_every_quota_met() -> None:
    named = [str(number) for number in range(1, 13)]

    panel = draw(POOL, 48, "2026-01-05 明湖", QUOTAS, named)

    assert problems(len(panel.drawn) + len(panel.named), len(panel.drawn), LIMITS) == ()
    assert all(quota.met(panel.drawn) for quota in QUOTAS)
    assert {one.id for one in panel.drawn} & set(named) == set()
    assert panel == draw(POOL[::-1], 48, "2026-01-05 明湖", QUOTAS, named)


def test_the_round_before_missed_a_quota() -> None:
    seed = next(seed for seed in map(str, range(100)) if draw(POOL, 48, seed, QUOTAS).round == 2)

    first = draw(POOL, 48, seed, [])

    assert not all(quota.met(first.drawn) for quota in QUOTAS)


def test_it_can_be_drawn_again_with_the_tools_of_any_computer(tmp_path: Path) -> None:
    found = draw(POOL, 48, "2026-01-05 明湖", QUOTAS)
    (tmp_path / "list.txt").write_text("".join(f"{one.id}\n" for one in POOL), "utf-8")

    def run(command: str) -> list[str]:
        return subprocess.run(
            ["bash", "-c", command], capture_output=True, text=True, check=True, cwd=tmp_path
        ).stdout.split()

    assert run(again("2026-01-05 明湖", found.round, 48))[1::2] == [one.id for one in found.drawn]
    assert run(SAME_LIST)[0] == found.digest


@pytest.mark.parametrize(
    ("size", "to_draw", "sentences"),
    [
        (30, 24, []),
        (100, 75, []),
        (100, 85, []),
        (29, 23, ["指南的人数为 30 至 100 人，这里是 29 人。"]),
        (101, 80, ["指南的人数为 30 至 100 人，这里是 101 人。"]),
        (100, 74, ["指南的随机抽取比例为 75% 至 85%，这里是 100 人中 74 人。"]),
        (100, 86, ["指南的随机抽取比例为 75% 至 85%，这里是 100 人中 86 人。"]),
    ],
)
def test_the_numbers_of_the_guidance_hold_to_the_person(size: int, to_draw: int, sentences: list[str]) -> None:
    assert [one.zh for one in problems(size, to_draw, LIMITS)] == sentences


def test_before_the_guidance_there_is_no_number_and_today_it_says_where_it_is_from() -> None:
    with pytest.raises(UndatedLimitError):
        limits(date(2025, 11, 2))["least"]
    assert LIMITS["least"].source.zh.startswith("浙江省《公众参与政府预算审查工作指南》")


def test_quotas_that_the_list_cannot_meet_are_named() -> None:
    with pytest.raises(QuotasNotMet) as told:
        draw(POOL[:40], 30, "1", [Quota("sex", "女", 25, 30), Quota("age", "60+", 0, 30)])

    assert [quota.value for quota in told.value.often] == ["女"]


def test_somebody_twice_on_the_list_or_a_list_too_short_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        draw([*POOL, POOL[0]], 30, "1", [])
    with pytest.raises(ValueError, match="30 of 20"):
        draw(POOL[:20], 30, "1", [])
