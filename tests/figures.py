"""Figures for tests: files brought, read, published and examined by the real verbs, without a browser (测试数据)."""

from datetime import datetime, timedelta

from guantong.apps.figures.models import Batch
from guantong.apps.figures.operations import publish, upload
from guantong.apps.jobs.operations import claim
from guantong.apps.jobs.work import run
from guantong.domain.secrecy import Level
from tests.attachments import pdf
from tests.printed import faulty
from tests.world import World


def brought(
    world: World, name: str = "部门预算.pdf", content: bytes = b"", *, level: Level = Level.PUBLIC, at: str = "CZ", who: str = "shen"
) -> Batch:  # fmt: skip
    """Bring a file: one without any table unless its content is given."""
    path, by = world.body(at).path, world.standing(who)
    return upload(
        path=path, name=name, content=content or pdf(name.encode().hex()), level=level, by=by, as_of=world.now
    )


def work_off(world: World, at: datetime | None = None) -> None:
    """Do every job that waits."""
    moment = at or world.now + timedelta(days=30)
    while (job := claim(worker="one", as_of=moment)) is not None:
        run(job, lambda: moment)
        job.refresh_from_db()
        assert job.state == "done", job.message


def read(world: World, content: bytes = b"", **facts: object) -> Batch:
    """Bring a document with a fault that rules speak of, and have it read."""
    batch = brought(world, content=content or faulty("table_total"), **facts)  # type: ignore[arg-type]
    work_off(world)
    batch.refresh_from_db()
    return batch


def published(world: World, content: bytes = b"", **facts: object) -> Batch:
    """Bring, read and publish a document, and run the rules over it."""
    batch = read(world, content, **facts)
    publish(batch=batch, version=batch.version, by=world.standing("shen"), as_of=world.now)
    work_off(world)
    batch.refresh_from_db()
    return batch
