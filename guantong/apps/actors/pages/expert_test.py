"""An expert's record and fees: statements first, amounts in fen."""

import pytest

from tests.world import World

pytestmark = pytest.mark.django_db

FEE = {
    "verb": "record_fee",
    "record_fee-paid_on": "2026-11-10",
    "record_fee-matter": "绩效评审",
    "record_fee-amount": "800",
}


def test_a_fee_is_kept_in_fen(world: World) -> None:
    world.signed_in("shen").post("/actors/people/yan/expert/", FEE)

    assert world.people["yan"].fees.get().amount == 80000


@pytest.mark.parametrize(
    ("typed", "said"), [("八百", "不是金额"), ("0", "金额须大于零"), ("-5", "金额须大于零"), ("—", "不是金额")]
)
def test_what_is_no_amount_is_told(world: World, typed: str, said: str) -> None:
    answer = world.signed_in("shen").post("/actors/people/yan/expert/", {**FEE, "record_fee-amount": typed})

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_who_keeps_accounts_records_no_fees(world: World) -> None:
    assert world.signed_in("xi").post("/actors/people/yan/expert/", FEE).status_code == 403
    assert world.signed_in("cao").post("/actors/people/yan/expert/", FEE).status_code == 404
