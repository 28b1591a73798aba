"""The surveys of the demo: a park before and after, each origin apart, a panel that meets its quotas, a weighed result (演示的问卷)."""

from guantong.apps.surveys.models import Answer, AnswerFile, PublicPanel, Sample, Survey, Weighing
from guantong.apps.surveys.queries import outcome, trends
from guantong.apps.surveys.weighing import weighed
from guantong.domain.surveys.tabulation import Origin
from guantong.gateways.demo.surveyed import grow_surveys
from tests.world import World


def test_the_demo_has_a_project_before_and_after_with_every_way_in(world: World) -> None:
    grow_surveys(world.people, world.now)

    running, after, before = Survey.objects.all()
    found = outcome(after, world.now.date())
    assert found is not None
    assert [running.state, after.state, before.state] == ["open", "released", "released"]
    assert {origin: part.returned for origin, part in found.parts.items()} == {Origin.VERIFIED: 60, Origin.ON_BEHALF: 7, Origin.OPEN: 29}  # fmt: skip
    ((_, line),) = trends(after, world.now.date())
    assert [[(point.share.hits, point.share.of) for point in one.points] for one in line] == [[(9, 40), (44, 60)]]
    assert AnswerFile.objects.get().dropped == ["序号", "来自IP", "您的姓名"]
    assert "李小虹" not in str(list(Answer.objects.values_list("answers")))
    assert (Sample.objects.count(), len(PublicPanel.objects.get().drawn)) == (2, 40)
    assert weighed(Weighing.objects.get()).total is not None
