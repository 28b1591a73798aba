"""Figures for tests: files brought, read, published and examined by the real verbs, without a browser (测试数据)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from guantong.apps.figures import hand_entry
from guantong.apps.figures.identifying import identify
from guantong.apps.figures.models import Batch, Typing
from guantong.apps.figures.operations import publish, upload
from guantong.apps.figures.whose import meant_by
from guantong.apps.jobs.operations import claim
from guantong.apps.jobs.work import run
from guantong.apps.subjects.models import Subject
from guantong.apps.subjects.operations import open_subject
from guantong.domain.identity.key import Kind
from guantong.domain.secrecy import Level
from tests.attachments import pdf
from tests.printed import ROWS, TITLE, faulty, scanned_table
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
    return identified(world, batch)


def unit(world: World, name: str, at: str = "CZ") -> Subject:
    """Return the unit of that name, opened where there is none."""
    return meant_by(name) or open_subject(
        kind=Kind.UNIT, name=name, organisation=world.body(at), opened_on=date(2020, 1, 1), by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip


def identified(world: World, batch: Batch) -> Batch:
    """Say of every document of a batch whose it is, where its name alone did not tell."""
    batch.refresh_from_db()
    for document in batch.documents.filter(subject=None, gone=False).exclude(body=""):
        subject = unit(world, document.body)
        batch = identify(
            batch=batch,
            version=batch.version,
            document=document,
            subject=subject,
            by=world.standing("shen"),
            as_of=world.now,
        )
    batch.refresh_from_db()
    return batch


def published(world: World, content: bytes = b"", **facts: object) -> Batch:
    """Bring, read and publish a document, and run the rules over it."""
    batch = read(world, content, **facts)
    publish(batch=batch, version=batch.version, by=world.standing("shen"), as_of=world.now)
    work_off(world)
    batch.refresh_from_db()
    return batch


Rows = Sequence[Sequence[str]]


def scan(world: World, content: bytes = b"", **facts: object) -> Batch:
    """Bring a scanned document, and let the reader find that it cannot read it."""
    return read(world, content or scanned_table(), **{"name": "扫描件.pdf", **facts})


def begun(world: World, batch: Batch, who: str = "shen", **facts: object) -> Typing:
    """Begin to type the table on the second page of a scan."""
    told = {
        "pages": "2", "form": "general_public_by_function", "title": TITLE, "body": "明湖区城市管理局", "year": 2026,
        "kind": "budget", "of_level": "department", "unit": "万元",
    }  # fmt: skip
    return hand_entry.begin(batch=batch, by=world.standing(who), as_of=world.now, **(told | facts))  # type: ignore[arg-type]


def typed(
    world: World,
    typing: Typing,
    rows: Rows = ROWS,
    who: str = "shen",
    page: int = 2,
    secret: frozenset[int] = frozenset(),
) -> Typing:
    """Type all of a table as the first or, once that is done, as the second, and end that typing."""
    given = {"by": world.standing(who), "as_of": world.now, "typing": typing}
    typing.refresh_from_db()
    first = typing.state == "typing_first"
    if typing.state == "typed_by_first":
        typing = hand_entry.take_second(version=typing.version, **given)  # type: ignore[arg-type]
    verb = hand_entry.done_first if first else hand_entry.done_second
    return verb(rows={page: (rows, secret)}, version=typing.version, **{**given, "typing": typing})  # type: ignore[arg-type]


def typed_twice(world: World, batch: Batch, one: Rows = ROWS, other: Rows | None = None, **facts: object) -> Typing:
    """Have a table of a scan typed by two people."""
    return typed(world, typed(world, begun(world, batch, **facts), one), other or one, who="gu")
