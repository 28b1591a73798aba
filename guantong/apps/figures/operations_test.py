"""Bringing, reading and publishing files: once, whole, to the fen; a correction supersedes and both stay."""

from datetime import datetime, timedelta

import pytest

from guantong.apps.figures.models import Batch, Document, Snapshot
from guantong.apps.figures.operations import bring, discard, publish, read_again, take_in, upload
from guantong.apps.figures.queries import counting_in, facts_in, facts_of, located, snapshot_on, unequal
from guantong.apps.figures.reading import Reading, forget, lake, reading_of
from guantong.apps.files.models import Attachment
from guantong.apps.files.operations import Stopped
from guantong.apps.files.store import kept
from guantong.apps.jobs.models import Job
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted
from guantong.domain.fiscal.drawing import page
from guantong.domain.fiscal.facts import Spot
from guantong.domain.fiscal.intake import Reader, register
from guantong.domain.fiscal.pages import Page, PrintedFile
from guantong.domain.secrecy import Level
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.attachments import docx, pdf
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


@pytest.fixture(autouse=True)
def drawn_tables() -> "Drawn":
    """Return a reader whose pages the test draws: a file that says N has the total N."""
    from guantong.domain.fiscal.intake import _READERS

    before, made = dict(_READERS), Drawn()
    made.put("first")
    yield made
    _READERS.clear()
    _READERS.update(before)
    forget()


class Drawn:
    """A reader of files whose only words are their total."""

    total = "1,010"

    def put(self, edition: str) -> None:
        """Register it, as this edition."""
        register(Reader("drawn", edition, frozenset({"pdf"}), lambda path, _kind: self.read(path.read_bytes())))

    def read(self, content: bytes) -> PrintedFile:
        """Return a table for every total that stands in the file; one of another year is said so: 2024-900."""
        said = content.partition(b"Td (")[2].partition(b")")[0].decode()
        if said == "nothing":
            return PrintedFile("", (page(1, ["空白"]),))
        documents = [part.rpartition("-") for part in said.split()]
        pages = [
            drawn for n, (year, _, total) in enumerate(documents) for drawn in self.pages(n, year or "2025", total)
        ]
        return PrintedFile("", tuple(pages))

    def pages(self, number: int, year: str, said: str) -> list[Page]:
        """Return cover and table of one document."""
        rows = [
            ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
            ["201", "一般公共服务支出", said, said, "0"],
            ["合计", "<", said, said, "0"],
        ]
        lines = [f"明湖区财政局{year}年部门支出预算总表", "单位：元"]
        cover = page(2 * number + 1, ["明湖区财政局", f"{year}年部门预算"])
        return [cover, page(2 * number + 2, lines, rows)]


def brought(world: World, total: str = "1,010", who: str = "shen", level: Level = Level.PUBLIC) -> Batch:
    return upload(
        path=world.body("CZ").path, name=f"预算{total}.pdf", content=pdf(total), level=level, by=world.standing(who),
        as_of=world.now,
    )  # fmt: skip


def read(world: World, batch: Batch) -> Batch:
    return take_in(batch=batch, read=reading_of(batch), by=world.standing("shen"), as_of=world.now)


def published(world: World, total: str = "1,010", later: int = 0) -> Batch:
    batch = read(world, brought(world, total))
    at = world.now + timedelta(days=later)
    return publish(batch=batch, version=batch.version, by=world.standing("shen"), as_of=at)


def totals(moment: datetime) -> list[int | None]:
    """What the figures say at a moment."""
    snapshot = snapshot_on(moment)
    if snapshot is None:
        return []
    return [f.fen for f in facts_in(snapshot, counting_in(snapshot)) if f.total and f.column == "total"]


def test_a_file_is_kept_and_asked_to_be_read_and_its_facts_are_what_was_printed(world: World) -> None:
    batch = brought(world)

    assert (batch.state, Job.objects.get().arguments) == ("received", {"batch": batch.pk})
    done = read(world, batch)

    document = Document.objects.get()
    assert (done.state, document.body, document.year, document.values, document.amount) == (
        "read", "明湖区财政局", 2025, 6, 404_000,
    )  # fmt: skip
    assert sorted({f.fen for f in facts_of(document)}) == [0, 101_000]
    assert (list(unequal()), list(drifted())) == ([], [])


def test_the_same_file_again_changes_nothing(world: World) -> None:
    first = published(world)
    rows = (Batch.objects.count(), Job.objects.count(), Entry.objects.count(), lake().version(), list(kept()))

    again = brought(world)

    assert again == first
    assert (Batch.objects.count(), Job.objects.count(), Entry.objects.count(), lake().version(), list(kept())) == rows


def test_a_file_read_twice_has_its_facts_once(world: World) -> None:
    batch = brought(world)
    found = read(world, batch)
    Batch.objects.filter(pk=batch.pk).update(state="received")  # as if the first reading had not been noted

    read(world, batch)

    assert lake().controls(lake().version(), [f"{found.facts}.0"]) == {f"{found.facts}.0": (6, 404_000)}
    assert Document.objects.count() == 1


