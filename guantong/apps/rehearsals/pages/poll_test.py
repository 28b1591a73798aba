"""The poll of a rehearsal leaves as a file that anybody's program of equal shares reads."""

import pytest

from guantong.apps.rehearsals.pages.rehearsal_test import computed
from guantong.domain.voting.sharing.pabulib import poll_file
from tests.world import World

pytestmark = pytest.mark.django_db


def test_the_file_is_the_poll(world: World) -> None:
    row = computed(world)

    answer = world.signed_in("ye").get(f"/rehearsals/{row.pk}/poll.pb")

    assert answer["Content-Disposition"] == f'attachment; filename="rehearsal-{row.pk}.pb"'
    assert poll_file(answer.content.decode()).poll == row.polled.poll
    assert world.signed_in("lin").get(f"/rehearsals/{row.pk}/poll.pb").status_code == 403
