"""A post is ended while its holder is at work (任期中途收回): the next request of any kind gets nothing, and nothing is half-done."""

import pytest
from django.test import Client

from guantong.apps.actors.models import Membership
from guantong.apps.jobs.models import Job
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted
from guantong.apps.years.models import Step
from tests.bench import Bench
from tests.promises import mutants
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files_folder")]
PAGES = (
    "/", "/actors/me/", "/years/", "/years/map/", "/years/?as=xlsx", "/subjects/?q=照明", "/files/", "/jobs/", "/notices/",
    "/notices/calendar.ics", "/journal/", "/actors/people/", "/actors/export/xlsx/", "/actors/conflicts/",
)  # fmt: skip
DATA = ("/api/years/steps", "/api/subjects/subjects", "/api/journal/entries", "/api/jobs/jobs", "/api/actors/people")


def end_the_post(world: World, username: str) -> None:
    """Let the security administrator end it on the page of the post, today."""
    post = Membership.objects.get(person__username=username)
    ended = world.signed_in("an").post(
        f"/actors/memberships/{post.pk}/", {"verb": "revoke", "revoke-ends_on": post.begins_on.isoformat()}
    )
    assert ended.status_code == 302


def reached(client: Client) -> list[str]:
    """Return what opens."""
    return [address for address in (*PAGES, *DATA) if client.get(address).status_code not in (401, 403)]


def form_of(step: Step) -> dict[str, object]:
    return {
        "verb": "register", "register-happened_on": "2026-11-10", "register-document": "明财预〔2026〕31号",
        "version": step.version,
    }  # fmt: skip


def test_the_next_request_of_every_kind_is_refused(world: World) -> None:
    shen, file = world.signed_in("shen"), world.attached()
    own = (f"/files/{file.pk}/", f"/files/{file.pk}/content/")
    assert reached(shen) == [*PAGES, *DATA]
    assert [shen.get(address).status_code for address in own] == [200, 200]

    # the first that is refused ends its session: each door is asked by one that was open until then
    sessions = {address: world.signed_in("shen") for address in (*PAGES, *DATA, *own)}

    end_the_post(world, "shen")

    refused = {address: session.get(address) for address, session in sessions.items()}
    assert {address: one.status_code for address, one in refused.items()} == {
        address: 401 if address in DATA else 403 for address in sessions
    }
    told = refused["/"].content.decode()
    assert ("没有任职，或任职已到期" in told, "照明" in told) == (True, False)
    assert shen.get("/").status_code == 403
    assert shen.get("/").status_code == 302  # to the door: that session is over


def test_a_form_that_was_open_meanwhile_does_nothing(world: World) -> None:
    shen, step = world.signed_in("shen"), Step.objects.get(name="二上：部门报送预算草案")
    address = f"/years/steps/{step.pk}/"
    assert "登记" in shen.get(address).content.decode()
    elsewhere = world.signed_in("shen")
    end_the_post(world, "shen")
    entries = Entry.objects.count()

    by_page = shen.post(address, form_of(step))
    by_api = elsewhere.post(
        f"/api/years/steps/{step.pk}/register", {"happened_on": "2026-11-10", "version": step.version},
        content_type="application/json",
    )  # fmt: skip

    assert (by_page.status_code, by_api.status_code) == (403, 401)
    assert Step.objects.get(pk=step.pk).state == "planned"
    assert [entry.verb for entry in Entry.objects.order_by("pk")[entries:]] == ["sign_out"]
    assert list(drifted()) == []


def test_what_was_asked_of_the_worker_stops_at_the_next_item(bench: Bench) -> None:
    bench.ask("a", "b", "c")
    job = bench.claim()
    bench.before = lambda item: end_the_post(bench.world, "shen") if item == "b" else None

    done = bench.work(job)

    assert done.state == "failed"
    assert bench.did == ["a", "b"]
    assert Job.objects.get(pk=job.pk).message


def test_without_the_mechanism_one_goes_on(world: World) -> None:
    shen, step = world.signed_in("shen"), Step.objects.get(name="二上：部门报送预算草案")
    with mutants.standing_kept_for_the_session():
        shen.get("/")
        end_the_post(world, "shen")

        assert reached(shen) == [*PAGES, *DATA]
        assert shen.post(f"/years/steps/{step.pk}/", form_of(step)).status_code == 302
