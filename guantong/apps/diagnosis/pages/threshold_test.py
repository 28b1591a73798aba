"""One threshold of the district: confirmed by another, ended with a day and a document, its history beside it."""

from datetime import date

import pytest

from guantong.apps.diagnosis import thresholds
from guantong.apps.diagnosis.models import Threshold
from guantong.domain.rulebook.shelf import rule_named
from tests.world import World

pytestmark = pytest.mark.django_db


def proposed(world: World) -> Threshold:
    return thresholds.propose(
        rule=rule_named("D02"), name="deviation", value=15, since=date(2025, 1, 1), document="明人常办〔2024〕8号",
        reason="试行", by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip


def test_a_colleague_confirms_and_ends_it(world: World) -> None:
    made = proposed(world)
    address, gu = f"/diagnosis/thresholds/{made.pk}/", world.signed_in("gu")

    own = world.signed_in("shen").post(address, {"verb": "put_in_force"})
    confirmed = gu.post(address, {"verb": "put_in_force"})
    early = gu.post(address, {"verb": "end", "end-until": "2024-01-01", "end-ending": "明人常办〔2025〕3号"})
    ended = gu.post(address, {"verb": "end", "end-until": "2026-01-01", "end-ending": "明人常办〔2025〕3号"})

    assert [a.status_code for a in (own, confirmed, early, ended)] == [403, 302, 422, 302]
    assert "终止日应在生效日 2025-01-01 之后" in early.content.decode()
    assert Threshold.objects.get().state == "ended"
    assert "明人常办〔2025〕3号" in world.signed_in("cao").get(address).content.decode()


@pytest.mark.parametrize(("who", "status"), [("he", 200), ("cao", 404), ("ye", 404), ("xi", 403)])
def test_a_proposal_is_not_there_for_others(world: World, who: str, status: int) -> None:
    made = proposed(world)

    answer = world.signed_in(who).get(f"/diagnosis/thresholds/{made.pk}/")

    assert (answer.status_code, "明人常办" in answer.content.decode()) == (status, who == "he")
