"""Correcting what the machine misread: kept for the file, applied where it was read so, asked again where it was not."""

from datetime import timedelta

import pytest

from guantong.apps.figures.asking_again import asked_again, corrections_of
from guantong.apps.figures.corrections import correct, let_go, withdraw
from guantong.apps.figures.models import Batch, Correction
from guantong.apps.figures.operations import discard, publish, read_again, upload
from guantong.apps.figures.operations_test import Drawn, brought, drawn_tables, totals  # noqa: F401 - the reader is a fixture
from guantong.apps.figures.queries import facts_of, located, unequal
from guantong.apps.figures.reading import lake, machine_reading_of, reading_of
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted
from guantong.domain.fiscal.facts import Spot
from guantong.domain.fiscal.pages import PrintedFile
from guantong.domain.fiscal.table import Value
from guantong.domain.secrecy import Level
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.attachments import pdf
from tests.figures import work_off
from tests.promises import mutants
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def taken_in(world: World, total: str = "1,010") -> Batch:
    batch = brought(world, total)
    work_off(world)
    batch.refresh_from_db()
    return batch


def published(world: World, batch: Batch, later: int = 0) -> Batch:
    batch.refresh_from_db()
    by = world.standing("shen")
    return publish(batch=batch, version=batch.version, by=by, as_of=world.now + timedelta(days=later))


def cell_of(batch: Batch, row: int = 0, column: str = "total") -> Value:
    return reading_of(batch).documents[0].tables[0].rows[row].values[column]


def spot_of(batch: Batch, row: int = 0, column: str = "total") -> Spot:
    return Spot.of(cell_of(batch, row, column).evidence)


def corrected(
    world: World, batch: Batch, value: str = "1,040", version: int = 0, who: str = "shen", row: int = 0, column: str = "total"
) -> Correction:  # fmt: skip
    return correct(
        batch=batch, spot=spot_of(batch, row, column), value=value, reason="页面印的是 1,040", version=version,
        by=world.standing(who), as_of=world.now,
    )  # fmt: skip


def fen_of(batch: Batch) -> list[int | None]:
    return [fact.fen for document in batch.documents.filter(gone=False) for fact in facts_of(document)]


def last(batch: Batch) -> Batch:
    return Batch.objects.filter(path=batch.path, sm3=batch.sm3).exclude(state="discarded").latest("pk")


def test_an_unpublished_file_is_read_again_and_facts_totals_and_evidence_say_what_the_person_reads(
    world: World,
) -> None:
    batch = taken_in(world)
    before, (was,) = batch.facts, batch.documents.all()

    row = corrected(world, batch)
    waiting = Batch.objects.get(pk=batch.pk).state
    work_off(world)

    batch.refresh_from_db()
    (document,), fact = batch.documents.all(), facts_of(batch.documents.get())[0]
    assert (waiting, batch.state, batch.corrections, batch.facts.startswith(f"{before}-")) == (
        "received", "read", [row.pk], True,
    )  # fmt: skip
    assert (fact.printed, fact.corrected, fact.fen, document.amount - was.amount) == ("1,010", "1,040", 104_000, 3_000)
    assert (was.broken, document.broken) == (0, 1)
    place = cell_of(batch).evidence
    assert (place.printed, place.corrected and place.corrected.by, place.said) == ("1,010", "shen", "1,040")
    assert (list(unequal()), list(drifted())) == ([], [])


def test_a_correction_says_of_which_bytes_at_which_place_read_by_which_edition(world: World) -> None:
    batch = taken_in(world)

    row = corrected(world, batch)

    said = (
        row.sm3,
        row.page,
        row.row,
        row.header,
        row.printed,
        row.edition,
        row.value,
        row.made_by,
        row.made_at,
        row.unit,
    )
    assert said == (batch.sm3, 2, 2, "合计", "1,010", "first", "1,040", "shen", world.now, "元")
    entry = Entry.objects.get(key=row.journal_key)
    assert (entry.verb, "页面印的是" in entry.text) == ("correct", False)


