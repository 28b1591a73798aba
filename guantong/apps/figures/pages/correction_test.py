"""One correction: the cell enlarged, both values, withdrawn by the version that was looked at; whoever may not see learns nothing."""

import pytest

from guantong.apps.figures.corrections import withdraw
from guantong.apps.figures.pages.corrections_test import corrected
from tests.figures import read
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


@pytest.mark.parametrize(
    ("who", "status"), [("qin", 404), ("ye", 404), ("lin", 403), ("shi", 403), ("su", 404), ("he", 200)]
)
def test_who_may_see_it(world: World, who: str, status: int) -> None:
    row = corrected(world, read(world), value="98,765.43")

    answer = world.signed_in(who).get(f"/figures/corrections/{row.pk}/")

    assert (answer.status_code, "98,765.43" in answer.content.decode()) == (status, status == 200)


def test_it_is_withdrawn_on_its_page_by_the_version_that_was_looked_at(world: World) -> None:
    row = corrected(world, read(world))
    client, address = world.signed_in("shen"), f"/figures/corrections/{row.pk}/"
    page = client.get(address).content.decode()

    stale = client.post(address, {"verb": "withdraw", "version": row.version - 1})
    done = client.post(address, {"verb": "withdraw", "version": row.version})
    again = client.post(address, {"verb": "withdraw", "version": row.version + 1})

    row.refresh_from_db()
    assert ("撤回更正" in page, page.count('<rect class="cell"')) == (True, 1)
    assert (stale.status_code, done.status_code, again.status_code, row.state) == (409, 302, 409, "withdrawn")


def test_whoever_may_not_correct_may_not_withdraw(world: World) -> None:
    row = corrected(world, read(world))

    answer = world.signed_in("he").post(f"/figures/corrections/{row.pk}/", {"verb": "withdraw", "version": row.version})

    row.refresh_from_db()
    assert (answer.status_code, row.state) == (403, "in_force")


def test_what_was_withdrawn_says_who_did(world: World) -> None:
    row = corrected(world, read(world))
    withdraw(correction=row, version=row.version, by=world.standing("gu"), as_of=world.now)

    page = world.signed_in("shen").get(f"/figures/corrections/{row.pk}/").content.decode()

    assert "顾主任" in page
