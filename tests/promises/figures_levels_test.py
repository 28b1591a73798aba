"""T2 of figures: a file's level, changed or the file withdrawn, reaches whatever was drawn from it at the next request.

Everything a person can open is asked for with a real client, and read for what the file says: lists, search, exports, print,
pages, pictures, cells, the attachment, signals, runs, jobs.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from django.http import HttpResponse

from guantong.apps.diagnosis import triage
from guantong.apps.diagnosis.in_hand_test import FOUND, run_over
from guantong.apps.diagnosis.models import Run, Signal
from guantong.apps.diagnosis.queries import signals_seen_by
from guantong.apps.figures.models import Batch
from guantong.apps.figures.queries import facts_of
from guantong.apps.figures.spots import spot_of
from guantong.apps.files.operations import regrade, withdraw
from guantong.apps.jobs.models import Job
from guantong.domain.evidence import Evidence
from guantong.domain.secrecy import Level
from tests.figures import published, unit
from tests.printed import faulty, sound
from tests.promises import mutants
from tests.promises.who_may_answers import came_back
from tests.triage import raised
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")
NAME = "ZX名册"


@pytest.fixture
def batch(world: World) -> Batch:
    """A published public file of a bureau, with signals."""
    return published(world, name=f"{NAME}.pdf", at="CG")


def ways_to(batch: Batch) -> Iterator[str]:
    """Yield every address at which something of the file may come back."""
    document = batch.documents.get()
    fact = next(f for f in facts_of(document) if f.fen)
    place = {"page": fact.page, "table": fact.table, "row": fact.row, "header": fact.header, "printed": fact.printed}
    for listed in ("/figures/", "/files/", "/diagnosis/", "/diagnosis/runs/", "/jobs/", "/journal/"):
        for query in ("", "?q=zx", "?as=xlsx", "?as=print"):
            yield f"{listed}{query}"
    yield f"/figures/batches/{batch.pk}/"
    yield f"/figures/batches/{batch.pk}/cell/{spot_of(place)}"
    yield f"/figures/batches/{batch.pk}/pages/1/"
    yield f"/figures/documents/{document.pk}/"
    yield f"/figures/documents/{document.pk}/?as=xlsx"
    yield f"/files/{batch.file_id}/"
    yield f"/files/{batch.file_id}/content/"
    yield f"/files/{batch.file_id}/pages/1/"
    yield from (f"/diagnosis/signals/{pk}/" for pk in Signal.objects.values_list("pk", flat=True))
    yield from (f"/diagnosis/runs/{pk}/" for pk in Run.objects.values_list("pk", flat=True))
    yield from (f"/jobs/{pk}/" for pk in Job.objects.values_list("pk", flat=True))


def told(answer: HttpResponse, batch: Batch) -> bool:
    """True when an answer tells anything of the file: a name, what it says, a picture, its bytes."""
    said = came_back(answer)
    of_it = (NAME, str(batch.documents.get()), *Signal.objects.values_list("says", flat=True))
    drawn = answer.headers.get("Content-Type") in ("image/jpeg", "application/pdf")
    return answer.status_code == 200 and (drawn or any(word in said for word in of_it))


def open_to(world: World, who: str, batch: Batch) -> list[str]:
    """Return where a person finds something of the file."""
    client = world.signed_in(who)
    return [address for address in ways_to(batch) if told(client.get(address), batch)]


def made(level: Level) -> Callable[[World, Batch], None]:
    def do(world: World, batch: Batch) -> None:
        regrade(file=batch.file, level=level.value, by=world.standing("shen"), as_of=world.now)

    return do


def withdrawn(world: World, batch: Batch) -> None:
    withdraw(file=batch.file, reason="误传", by=world.standing("shen"), as_of=world.now)


CLOSED = [
    (withdrawn, ["cao", "lin", "yan", "su", "ye"]), (made(Level.SENSITIVE), ["cao", "lin", "yan", "su", "ye"]),
    (made(Level.INTERNAL), ["lin", "yan", "su", "ye"]),
]  # fmt: skip


@pytest.mark.parametrize(("change", "people"), CLOSED)
def test_whom_the_level_shuts_out_finds_nothing_of_it_anywhere(
    world: World, batch: Batch, change: Callable[[World, Batch], None], people: list[str]
) -> None:
    before = {who: len(open_to(world, who, batch)) for who in people}
    change(world, batch)

    assert min(before.values()) >= 10, before
    assert {who: open_to(world, who, batch) for who in people} == dict.fromkeys(people, [])
    assert len(open_to(world, "shen", batch)) >= 20


def test_opened_again_it_is_seen_again(world: World, batch: Batch) -> None:
    before = open_to(world, "lin", batch)
    made(Level.SENSITIVE)(world, batch)
    batch.file.refresh_from_db()
    made(Level.PUBLIC)(world, batch)

    assert open_to(world, "lin", batch) == before


@pytest.mark.parametrize(
    ("mutant", "who"), [(mutants.figures_of_any_level, "cao"), (mutants.figures_published_of_any_level, "lin")]
)
def test_were_the_level_not_asked_it_would_come_back(world: World, batch: Batch, mutant: Callable, who: str) -> None:
    made(Level.SENSITIVE)(world, batch)

    with mutant():
        assert f"/figures/batches/{batch.pk}/" in open_to(world, who, batch)


def beside(world: World, at: str) -> Batch:
    """Another published file of somebody else."""
    return published(world, sound(), name="另一份.pdf", at=at)


def test_a_signal_whose_evidence_lies_in_several_files_has_the_strictest_of_their_levels(world: World) -> None:
    batch = published(world, name=f"{NAME}.pdf", at="QS")
    signal, other, ye = Signal.objects.earliest("pk"), beside(world, "CZ"), world.standing("ye")
    signal.sources.add(other)
    assert signal in signals_seen_by(ye)

    made(Level.SENSITIVE)(world, other)

    assert signal not in signals_seen_by(ye)
    assert f"/diagnosis/signals/{signal.pk}/" not in open_to(world, "ye", batch)
    assert signal in signals_seen_by(world.standing("shen"))
    with mutants.figures_of_any_level():
        assert signal in signals_seen_by(ye)


def test_the_files_of_a_signal_are_those_its_evidence_lies_in(world: World) -> None:
    published(world)

    for signal in Signal.objects.all():
        assert {place["batch"] for place in signal.evidence} <= set(signal.sources.values_list("pk", flat=True))
        assert signal.document.batch in signal.sources.all()


def followed_into(world: World, other: Batch) -> Signal:
    """A signal somebody has in hand, whose evidence a later run finds in another file as well."""
    raised(world, at="QS")
    signal = run_over(world, raised(world, at="QS", identity=FOUND.id), FOUND)
    triage.confirm_reading(
        signal=signal, opened=True, version=signal.version, by=world.standing("shen"), as_of=world.now
    )
    place = Evidence(file="b.pdf", page=2, table="表1", row=3, column="合计", printed="1,200.00")
    return run_over(world, signal, replace(FOUND, evidence=(place,)), b=other.pk)


def test_evidence_that_a_run_adds_to_what_is_in_hand_brings_the_level_of_its_file(world: World) -> None:
    other = beside(world, "CZ")
    signal = followed_into(world, other)

    made(Level.SENSITIVE)(world, other)

    assert set(signal.sources.values_list("pk", flat=True)) == {signal.document.batch_id, other.pk}
    assert signal not in signals_seen_by(world.standing("ye"))
    assert signal in signals_seen_by(world.standing("shen"))


def test_were_the_files_not_followed_it_would_be_seen(world: World) -> None:
    other = beside(world, "CZ")
    with mutants.evidence_followed_by_its_old_files():
        signal = followed_into(world, other)

    made(Level.SENSITIVE)(world, other)

    assert signal in signals_seen_by(world.standing("ye"))


def test_evidence_in_a_file_of_somebody_else_is_counted_not_shown(world: World) -> None:
    published(world, name=f"{NAME}.pdf", at="QS")
    signal, other = Signal.objects.earliest("pk"), beside(world, "CG")
    Signal.objects.filter(pk=signal.pk).update(evidence=[*signal.evidence, {**signal.evidence[0], "batch": other.pk}])
    made(Level.INTERNAL)(world, other)

    page = world.signed_in("ye").get(f"/diagnosis/signals/{signal.pk}/").content.decode()

    assert ("另有 1 处证据" in page, f"/figures/batches/{other.pk}/" in page) == (True, False)


def test_what_would_be_superseded_unseen_is_only_counted(world: World) -> None:
    first = published(world, name=f"{NAME}.pdf", at="CG")
    made(Level.SENSITIVE)(world, first)
    again = published(world, sound(), name="本局.pdf", at="CZ")
    document, of = again.documents.get(), first.documents.get()
    again.documents.update(came=None, subject=of.subject, year=of.year, kind=of.kind, of_level=of.of_level)
    Batch.objects.filter(pk=again.pk).update(state="read")

    page = world.signed_in("cao").get(f"/figures/batches/{again.pk}/").content.decode()

    assert ("还将取代 1 份您看不到的文件" in page, f"（批次 {first.pk}）" in page, NAME in page) == (True, False, False)
    assert unit(world, of.body) != unit(world, document.body)


def test_a_withdrawn_file_is_told_to_who_still_sees_it_and_not_published(world: World) -> None:
    from tests.figures import read

    batch = read(world, faulty("table_total"))
    withdrawn(world, batch)
    client = world.signed_in("shen")

    page = client.get(f"/figures/batches/{batch.pk}/").content.decode()
    answer = client.post(f"/figures/batches/{batch.pk}/", {"verb": "publish", "version": batch.version})

    assert ("原文件已撤回" in page, "误传" in page) == (True, True)
    assert (answer.status_code, "原文件已撤回，不能发布" in answer.content.decode()) == (422, True)
