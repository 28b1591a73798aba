"""Deliveries and books as data: brought by the same verb as on the page, as of a day, within scope."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.feeds.models import Delivery
from tests.feeds import MARCH, csv, feed, published, reversed_by
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
DELIVERIES = "/api/feeds/deliveries"


def asked(world: World, **facts: Any) -> dict[str, Any]:
    return {"feed": feed(world).pk, "period": "2026-03", "file": SimpleUploadedFile("支付.csv", csv()), **facts}


def test_a_file_is_brought_once(world: World) -> None:
    shen = world.signed_in("shen")

    answers = [shen.post(DELIVERIES, asked(world)) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert (answers[0].json()["id"], Delivery.objects.count()) == (answers[1].json()["id"], 1)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"feed": 987_654}, "feed"), ({"period": "2026-13"}, "period"), ({"edition": 0}, "edition"), ({"file": ""}, "file"),
        ({"file": SimpleUploadedFile("a.csv", b"%PDF-")}, "file"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_at_its_field(world: World, told: dict[str, Any], field: str) -> None:
    answer = world.signed_in("shen").post(DELIVERIES, asked(world, **told))

    assert (answer.status_code, list(answer.json()["fields"]), Delivery.objects.count()) == (422, [field], 0)


def test_control_totals_come_with_a_delivery(world: World) -> None:
    done = published(world)

    found = world.signed_in("shen").get(f"{DELIVERIES}/{done.pk}").json()

    assert (found["state"], found["control"]["taken"], found["control"]["sums"]) == (
        "published",
        3,
        {"amount": 1_950_50},
    )


def test_rows_of_the_books_are_those_of_the_day_and_of_what_was_known(world: World) -> None:
    first, shen = published(world), world.signed_in("shen")
    early = world.now - timedelta(days=1)
    reversed_by(world, published(world, csv(MARCH[:1], purpose="更正"), edition=2))

    def rows(**query: str) -> dict[str, Any]:
        found: dict[str, Any] = shen.get("/api/feeds/records/payment", query).json()
        return found

    assert [(row["amount"], row["row"], row["batch"]) for row in rows()["rows"]] == [
        (1200_50, 2, first.batch), (800_00, 3, first.batch), (-50_00, 4, first.batch),
    ]  # fmt: skip
    assert rows(on="2026-03-13")["count"] == 1
    assert rows(known_at=early.isoformat())["count"] == 0


def test_how_the_books_reconcile_is_told_with_the_reason_for_what_is_not_computed(world: World) -> None:
    published(world)

    found = {one["code"]: one for one in world.signed_in("shen").get("/api/feeds/reconciliation?year=2026").json()}

    assert (found["I1"]["state"], found["I4"]["state"], found["I8"]["state"]) == ("passed", "passed", "passed")
    assert (found["I3"]["state"], "没有" in found["I3"]["why"]) == ("not_computed", True)


@pytest.mark.parametrize(
    ("who", "status"), [("shen", 200), ("cao", 200), ("qin", 403), ("ye", 403), ("lin", 403), ("shi", 403)]
)
def test_the_whole_ledger_is_for_those_who_read_the_books(world: World, who: str, status: int) -> None:
    published(world, csv(purpose="ZXPURPOSE"))

    answer = world.signed_in(who).get("/api/feeds/records/payment")

    assert (answer.status_code, "ZXPURPOSE" in answer.content.decode()) == (status, status == 200)


def test_who_keeps_out_of_somebodys_matters_is_not_handed_the_whole_ledger(world: World) -> None:
    published(world)
    he = world.signed_in("he")
    assert he.get("/api/feeds/records/payment").status_code == 200

    he.post("/actors/conflicts/", {"verb": "declare", "declare-kind": "own_firm", "declare-subject": "明湖建工"})

    assert he.get("/api/feeds/records/payment").status_code == 404


@pytest.mark.parametrize(
    ("on", "status"),
    [("2026-03-31", 200), ("", 422), ("0", 422), ("1774915200", 422), ("2026-3-31", 422), ("2026-02-30", 422)],
)
def test_a_day_is_written_as_a_day_and_a_number_is_none(world: World, on: str, status: int) -> None:
    answer = world.signed_in("shen").get(f"/api/feeds/reconciliation?year=2026&on={on}")

    assert answer.status_code == status
