"""A department's budget and final account are held against each other; one misread value is corrected by hand and stays so."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guantong.apps.diagnosis.models import Run, Signal
from guantong.apps.figures.asking_again import asked_again
from guantong.apps.figures.models import Batch, Correction, Snapshot
from guantong.apps.figures.queries import counting_in, facts_in, facts_of, snapshot_on, unequal
from guantong.apps.figures.reading import forget
from guantong.apps.figures.spots import spot_at
from guantong.apps.files.store import kept
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted
from guantong.domain.fiscal.facts import Spot
from guantong.domain.fiscal.intake import Reader, reader_of, register
from guantong.domain.fiscal.pages import PrintedFile
from guantong.gateways.demo.build import SEED, _final, budget, grow
from guantong.gateways.demo.printing import print_pdf
from tests.figures import work_off
from tests.world import World

BODY, SHOWN, MISREAD = "明湖区财政局", "99,532,175", "91,532,175"
PAGE = 7
pytestmark = pytest.mark.usefixtures("figures_folder")


@pytest.fixture(autouse=True)
def a_reader_that_misreads() -> Iterator[Reader]:
    """Return the reader of PDF, which takes one nine on a page of the budget for a one."""
    real = reader_of("pdf")
    made = replace(real, read=lambda path, kind: misread(real.read(path, kind)))
    register(made)
    yield made
    register(real)
    forget()


def misread(printed: PrintedFile, shown: str = SHOWN, read: str = MISREAD) -> PrintedFile:
    def cells(page: int) -> Iterator[str]:
        yield from ([read] if page == PAGE else [])

    pages = []
    for page in printed.pages:
        left, grids = cells(page.number), []
        for grid in page.grids:
            taken = tuple(replace(c, text=next(left, c.text)) if c.text.strip() == shown else c for c in grid.cells)
            grids.append(replace(grid, cells=taken))
        pages.append(replace(page, grids=tuple(grids)))
    return replace(printed, pages=tuple(pages))


def papers() -> dict[str, bytes]:
    before, year = grow(BODY, 2023, SEED), grow(BODY, 2024, SEED)
    return {"预算.pdf": print_pdf(budget(year, before)), "决算.pdf": print_pdf(_final(year, SEED))}


def send(client: Client, world: World, **files: bytes) -> list[Batch]:
    given = [SimpleUploadedFile(name, content) for name, content in files.items()]
    path = world.body("CZ").path
    answer = client.post("/figures/upload/", {"verb": "upload", "files": given, "path": path, "level": "public"})
    assert answer.status_code == 302, answer.content.decode()
    work_off(world)
    return list(Batch.objects.order_by("pk"))


def publish(client: Client, world: World, batch: Batch) -> None:
    batch.refresh_from_db()
    answer = client.post(f"/figures/batches/{batch.pk}/", {"verb": "publish", "version": batch.version})
    assert answer.status_code == 302, answer.content.decode()
    work_off(world)


def said(moment: datetime) -> set[tuple[str, int | None]]:
    """What the figures say at a moment of the total that was misread: as it was read, and its amount."""
    snapshot = snapshot_on(moment)
    assert snapshot is not None
    found = facts_in(snapshot, counting_in(snapshot), "2024年部门一般公共预算支出功能分类预算表")
    return {(fact.printed, fact.fen) for fact in found if fact.total and fact.column == "total"}


def open_now() -> list[str]:
    return sorted(Signal.objects.filter(state="open").values_list("rule", flat=True))


def rules_at(moment: datetime) -> list[str]:
    """Return the rules whose signals were open among what had counted at a moment: those its runs raised, less what lapsed."""
    known = {signal.journal_key: signal.rule for signal in Signal.objects.all()}
    snapshot = snapshot_on(moment)
    assert snapshot is not None
    runs = set(Run.objects.filter(snapshot__lte=snapshot).values_list("pk", flat=True))
    last: dict[str, str] = {}
    for entry in Entry.objects.filter(room="diagnosis", key__in=known).order_by("pk"):
        if json.loads(entry.text)["content"]["run"] in runs:
            last[entry.key] = entry.verb
    return sorted(known[key] for key, verb in last.items() if verb != "lapse")


def test_a_misread_value_is_corrected_the_rules_run_again_and_the_correction_is_kept(world: World) -> None:
    shen = world.signed_in("shen")
    files = papers()
    batches = send(shen, world, **files)
    for batch in batches:
        publish(shen, world, batch)
    across = Signal.objects.get(rule="C03")
    first = Batch.objects.get(name="预算.pdf")

    # both are held against each other, and the misread total is pointed at in both
    assert len(Run.objects.latest("pk").examined) == 2
    assert {place["batch"] for place in across.evidence} == {batch.pk for batch in batches}
    assert open_now() == ["B01", "B03", "B04", "C03"]

    # the evidence leads to the cell, where the person types what the page shows
    page = shen.get(f"/diagnosis/signals/{across.pk}/").content.decode()
    chips = [c.replace("&amp;", "&") for c in re.findall(rf'href="(/figures/batches/{first.pk}/cell/\?[^"]+)"', page)]
    chip = next(c for c in chips if f"printed={MISREAD.replace(',', '%2C')}" in c)
    assert "更正读数" in shen.get(chip).content.decode()
    typed = {"verb": "correct", "version": 0, "correct-value": SHOWN, "correct-reason": "9 读成了 1"}
    assert shen.post(chip, typed).status_code == 302
    work_off(world)
    after = Batch.objects.latest("pk")
    assert (after.follows, after.state, len(open_now())) == (
        first,
        "read",
        4,
    )  # nothing counts before a person publishes

    # published, it supersedes; the rules run again and what they pointed at falls away
    moment = Snapshot.objects.latest("pk").taken_at
    publish(shen, world, after)
    assert (Run.objects.latest("pk").batch, open_now()) == (after, [])
    assert "不再出现" in shen.get(f"/diagnosis/signals/{across.pk}/").content.decode()
    now = Snapshot.objects.latest("pk").taken_at
    assert said(moment) == {(MISREAD, 9_153_217_500)}
    assert said(now) == {(MISREAD, 9_953_217_500)}
    assert (rules_at(moment), rules_at(now + timedelta(days=60))) == (["B01", "B03", "B04", "C03"], [])
    assert (list(unequal()), list(drifted())) == ([], [])

    # the same files again change nothing, and the correction stands
    rows = (Batch.objects.count(), Entry.objects.count(), Snapshot.objects.count(), list(kept()))
    send(shen, world, **files)
    assert (Batch.objects.count(), Entry.objects.count(), Snapshot.objects.count(), list(kept())) == rows
    assert f"机器读数 {MISREAD}，更正为 {SHOWN}，沈经办" in shen.get(f"/figures/batches/{after.pk}/").content.decode()


def test_it_is_kept_when_the_batch_is_given_up_and_the_file_imported_again(world: World) -> None:
    shen = world.signed_in("shen")
    content = papers()["预算.pdf"]
    (batch,) = send(shen, world, **{"预算.pdf": content})
    fact = next(f for f in facts_of(batch.documents.get()) if f.printed == MISREAD)
    address = (
        f"/figures/batches/{batch.pk}/cell/{spot_at(Spot(fact.page, fact.table, fact.row, fact.header, fact.printed))}"
    )
    shen.post(address, {"verb": "correct", "version": 0, "correct-value": SHOWN, "correct-reason": "9 读成了 1"})
    work_off(world)
    shen.post(f"/figures/batches/{batch.pk}/", {"verb": "discard", "discard-reason": "重新上传"})

    *_, again = send(shen, world, **{"预算.pdf": content})

    again.refresh_from_db()
    assert (again.pk > batch.pk, again.corrections) == (True, [Correction.objects.get().pk])
    publish(shen, world, again)
    assert Signal.objects.count() == 0


def test_a_new_file_asks_again_and_applies_nothing_by_itself(world: World) -> None:
    shen = world.signed_in("shen")
    content = papers()["预算.pdf"]
    (batch,) = send(shen, world, **{"预算.pdf": content})
    fact = next(f for f in facts_of(batch.documents.get()) if f.printed == MISREAD)
    spot = Spot(fact.page, fact.table, fact.row, fact.header, fact.printed)
    address = f"/figures/batches/{batch.pk}/cell/{spot_at(spot)}"
    shen.post(address, {"verb": "correct", "version": 0, "correct-value": SHOWN, "correct-reason": "9 读成了 1"})
    work_off(world)

    *_, new = send(shen, world, **{"预算（重印）.pdf": content + b"\n% printed again\n"})

    new.refresh_from_db()
    (asked,) = asked_again(new, world.standing("shen"))
    assert (asked.correction.value, asked.now, new.corrections) == (SHOWN, MISREAD, [])
    assert SHOWN in shen.get(f"/figures/batches/{new.pk}/").content.decode()


def test_a_file_marked_secret_is_not_stored(world: World) -> None:
    shen = world.signed_in("shen")
    before = list(kept())

    given = [SimpleUploadedFile("预算（秘密★）.pdf", papers()["预算.pdf"])]
    answer = shen.post(
        "/figures/upload/", {"verb": "upload", "files": given, "path": world.body("CZ").path, "level": "public"}
    )

    assert (answer.status_code, "没有保存在任何地方" in answer.content.decode()) == (422, True)
    assert (Batch.objects.count(), list(kept())) == (0, before)