def test_a_published_file_stays_what_it_was_until_a_person_publishes_the_corrected_reading(world: World) -> None:
    batch = published(world, taken_in(world))

    row = corrected(world, batch)
    work_off(world)
    after = last(batch)
    then = (totals(world.now), fen_of(batch)[0], cell_of(batch).evidence.corrected, after.state, after.follows)
    published(world, after, later=1)
    work_off(world)

    batch.refresh_from_db()
    assert then == ([101_000], 101_000, None, "read", batch)
    assert (batch.state, last(batch).corrections, cell_of(after).fen) == ("superseded", [row.pk], 104_000)
    assert (totals(world.now + timedelta(hours=1)), totals(world.now + timedelta(days=2))) == ([101_000], [101_000])
    assert (fen_of(batch)[0], fen_of(after)[0]) == (101_000, 104_000)
    assert (list(unequal()), list(drifted())) == ([], [])


def test_yesterday_shows_what_was_published_yesterday(world: World) -> None:
    batch = published(world, taken_in(world))
    for row, column in ((0, "total"), (1, "total")):
        corrected(world, last(batch) if row else batch, row=row, column=column)
        work_off(world)
    published(world, last(batch), later=1)

    assert (totals(world.now + timedelta(hours=1)), totals(world.now + timedelta(days=2))) == ([101_000], [104_000])
    assert Batch.objects.count() == 2


def test_it_is_kept_when_the_batch_is_discarded_and_the_same_file_brought_again(world: World) -> None:
    batch = taken_in(world)
    row = corrected(world, batch)
    work_off(world)
    batch.refresh_from_db()
    discard(batch=batch, reason="重传", by=world.standing("shen"), as_of=world.now)

    again = taken_in(world)

    assert (again.pk == batch.pk, again.corrections, fen_of(again)[0]) == (False, [row.pk], 104_000)
    assert list(unequal()) == []


def test_it_is_kept_when_another_edition_reads_the_same(world: World, drawn_tables: Drawn) -> None:  # noqa: F811
    batch = taken_in(world)
    row = corrected(world, batch)
    work_off(world)
    drawn_tables.put("second")

    read_again(batch=batch, by=world.standing("shen"), as_of=world.now)
    work_off(world)

    batch.refresh_from_db()
    assert (batch.edition, batch.corrections, fen_of(batch)[0]) == ("second", [row.pk], 104_000)


def another_edition(drawn: Drawn, reads: str) -> None:
    """Let a newer reader read every total as `reads`."""
    real = drawn.read

    def read(content: bytes) -> PrintedFile:
        return real(content.replace(b"(1,010)", f"({reads})".encode()))

    drawn.read = read  # type: ignore[method-assign]
    drawn.put("second")


def test_where_the_machine_reads_something_else_now_it_is_not_applied_but_asked_again(
    world: World, drawn_tables: Drawn  # noqa: F811
) -> None:  # fmt: skip
    batch, shen = taken_in(world), world.standing("shen")
    first = corrected(world, batch)
    another_edition(drawn_tables, "1,019")
    work_off(world)

    batch.refresh_from_db()
    (asked,) = asked_again(batch, shen)
    not_applied = (batch.corrections, fen_of(batch)[0])
    assert (asked.correction, asked.now, not_applied) == (first, "1,019", ([], 101_900))
    second = correct(batch=batch, spot=asked.spot, value="1,040", reason="再核", version=1, by=shen, as_of=world.now)
    work_off(world)

    batch.refresh_from_db()
    first.refresh_from_db()
    assert (first.state, second.printed, second.version, batch.corrections) == ("replaced", "1,019", 2, [second.pk])
    assert (fen_of(batch)[0], asked_again(batch, shen)) == (104_000, [])


