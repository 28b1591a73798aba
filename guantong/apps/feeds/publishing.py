"""From a delivery to the books: publish it, take it out again by a batch of its own (发布入账、红冲)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from guantong.apps.components.crashpoint import crashpoint
from guantong.apps.feeds.models import Delivery, Snapshot
from guantong.apps.feeds.queries import batches_of, books_in, came_by, editions_of, snapshot_on
from guantong.apps.feeds.reading import store
from guantong.apps.feeds.recording import done, noted, snapshot_noted
from guantong.apps.feeds.turns import one_at_a_time
from guantong.apps.feeds.workflow import DELIVERY
from guantong.domain.fiscal.records.batches import standing
from guantong.domain.fiscal.records.reversing import CannotReverse, reversal
from guantong.domain.fiscal.records.table import Kind, table
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


@transaction.atomic
def publish(*, delivery: Delivery, version: int, by: Standing, as_of: datetime, reason: str = "") -> Delivery:
    """Publish a delivery: from a new snapshot on its rows count, and those of a lower edition count no more.

    One at a time. Raises Stale when it changed since `version`; BadInput when the store does not hold what was taken in, to the fen,
    or when lines were refused and no `reason` says why it counts all the same.
    """
    one_at_a_time()
    row = _locked(delivery)
    row.state = DELIVERY.demand_as_read("publish", by, row, version, row.path)
    if row.file is None or row.file.state == "withdrawn":
        raise BadInput({"": _WITHDRAWN})
    if row.counted("refused") and not reason.strip():
        raise BadInput({"reason": _REFUSED.filled(count=row.counted("refused"))})
    snapshot = _snapshot(row, by, as_of)
    kept = store().controls(row.feed.table, snapshot.versions[row.feed.table], [row.batch]).get(row.batch, (0, {}))
    if kept[0] != row.counted("taken") or (kept[0] and kept[1] != row.sums):
        raise BadInput({"": _UNEQUAL})
    row.came, row.reason = snapshot, reason
    crashpoint("feeds.snapshot_written")
    done(row, "publish", by, as_of, snapshot=snapshot.pk, batch=row.batch, refused=row.counted("refused"))
    _close(snapshot, row, by, as_of)
    crashpoint("feeds.published")
    row.refresh_from_db()
    return row


@transaction.atomic
def reverse(*, delivery: Delivery, version: int, reason: str, by: Standing, as_of: datetime) -> Delivery:
    """Take a published delivery out of every later snapshot by a reversal, which is returned; both stay.

    Where it corrected a lower edition, that one counts again. Raises Stale, and BadInput when it does not stand.
    """
    one_at_a_time()
    row = _locked(delivery)
    row.state = DELIVERY.demand_as_read("reverse", by, row, version, row.path)
    latest = snapshot_on()
    try:
        batch = reversal(row.batch, batches_of(came_by(latest)) if latest else [], as_of)
    except CannotReverse as not_standing:
        raise BadInput({"": not_standing.words}) from not_standing
    snapshot = _snapshot(None, by, as_of)
    entered = Delivery.objects.create(
        feed=row.feed, path=row.path, name=row.name, sm3=batch.file, period=row.period, edition=row.edition,
        state=DELIVERY.demand("enter_reversal", by, NEW, row.path), brought_by=by.person, brought_at=as_of, batch=batch.batch,
        control={"sums": {}}, reverses=row, came=snapshot, reason=reason, search=row.search,
    )  # fmt: skip
    noted(entered, "enter_reversal", by, as_of, reverses=row.batch, snapshot=snapshot.pk)
    crashpoint("feeds.reversal_written")
    done(row, "reverse", by, as_of, reversed_by=entered.pk)
    _close(snapshot, row, by, as_of)
    crashpoint("feeds.reversed")
    return entered


def _snapshot(row: Delivery | None, by: Standing, as_of: datetime) -> Snapshot:
    before = snapshot_on()
    versions = dict(before.versions) if before is not None else {}
    if row is not None:
        assert row.facts_version is not None  # noqa: S101 - it was taken in
        versions[row.feed.table] = max(row.facts_version, versions.get(row.feed.table, 0))
    return Snapshot.objects.create(versions=versions, taken_by=by.person, taken_at=as_of)


def _close(snapshot: Snapshot, row: Delivery, by: Standing, as_of: datetime) -> None:
    """Let every edition of the period be in the state in which it stands, and note what the records now say in sum."""
    count = {one.batch for one in standing(batches_of(came_by(snapshot)))}
    for one in (
        editions_of(row)
        .filter(came__isnull=False, state__in=("published", "superseded"))
        .select_for_update(of=("self",))
    ):
        verb = {("published", False): "supersede", ("superseded", True): "restore"}.get((one.state, one.batch in count))
        if verb is not None:
            one.state = DELIVERY.demand(verb, by, one.state, one.path)
            done(one, verb, by, as_of, snapshot=snapshot.pk)
    snapshot.closings = _sums(snapshot, row.feed.table, as_of.date())
    snapshot.save(update_fields=("closings",))
    snapshot_noted(snapshot, row, by, as_of)


def _sums(snapshot: Snapshot, changed: str, day: date) -> list[dict[str, Any]]:
    """Return the sums of every table on `day`: of what did not change since an earlier snapshot of the day, as it said them."""
    earlier = Snapshot.objects.filter(pk__lt=snapshot.pk).first()
    said = earlier.closings if earlier is not None else []
    if any(one["day"] != day.isoformat() for one in said):
        said, looked = [], set(snapshot.versions)
    else:
        looked = {changed}
    books, found = books_in(snapshot, day, looked), [one for one in said if one["table"] not in looked]
    for name in books.held:
        rows = books.table(name)
        columns = [column.name for column in table(name).of_kind(Kind.MONEY)]
        if columns:
            (sums,) = books.rows(rows.aggregate(**{c: rows[c].sum().fill_null(0).cast("int64") for c in columns}))
            found += [{"day": day.isoformat(), "table": name, "column": c, "fen": int(sums[c])} for c in columns]
    return sorted(found, key=lambda one: str(one["table"]))


def _locked(delivery: Delivery) -> Delivery:
    return Delivery.objects.select_for_update(of=("self",)).select_related("feed", "file").get(pk=delivery.pk)


_WITHDRAWN = Words(
    "原文件已撤回，不能入账。请作废这份报送，另行上传",
    "the file was withdrawn, so it cannot count: discard the delivery",
)
_REFUSED = Words(
    "有 {count} 行没有取入。请改正源文件后重新上传；确需先入账的，请写明理由",
    "{count} lines were not taken in. Correct the file and bring it again, or say why it shall count all the same",
)
_UNEQUAL = Words(
    "事实库中的行数或金额与取数时的控制数不一致，没有入账。请重新确认字段对应以再次取数",
    "the store does not hold what was taken in; nothing was published. Confirm the mapping again to take it in anew",
)
