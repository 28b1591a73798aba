"""Matters as data (汇办接口)."""

from tests.findings import handed_over, registered
from tests.world import World


def test_a_unit_reads_what_it_was_told_and_both_rates_of_it(world: World) -> None:
    matter = handed_over(world, registered(world, amount=120_000_000))
    registered(world, title="另一事项")

    told = world.signed_in("qin").get("/api/findings/matters").json()

    assert [(row["id"], row["amount"], row["state"]) for row in told["rows"]] == [
        (matter.pk, 120_000_000, "handed_over")
    ]
    assert [told[name] for name in ("ended_of_due", "due", "ended", "handed_over")] == [0, 0, 0, 1]
    assert world.signed_in("cao").get(f"/api/findings/matters/{matter.pk}").status_code == 404


def test_matters_are_asked_for_by_state(world: World) -> None:
    handed_over(world)
    registered(world, title="另一事项")

    told = world.signed_in("shen").get("/api/findings/matters?state=registered").json()

    assert [row["title"] for row in told["rows"]] == ["另一事项"]
