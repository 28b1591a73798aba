"""A kind of job for the tests of the room: what it did is counted, what it shall do is said (测试任务)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from unittest.mock import patch

from guantong.apps.jobs import kinds, operations
from guantong.apps.jobs.models import Job
from guantong.apps.jobs.work import Work, run
from guantong.domain.words import Words
from tests.world import World


@dataclass
class Bench:
    """What the test's handler did, and a way to work a job off at a moment of one's choice."""

    world: World
    did: list[str] = field(default_factory=list)
    before: Callable[[str], None] = lambda _item: None

    def ask(self, *items: str, kind: str = "test.items", who: str = "shen", path: str = "") -> Job:
        """Ask for a job as one of the people."""
        by = self.world.standing(who)
        return operations.enqueue(
            kind=kind, title="测试任务", path=path or by.posts[0].path, by=by, as_of=self.world.now,
            arguments={"items": list(items)}, of=len(items),
        )  # fmt: skip

    def at(self, minutes: float = 0) -> datetime:
        """Return the moment so many minutes after noon."""
        return self.world.now + timedelta(minutes=minutes)

    def claim(self, minutes: float = 0, worker: str = "one") -> Job:
        """Claim the next job; there must be one."""
        job = operations.claim(worker=worker, as_of=self.at(minutes))
        assert job is not None
        return job

    def work(self, job: Job, minutes: float = 0) -> Job:
        """Work a claimed job off and return it as it is kept."""
        run(job, lambda: self.at(minutes))
        return Job.objects.get(pk=job.pk)


@contextmanager
def set_up(world: World) -> Iterator[Bench]:
    """Return a bench whose kind of job is known while it stands."""
    made = Bench(world)

    def handler(work: Work) -> dict[str, int]:
        def do(item: str, _by: object, _as_of: object) -> None:
            made.before(item)
            made.did.append(item)

        work.each(work.arguments["items"], do)
        return {"items": len(made.did)}

    with patch.dict(kinds._KNOWN):
        kinds.kind("test.items", Words("测试", "test"))(handler)
        yield made