def test_a_marked_file_is_stopped_and_nothing_of_it_is_kept(world: World) -> None:
    with pytest.raises(Stopped):
        upload(
            path=world.body("CZ").path, name="预算（秘密★）.pdf", content=pdf("1"), level=Level.PUBLIC,
            by=world.standing("shen"), as_of=world.now,
        )  # fmt: skip

    assert (Batch.objects.count(), Attachment.objects.count(), Job.objects.count(), list(kept())) == (0, 0, 0, [])
    assert Entry.objects.filter(verb="stop").count() == 1


def test_of_several_files_one_that_is_refused_keeps_no_other_away(world: World) -> None:
    files = [("a.pdf", pdf("1")), ("秘密★.pdf", pdf("2")), ("说明.docx", docx()), ("a again.pdf", pdf("1"))]

    found = bring(
        files=files, path=world.body("CZ").path, level=Level.PUBLIC, by=world.standing("shen"), as_of=world.now
    )

    assert (len({b.pk for b in found.batches}), found.stopped, [n for n, _ in found.refused]) == (1, 1, ["说明.docx"])


def test_a_file_without_any_table_is_told_and_not_published(world: World) -> None:
    batch = read(world, brought(world, "nothing"))

    assert (batch.state, batch.troubles[0]["what"]["zh"]) == ("unreadable", "没有读出任何预算或决算表")
    with pytest.raises(NotAllowed):
        publish(batch=batch, version=batch.version, by=world.standing("shen"), as_of=world.now)


def test_a_correction_supersedes_and_yesterday_still_shows_yesterday(world: World) -> None:
    first = published(world, "1,010")
    second = published(world, "1,020", later=1)

    first.refresh_from_db()
    assert (first.state, second.state) == ("superseded", "published")
    assert totals(world.now - timedelta(hours=1)) == []
    assert totals(world.now + timedelta(hours=1)) == [101_000]
    assert totals(world.now + timedelta(days=2)) == [102_000]
    assert (list(unequal()), list(drifted())) == ([], [])


def test_what_nobody_published_is_in_no_total(world: World) -> None:
    """A file was read and its facts stand in the table, then it was given up; another is published."""
    abandoned = read(world, brought(world, "1,399"))
    discard(batch=abandoned, reason="传错", by=world.standing("shen"), as_of=world.now)

    published(world, "400")

    assert totals(world.now) == [40_000]
    assert Snapshot.objects.get().facts_version == lake().version()


def test_facts_that_are_not_those_that_were_read_are_not_published(world: World) -> None:
    batch = read(world, brought(world))
    Document.objects.filter(batch=batch).update(amount=1)

    with pytest.raises(BadInput) as refused:
        publish(batch=batch, version=batch.version, by=world.standing("shen"), as_of=world.now)

    assert "与读取时的控制数不一致" in str(refused.value)
    assert Snapshot.objects.count() == 0


def test_a_batch_that_changed_since_it_was_looked_at_is_not_published(world: World) -> None:
    batch = read(world, brought(world))

    with pytest.raises(Stale):
        publish(batch=batch, version=batch.version - 1, by=world.standing("shen"), as_of=world.now)


def test_whoever_brings_files_of_a_bureau_does_not_publish_them(world: World) -> None:
    batch = read(world, brought(world, who="cao"))

    with pytest.raises(NotAllowed) as refused:
        publish(batch=batch, version=batch.version, by=world.standing("cao"), as_of=world.now)

    assert "由预算工委主任、预算工委办理" in str(refused.value)


def test_a_place_is_found_again_and_a_changed_reader_says_so(world: World, drawn_tables: Drawn) -> None:
    batch = read(world, brought(world))
    spot = Spot.of(reading_of(batch).documents[0].tables[0].rows[0].values["total"].evidence)

    before = located(batch, spot)
    drawn_tables.put("second")
    after = located(batch, spot)

    assert (before.same, after.same) == (True, False)
    assert before.place is not None and before.place == after.place and before.place.boxes
    assert located(batch, Spot(2, "没有这张表", 1)).place is None


def test_a_file_is_read_again_by_a_newer_reader_and_only_that_reading_counts(world: World, drawn_tables: Drawn) -> None:
    batch = read(world, brought(world))
    drawn_tables.put("second")

    read_again(batch=batch, by=world.standing("shen"), as_of=world.now)
    again = read(world, batch)
    publish(batch=again, version=again.version, by=world.standing("shen"), as_of=world.now)

    assert (again.edition, totals(world.now), list(unequal())) == ("second", [101_000], [])


def test_a_reading_without_documents_leaves_no_rows(world: World) -> None:
    batch = brought(world)

    take_in(
        batch=batch, read=Reading(PrintedFile(""), (), "drawn", "first"), by=world.standing("shen"), as_of=world.now
    )

    assert Document.objects.count() == 0
