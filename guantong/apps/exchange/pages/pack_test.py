"""Packing on the page: the kind asks what it needs, errors stand at their fields."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.exchange.models import Outgoing
from tests.exchange import registered
from tests.feeds import csv
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def send(world: World, who: str = "shen", **facts: str) -> tuple[int, str]:
    partner = registered(world).partner
    told = {"partner": str(partner.pk), "source": "区财政局", "table": "payment", "period": "2026-03", **facts}
    file = SimpleUploadedFile("支付.csv", csv())
    answer = world.signed_in(who).post("/exchange/pack/?kind=feeds.file", {"verb": "pack", "file": [file], **told})
    return answer.status_code, answer.content.decode()


def test_a_month_is_packed_and_leads_to_its_package(world: World) -> None:
    assert send(world)[0] == 302

    (package,) = Outgoing.objects.all()
    assert (package.number, package.documents[0]["about"]["period"]) == (1, "2026-03")


def test_what_the_kind_asks_is_asked_at_its_field(world: World) -> None:
    status, page = send(world, period="")

    assert (status, "期间（2026 或 2026-03）" in page, Outgoing.objects.count()) == (422, True, 0)


def test_a_deputy_packs_nothing(world: World) -> None:
    assert send(world, who="lin")[0] == 403
