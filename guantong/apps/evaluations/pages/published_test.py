"""The opened scores as a file: none before the opening."""

from tests.scores import scoring_of
from tests.world import World


def test_the_lines_are_there_once_the_seals_are_open(world: World) -> None:
    made = scoring_of(world, 2, way="secret")
    made.score("deputy01", 20, 10, 30, 15)
    here, client = f"/evaluations/scores/{made.sheet.pk}/scores.json", world.signed_in("shen")
    before = client.get(here).json()
    made.closed().counted()
    after = client.get(here).json()

    assert (before["lines"], len(after["lines"]), after["root_sm3"]) == ([], 1, made.sheet.root)
