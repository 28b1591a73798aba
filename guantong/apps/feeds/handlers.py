"""What feeds can do in the background: take in a file of records (取数的后台任务)."""

from datetime import datetime
from typing import Any

from guantong.apps.components.crashpoint import crashpoint
from guantong.apps.feeds.models import Delivery
from guantong.apps.feeds.reading import persons_key, staged_kept, store
from guantong.apps.feeds.taking import name_of, refuse, take_in
from guantong.apps.feeds.taking_jobs import STEPS, TAKE_IN
from guantong.apps.jobs.kinds import kind
from guantong.apps.jobs.work import Work
from guantong.domain.fiscal.records import taking_in
from guantong.domain.fiscal.records.staging import CannotRead
from guantong.domain.roles import Standing
from guantong.domain.words import Words


@kind(TAKE_IN, Words("取数", "take in a file of records"))
def take_in_file(work: Work) -> dict[str, Any]:
    """Read, cast and write outside any transaction, for that takes long; after each step note how far it is, or stop as asked.

    Killed anywhere, what was computed is computed again; what was written is found written.
    """
    row = Delivery.objects.select_related("feed", "file").get(pk=work.arguments["delivery"])
    mapping, batch = row.as_mapped, name_of(row)
    assert mapping is not None and row.file is not None  # noqa: S101, PT018 - asked for when it was mapped
    work.each(STEPS[:1], _looked, of=len(STEPS))
    try:
        with staged_kept(row.file.sm3, row.name, row.feed.encoding) as staged:
            crashpoint("feeds.staged")
            work.each(STEPS[:2], _looked, of=len(STEPS))
            taken = taking_in.take_in(staged, mapping, batch, persons_key())
    except CannotRead as refused:
        why = refused.words
        work.each(STEPS, lambda step, by, as_of: _given_up(row, step, why, by, as_of))
        return {"delivery": row.pk, "refused": True}
    work.each(STEPS[:3], _looked, of=len(STEPS))
    crashpoint("feeds.before_facts")
    version = store().append(batch, row.feed.table, taken.rows)
    crashpoint("feeds.facts_written")

    def do(_step: str, by: Standing, as_of: datetime) -> None:
        take_in(delivery=row, taken=taken, facts_version=version, by=by, as_of=as_of)

    work.each(STEPS, do)
    return {"delivery": row.pk, "rows": taken.control.taken, "refused": taken.control.refused}


def _looked(_step: str, _by: Standing, _as_of: datetime) -> None:
    """Nothing is written at a step but how far the job is."""


def _given_up(row: Delivery, step: str, why: Words, by: Standing, as_of: datetime) -> None:
    if step == STEPS[-1]:
        refuse(delivery=row, why=why, by=by, as_of=as_of)
