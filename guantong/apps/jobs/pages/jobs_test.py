"""The pages of jobs: one's own and one's office's, with progress; the content of others' never leaks."""

import pytest
from django.test import Client

from guantong.apps.jobs import operations
from guantong.apps.jobs.models import Job
from guantong.apps.jobs.pages.jobs import MOST_POLLS
from tests.bench import Bench


def canary(bench: Bench, who: str = "cao") -> Job:
    job = bench.ask("甲", who=who)
    Job.objects.filter(pk=job.pk).update(title="ZX-CZ-任务", message="ZX-CZ-说明", result={"ZX-CZ-项": "ZX-CZ-果"})
    return job


def test_the_list_shows_how_far_a_job_is_and_asks_again_while_it_may_change(bench: Bench) -> None:
    bench.ask("甲", "乙", "丙", "丁")
    Job.objects.update(done=1)

    body = bench.world.signed_in("shen").get("/jobs/").content.decode()

    assert '<progress max="100" value="25"' in body
    assert "1 / 4" in body
    assert 'hx-get="?asked=1"' in body


def test_a_page_left_open_stops_asking(bench: Bench) -> None:
    job = bench.ask("甲")

    client = bench.world.signed_in("shen")

    for address in ("/jobs/", f"/jobs/{job.pk}/"):
        assert "hx-get" not in client.get(f"{address}?asked={MOST_POLLS}").content.decode()


@pytest.mark.parametrize("who", ["qin", "ye", "lin", "gu"])
def test_a_neighbour_sees_nothing_of_a_job(bench: Bench, who: str) -> None:
    job, client = canary(bench), bench.world.signed_in(who)

    for address in ("/jobs/", "/jobs/?as=xlsx", "/api/jobs/jobs", f"/jobs/{job.pk}/", f"/api/jobs/jobs/{job.pk}"):
        assert "ZX-CZ" not in _said(client, address)
    assert client.get(f"/jobs/{job.pk}/").status_code == 404
    assert client.post(f"/jobs/{job.pk}/", {"verb": "cancel"}).status_code == 404
    assert client.post(f"/api/jobs/jobs/{job.pk}/cancel").status_code in (403, 404)


def test_the_security_auditor_has_no_jobs(bench: Bench) -> None:
    assert bench.world.signed_in("shi").get("/jobs/").status_code == 403


def test_the_list_costs_the_same_with_one_and_with_three(bench: Bench, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    client = bench.world.signed_in("shen")
    costs = []
    for _ in range(2):
        bench.ask("甲")
        bench.ask("乙") if costs else None
        client.get("/jobs/")
        with django_assert_max_num_queries(30) as counted:
            client.get("/jobs/")
        costs.append(len(counted))

    assert costs[0] == costs[1]


def test_what_the_api_says_of_a_job(bench: Bench) -> None:
    job = bench.ask("甲", "乙")
    operations.claim(worker="one", as_of=bench.at())

    answer = bench.world.signed_in("shen").get(f"/api/jobs/jobs/{job.pk}").json()

    assert (answer["state"], answer["done"], answer["of"], answer["attempts"]) == ("running", 0, 2, 1)


def _said(client: Client, address: str) -> str:
    return client.get(address).content.decode("utf-8", "ignore")
