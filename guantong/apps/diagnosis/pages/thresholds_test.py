"""The district's own thresholds: proposed on the page, told at the field, listed; proposals only to who judges."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.diagnosis.models import Threshold
from tests.promises.who_may_answers import came_back
from tests.world import World

pytestmark = pytest.mark.django_db
TYPED = {
    "verb": "propose", "propose-name": "D02.deviation", "propose-value": "15", "propose-since": "2025-01-01",
    "propose-document": "明人常办〔2024〕8号", "propose-reason": "试行",
}  # fmt: skip


def test_a_value_is_proposed_and_goes_on_to_its_page(world: World) -> None:
    client = world.signed_in("shen")

    answer = client.post("/diagnosis/thresholds/", TYPED)

    made = Threshold.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/diagnosis/thresholds/{made.pk}/")
    assert (made.rule, made.name, made.value, made.state) == ("D02", "deviation", 15, "proposed")
    assert "明人常办〔2024〕8号" in came_back(client.get("/diagnosis/thresholds/?as=xlsx"))


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("value", "5000", "应为 1 至 1000 的整数"), ("value", "一半", "输入整数"), ("value", "9" * 30, "2147483647"),
        ("since", "去年", "输入一个有效的日期"), ("name", "F01.days", "选择一个有效的选项"), ("document", "", "这个字段是必填项"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_at_the_field(world: World, name: str, typed: str, told: str) -> None:
    answer = world.signed_in("shen").post("/diagnosis/thresholds/", {**TYPED, f"propose-{name}": typed})

    assert (answer.status_code, told in answer.content.decode(), Threshold.objects.count()) == (422, True, 0)


@pytest.mark.parametrize(
    ("who", "status", "seen"), [("he", 200, True), ("cao", 200, False), ("lin", 200, False), ("xi", 403, False)]
)
def test_a_proposal_is_read_by_the_congress_alone(world: World, who: str, status: int, seen: bool) -> None:
    world.signed_in("shen").post("/diagnosis/thresholds/", TYPED)

    for query in ("", "?state=proposed", "?as=xlsx"):
        answer = world.signed_in(who).get(f"/diagnosis/thresholds/{query}")
        assert (answer.status_code, "明人常办〔2024〕8号" in came_back(answer)) == (status, seen)


def test_it_costs_the_same_with_one_and_with_three(world: World) -> None:
    client, costs = world.signed_in("shen"), []
    for since in ("2025-01-01", "2024-01-01", "2023-01-01"):
        client.post("/diagnosis/thresholds/", {**TYPED, "propose-since": since})
        client.get("/diagnosis/thresholds/")
        with CaptureQueriesContext(connection) as counted:
            client.get("/diagnosis/thresholds/")
        costs.append(len(counted))

    assert costs[0] == costs[2]
