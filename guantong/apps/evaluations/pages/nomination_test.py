"""One nomination: its deputy takes it back, nobody else."""

from guantong.apps.evaluations import choice_work
from tests.world import World


def test_its_deputy_takes_it_back(world: World) -> None:
    row = choice_work.nominate(
        year=2026, project_code="X1", project="公共照明", reason="群众关心", by=world.standing("lin"), as_of=world.now
    )
    here = f"/evaluations/nominations/{row.pk}/"

    others = world.signed_in("shen").post(here, {"verb": "withdraw_nomination"})
    own = world.signed_in("lin").post(here, {"verb": "withdraw_nomination"})

    row.refresh_from_db()
    assert (others.status_code, own.status_code, row.state) == (403, 302, "withdrawn")
