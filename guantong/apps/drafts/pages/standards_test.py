"""The register of expenditure standards by day, with its template for who may bring one."""

import pytest

from guantong.apps.execution.pages.funds_test import shown
from tests.drafts import AUTUMN, DRAFT
from tests.execution import PAYMENTS, kept
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/drafts/standards/?on={AUTUMN}"


def test_a_standard_stands_with_its_document_scope_and_term(world: World) -> None:
    kept(world, DRAFT)

    page = shown(world, HERE).partition("<tbody>")[2]

    told = ("明财行〔2023〕6号", "区级机关", "450.00", "执行中", "已废止")
    assert [text in page for text in told] == [True] * 5


def test_one_state_is_asked_for_alone(world: World) -> None:
    kept(world, DRAFT)

    page = shown(world, f"{HERE}&state=in_force").partition("<tbody>")[2]

    assert ("明财行〔2023〕6号" in page, "明财行〔2020〕2号" in page) == (True, False)


def test_its_template_is_at_hand(world: World) -> None:
    kept(world, DRAFT)

    assert "/feeds/templates/standard/" in shown(world, HERE)


def test_without_a_register_nothing_is_said_to_be_within_it(world: World) -> None:
    empty = shown(world, HERE)
    kept(world, {"payment": PAYMENTS})

    assert "账册里还没有任何数据" in empty
    assert "不等于都在标准之内" in shown(world, HERE)


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 200), ("lin", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status
