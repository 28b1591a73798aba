"""The ledger and the template leave as workbooks: only for those who follow matters (台账导出)."""

import pytest

from tests.findings import registered
from tests.promises.who_may_answers import came_back
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


@pytest.mark.parametrize(("who", "status", "seen"), [("shen", 200, True), ("qin", 403, False), ("lin", 403, False)])
def test_the_ledger_is_in_it_for_who_follows_matters(world: World, who: str, status: int, seen: bool) -> None:
    registered(world, title="ZX事项")

    answer = world.signed_in(who).get("/findings/lists/ledger.xlsx")

    assert (answer.status_code, "ZX事项" in came_back(answer)) == (status, seen)


def test_the_template_holds_no_matter(world: World) -> None:
    registered(world, title="ZX事项")

    text = came_back(world.signed_in("shen").get("/findings/lists/ledger.xlsx?template"))

    assert ("ZX事项" in text, "读我" in text) == (False, True)
