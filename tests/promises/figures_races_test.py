"""T10 of figures: two readings of one document are published at the same moment, one batch is published twice.

One wins, the other is told what was done and looks again; nothing is lost. On PostgreSQL two threads meet where it hurts; on
SQLite, which lets one writer in at a time, two processes. Each mechanism has its mutant that turns the lane red.
"""

import json
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from guantong.apps.figures import operations
from guantong.apps.figures.models import Batch, Document, Snapshot
from guantong.apps.figures.operations import publish, take_in, upload
from guantong.apps.figures.queries import counting_in, facts_in
from guantong.apps.figures.reading import Reading
from guantong.apps.journal.queries import drifted, entries_of
from guantong.domain.fiscal.document import documents_of
from guantong.domain.fiscal.drawing import page
from guantong.domain.fiscal.pages import PrintedFile
from guantong.domain.secrecy import Level
from guantong.domain.workflow.table import Stale
from tests.attachments import pdf
from tests.printed import corrected, faulty
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.promises.figures_site import Site
from tests.world import World

ROUNDS = 4
figures = pytest.mark.usefixtures("figures_folder")


def reading(world: World, total: int) -> Batch:
    """A file of one bureau's budget with that total, read and waiting to be published."""
    shen, name = world.standing("shen"), f"预算{total}"
    batch = upload(
        path=world.body("CZ").path, name=f"{name}.pdf", content=pdf(str(total)), level=Level.PUBLIC, by=shen,
        as_of=world.now,
    )  # fmt: skip
    rows = [
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"], ["201", "一般公共服务支出", str(total), str(total), "0"],
        ["合计", "<", str(total), str(total), "0"],
    ]  # fmt: skip
    lines = ["明湖区财政局2025年部门支出预算总表", "单位：元"]
    printed = PrintedFile(name, (page(1, ["明湖区财政局", "2025年部门预算"]), page(2, lines, rows)))
    read = Reading(printed, documents_of(printed), "drawn", "first")
    return take_in(batch=batch, read=read, by=shen, as_of=world.now)


def two_readings(world: World, at: int) -> bool:
    """True when two that publish two readings of one document do not end as one done and one told."""
    pair = [reading(world, 1_000 + 10 * at), reading(world, 1_005 + 10 * at)]
    before = Snapshot.objects.count()

    ends = at_once(*(lambda one=one: _published(world, one) for one in pair))

    told = [end for end in ends if isinstance(end, Stale)]
    done = [end for end in ends if isinstance(end, Batch)]
    if (len(told), len(done), Snapshot.objects.count() - before) != (1, 1, 1):
        return True
    overtaken = Batch.objects.get(pk=told[0].row.pk)
    learned = entries_of(overtaken).last()
    return overtaken.state != "read" or learned is None or f"批次 {done[0].pk} 发布" not in learned.says


def one_batch_twice(world: World, at: int) -> bool:
    """True when one batch that is published twice is not published once, the second told."""
    batch, before = reading(world, 2_000 + at), Snapshot.objects.count()

    ends = at_once(lambda: _published(world, batch), lambda: _published(world, batch))

    said = entries_of(batch).filter(verb="publish").count()
    return ([type(end) for end in ends].count(Stale), Snapshot.objects.count() - before, said) != (1, 1, 1)


def _published(world: World, batch: Batch) -> Batch:
    return publish(batch=batch, version=batch.version, by=world.standing("shen"), as_of=world.now)


def counting() -> list[int | None]:
    """What counts now, and whether it counts once."""
    snapshot = Snapshot.objects.order_by("-pk").first()
    assert snapshot is not None
    return [f.fen for f in facts_in(snapshot, counting_in(snapshot)) if f.total and f.column == "total"]


