"""A month of the ledger: in, again, corrected, reversed; each day says what it said, and nobody's name is anywhere (流水账的一个月)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guantong.apps.feeds.models import Delivery, Feed
from guantong.apps.feeds.queries import books_on
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted
from guantong.gateways.cli.command import main
from tests.feeds import MARCH, csv
from tests.figures import work_off
from tests.promises.who_may_answers import came_back
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
PERSON, CORRECTED = "欧阳明湖", (("2026-03-03", "1200.50"), ("2026-03-14", "880.00"), ("2026-03-31", "-50.00"))


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch, world: World) -> Iterator[list[datetime]]:
    """A clock that goes on by a minute whenever a request comes."""
    at = [world.now]

    def now() -> datetime:
        at.append(at[-1] + timedelta(minutes=1))
        return at[-1]

    monkeypatch.setattr("guantong.gateways.site.doorkeeper.now", now)
    yield at


def bring(client: Client, content: bytes, **facts: Any) -> Delivery:
    file = SimpleUploadedFile("三月支付.csv", content)
    answer = client.post("/feeds/upload/", {"period": "2026-03", "file": file, **facts})
    assert answer.status_code == 302, answer.content.decode()
    return Delivery.objects.latest("pk")


def publish(client: Client, delivery: Delivery) -> Delivery:
    delivery.refresh_from_db()
    client.post(f"/feeds/deliveries/{delivery.pk}/", {"verb": "publish", "version": delivery.version})
    delivery.refresh_from_db()
    return delivery


def sums(at: datetime | None = None) -> int | None:
    books = books_on(None, at)
    if books is None or not books.holds("payment"):
        return None
    rows: list[dict[str, Any]] = books.rows(books.table("payment"))
    return sum(row["amount"] for row in rows)


def test_a_month_comes_in_again_corrected_and_reversed(
    world: World, days: list[datetime], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bureau, commission = world.signed_in("cao"), world.signed_in("shen")
    path = world.body("CZ").path

    # the bureau brings March of a source nobody knows yet; its table is told by its headers
    first = bring(bureau, csv(payee=PERSON, purpose=f"付{PERSON}讲课费"), name="区财政局国库科", path=path, table="")
    page = bureau.get(f"/feeds/deliveries/{first.pk}/mapping/").content.decode()
    assert ("按表头和内容猜测" in page, PERSON in page.partition("前 20 行")[2].replace(f"付{PERSON}讲课费", "")) == (
        True,
        False,
    )
    form = {
        "verb": "map", "version": first.version, "map-ratios": "percent", "map-dates": "year_first",
        **{f"map-at_{name}": str(at) for at, name in enumerate(("voucher_no", "paid_on", "unit_code", "project_code", "payee", "amount", "purpose"))},
    }  # fmt: skip
    assert bureau.post(f"/feeds/deliveries/{first.pk}/mapping/", form).status_code == 422  # no unit of money
    assert bureau.post(f"/feeds/deliveries/{first.pk}/mapping/", {**form, "map-money": "元"}).status_code == 302
    work_off(world, days[-1] + timedelta(seconds=1))

    # the commission looks at the control totals and publishes
    looked = commission.get(f"/feeds/deliveries/{first.pk}/").content.decode()
    assert ("1,950.50" in looked, PERSON in looked) == (True, False)
    first = publish(commission, first)
    published_at = days[-1]
    assert (first.state, sums()) == ("published", 1950_50)

    # the same file again changes nothing
    again = bring(bureau, csv(payee=PERSON, purpose=f"付{PERSON}讲课费"), feed=Feed.objects.get().pk)
    assert (again.pk, Delivery.objects.count(), sums()) == (first.pk, 1, 1950_50)

    # the corrected file maps itself, and replaces the first
    second = bring(bureau, csv(CORRECTED, payee=PERSON), feed=first.feed_id, edition=2)
    assert second.by_itself
    work_off(world, days[-1] + timedelta(seconds=1))
    assert "发布后将取代" in commission.get(f"/feeds/deliveries/{second.pk}/").content.decode()
    second = publish(commission, second)
    corrected_at = days[-1]
    first.refresh_from_db()
    assert (first.state, sums()) == ("superseded", 1200_50 + 880_00 - 50_00)

    # the correction was wrong: one click, and the first counts again
    reversing = {"verb": "reverse", "version": second.version, "reverse-reason": "更正有误"}
    commission.post(f"/feeds/deliveries/{second.pk}/", reversing)
    first.refresh_from_db()
    assert (first.state, Delivery.objects.get(pk=second.pk).state, sums()) == ("published", "reversed", 1950_50)

    # each day says what it said, the books reconcile, and leave as a package
    assert [sums(at) for at in (published_at - timedelta(seconds=1), published_at, corrected_at, days[-1])] == [
        None, 1950_50, 2030_50, 1950_50,
    ]  # fmt: skip
    found = {one["code"]: one["state"] for one in commission.get("/api/feeds/reconciliation?year=2026").json()}
    assert [found[code] for code in ("I1", "I4", "I5", "I7", "I8")] == ["passed"] * 5
    assert main(["export", str(tmp_path / "账册.zip")]) == 0
    capsys.readouterr()

    # nobody's name is in what was kept of it, and nothing was changed behind the journal
    books = books_on(date(2026, 12, 31))
    assert books is not None
    rows = books.rows(books.table("payment"))
    texts = [came_back(commission.get(f"/feeds/deliveries/{one.pk}/")) for one in Delivery.objects.all()]
    assert (
        PERSON in f"{rows}{texts}{list(Entry.objects.values_list('text', flat=True))}",
        {row["payee_person"] for row in rows},
    ) == (False, {True})
    assert list(drifted()) == []


def test_a_row_leads_back_to_its_line_in_the_file(world: World, days: list[datetime]) -> None:
    from tests.feeds import published

    one = published(world, csv(MARCH))
    commission = world.signed_in("shen")

    (row, *_) = commission.get("/api/feeds/records/payment").json()["rows"]

    lines = csv(MARCH).decode().splitlines()
    assert (row["file"], lines[row["row"] - 1].split(",")[5], row["amount"]) == (one.sm3, "1200.50", 1200_50)
    assert days
