"""What a second person applies is what was previewed: rows altered in the database, or a world that changed, are refused."""

import pytest

from guantong.apps.actors.intake_operations import apply, upload
from guantong.apps.actors.models import Intake, Membership
from guantong.domain.workflow.table import NotAllowed
from tests.promises import mutants
from tests.world import World

pytestmark = pytest.mark.django_db
FILE = "任职: [{登录名: cao, 机构代码: SJ, 角色: 审计局, 自: 2026-11-20, 至: 2026-11-30}]"


def altered(world: World) -> Intake:
    """An intake whose stored row was lengthened behind the preview, by somebody with the database."""
    intake = upload(file_name="表.yaml", raw=FILE.encode(), by=world.standing("xi"), as_of=world.now)
    row = {**intake.sheets["任职"]["rows"][0][1], "至": "2099-01-01"}
    Intake.objects.update(sheets={"任职": {**intake.sheets["任职"], "rows": [[1, row]]}})
    return intake


def test_what_was_altered_behind_the_preview_is_not_applied(world: World) -> None:
    intake = altered(world)

    with pytest.raises(NotAllowed):
        apply(intake=intake, by=world.standing("an"), as_of=world.now)

    assert world.people["cao"].memberships.count() == 1


def test_without_the_comparison_it_would_be(world: World) -> None:
    intake = altered(world)

    with mutants.intakes_applied_without_comparison():
        apply(intake=intake, by=world.standing("an"), as_of=world.now)

    assert Membership.objects.filter(person__username="cao", ends_on__year=2099).exists()