@figures
@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
def test_of_two_readings_published_at_once_one_counts_and_the_other_is_told(contested: World, mutant: bool) -> None:
    with mutants.figures_decided_side_by_side() if mutant else nullcontext(), meeting((operations, "rivals")):
        broken = [two_readings(contested, at) for at in range(ROUNDS)]

    assert any(broken) is mutant
    if not mutant:
        assert (len(counting()), Document.objects.filter(came__isnull=False, left=None).count()) == (1, 1)
        assert list(drifted()) == []


@figures
def test_one_batch_published_twice_at_once_is_published_once(contested: World) -> None:
    with meeting((operations, "rivals")):
        assert [one_batch_twice(contested, at) for at in range(ROUNDS)] == [False] * ROUNDS


@figures
def test_whoever_was_told_looks_again_and_supersedes_and_nothing_is_lost(world: World) -> None:
    first, second = reading(world, 1_010), reading(world, 1_020)
    _published(world, first)
    with pytest.raises(Stale):
        _published(world, second)

    second.refresh_from_db()
    _published(world, second)

    first.refresh_from_db()
    assert (first.state, counting(), Document.objects.count()) == ("superseded", [102_000], 2)


@figures
def test_on_the_page_the_second_gets_409_with_what_the_other_did(world: World) -> None:
    first, second = reading(world, 1_010), reading(world, 1_020)
    shen, gu = world.signed_in("shen"), world.signed_in("gu")

    done = shen.post(f"/figures/batches/{first.pk}/", {"verb": "publish", "version": first.version})
    other = gu.post(f"/figures/batches/{second.pk}/", {"verb": "publish", "version": second.version})
    again = shen.post(f"/figures/batches/{first.pk}/", {"verb": "publish", "version": first.version})

    assert (done.status_code, other.status_code, again.status_code) == (302, 409, 409)
    assert f"沈经办 同一份文件已由批次 {first.pk} 发布" in other.content.decode()
    assert f"沈经办 发布为快照：批次 {first.pk}" in again.content.decode()
    page = gu.get(f"/figures/batches/{second.pk}/").content.decode()
    assert ("发布后将取代" in page, f"（批次 {first.pk}）" in page) == (True, True)


# two processes, on SQLite


@pytest.fixture(scope="module")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """An installation in which two readings of one document wait to be published."""
    folder = tmp_path_factory.mktemp("two")
    site = Site(folder / "site")
    site.done("grow")
    for name, content in (("一.pdf", faulty("table_total")), ("二.pdf", corrected("table_total"))):
        (folder / name).write_bytes(content)
        site.done("upload", str(folder / name))
    site.done("work")
    site.done("identify")
    return site


def published_at_once(site: Site, *told: tuple[str, str], **environment: str) -> tuple[list[str], dict[str, Any]]:
    """Publish in two processes at the same moment; return how each ended, and what there is."""
    running = [site.begun("publish_one", *one, **environment) for one in told]
    ends = sorted(json.loads(process.communicate()[0] or '"broken"') for process in running)
    return ends, site.look()


def versions(site: Site) -> list[tuple[str, str]]:
    return [(str(pk), str(version)) for pk, version in site.look()["waiting"]]


@pytest.mark.parametrize(
    ("mutant", "ends"), [("", ["published", "stale"]), ("figures_overtaken_unseen", ["published", "published"])]
)
def test_two_processes_publish_two_readings_and_one_is_told(
    waiting: Site, tmp_path: Path, mutant: str, ends: list[str]
) -> None:
    site = waiting.copy(tmp_path / "site")

    found, left = published_at_once(site, *versions(site), **({"MUTANT": mutant} if mutant else {}))

    assert (found, left["snapshots"], left["unequal"], left["drifted"]) == (ends, ends.count("published"), 0, [])


def test_two_processes_publish_one_batch_once(waiting: Site, tmp_path: Path) -> None:
    site = waiting.copy(tmp_path / "site")
    one = versions(site)[0]

    found, left = published_at_once(site, one, one)

    assert (found, left["snapshots"], left["published"]) == (["published", "stale"], 1, 1)
