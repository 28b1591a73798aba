"""The sheet of a body leaves for that body and for those who follow it, for nobody else (下载整改情况表)."""

import pytest

from tests.findings import handed_over, registered
from tests.promises.who_may_answers import came_back
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
HERE = "/findings/sheets/rectification.xlsx"


def test_a_body_downloads_its_own_and_only_what_it_was_told(world: World) -> None:
    handed_over(world, registered(world, title="ZX已交办"))
    registered(world, title="ZX未交办")

    text = came_back(world.signed_in("qin").get(HERE))

    assert ("ZX已交办" in text, "ZX未交办" in text) == (True, False)


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 200), ("cao", 404), ("lin", 403)])
def test_nobody_downloads_that_of_another(world: World, who: str, status: int) -> None:
    handed_over(world)

    assert world.signed_in(who).get(HERE, {"of": world.body("CG").path}).status_code == status


def test_where_nothing_is_open_there_is_no_sheet_and_no_way_to_it(world: World) -> None:
    client = world.signed_in("qin")

    assert (client.get(HERE).status_code, HERE in client.get("/findings/").content.decode()) == (404, False)
    handed_over(world)
    assert (client.get(HERE).status_code, HERE in client.get("/findings/").content.decode()) == (200, True)
