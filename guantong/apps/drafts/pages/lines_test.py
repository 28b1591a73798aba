"""The projects of a draft with the state of their basis: of each unit its newest version, of others nothing."""

import re

import pytest

from guantong.apps.execution.pages.funds_test import facts, shown
from guantong.apps.execution.pages.revenue_test import cells
from tests.drafts import AUTUMN, DRAFT, line
from tests.execution import CITY, kept
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/drafts/?on={AUTUMN}"


def projects(page: str) -> list[str]:
    return re.findall(r'<a href="/drafts/sheets/[^"]*">([^<]*)</a>', page)


def row(page: str, name: str) -> dict[str, str]:
    return cells(next(part for part in page.partition("<tbody>")[2].split("</tr>") if f">{name}<" in part))


def test_every_project_stands_with_what_it_asks_and_the_year_before(world: World) -> None:
    kept(world, DRAFT)

    page = shown(world, HERE)

    assert projects(page) == ["道路修缮", "干部培训", "垃圾分类宣传", "校园安防", "食堂设备"]
    assert "2027年草案依据" in page
    told = row(page, "道路修缮")
    assert (told["上一年预算"], told["申报数"], told["增减"]) == (
        "0.10",
        "0.12",
        "0.02",
    )  # 1,000, 1,200, 200 元 in 万元


@pytest.mark.parametrize(
    ("only", "found"),
    [
        ("missing", ["道路修缮"]), ("above", ["干部培训"]), ("off", ["垃圾分类宣传"]), ("partial", ["食堂设备"]), ("whole", ["校园安防"]),
        ("signals", []),
    ],
)  # fmt: skip
def test_one_state_of_the_basis_is_asked_for_alone(world: World, only: str, found: list[str]) -> None:
    kept(world, DRAFT)

    assert projects(shown(world, f"{HERE}&only={only}")) == found


def test_what_has_no_basis_above_standards_and_off_is_counted(world: World) -> None:
    kept(world, DRAFT)

    told = [re.sub("<[^>]*>", "", fact).strip().split(" ")[0] for fact in facts(shown(world, HERE))]

    assert told == ["5", "0.27", "1", "1", "1"]  # 1,200 + 500 + 300 + 450 + 200 元 asked


def test_a_version_is_chosen_and_the_newest_is_shown_without(world: World) -> None:
    kept(world, {**DRAFT, "budget_line": [*DRAFT["budget_line"], line(CITY, "P01", "道路修缮", 1100_00, "二上")]})

    assert projects(shown(world, HERE)) == [
        "道路修缮",
        "校园安防",
        "食堂设备",
    ]  # the city bureau's newest has one project
    assert len(projects(shown(world, f"{HERE}&version=first_submission"))) == 5


def test_once_approved_it_is_no_draft_any_more(world: World) -> None:
    kept(world, {**DRAFT, "budget_line": [*DRAFT["budget_line"], line(CITY, "P01", "道路修缮", 1100_00, "批准预算")]})

    assert projects(shown(world, HERE)) == ["校园安防", "食堂设备"]


def test_a_unit_sees_its_own_drafts_only(world: World) -> None:
    kept(world, DRAFT)

    page = shown(world, HERE, who="qin")

    assert projects(page) == ["道路修缮", "干部培训", "垃圾分类宣传"]
    assert ("校园安防" in page, "收入预测" in page) == (False, False)


def test_the_list_goes_into_a_workbook(world: World) -> None:
    kept(world, DRAFT)

    answer = world.signed_in("shen").get(f"{HERE}&as=xlsx")

    assert answer["Content-Type"].startswith("application/vnd.openxmlformats")


def test_before_anything_is_published_it_says_so(world: World) -> None:
    assert "账册里还没有任何数据" in shown(world, HERE)


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 200), ("lin", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status
