"""Needs beside the budget: gaps both ways, said by a person, taken back by a person."""

import pytest

from guantong.apps.voices.answers import beside, link_line, take_link_back
from guantong.apps.voices.models import AnswerLink
from guantong.apps.voices.operations import confirm
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.execution import CITY, kept
from tests.voices import said
from tests.world import World

LINES = [
    {
        "year": 2026,
        "version": "approved",
        "version_no": 1,
        **CITY,
        "project_code": "P01",
        "project": "社区照明改造",
        "amount": 300_000_00,
    },
    {
        "year": 2026,
        "version": "approved",
        "version_no": 1,
        **CITY,
        "project_code": "P02",
        "project": "公厕维护",
        "amount": 50_000_00,
    },
]


def grown(world: World) -> None:
    """Publish two lines; a need of a lamp is confirmed."""
    kept(world, {"budget_line": LINES})
    confirm(need=said(world), field="urban", version=1, by=world.standing("hua"), as_of=world.now)


def linked(world: World, project: str = "P01", field: str = "urban", who: str = "gu", at: str = "QS01") -> AnswerLink:
    return link_line(
        field=field, place=world.body(at) if at else None, year=2026, unit_code=str(CITY["unit_code"]), project_code=project,
        reason="用于社区路灯更换", by=world.standing(who), as_of=world.now,
    )  # fmt: skip


def gaps(world: World) -> list[tuple[str, int, str, int | None]]:
    return [(row.field, row.count, row.gap, row.amount) for row in beside(world.standing("gu"), 2026, world.now.date())]


def test_gaps_are_told_both_ways(world: World) -> None:
    grown(world)
    assert gaps(world) == [("urban", 1, "no_line", None)]

    linked(world)
    linked(world, "P02", "environment")

    assert gaps(world) == [("urban", 1, "both", 300_000_00), ("environment", 0, "no_need", 50_000_00)]


def test_a_line_of_the_whole_district_answers_in_every_community(world: World) -> None:
    grown(world)
    linked(world, at="")

    assert gaps(world) == [("urban", 1, "both", 300_000_00)]


def test_a_line_that_is_not_in_force_answers_nothing(world: World) -> None:
    grown(world)

    with pytest.raises(BadInput):
        linked(world, "P99")


def test_a_line_answers_once_until_it_is_taken_back(world: World) -> None:
    grown(world)
    link = linked(world)
    with pytest.raises(BadInput):
        linked(world)

    take_link_back(link=link, version=1, by=world.standing("gu"), as_of=world.now)

    assert gaps(world) == [("urban", 1, "no_line", None)]


def test_a_station_links_no_line(world: World) -> None:
    grown(world)

    with pytest.raises(NotAllowed):
        linked(world, who="hua")


def test_the_page_tells_the_gap_and_offers_the_line(world: World) -> None:
    grown(world)
    client = world.signed_in("gu")

    page, offered = (
        client.get("/voices/answers/").content.decode(),
        client.get(f"/voices/answers/of/?field=urban&at={world.body('QS01').path}&year=2026"),
    )

    assert "有诉求无安排" in page
    assert "社区照明改造" in offered.content.decode()
    chosen = {"link_line-line": f"2026|{CITY['unit_code']}|P01", "link_line-reason": "用于社区路灯更换"}
    sent = client.post(
        f"/voices/answers/of/?field=urban&at={world.body('QS01').path}&year=2026", {"verb": "link_line", **chosen}
    )
    assert (sent.status_code, AnswerLink.objects.get().place) == (302, "青石街道石泉社区")
