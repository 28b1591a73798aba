"""Money to use again: proposed by the unit's own forecast, sent to finance, answered, really moved; every sum is Σ of its rows."""

from datetime import date
from typing import Any

import pytest

from guantong.apps.execution import operations
from guantong.apps.execution.models import Offer
from guantong.apps.execution.reusing import Sums, offers_seen_by, sums_of
from guantong.apps.journal.queries import drifted
from guantong.apps.notices.models import DueWork
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.execution import BOOKS, CITY, JUNE, ROAD, SCHOOL, kept
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
DAY = date(2026, 11, 10)
PLANNED = {
    **BOOKS,
    "project_plan": [{"year": 2026, "month": f"2026-{m:02}", "project_code": "P01", "unit_code": "CG", "planned": 50_00} for m in range(1, 13)],
    "reallocation": [
        {"document_no": "明财调〔2026〕9号", "approved_on": "2026-10-20", "year": 2026, "unit_code": "CG", "from_project": "P01", "to_project": "P08", "amount": 300_00}
    ],
}  # fmt: skip
LEFT = 1000_00 - 300_00 - 6 * 50_00
"""What the road cannot spend any more: allowed less paid less what is planned from July on."""


def proposed(world: World, who: str = "qin", **facts: Any) -> Offer:
    asked = {
        "unit_code": "CG",
        "project_code": "P01",
        "on": JUNE,
        "amount": 350_00,
        "reason": "工期顺延到下年",
        **facts,
    }
    return operations.propose(by=world.standing(who), as_of=world.now, **asked)


def sent(world: World) -> Offer:
    offer = proposed(world)
    return operations.send(offer=offer, version=offer.version, by=world.standing("shen"), as_of=world.now)


def answered(world: World, agreed: int = 320_00, who: str = "cao") -> Offer:
    offer = sent(world)
    return operations.answer(
        offer=offer,
        version=offer.version,
        agreed=agreed,
        answer="同意",
        answered_on=DAY,
        by=world.standing(who),
        as_of=world.now,
    )


def moved(world: World, fen: int = 300_00) -> Offer:
    offer = answered(world)
    return operations.reallocate(
        offer=offer,
        version=offer.version,
        moved=fen,
        document="明财调〔2026〕9号",
        moved_on=DAY,
        by=world.standing("shen"),
        as_of=world.now,
    )


def test_from_the_units_word_to_what_was_really_moved(world: World) -> None:
    kept(world, PLANNED)

    offer = moved(world)

    assert (offer.allowed, offer.paid, offer.planned, offer.left) == (1000_00, 300_00, 300_00, LEFT)
    assert (offer.state, offer.amount, offer.agreed, offer.moved, offer.path) == (
        "reallocated",
        350_00,
        320_00,
        300_00,
        world.body("CG").path,
    )
    assert sums_of(offers_seen_by(world.standing("shen"))) == Sums(350_00, 350_00, 320_00, 300_00)
    assert list(drifted()) == []


def test_the_page_holds_what_was_noted_against_the_ledger(world: World) -> None:
    kept(world, PLANNED)
    same, other = moved(world), None
    client = world.signed_in("shen")

    page = client.get(f"/execution/offers/{same.pk}/").content.decode()
    Offer.objects.filter(pk=same.pk).update(moved=299_00)
    other = client.get(f"/execution/offers/{same.pk}/").content.decode()

    assert ("账上同一文号调出" in page, "300.00" in page, "与登记的数不同" in page) == (True, True, False)
    assert "与登记的数不同" in other


