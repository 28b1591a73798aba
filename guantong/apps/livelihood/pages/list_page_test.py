"""One list: its file hangs there, its projects with sheet and row; withdrawn with the reason, once."""

import pytest

from guantong.apps.livelihood.models import ListFile
from guantong.apps.livelihood.pages.lists_test import PARKING, TREES, brought, workbook
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_the_workbook_hangs_on_its_list_and_each_project_says_where_it_stands(world: World) -> None:
    shen = world.signed_in("shen")
    _status, where = brought(shen, workbook(PARKING, TREES))

    page = shen.get(where).content.decode()

    assert [text in page for text in ("历年民生实事.xlsx", "口袋公园", "完成三分之二", "附件")] == [True] * 4


@pytest.mark.parametrize(("who", "status"), [("qin", 403), ("lin", 403), ("xi", 403)])
def test_others_withdraw_nothing(world: World, who: str, status: int) -> None:
    _status, where = brought(world.signed_in("shen"), workbook(PARKING))

    answer = world.signed_in(who).post(where, {"verb": "withdraw_list", "withdraw_list-reason": "x"})

    assert (answer.status_code, ListFile.objects.get().state) == (status, "taken_in")


def test_it_is_withdrawn_once_and_says_why(world: World) -> None:
    shen = world.signed_in("shen")
    _status, where = brought(shen, workbook(PARKING))

    answers = [
        shen.post(where, {"verb": "withdraw_list", "withdraw_list-reason": why}).status_code
        for why in ("", "重复", "重复")
    ]

    assert answers == [422, 302, 409]


def test_a_list_that_is_not_there_is_not_found(world: World) -> None:
    assert world.signed_in("shen").get("/livelihood/lists/987654321/").status_code == 404
