"""The scoring of the demo comes by the real verbs: nine deputies, one recused, its result known."""

from guantong.apps.evaluations.models import Choice, Performance, Report
from guantong.apps.evaluations.queries import result
from guantong.apps.journal.queries import drifted
from guantong.gateways.demo.scored import grow_scores
from tests.world import World


def test_nine_deputies_one_recused_and_a_project_with_its_report(world: World) -> None:
    sheet = grow_scores(world.people, world.now)

    found = result(sheet)
    assert found is not None
    assert (found.base.roll, found.base.by_register, found.base.expected, found.base.done) == (9, 1, 8, 8)
    assert [model.objects.count() for model in (Choice, Performance, Report)] == [1, 1, 1]
    assert list(drifted()) == []
