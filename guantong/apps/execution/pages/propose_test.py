"""Proposing begins at a line of the list: its figures stand there, its amount is offered; without a line it says where to come from."""

import pytest

from guantong.apps.execution.models import Offer
from guantong.apps.execution.pages.offer_test import PLANNED, proposed
from tests.execution import JUNE, kept
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/execution/reusable/propose/?unit=CG&project=P01&on={JUNE}"


def test_what_the_books_tell_stands_beside_the_form(world: World) -> None:
    kept(world, PLANNED)

    page = world.signed_in("qin").get(HERE).content.decode()

    assert all(f"<dd>{text} <small>" in page for text in ("1,000.00", "300.00", "400.00"))


def test_a_line_that_was_proposed_is_shown_its_proposal(world: World) -> None:
    kept(world, PLANNED)
    offer = proposed(world)

    page = world.signed_in("qin").get(HERE).content.decode()

    assert (f"/execution/offers/{offer.pk}/" in page, 'name="propose-amount"' in page) == (True, False)


def test_without_a_line_nothing_is_proposed(world: World) -> None:
    client = world.signed_in("qin")
    asked = {"verb": "propose", "propose-amount": "1.00", "propose-reason": "x"}

    answers = [client.get("/execution/reusable/propose/"), client.post("/execution/reusable/propose/", asked)]

    assert ([answer.status_code for answer in answers], Offer.objects.count()) == ([200, 422], 0)
    assert "请从可统筹资金测算清单中选择" in answers[0].content.decode()


@pytest.mark.parametrize(("who", "status"), [("he", 403), ("lin", 403)])
def test_who_may_not(world: World, who: str, status: int) -> None:
    kept(world, PLANNED)

    asked = {"verb": "propose", "propose-amount": "1.00", "propose-reason": "x"}
    assert (world.signed_in(who).post(HERE, asked).status_code, Offer.objects.count()) == (status, 0)
