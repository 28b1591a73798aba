"""A finding becomes an opinion or a target by a person's click, once; what the books say after stands beside with its place."""

from datetime import date
from typing import Any

import pytest

from guantong.apps.evaluations import report_use, report_work
from guantong.apps.evaluations.after_report import after
from guantong.apps.evaluations.models import Performance, Report
from guantong.apps.evaluations.project_queries import went_of
from guantong.apps.journal.queries import drifted
from guantong.apps.opinions.binding import Named
from guantong.apps.opinions.queries import opinions_about
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.budget_versions import both
from tests.execution import CITY
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def received(world: World, project: str = "P01") -> Report:
    by = world.standing("shen")
    row = report_work.receive(
        kind="audit", year=2025, unit=CITY["unit"], path=world.body("CG").path, body="区审计局", issued_on=date(2026, 5, 1),
        project_code=project, project="道路修缮" if project else "", by=by, as_of=world.now,
    )  # fmt: skip
    return report_work.note_finding(
        report=row, text="单价高于标准", page=14, version=row.version, by=by, as_of=world.now
    )


def raised(world: World, row: Report, who: str = "shen") -> Report:
    return report_use.raise_from_finding(
        report=row, finding=f"{row.findings.get().pk}", text="建议按标准重算", head="departments", asks=(), change_asked=-10_000, year=2027,
        proposers=[Named("林代表", "deputy")], raised_on=world.now.date(), version=row.version, by=world.standing(who), as_of=world.now,
    )  # fmt: skip


def aimed(world: World, row: Report, **more: Any) -> Report:
    asked = {
        "kind": "cost",
        "name": "修缮单价",
        "planned": 300_000,
        "measure": "元",
        "at_most": True,
        "words": "",
        "year": 2027,
    }
    return report_use.aim_from_finding(
        report=row, finding=f"{row.findings.get().pk}", **{**asked, **more}, version=row.version, by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip


def test_a_finding_becomes_an_opinion_that_knows_its_page(world: World) -> None:
    row = raised(world, received(world))

    found = row.findings.get()
    opinion = opinions_about(found.journal_key, world.standing("shen")).get()
    assert (opinion.year, opinion.project_code, opinion.path, opinion.source_where) == (
        2027, "P01", world.body("CG").path, f"/evaluations/reports/{row.pk}/",
    )  # fmt: skip
    assert (opinion.source_name, found.use, found.reference) == (f"{row} 第14页", "opinion", f"意见 {opinion.pk}")
    (went,) = went_of(row, world.standing("shen"))
    assert (went.goes_to, went.stands.zh) == (f"/opinions/{opinion.pk}/", "已提出")
    assert list(drifted()) == []


def test_a_finding_becomes_a_target_of_the_next_year_with_the_page_as_its_place(world: World) -> None:
    row = aimed(world, received(world))

    of = Performance.objects.get()
    target = of.targets.get()
    assert (of.year, of.project_code, of.state, target.name, target.planned, target.place) == (
        2027, "P01", "set", "修缮单价", 300_000, "第14页",
    )  # fmt: skip
    assert [one.goes_to for one in went_of(row, world.standing("shen"))] == [f"/evaluations/projects/{of.pk}/"]


def test_a_finding_goes_somewhere_once(world: World) -> None:
    row = raised(world, received(world))

    with pytest.raises(BadInput, match="已有去向"):
        aimed(world, row)


def test_without_a_project_or_for_a_year_gone_no_target_is_set(world: World) -> None:
    with pytest.raises(BadInput, match="没有写明项目编码"):
        aimed(world, received(world, ""))
    with pytest.raises(BadInput, match="应晚于评价年度 2025"):
        aimed(world, received(world), year=2025)


def test_only_the_commission_turns_a_finding_into_something(world: World) -> None:
    with pytest.raises(NotAllowed):
        raised(world, received(world), "cao")


def test_what_the_books_hold_after_stands_with_its_place_and_what_they_do_not_hold_is_said(world: World) -> None:
    both(world)  # 道路修缮 of 2027: 1000 yuan in the first submission, 800 in the second; no budget of 2025 and 2026

    found = after(received(world), world.now.date(), world.standing("shen"))

    assert [(one.year, one.version.zh, one.amount, one.moved, one.says.zh) for one in found] == [
        (2025, "", None, None, "账册没有这一年的预算"), (2026, "", None, None, "账册没有这一年的预算"),
        (2027, "一上", 1000_00, None, ""), (2027, "二上", 800_00, -200_00, ""),
    ]  # fmt: skip
    assert [bool(one.place and one.place.address) for one in found] == [False, False, True, True]


def test_a_project_no_version_has_is_said_not_to_stand_there(world: World) -> None:
    both(world)

    found = after(received(world, "P77"), world.now.date(), world.standing("shen"))

    assert {one.says.zh for one in found if one.year == 2027} == {"这一版没有这个项目，不等于没有安排"}


def test_the_page_shows_where_it_went_and_what_came_after(world: World) -> None:
    both(world)
    row = raised(world, received(world))

    page = world.signed_in("shen").get(f"/evaluations/reports/{row.pk}/").content.decode()

    assert [said for said in ("意见 ", "已提出", "二上", "账册没有这一年的预算") if said not in page] == []
    listed = world.signed_in("shen").get("/evaluations/reports/").content.decode()
    assert "转为意见" in listed