def test_were_it_laid_over_whatever_is_read_nobody_would_be_asked(
    world: World, drawn_tables: Drawn  # noqa: F811
) -> None:  # fmt: skip
    batch = taken_in(world)
    first = corrected(world, batch)
    another_edition(drawn_tables, "1,019")

    with mutants.corrections_carried_over_whatever_is_read():
        work_off(world)

    batch.refresh_from_db()
    assert batch.corrections == [first.pk]


def test_another_file_of_the_same_body_year_and_kind_asks_again_place_by_place(world: World) -> None:
    shen = world.standing("shen")
    old = taken_in(world)
    corrected(world, old)
    corrected(world, old, row=1)
    work_off(world)
    new = taken_in(world, "1,015")

    one, other = asked_again(new, shen)
    assert [(a.correction.printed, a.correction.value, a.now) for a in (one, other)] == [
        ("1,010", "1,040", "1,015")
    ] * 2
    assert (new.corrections, fen_of(new)[0]) == ([], 101_500)
    kept = correct(batch=new, spot=one.spot, value="1,040", reason="仍读错", version=0, by=shen, as_of=world.now)
    work_off(world)
    new.refresh_from_db()
    gone = let_go(batch=new, spot=other.spot, version=0, by=shen, as_of=world.now)

    new.refresh_from_db()
    assert (kept.sm3, gone.sm3, gone.state, new.state) == (new.sm3, new.sm3, "let_go", "read")
    assert (asked_again(new, shen), new.corrections) == ([], [kept.pk])
    third = taken_in(world, "1,016")
    assert [a.correction for a in asked_again(third, shen)] == [kept]  # what was let go is not asked of a third
    assert list(drifted()) == []


