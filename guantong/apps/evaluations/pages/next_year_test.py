"""Evaluated projects stand beside what is asked for them: by finance, by a report, by the books; a low score with no less asked is a signal."""

import re

import pytest

from guantong.apps.evaluations.next_year import Project, next_year
from guantong.apps.evaluations.report_use_test import received
from guantong.apps.execution.days import on_a_day
from tests.books import judged
from tests.drafts import line
from tests.execution import CITY, PAYMENTS, SCHOOL, kept, pay
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = "/evaluations/next-year/"
BOOKS = {
    "payment": [*PAYMENTS, pay("2026-10-20", 10_00)],
    "budget_line": [
        line(CITY, "P01", "道路修缮", 1000_00, "批准预算", 2026), line(CITY, "P01", "道路修缮", 1200_00),
        line(SCHOOL, "P04", "校园安防", 500_00, "批准预算", 2026), line(SCHOOL, "P04", "校园安防", 450_00),
    ],
    "evaluation": [
        {"year": 2025, "unit_code": "CG", "project_code": "P01", "project": "道路修缮", "kind": "财政评价", "score": "72.5", "grade": "中"},
        {"year": 2024, "unit_code": "CG", "project_code": "P01", "project": "道路修缮", "kind": "单位自评", "score": "96", "grade": "优"},
        {"year": 2025, "unit_code": "JY", "project_code": "P04", "project": "校园安防", "kind": "财政评价", "score": "", "grade": "良"},
        {"year": 2025, "unit_code": "JY", "project_code": "P09", "project": "心理辅导", "kind": "财政评价", "score": "60", "grade": "中"},
        {"year": 2020, "unit_code": "JY", "project_code": "P10", "project": "旧设备", "kind": "财政评价", "score": "60", "grade": "中"},
    ],
}  # fmt: skip


def told(world: World, who: str = "shen") -> dict[str, Project]:
    today = world.now.date()
    found = next_year(on_a_day(today.isoformat(), today), world.standing(who), today)
    assert found.year == 2027
    return {one.name: one for one in found.projects}


def test_a_result_stands_beside_what_the_next_year_asks_with_the_older_ones_below(world: World) -> None:
    kept(world, BOOKS)

    found = told(world)

    assert list(found) == ["心理辅导", "校园安防", "道路修缮"]  # of 2020 it is out of date
    road = found["道路修缮"]
    assert [(one.year, one.by.zh, one.says.zh) for one in road.came] == [(2025, "财政评价", "72.5分 中"), (2024, "单位自评", "96分 优")]  # fmt: skip
    assert (road.last, road.ask, road.change) == (1000_00, 1200_00, 1200_00 - 1000_00)
    assert (found["校园安防"].change, found["校园安防"].newest.says.zh) == (450_00 - 500_00, "良")
    assert (found["心理辅导"].ask, found["心理辅导"].change) == (None, None)


def test_each_result_opens_the_line_it_was_read_in(world: World) -> None:
    kept(world, BOOKS)
    client = world.signed_in("shen")

    (address,) = re.findall(r'<a href="(/feeds/deliveries/[^"]*)">72.5分 中', client.get(HERE).content.decode())

    assert "72.5" in client.get(address).content.decode()


def test_a_low_score_with_no_less_asked_is_a_signal_and_is_filtered(world: World) -> None:
    kept(world, BOOKS)
    judged(world)
    client = world.signed_in("shen")

    assert told(world)["道路修缮"].signals == 1
    pages = {only: client.get(f"{HERE}?only={only}").content.decode() for only in ("more", "signals")}
    assert [("道路修缮" in page, "校园安防" in page) for page in pages.values()] == [(True, False), (True, False)]
    sheet = client.get("/drafts/sheets/P01/?unit=CG&on=2026-11-12").content.decode()
    assert "2025年评价得分72.50" in sheet


def test_a_report_of_a_third_party_or_of_audit_counts_too_and_leads_to_it(world: World) -> None:
    kept(world, {**BOOKS, "evaluation": BOOKS["evaluation"][1:2]})
    report = received(world)

    road = told(world)["道路修缮"]

    assert [(one.year, one.where) for one in road.came][0] == (2025, f"/evaluations/reports/{report.pk}/")
    assert road.change == 200_00


def test_a_unit_sees_its_own_and_without_books_nothing_is_made_up(world: World) -> None:
    assert "草案，申报数不能并列" in world.signed_in("shen").get(HERE).content.decode()
    kept(world, BOOKS)

    assert list(told(world, "qin")) == ["道路修缮"]
    assert world.signed_in("lin").get(HERE).status_code == 403


def test_before_the_next_draft_comes_the_latest_one_is_shown_with_its_year(world: World) -> None:
    lines = [line(CITY, "P01", "道路修缮", 900_00, "批准预算", 2025), line(CITY, "P01", "道路修缮", 950_00, year=2026)]
    kept(world, {"payment": PAYMENTS[:-5], "budget_line": lines, "evaluation": BOOKS["evaluation"][1:2]})

    page = world.signed_in("shen").get(HERE).content.decode()

    assert ("评价结果与2026年申报" in page, "96分 优" in page, "?unit=CG&amp;on=2025-" in page) == (True, True, True)


def test_the_queries_do_not_grow_with_the_projects(world: World, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    kept(world, BOOKS)
    client = world.signed_in("shen")
    client.get(HERE)

    with django_assert_max_num_queries(40):
        client.get(HERE)
