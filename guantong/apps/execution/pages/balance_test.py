"""Rigid spending beside resources of three years: the ledger's figures, what is missing said, assumptions marked and kept nowhere."""

import pytest

from tests.execution import BOOKS, JUNE, kept
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/execution/balance/?on={JUNE}"
KNOWN = {
    **BOOKS,
    "fiscal_capacity": [
        {"year": 2026, "resources": 900_00, "rigid_kind": "wages", "amount": 500_00},
        {"year": 2026, "rigid_kind": "debt_service", "amount": 100_00},
    ],
}


def kinds() -> list[str]:
    from guantong.apps.execution.balancing import NAMES

    return [name for name in NAMES if name != "resources"]


def test_what_the_ledger_knows_and_what_it_does_not_know(world: World) -> None:
    one, two = kinds()[:2]
    rows = [{**KNOWN["fiscal_capacity"][0], "rigid_kind": one}, {**KNOWN["fiscal_capacity"][1], "rigid_kind": two}]
    kept(world, {**KNOWN, "fiscal_capacity": rows})

    page = world.signed_in("shen").get(HERE).content.decode()

    assert ("900.00" in page, "600.00" in page, "300.00" in page, "66.7%" in page) == (True, True, True, True)
    assert ("账册没有这个数" in page, f"缺 {len(kinds()) - 2} 项" in page, "2028" in page) == (True, True, True)


def test_an_assumption_takes_the_ledgers_place_on_this_page_only(world: World) -> None:
    one, two = kinds()[:2]
    kept(world, {**KNOWN, "fiscal_capacity": [{**KNOWN["fiscal_capacity"][0], "rigid_kind": one}]})
    client = world.signed_in("shen")

    tried = client.get(f"{HERE}&{two}_2027=250.00&resources_2027=1,000.00").content.decode()
    after = client.get(HERE).content.decode()

    assert (
        "有 2 个数是假设的" in tried,
        "250.00" in tried,
        "750.00" in tried,
        "假设" in after.partition("<tbody")[2].partition("</tbody")[0],
    ) == (True, True, True, False)


def test_what_is_no_amount_is_told_at_its_field(world: World) -> None:
    kept(world)

    page = world.signed_in("shen").get(f"{HERE}&resources_2026=很多").content.decode()

    assert ("请填写金额" in page, "有 0 个数" in page) == (True, False)


def test_before_anything_is_published_it_says_so(world: World) -> None:
    assert "账册里还没有任何数据" in world.signed_in("shen").get(HERE).content.decode()


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 403), ("lin", 403)])
def test_it_is_of_the_whole_district_and_for_who_reads_its_books(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status
