"""A unit beside its years at one date, and beside its peers by their names; a unit does not see other units' figures."""

import re
from datetime import date

import pytest

from guantong.apps.actors.operations import found_organisation
from guantong.apps.actors.organisation_operations import succeed
from tests.execution import BOOKS, JUNE, LINE, PAID, kept, pay
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/execution/compare/CG/?on={JUNE}"
OTHERS = [
    {"unit_code": f"X{at:02}", "unit": f"第{at}局", "kind": "行政单位", "year": 2026} for at in range(1, 19)
]  # fmt: skip
LIKE = {
    **BOOKS,
    "unit": [*BOOKS["unit"], *OTHERS],
    "budget_line": [
        *BOOKS["budget_line"],
        *(
            {**LINE, "unit_code": one["unit_code"], "unit": one["unit"], "amount": 1500_00 + at * 10_00}
            for at, one in enumerate(OTHERS, 1)
        ),
    ],
}


def test_every_year_is_told_to_the_same_date(world: World) -> None:
    kept(world)

    page = world.signed_in("shen").get(HERE).content.decode()

    assert all(f'<td data-l="年度" class="nw">{year}</td>' in page for year in (2026, 2025, 2024))
    labels = re.findall('<section class="sheet[^"]*" aria-label="([^"]+)"', page)
    assert (len(labels), len(set(labels))) == (2, 2)  # the chart and its list are told apart by name
    assert ("0.01" in page, "全年支付" in page) == (True, True)  # 100.00 yuan by June 2025
    assert f"{(PAID - 45_00) * 10_000 // 1500_00 / 100:.1f}" in page


def test_fifteen_peers_are_named_the_nearest_first_with_the_middle_of_their_paces(world: World) -> None:
    kept(world, LIKE)

    page = world.signed_in("shen").get(f"{HERE}&of=peers").content.decode()

    named = [one["unit"] for one in OTHERS if f">{one['unit']}<" in page]
    assert named == [one["unit"] for one in OTHERS[:15]]
    assert ("同类 15 个单位的中位数" in page, "明湖区教育局" in page.partition("<main")[2]) == (True, False)
    assert page.index(">第1局<") < page.index(">第15局<")


def test_a_unit_sees_its_own_years_and_of_others_nothing(world: World) -> None:
    kept(world, LIKE)
    client = world.signed_in("qin")

    years, peers = client.get(HERE).content.decode(), client.get(f"{HERE}&of=peers").content.decode()

    assert ("2025" in years, "第1局" in peers, "只对可以查看全区账册的人显示" in peers) == (True, False, True)


@pytest.mark.parametrize(
    ("who", "code", "status"), [("shen", "CG", 200), ("qin", "JY", 404), ("shen", "XX", 404), ("lin", "CG", 403)]
)
def test_who_sees_it(world: World, who: str, code: str, status: int) -> None:
    kept(world)

    assert world.signed_in(who).get(f"/execution/compare/{code}/?on={JUNE}").status_code == status


def _before(world: World, kind: str, goes: str = "CG") -> None:
    """The city bureau came from 市容局: its books of 2025 bear that bureau's code."""
    by = world.standing("xi")
    former = found_organisation(
        code="SRJ", name="明湖区市容局", kind="department", parent=world.body("CG").parent, by=by, as_of=world.now
    )  # fmt: skip
    succeed(
        organisation=former, latter=world.body(goes), kind=kind, on=date(2026, 1, 1), document="明编发〔2025〕9号", by=by,
        as_of=world.now,
    )  # fmt: skip


def test_a_renamed_units_earlier_years_are_joined_and_it_is_said(world: World) -> None:
    _before(world, "renamed")
    old = pay("2025-04-01", 700_00, {"unit_code": "SRJ", "unit": "明湖区市容局"})
    kept(world, {**BOOKS, "payment": [*BOOKS["payment"], old]})

    page = world.signed_in("shen").get(HERE).content.decode()

    assert "已并入前身 明湖区市容局（更名，2026-01-01，明编发〔2025〕9号）的各年数" in page
    assert '<td data-l="同期已支付" data-u="万元" class="n">0.08</td>' in page  # 100.00 + 700.00 yuan by June 2025


def test_what_came_in_part_is_told_and_not_added(world: World) -> None:
    _before(world, "split")
    kept(world)

    page = world.signed_in("shen").get(HERE).content.decode()

    assert "只有一部分划入" in page
