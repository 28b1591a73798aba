"""A batch that follows another: what it publishes, what it leaves to a later file, and another reading of what is out."""

from datetime import datetime, timedelta

import pytest

from guantong.apps.figures.corrections import correct
from guantong.apps.figures.following import read_anew, take_down
from guantong.apps.figures.identifying import identify
from guantong.apps.figures.models import Batch
from guantong.apps.figures.operations import discard, publish
from guantong.apps.figures.operations_test import Drawn, brought, drawn_tables  # noqa: F401 - the reader is a fixture
from guantong.apps.figures.queries import counting_in, facts_in, preview_of, snapshot_on, unequal
from guantong.apps.figures.reading import reading_of
from guantong.apps.journal.queries import drifted
from guantong.domain.fiscal.facts import Spot
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.figures import unit, work_off
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder", "drawn_tables")


def taken_in(world: World, total: str) -> Batch:
    batch = brought(world, total)
    work_off(world)
    batch.refresh_from_db()
    return batch


def published(world: World, batch: Batch, later: int = 0) -> Batch:
    batch.refresh_from_db()
    at = world.now + timedelta(days=later)
    done = publish(batch=batch, version=batch.version, by=world.standing("shen"), as_of=at)
    work_off(world)
    return done


def corrected(world: World, batch: Batch, document: int = 0) -> Batch:
    """Correct the first figure of a document, and return the batch that follows."""
    found = reading_of(batch).documents[document].tables[0].rows[0].values["total"].evidence
    correct(
        batch=batch, spot=Spot.of(found), value="1,040", reason="看错", version=0, by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip
    work_off(world)
    return Batch.objects.get(follows=batch)


def counting(moment: datetime) -> dict[int | None, list[int | None]]:
    """By year: the totals that counted at a moment."""
    snapshot = snapshot_on(moment)
    if snapshot is None:
        return {}
    documents = counting_in(snapshot)
    return {
        d.year: [f.fen for f in facts_in(snapshot, [d]) if f.code == "201" and f.column == "total"] for d in documents
    }


def test_correcting_one_of_two_documents_brings_no_superseded_one_back(world: World) -> None:
    both = published(world, taken_in(world, "1,010 2024-900"))
    published(world, taken_in(world, "2024-950"), later=1)
    after = corrected(world, both)
    told = preview_of(after, world.standing("shen"))

    published(world, after, later=2)

    assert [d.year for d in told.held_back] == [2024]
    assert counting(world.now + timedelta(days=3)) == {2025: [104_000], 2024: [95_000]}
    both.refresh_from_db()
    after.refresh_from_db()
    assert (both.state, after.state, list(unequal()), list(drifted())) == ("superseded", "published", [], [])


def test_what_is_left_to_a_later_file_is_said_on_the_preview(world: World) -> None:
    both = published(world, taken_in(world, "1,010 2024-900"))
    later = published(world, taken_in(world, "2024-950"), later=1)
    after = corrected(world, both)

    page = world.signed_in("shen").get(f"/figures/batches/{after.pk}/").content.decode()

    said = [text in page for text in ("后来的文件已取代，这次不发布", f"（批次 {both.pk}）", f"（批次 {later.pk}）")]
    assert said == [True, True, False]


def test_where_later_files_have_come_for_all_of_it_nothing_is_published(world: World) -> None:
    first = published(world, taken_in(world, "1,010"))
    after = corrected(world, first)
    version = after.version
    published(world, taken_in(world, "1,020"), later=1)

    after.refresh_from_db()
    with pytest.raises(BadInput, match="没有可以发布的"):
        published(world, after, later=2)

    assert (after.version > version, counting(world.now + timedelta(days=3))) == (True, {2025: [102_000]})


def test_a_batch_of_which_one_document_was_left_out_is_superseded_like_any_other(world: World) -> None:
    both = published(world, taken_in(world, "1,010 2024-900"))
    published(world, taken_in(world, "2024-950"), later=1)
    after = published(world, corrected(world, both), later=2)

    published(world, taken_in(world, "1,030"), later=3)

    after.refresh_from_db()
    assert after.state == "superseded"


def anew(world: World, batch: Batch) -> Batch:
    after = read_anew(batch=batch, by=world.standing("shen"), as_of=world.now)
    work_off(world)
    after.refresh_from_db()
    return after


def down(world: World, batch: Batch, later: int = 0) -> Batch:
    batch.refresh_from_db()
    at = world.now + timedelta(days=later)
    return take_down(batch=batch, version=batch.version, reason="发错了单位", by=world.standing("shen"), as_of=at)


def test_what_was_said_to_be_another_units_is_read_anew_and_takes_its_place(world: World) -> None:
    batch = published(world, taken_in(world, "1,010"))
    wrong = batch.documents.get().subject
    after = anew(world, batch)
    right = unit(world, "明湖区财政局下属中心")
    after = identify(
        batch=after, version=after.version, document=after.documents.get(), subject=right, by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip

    published(world, after, later=1)

    batch.refresh_from_db()
    counts = list(counting_in(snapshot_on(world.now + timedelta(days=2))))  # type: ignore[arg-type]
    before = list(counting_in(snapshot_on(world.now + timedelta(hours=1))))  # type: ignore[arg-type]
    assert ([d.subject for d in counts], [d.subject for d in before], batch.state) == ([right], [wrong], "superseded")
    assert (list(unequal()), list(drifted())) == ([], [])


def test_a_better_reader_is_used_on_what_is_out_and_a_document_it_does_not_find_counts_no_more(
    world: World, drawn_tables: Drawn  # noqa: F811
) -> None:  # fmt: skip
    batch = published(world, taken_in(world, "1,010 2024-900"))
    real = drawn_tables.read
    drawn_tables.read = lambda content: real(content.replace(b"1,010 2024-900", b"1,020"))  # type: ignore[method-assign]
    drawn_tables.put("second")

    published(world, anew(world, batch), later=1)

    assert counting(world.now + timedelta(hours=1)) == {2025: [101_000], 2024: [90_000]}
    assert counting(world.now + timedelta(days=2)) == {2025: [102_000]}


def test_it_is_read_anew_once_until_that_is_published_or_discarded(world: World) -> None:
    batch = published(world, taken_in(world, "1,010"))
    after = anew(world, batch)

    with pytest.raises(BadInput, match=f"批次 {after.pk}"):
        anew(world, batch)
    discard(batch=after, reason="不用了", by=world.standing("shen"), as_of=world.now)

    assert anew(world, batch).follows == batch


def test_taken_down_it_counts_no_more_and_yesterday_is_yesterday(world: World) -> None:
    batch = published(world, taken_in(world, "1,010 2024-900"))

    done = down(world, batch, later=1)

    assert (done.state, done.reason, [d.left is not None for d in done.documents.all()]) == (
        "taken_down", "发错了单位", [True, True],
    )  # fmt: skip
    assert counting(world.now + timedelta(hours=1)) == {2025: [101_000], 2024: [90_000]}
    assert (counting(world.now + timedelta(days=2)), list(drifted())) == ({}, [])


def test_taken_down_by_mistake_it_is_read_anew_and_counts_again_but_not_what_was_superseded(world: World) -> None:
    batch = published(world, taken_in(world, "1,010 2024-900"))
    published(world, taken_in(world, "2024-950"), later=1)
    down(world, batch, later=2)
    batch.refresh_from_db()

    published(world, anew(world, batch), later=3)

    assert counting(world.now + timedelta(days=2, hours=1)) == {2024: [95_000]}
    assert counting(world.now + timedelta(days=4)) == {2024: [95_000], 2025: [101_000]}


def test_only_the_commission_takes_down_and_only_what_it_looked_at(world: World) -> None:
    batch = published(world, taken_in(world, "1,010"))

    with pytest.raises(NotAllowed):
        take_down(batch=batch, version=batch.version, reason="x", by=world.standing("cao"), as_of=world.now)
    with pytest.raises(Stale):
        take_down(batch=batch, version=batch.version - 1, reason="x", by=world.standing("shen"), as_of=world.now)
    waiting = taken_in(world, "1,020")
    with pytest.raises(NotAllowed, match="待发布"):
        down(world, waiting)


def test_both_are_done_on_the_page_of_the_batch(world: World) -> None:
    batch = published(world, taken_in(world, "1,010"))
    client, address = world.signed_in("shen"), f"/figures/batches/{batch.pk}/"

    client.post(address, {"verb": "read_anew"})
    work_off(world)
    after = Batch.objects.get(follows=batch)
    said = (
        f'已另读一批，发布后取代这一批：<a href="/figures/batches/{after.pk}/"' in client.get(address).content.decode()
    )
    batch.refresh_from_db()
    client.post(address, {"verb": "take_down", "take_down-reason": "发错了", "version": batch.version})

    page = client.get(address).content.decode()
    batch.refresh_from_db()
    assert (said, batch.state, "撤下原因：发错了" in page, "已撤下" in page) == (True, "taken_down", True, True)
