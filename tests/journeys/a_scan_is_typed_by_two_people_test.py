"""A scanned budget is refused by the reader, typed by two people, settled, published; a rule speaks on it, its chip opens the page."""

import re

import pytest
from django.test import Client

from guantong.apps.diagnosis.models import Signal
from guantong.apps.figures.models import Batch, Typing
from guantong.apps.figures.queries import unequal
from guantong.apps.journal.queries import drifted
from tests.figures import Rows, scan, work_off
from tests.printed import ROWS, TITLE
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")
TABLE = {
    "begin-pages": "2", "begin-form": "general_public_by_function", "begin-title": TITLE, "begin-unit": "万元",
    "begin-body": "明湖区城市管理局", "begin-year": "2026", "begin-kind": "budget", "begin-of_level": "department",
}  # fmt: skip
MISTYPED = (*ROWS[:4], ("213", "农林水支出", "800.00", "", "300.00"), *ROWS[5:])


def send(client: Client, address: str, verb: str, rows: Rows) -> None:
    version = Typing.objects.get().version
    cells = {f"r{n}c{at}": text for n, row in enumerate(rows, 1) for at, text in enumerate(row)}
    answer = client.post(address, {"verb": verb, "version": version, "page": "2", **cells})
    assert answer.status_code == 302, answer.content.decode()


def test_a_scan_becomes_figures_that_a_rule_speaks_of(world: World) -> None:
    shen, gu = world.signed_in("shen"), world.signed_in("gu")
    batch = scan(world)
    page = shen.get(f"/figures/batches/{batch.pk}/").content.decode()
    assert ("未能读取" in page, f"/figures/batches/{batch.pk}/typing/" in page) == (True, True)

    begun = shen.post(f"/figures/batches/{batch.pk}/typing/?page=2", {"verb": "begin", **TABLE})
    address = begun.headers["Location"]
    send(shen, address, "save_first", ROWS[:2])
    send(shen, address, "done_first", ROWS)
    assert "1,600.00" not in gu.get(address).content.decode()
    assert shen.post(address, {"verb": "take_second", "version": Typing.objects.get().version}).status_code == 403
    gu.post(address, {"verb": "take_second", "version": Typing.objects.get().version})
    send(gu, address, "done_second", MISTYPED)

    comparison = gu.get(f"{address}comparison/").content.decode()
    assert ("800.00" in comparison, "300.00" in comparison, comparison.count("<fieldset")) == (True, True, 1)
    shen.post(
        f"{address}comparison/", {"verb": "settle", "version": Typing.objects.get().version, "choice-2/5.2": "first"}
    )  # fmt: skip
    work_off(world)
    batch = Batch.objects.get()
    assert (Typing.objects.get().state, batch.state) == ("agreed", "read")
    shen.post(f"/figures/batches/{batch.pk}/", {"verb": "publish", "version": batch.version})
    work_off(world)

    signal = Signal.objects.get(rule="B03")
    shown = shen.get(f"/diagnosis/signals/{signal.pk}/").content.decode()
    chip = re.search(rf'href="(/figures/batches/{batch.pk}/cell/\?[^"]+)"', shown)
    assert chip is not None
    cell = shen.get(chip[1].replace("&amp;", "&")).content.decode()
    assert ("手工录入，未定位单元格" in cell, "沈经办、顾主任各录一遍" in cell, '<rect class="cell"' in cell) == (
        True,
        True,
        False,
    )
    picture = re.search(r'<image href="([^"]+)"', cell)
    assert picture is not None
    assert shen.get(picture[1]).content[:3] == b"\xff\xd8\xff"
    assert (list(unequal()), list(drifted())) == ([], [])
