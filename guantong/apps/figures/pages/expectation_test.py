"""One line of the register: set aside with the reason, expected again; only by the commission."""

import pytest

from guantong.apps.figures.models import Expected
from guantong.apps.figures.pages.expected_test import put_down
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def test_it_is_set_aside_with_the_reason_and_taken_back(world: World) -> None:
    line = put_down(world, "明湖区财政局")
    client, address = world.signed_in("shen"), f"/figures/expected/{line.pk}/"

    client.post(address, {"verb": "set_aside", "set_aside-reason": "并入部门文件"})
    assert "并入部门文件" in client.get(address).content.decode()
    client.post(address, {"verb": "take_back"})

    assert Expected.objects.get().state == "expected"


@pytest.mark.parametrize(("who", "status"), [("cao", 403), ("qin", 404), ("ye", 404), ("lin", 403)])
def test_others_do_not(world: World, who: str, status: int) -> None:
    line = put_down(world, "明湖区财政局")

    answer = world.signed_in(who).post(f"/figures/expected/{line.pk}/", {"verb": "set_aside", "set_aside-reason": "x"})

    assert (answer.status_code, Expected.objects.get().state) == (status, "expected")
