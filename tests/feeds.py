"""Deliveries for tests: brought, mapped, taken in, published and reversed by the real verbs, without a browser (测试报送)."""

from collections.abc import Iterable
from datetime import date

from guantong.apps.feeds import publishing
from guantong.apps.feeds.models import Delivery, Feed
from guantong.apps.feeds.operations import map_delivery, open_feed, upload
from guantong.apps.feeds.queries import books_on
from guantong.domain.fiscal.records.mapping import Mapping
from guantong.domain.money import Unit
from tests.figures import work_off
from tests.world import World

HEADER = "支付凭证号,支付日期,预算单位编码,项目编码,收款人,支付金额,用途"
LINE = "{number:05},{day},001001,{project},{payee},{amount},{purpose}"
Paid = tuple[str, str]
"""The day of a payment and its amount in yuan, as printed."""
MARCH: tuple[Paid, ...] = (("2026-03-03", "1200.50"), ("2026-03-14", "800.00"), ("2026-03-31", "-50.00"))


def csv(
    lines: Iterable[Paid] = MARCH, payee: str = "明湖建工有限公司", project: str = "P01", purpose: str = "工程款"
) -> bytes:
    """Return a month of payments as the bureau prints it: March sums to 1,950.50 yuan."""
    printed = (
        LINE.format(number=number, day=day, project=project, payee=payee, amount=amount, purpose=purpose)
        for number, (day, amount) in enumerate(lines, 1)
    )
    return "\n".join((HEADER, *printed, "")).encode()


def feed(world: World, name: str = "区财政局", of: str = "payment", who: str = "shen", at: str = "CZ") -> Feed:
    """Return the feed of that name, registered where it is not yet."""
    there = Feed.objects.filter(name=name, table=of).first()
    return there or open_feed(name=name, table=of, path=world.body(at).path, by=world.standing(who), as_of=world.now)


def brought(
    world: World, content: bytes = b"", *, period: str = "2026-03", edition: int | None = None, name: str = "支付.csv",
    who: str = "shen", of: Feed | None = None,
) -> Delivery:  # fmt: skip
    """Bring a month of payments."""
    return upload(
        feed=of or feed(world), period=period, edition=edition, name=name, content=content or csv(), by=world.standing(who),
        as_of=world.now,
    )  # fmt: skip


def said(money: Unit | None = Unit.YUAN) -> Mapping:
    """Return what the headers of these months mean, with the unit of money declared."""
    columns = ("voucher_no", "paid_on", "unit_code", "project_code", "payee", "amount", "purpose")
    return Mapping("payment", tuple(HEADER.split(",")), {name: at for at, name in enumerate(columns)}, money)


def mapped(world: World, delivery: Delivery, mapping: Mapping | None = None, who: str = "shen") -> Delivery:
    """Confirm what its headers mean, unless it mapped itself."""
    delivery.refresh_from_db()
    if delivery.state != "uploaded":
        return delivery
    return map_delivery(
        delivery=delivery, mapping=mapping or said(), version=delivery.version, by=world.standing(who),
        as_of=world.now,
    )  # fmt: skip


def taken_in(world: World, content: bytes = b"", *, mapping: Mapping | None = None, **facts: object) -> Delivery:
    """Bring a month of payments, and have it taken in."""
    delivery = mapped(world, brought(world, content, **facts), mapping)  # type: ignore[arg-type]
    work_off(world)
    delivery.refresh_from_db()
    return delivery


def published(world: World, content: bytes = b"", *, reason: str = "", **facts: object) -> Delivery:
    """Bring a month of payments, have it taken in, and publish it."""
    delivery = taken_in(world, content, **facts)  # type: ignore[arg-type]
    return publishing.publish(
        delivery=delivery, version=delivery.version, reason=reason, by=world.standing("shen"), as_of=world.now
    )


def reversed_by(world: World, delivery: Delivery, reason: str = "重复报送") -> Delivery:
    """Reverse a published delivery; returns the reversal."""
    delivery.refresh_from_db()
    return publishing.reverse(
        delivery=delivery, version=delivery.version, reason=reason, by=world.standing("shen"), as_of=world.now
    )


def paid(day: date | None = None) -> int | None:
    """Return what the books say was paid by `day`, in fen; None where they hold no payment."""
    books = books_on(day)
    if books is None or not books.holds("payment"):
        return None
    payment = books.table("payment")
    return int(books.rows(payment.aggregate(fen=payment.amount.sum()))[0]["fen"] or 0)
