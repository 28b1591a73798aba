"""One job: how far it is, cancel it, try it again without script; nothing of another's, the same cost however long."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.jobs.models import Job
from guantong.apps.jobs.pages.jobs_test import canary
from tests.bench import Bench


def test_it_says_what_is_in_hand_and_who_asked(bench: Bench) -> None:
    job = bench.ask("甲", "乙", "丙", "丁")
    Job.objects.filter(pk=job.pk).update(done=1, says="第二项")

    body = bench.world.signed_in("shen").get(f"/jobs/{job.pk}/").content.decode()

    assert [w for w in ('<progress max="100" value="25"', "1 / 4", "第二项", "沈经办", "hx-get") if w not in body] == []


def test_an_ended_job_does_not_ask_again(bench: Bench) -> None:
    bench.ask("甲")
    job = bench.work(bench.claim())

    body = bench.world.signed_in("shen").get(f"/jobs/{job.pk}/").content.decode()

    assert ("hx-get" in body, "完成" in body) == (False, True)


def test_cancel_and_try_again_by_a_form_without_script(bench: Bench) -> None:
    job, client = bench.ask("甲"), bench.world.signed_in("shen")

    states = []
    for verb in ("cancel", "retry", "stop"):
        status = client.post(f"/jobs/{job.pk}/", {"verb": verb}).status_code
        job.refresh_from_db()
        states.append((status, job.state))

    assert states == [(302, "cancelled"), (302, "queued"), (409, "queued")]


def test_a_deputy_does_not_see_another_deputys_job(bench: Bench) -> None:
    job = canary(bench, who="lin")
    Job.objects.filter(pk=job.pk).update(owner="another")

    assert bench.world.signed_in("lin").get(f"/jobs/{job.pk}/").status_code == 404


def test_the_system_administrator_sees_that_a_job_ran_and_not_what_it_found(bench: Bench) -> None:
    job = canary(bench)

    body = bench.world.signed_in("xi").get(f"/jobs/{job.pk}/").content.decode()

    assert ("ZX-CZ-任务" in body, "ZX-CZ-果" in body, "ZX-CZ-项" in body) == (True, False, False)


@pytest.mark.parametrize(("who", "status"), [("qin", 404), ("ye", 404), ("gu", 404), ("shi", 403)])
def test_who_may_not_see_it_learns_nothing_and_stops_nothing(bench: Bench, who: str, status: int) -> None:
    job, client = canary(bench), bench.world.signed_in(who)

    answers = [client.get(f"/jobs/{job.pk}/"), client.post(f"/jobs/{job.pk}/", {"verb": "cancel"})]

    assert [(answer.status_code, b"ZX-" in answer.content) for answer in answers] == [(status, False)] * 2
    assert Job.objects.get(pk=job.pk).state == "queued"


def test_a_verb_of_the_worker_is_nobodys_by_the_page(bench: Bench) -> None:
    job, client = bench.ask("甲"), bench.world.signed_in("shen")

    assert [client.post(f"/jobs/{job.pk}/", {"verb": verb}).status_code for verb in ("claim", "complete", "")] == [
        404
    ] * 3


def test_its_history_costs_the_same_with_one_entry_and_with_three(bench: Bench) -> None:
    def cost() -> int:
        client.get(f"/jobs/{job.pk}/")
        with CaptureQueriesContext(connection) as counted:
            client.get(f"/jobs/{job.pk}/")
        return len(counted)

    job, client = bench.ask("甲"), bench.world.signed_in("shen")
    one = cost()
    for verb in ("cancel", "retry"):
        client.post(f"/jobs/{job.pk}/", {"verb": verb})

    assert cost() == one
