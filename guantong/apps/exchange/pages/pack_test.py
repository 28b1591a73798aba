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
    told = {"partner": str(partner.pk), "0-source": "区财政局", "0-table": "payment", "0-period": "2026-03", **facts}
    file = SimpleUploadedFile("支付.csv", csv())
    answer = world.signed_in(who).post("/exchange/pack/?kind=feeds.file", {"verb": "pack", "0-file": [file], **told})
    return answer.status_code, answer.content.decode()


def test_a_month_is_packed_and_leads_to_its_package(world: World) -> None:
    assert send(world)[0] == 302

    (package,) = Outgoing.objects.all()
    assert (package.number, package.documents[0]["about"]["period"]) == (1, "2026-03")


def test_what_the_kind_asks_is_asked_at_its_field(world: World) -> None:
    status, page = send(world, **{"0-period": ""})

    assert (status, "期间（2026 或 2026-03）" in page, Outgoing.objects.count()) == (422, True, 0)


def test_a_deputy_packs_nothing(world: World) -> None:
    assert send(world, who="lin")[0] == 403


def test_the_table_is_chosen_from_those_there_are(world: World) -> None:
    page = world.signed_in("shen").get("/exchange/pack/?kind=feeds.file").content.decode()
    status, refused = send(world, **{"0-table": "payments"})

    assert '<option value="payment">' in page
    assert (status, "payments 不在可用的选项中" in refused, Outgoing.objects.count()) == (422, True, 0)


def test_several_kinds_and_several_months_go_in_one_package(world: World) -> None:
    listed = SimpleUploadedFile("清单.csv", "单位,文件\n明湖区教育局,2026年部门预算\n".encode())
    april = SimpleUploadedFile("四月.csv", csv([("2026-04-03", "10.00")]))
    address = "/exchange/pack/?kind=feeds.file&kind=feeds.file&kind=figures.register"
    partner = registered(world).partner
    told = {f"{at}-{name}": value for at, month in enumerate(("2026-03", "2026-04")) for name, value in
            {"source": "区财政局", "table": "payment", "period": month}.items()}  # fmt: skip
    files = {"0-file": SimpleUploadedFile("三月.csv", csv()), "1-file": april, "2-file": listed}

    answer = world.signed_in("shen").post(address, {"verb": "pack", "partner": partner.pk, **told, **files})

    assert answer.status_code == 302, answer.content.decode()
    assert [(one["name"], one["about"].get("period")) for one in Outgoing.objects.get().documents] == [
        ("三月.csv", "2026-03"), ("四月.csv", "2026-04"), ("清单.csv", None),
    ]  # fmt: skip


def test_before_a_kind_is_chosen_nothing_is_asked(world: World) -> None:
    page = world.signed_in("shen").get("/exchange/pack/").content.decode()

    assert ("先选装哪种文件" in page, "签名打包" in page) == (True, False)
