"""One process of an installation of its own: it asks for jobs, works them off, or says how they stand (后台进程).

Which database it uses comes from the environment, as for any installation; so do the crash point and the mutant.
"""

import json
import os
import sys
import threading
import time
from collections import Counter
from contextlib import nullcontext
from datetime import datetime, timedelta
from pathlib import Path

STEPS = 3


def now() -> datetime:
    """Return the moment of this process: noon of the world, shifted, going on."""
    from tests.world import NOON

    shift = timedelta(minutes=float(os.environ.get("SHIFT", "0")))
    return NOON + shift + timedelta(seconds=time.monotonic() - _BEGUN)


def ask(jobs: int) -> None:
    """Grow the world if there is none, and ask as 沈经办 for so many jobs of three steps each."""
    from django.core.management import call_command

    from guantong.apps.actors.models import Person
    from guantong.apps.actors.queries import standing_of
    from guantong.apps.years.operations import ask_import
    from guantong.gateways.demo.world import grow_site

    call_command("migrate", verbosity=0)
    people = {person.username: person for person in Person.objects.all()} or grow_site(now())
    shen = standing_of(people["shen"], now().date())
    for job in range(jobs):
        lines = [
            f"  - {{stage: execution, step: 第{job}批第{step}步, at: CZ, planned_on: 2029-03-0{step + 1}}}"
            for step in range(STEPS)
        ]
        ask_import(typed="\n".join(["2029:", *lines]), by=shen, as_of=now())


def ask_slow(seconds: float) -> None:
    """Ask for a job that does nothing for a while."""
    from guantong.apps.actors.models import Person
    from guantong.apps.actors.queries import standing_of
    from guantong.apps.jobs.operations import enqueue

    shen = standing_of(Person.objects.get(username="shen"), now().date())
    enqueue(
        kind="test.slow",
        title="慢任务",
        path=shen.posts[0].path,
        by=shen,
        as_of=now(),
        arguments={"ms": int(seconds * 1000)},
    )


def ask_big(items: float) -> None:
    """Ask for a job of many items, each of which holds the database for a while."""
    from guantong.apps.actors.models import Person
    from guantong.apps.actors.queries import standing_of
    from guantong.apps.jobs.operations import enqueue

    shen = standing_of(Person.objects.get(username="shen"), now().date())
    path, of = shen.posts[0].path, int(items)
    enqueue(kind="test.big", title="大任务", path=path, by=shen, as_of=now(), arguments={"items": of}, of=of)


def pages(rounds: float) -> None:
    """Once the big job has begun, open the desk and issue a link so many times; print the answers, and whether it goes on."""
    from django.test import Client
    from django.urls import reverse

    from guantong.apps.actors.models import Person
    from guantong.apps.jobs.models import Job
    from guantong.apps.journal.models import Entry

    client = Client()
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    client.force_login(Person.objects.get(username="xi"), backend=backend)
    session = client.session
    session["demo"] = True
    session.save()
    print("ready", flush=True)
    sys.stdin.readline()
    job = Job.objects.filter(kind="test.big")
    while not job.get().done:
        time.sleep(0.01)
    answers: Counter[int] = Counter()
    for _ in range(int(rounds)):
        answers[client.get("/").status_code] += 1
        answers[client.post(reverse("actors:account", args=["lin"]), {"verb": "issue_link"}).status_code] += 1
    issued = Entry.objects.filter(by="xi", verb="issue_link").count()
    print(json.dumps({"answers": answers, "issued": issued, "state": job.get().state}))


def work() -> None:
    """Work until nothing is left, or until told by WORK_FOR seconds."""
    from guantong.apps.jobs.kinds import kind
    from guantong.apps.jobs.work import Work
    from guantong.domain.words import Words
    from guantong.gateways.clock.worker import Worker
    from tests.promises import mutants

    def big(job: Work) -> None:
        job.each(range(job.arguments["items"]), lambda *_: time.sleep(0.03))

    kind("test.big", Words("大", "big"))(big)
    kind("test.slow", Words("慢", "slow"))(lambda job: time.sleep(job.arguments["ms"] / 1000))
    lease = timedelta(seconds=float(os.environ.get("LEASE", "60")))
    worker = Worker(now=now, lease=lease, pause=0.1, until_idle=True)
    if os.environ.get("WORK_FOR"):
        threading.Timer(float(os.environ["WORK_FOR"]), worker.end).start()
    if os.environ.get("BEGIN_AT"):
        Path(f"{os.environ['BEGIN_AT']}.{os.getpid()}").touch()
        while not Path(os.environ["BEGIN_AT"]).exists():
            time.sleep(0.01)
    with getattr(mutants, os.environ["MUTANT"])() if os.environ.get("MUTANT") else nullcontext():
        worker.work()


def look() -> None:
    """Print how everything stands."""
    from guantong.apps.jobs.models import Job
    from guantong.apps.journal.models import Entry
    from guantong.apps.journal.queries import drifted
    from guantong.apps.notices.models import DueWork
    from guantong.apps.years.models import Step

    claims = Counter(Entry.objects.filter(room="jobs", verb="claim").values_list("key", flat=True))
    planned = Counter(Step.objects.filter(year__year=2029).values_list("name", flat=True))
    recorded = Entry.objects.filter(room="years", verb="plan", says__startswith="2029").count()
    print(
        json.dumps(
            {
                "states": list(Job.objects.order_by("pk").values_list("state", flat=True)),
                "attempts": list(Job.objects.order_by("pk").values_list("attempts", flat=True)),
                "claims": max(claims.values(), default=0),
                "steps": len(planned),
                "most": max(planned.values(), default=0),
                "recorded": recorded,
                "drifted": [drift.key for drift in drifted()],
                "on_the_desk": list(
                    DueWork.objects.filter(verb="retry", state="open").values_list("person", flat=True)
                ),
            }
        )
    )


def main() -> None:
    """Do what the command line says."""
    import django
    from django.conf import settings

    os.environ["DJANGO_SETTINGS_MODULE"] = "guantong.gateways.site.settings"
    if os.environ.get("DB_TIMEOUT"):
        settings.DATABASES["default"]["OPTIONS"]["timeout"] = float(os.environ["DB_TIMEOUT"])
    django.setup()
    verb, *arguments = sys.argv[1:]
    verbs = {"ask": ask, "ask_slow": ask_slow, "ask_big": ask_big, "pages": pages, "work": work, "look": look}
    verbs[verb](*(int(a) if verb == "ask" else float(a) for a in arguments))
    if verb == "work" and "LOOK" in os.environ:
        look()


_BEGUN = time.monotonic()
if __name__ == "__main__":
    main()