def test_what_another_may_not_see_of_an_earlier_file_is_not_asked(world: World) -> None:
    secret = upload(
        path=world.body("CZ").path, name="敏感.pdf", content=pdf("1,010"), level=Level.SENSITIVE, by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip
    work_off(world)
    secret.refresh_from_db()
    corrected(world, secret)
    work_off(world)

    new = taken_in(world, "1,015")

    assert (len(asked_again(new, world.standing("shen"))), asked_again(new, world.standing("su"))) == (1, [])


def test_a_second_correction_replaces_the_first_and_says_so(world: World) -> None:
    batch = taken_in(world)
    first = corrected(world, batch)

    second = corrected(world, batch, "1,050", version=1)
    work_off(world)

    first.refresh_from_db()
    batch.refresh_from_db()
    assert (first.state, first.ended_by, second.state, second.version) == ("replaced", "shen", "in_force", 2)
    assert (batch.corrections, fen_of(batch)[0]) == ([second.pk], 105_000)
    assert Entry.objects.filter(key=first.journal_key, verb="replace").count() == 1


@pytest.mark.parametrize("did", ["correct", "withdraw"])
def test_whoever_did_not_see_what_was_done_at_the_place_is_told(world: World, did: str) -> None:
    batch = taken_in(world)
    version = corrected(world, batch).version if did == "withdraw" else 0
    _ = withdrawn(world) if did == "withdraw" else corrected(world, batch)

    with pytest.raises(Stale):
        corrected(world, batch, "1,050", version=version)


def withdrawn(world: World) -> Correction:
    row = Correction.objects.latest("pk")
    return withdraw(correction=row, version=row.version, by=world.standing("shen"), as_of=world.now)


def test_withdrawn_the_machine_is_believed_again_and_what_was_published_meanwhile_stays(world: World) -> None:
    batch = taken_in(world)
    corrected(world, batch, row=1)
    work_off(world)
    published(world, batch)

    row = withdrawn(world)
    work_off(world)
    published(world, last(batch), later=1)

    assert (row.state, row.ended_by, last(batch).corrections) == ("withdrawn", "shen", [])
    assert (totals(world.now + timedelta(hours=1)), totals(world.now + timedelta(days=2))) == ([104_000], [101_000])
    with pytest.raises(NotAllowed):
        withdraw(correction=row, version=row.version, by=world.standing("shen"), as_of=world.now)


def test_withdrawing_what_no_figure_was_read_with_makes_no_batch(world: World) -> None:
    batch = published(world, taken_in(world))
    corrected(world, batch)
    work_off(world)
    after = last(batch)
    discard(batch=after, reason="改错了", by=world.standing("shen"), as_of=world.now)

    withdrawn(world)

    assert [b.state for b in Batch.objects.order_by("pk")] == ["published", "discarded"]


def test_a_correction_made_while_the_file_waits_to_be_read_is_taken_in_with_it(world: World) -> None:
    batch = taken_in(world)
    one = corrected(world, batch)
    other = corrected(world, batch, row=1)

    work_off(world)

    batch.refresh_from_db()
    assert (batch.state, batch.corrections) == ("read", [one.pk, other.pk])


def test_the_facts_of_a_reading_without_the_correction_are_never_asked_for(world: World) -> None:
    batch = taken_in(world)
    corrected(world, batch)
    work_off(world)
    published(world, batch)

    batch.refresh_from_db()
    (document,) = batch.documents.all()
    kept = lake().controls(lake().version(), [document.part])
    assert kept == {document.part: (document.values, document.amount)}
    assert sum(fen or 0 for fen in fen_of(batch)) == document.amount


@pytest.mark.parametrize(("value", "said"), [("很多", "不是金额"), ("1,010.00", "不需要更正"), ("1.234", "不是金额")])
def test_what_fits_no_cell_is_refused_at_the_field(world: World, value: str, said: str) -> None:
    batch = taken_in(world)

    with pytest.raises(BadInput) as refused:
        corrected(world, batch, value)

    assert said in refused.value.reasons["value"].zh
    assert Correction.objects.count() == 0


def test_what_is_no_cell_is_not_corrected_and_what_was_not_asked_not_let_go(world: World) -> None:
    batch, shen = taken_in(world), world.standing("shen")

    for verb, more in ((correct, {"value": "1", "reason": "x"}), (let_go, {})):
        with pytest.raises(BadInput):
            verb(batch=batch, spot=Spot(2, "没有这张表", 1), version=0, by=shen, as_of=world.now, **more)


def test_a_superseded_or_discarded_batch_is_not_corrected_and_it_is_said_where(world: World) -> None:
    batch = published(world, taken_in(world))
    corrected(world, batch)
    work_off(world)
    published(world, last(batch), later=1)
    batch.refresh_from_db()

    with pytest.raises(NotAllowed) as refused:
        corrected(world, batch, "1,050", version=1)

    assert f"请在批次 {last(batch).pk} 更正" in str(refused.value)


def test_whoever_brings_files_of_a_body_corrects_them_and_nobody_else(world: World) -> None:
    batch = taken_in(world)

    corrected(world, batch, who="cao")
    with pytest.raises(NotAllowed):
        corrected(world, batch, "1,050", version=1, who="su")

    assert Correction.objects.get().made_by == "cao"


def test_the_same_file_brought_for_another_body_is_not_touched(world: World) -> None:
    batch = taken_in(world)
    corrected(world, batch)
    other = upload(
        path=world.body("QS").path, name="同一份.pdf", content=pdf("1,010"), level=Level.PUBLIC, by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip
    work_off(world)

    other.refresh_from_db()
    assert (other.sm3 == batch.sm3, other.corrections) == (True, [])


def test_a_place_of_a_corrected_file_is_found_with_what_was_corrected(world: World) -> None:
    batch = taken_in(world)
    spot = spot_of(batch)
    corrected(world, batch)
    work_off(world)
    batch.refresh_from_db()

    place = located(batch, spot).place

    assert place is not None
    assert (place.printed, place.fen, place.boxes) == ("1,010", 104_000, cell_of(batch).evidence.boxes)
    assert machine_reading_of(batch).documents[0].tables[0].rows[0].values["total"].fen == 101_000
    assert [row.value for row in corrections_of(batch)] == ["1,040"]
