"""Three fiscal years of 明湖区 are grown by the real verbs: most registered, one confirmed late, the map shows it."""

import pytest
from django.db.models import Count

from guantong.apps.journal.queries import drifted
from guantong.apps.notices.models import DueWork
from guantong.apps.years.models import Step
from guantong.domain.questions import Stage
from guantong.gateways.demo.steps import grow_years
from tests.world import World


@pytest.mark.django_db
def test_three_years_through_all_eight_stages(world: World) -> None:
    grow_years(world.people, world.now)

    by_year = (
        Step.objects.values_list("year__year").annotate(stages=Count("stage", distinct=True)).order_by("year__year")
    )
    states = dict(Step.objects.order_by().values_list("state").annotate(Count("pk")))
    assert list(by_year) == [(2025, len(Stage)), (2026, len(Stage)), (2027, len(Stage))]
    assert (states["late"], states["registered"] > 60) == (1, True)
    assert DueWork.objects.filter(state="open").count() == states["planned"]
    assert list(drifted()) == []
    body = world.signed_in("he").get("/years/map/?year=2026").content.decode()
    assert ("确认逾期" in body, "本级无此环节" in body) == (True, True)