def test_sent_it_waits_on_the_desk_of_finance_until_it_is_answered(world: World) -> None:
    kept(world, PLANNED)

    offer = sent(world)
    waits = DueWork.objects.get(key=offer.journal_key)
    before = waits.state
    operations.answer(
        offer=offer,
        version=offer.version,
        agreed=0,
        answer="不同意，另有安排",
        answered_on=DAY,
        by=world.standing("shen"),
        as_of=world.now,
    )

    waits.refresh_from_db()
    assert (waits.path, before, waits.state) == (world.body("CZ").path, "open", "done")


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"amount": 700_01}, "不超过可支出减已支付"), ({"amount": 0}, "大于零"), ({"project_code": "P77"}, "没有这一行"),
        ({"on": "2026-01-05", "project_code": "P99"}, "没有这一行"),
    ],
)  # fmt: skip
def test_what_the_ledger_does_not_bear_out_is_refused_with_what_to_do(
    world: World, facts: dict[str, Any], why: str
) -> None:
    kept(world, PLANNED)

    with pytest.raises(BadInput, match=why):
        proposed(world, **facts)
    assert Offer.objects.count() == 0


def test_a_project_is_offered_once_a_year_and_anew_after_it_was_withdrawn(world: World) -> None:
    kept(world, PLANNED)
    offer = proposed(world)

    with pytest.raises(BadInput, match="已提出过建议"):
        proposed(world, "shen")
    operations.withdraw(offer=offer, version=offer.version, by=world.standing("qin"), as_of=world.now)

    assert (proposed(world).state, sums_of(Offer.objects.all()).proposed) == ("proposed", 350_00)


@pytest.mark.parametrize(("fen", "why"), [(350_01, "不超过建议的金额"), (-1, "不超过建议的金额")])
def test_no_more_is_agreed_than_was_proposed(world: World, fen: int, why: str) -> None:
    kept(world, PLANNED)

    with pytest.raises(BadInput, match=why):
        answered(world, fen)


def test_who_read_an_older_version_is_told(world: World) -> None:
    kept(world, PLANNED)
    offer = proposed(world)
    operations.revise(offer=offer, version=1, amount=340_00, reason="再核", by=world.standing("qin"), as_of=world.now)

    with pytest.raises(Stale):
        operations.send(offer=offer, version=1, by=world.standing("shen"), as_of=world.now)


@pytest.mark.parametrize(("who", "unit"), [("qin", "JY"), ("lin", "CG"), ("cao", "CG")])
def test_a_unit_speaks_of_its_own_money_only(world: World, who: str, unit: str) -> None:
    kept(
        world,
        {
            **PLANNED,
            "budget_line": [*BOOKS["budget_line"], {**BOOKS["budget_line"][0], **SCHOOL, "project_code": "P05"}],
        },
    )

    with pytest.raises(NotAllowed):
        proposed(world, who, unit_code=unit, project_code="P05" if unit == "JY" else "P01")


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 200), ("cao", 200), ("lin", 403), ("ye", 404)])
def test_who_sees_it(world: World, who: str, status: int) -> None:
    kept(world, PLANNED)
    offer = proposed(world)

    assert world.signed_in(who).get(f"/execution/offers/{offer.pk}/").status_code == status


def test_the_way_through_the_pages(world: World) -> None:
    kept(world, PLANNED)
    unit, finance, commission = (world.signed_in(who) for who in ("qin", "cao", "shen"))
    address = f"/execution/reusable/propose/?unit={CITY['unit_code']}&project={ROAD['project_code']}&on={JUNE}"

    assert 'value="400.00"' in unit.get(address).content.decode()
    bad = unit.post(address, {"verb": "propose", "propose-amount": "三百", "propose-reason": "x"})
    there = unit.post(address, {"verb": "propose", "propose-amount": "350", "propose-reason": "工期顺延"})["Location"]
    commission.post(there, {"verb": "send", "version": "1"})
    answer = {
        "verb": "answer",
        "version": "2",
        "answer-agreed": "320.00",
        "answer-answer": "同意",
        "answer-answered_on": "2026-11-10",
    }
    done = finance.post(there, answer)

    assert (bad.status_code, "请填写金额" in bad.content.decode(), done.status_code) == (422, True, 302)
    assert (Offer.objects.get().state, Offer.objects.get().agreed) == ("answered", 320_00)
