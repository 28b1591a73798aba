"""The money of 明湖区 as it lies in the site: the bureau's files brought, mapped, taken in, published, judged (演示账册)."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from guantong.apps.actors.models import Organisation, Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.diagnosis.book_runs import start_books
from guantong.apps.feeds import operations as feeds
from guantong.apps.feeds import publishing
from guantong.apps.feeds.models import Delivery, Feed
from guantong.apps.feeds.reading import sample_of
from guantong.apps.jobs.operations import claim
from guantong.apps.jobs.work import run
from guantong.domain.fiscal.records.guessing import as_table
from guantong.domain.money import Unit
from guantong.domain.roles import Standing
from guantong.gateways.demo.money.plant import plant

SEED = 1
"""Of the money of the demo: the one that `guantong demo --money small` writes unless told otherwise."""
CORRECTED = "国库集中支付/支付明细_202511.csv"
"""First brought without its last lines, then whole, as the second edition."""
TWICE = "国库集中支付/支付明细_202510.csv"
"""Brought again by the treasury as if it were another source, published, and reversed."""
_BEFORE = {"payment", "revenue_month"}
"""Tables of which the year before is brought too, beside its final accounts: paces and revenue are compared."""
_NOT_BROUGHT = {
    "project_link",
    "bond",
    "debt",
}
"""Rules over these say in the demo that they were not computed, and why."""
_MONTHLY = ("2025-10", "2025-11", "2025-12")
"""Payments come month by month from here; what was paid before came in one file a year when the source was taken up."""
_LEFT_OUT = 40
_BUREAU, _TREASURY = "区财政局", "区国库支付中心"
_WHOLE = "2025"
"""The period of what is handed over in one piece: the latest year."""
_DRAFTED = "2026"
"""The year that is being drafted when the latest one ends: its submissions, estimates, targets and forecast."""
_PERIOD = re.compile("_(20[0-9]{2})([0-9]{2})?(?:_([^.]+))?")


@dataclass(frozen=True, slots=True)
class Handed:
    """One line of the bureau's list: the file, its fiscal table, its coding, the unit its money is declared in."""

    file: str
    table: str
    coding: str
    unit: str

    @property
    def period(self) -> str:
        """The year or month it is of."""
        told = _PERIOD.search(self.file)
        return "-".join(filter(None, told.groups()[:2])) if told else _WHOLE

    @property
    def source(self) -> str:
        """Who brings it; each version of a budget is a source of its own, for one does not correct another."""
        told = _PERIOD.search(self.file)
        return f"{_BUREAU}（{told.group(3)}）" if told and told.group(3) else _BUREAU


def grow_money(people: Mapping[str, Person], now: Callable[[], datetime]) -> int:
    """Have the bureau bring a small handing over by the real verbs, publish it, and have the rules over the ledger run.

    One file comes as a corrected edition, one twice and is reversed. Returns how many deliveries there are, the reversal aside.
    """
    with TemporaryDirectory() as folder:
        planted = plant(Path(folder), "small", SEED)
        count = bring(planted.folder, people, now)
    start_books(by=standing_of(people["shen"], now().date()), as_of=now())
    _work_off(now)
    return count


def bring(folder: Path, people: Mapping[str, Person], now: Callable[[], datetime]) -> int:
    """Bring and publish the files of the demo that lie in `folder`; returns how many deliveries that were."""
    count = 0
    for handed, content in of_the_demo(folder):
        if handed.file == CORRECTED:
            published(handed, b"".join(content.splitlines(keepends=True)[:-_LEFT_OUT]), people, now)
        published(handed, content, people, now, edition=2 if handed.file == CORRECTED else 1)
        if handed.file == TWICE:
            again = published(handed, content, people, now, source=_TREASURY)
            publishing.reverse(
                delivery=again, version=again.version, reason=f"与{_BUREAU}报送的同一月份重复", by=_staff(people, now), as_of=now()
            )  # fmt: skip
        count += 1 + (handed.file in (CORRECTED, TWICE))
    return count


def of_the_demo(folder: Path) -> Iterator[tuple[Handed, bytes]]:
    """Yield the files that are brought in the demo: the latest year, and of the year before what is compared with it.

    It is grown while somebody waits: payments of earlier months are put together, a file a year. `guantong demo --money` writes all.
    """
    together: dict[Handed, bytes] = {}
    for one in listed(folder):
        year, content = one.period[:4], (folder / one.file).read_bytes()
        if one.table == "payment" and one.period not in _MONTHLY:
            whole = replace(one, file=f"国库集中支付/支付明细_{year}_汇总.csv")
            rows = content.partition(b"\n")[2] if whole in together else content
            together[whole] = together.get(whole, b"") + rows
        elif _brought(one, year):
            yield one, content
    yield from together.items()


def _brought(one: Handed, year: str) -> bool:
    if one.table in _NOT_BROUGHT:
        return False
    if one.source == f"{_BUREAU}（批复预算）":  # of every year: a forecast rests on what was spent of it
        return True
    return year in (_WHOLE, _DRAFTED) or (
        year == "2024" and (one.table in _BEFORE or one.source == f"{_BUREAU}（决算）")
    )


def listed(folder: Path) -> Iterator[Handed]:
    """Yield the files that the bureau's list names."""
    with (folder / "交接清单.csv").open(encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file):
            yield Handed(line["文件"], line["表"], line["编码"], line["金额单位"])


def published(
    handed: Handed, content: bytes, people: Mapping[str, Person], now: Callable[[], datetime], edition: int = 1, source: str = ""
) -> Delivery:  # fmt: skip
    """Bring one file, confirm the guess with the unit the list declares, have it taken in, and publish it."""
    cao = standing_of(people["cao"], now().date())
    delivery = feeds.upload(
        feed=_feed(handed, source or handed.source, cao, now()), period=handed.period, name=Path(handed.file).name,
        content=content, by=cao, as_of=now(), edition=edition,
    )  # fmt: skip
    if delivery.state == "uploaded":  # else its headers were confirmed before
        sample = sample_of(delivery)
        (sheet,) = sample.staged.sheets
        guessed = as_table(delivery.feed.fiscal, sheet.headers, sample.rows[sheet.name]).mapping
        assert guessed is not None  # noqa: S101 - a table was named
        feeds.map_delivery(
            delivery=delivery, mapping=replace(guessed, money=Unit(handed.unit)), version=delivery.version, by=cao, as_of=now()
        )  # fmt: skip
    _work_off(now)
    delivery.refresh_from_db()
    return publishing.publish(delivery=delivery, version=delivery.version, by=_staff(people, now), as_of=now())


def _feed(handed: Handed, name: str, by: Standing, as_of: datetime) -> Feed:
    there = Feed.objects.filter(name=name, table=handed.table).first()
    return there or feeds.open_feed(
        name=name, table=handed.table, path=Organisation.objects.get(code="CZ").path, by=by, as_of=as_of,
        encoding="gb18030" if handed.coding == "gb18030" else "",
    )  # fmt: skip


def _staff(people: Mapping[str, Person], now: Callable[[], datetime]) -> Standing:
    return standing_of(people["shen"], now().date())


def _work_off(now: Callable[[], datetime]) -> None:
    while (job := claim(worker="demo", as_of=now())) is not None:
        run(job, now)
