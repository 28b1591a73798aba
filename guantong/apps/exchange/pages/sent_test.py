"""What went out, one's own as far as one reads."""

import pytest

from guantong.apps.exchange.models import Outgoing
from tests.exchange import sent
from tests.promises.who_may_answers import came_back
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


@pytest.mark.parametrize(("who", "status", "seen"), [("shen", 200, True), ("cao", 200, False), ("lin", 403, False)])
def test_finance_does_not_see_what_the_office_sent(world: World, who: str, status: int, seen: bool) -> None:
    sent(world)

    answer = world.signed_in(who).get("/exchange/sent/?as=xlsx")

    assert (answer.status_code, "明湖区外网采集点" in came_back(answer), Outgoing.objects.count()) == (status, seen, 1)
