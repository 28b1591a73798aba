"""What every verb of feeds leaves behind: the row as it is now and its entry in the journal (留痕)."""

from datetime import datetime
from typing import Any

from guantong.apps.feeds.models import Delivery, Feed, SavedMapping, Snapshot
from guantong.apps.feeds.workflow import DELIVERY, FEED
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.words import Words


def done(delivery: Delivery, verb: str, by: Standing, as_of: datetime, **content: Any) -> Delivery:
    """Save a delivery, counted one version on, with its entry."""
    delivery.version += 1
    delivery.save()
    return noted(delivery, verb, by, as_of, **content)


def noted(delivery: Delivery, verb: str, by: Standing, as_of: datetime, **content: Any) -> Delivery:
    """Record what was done to a delivery, and return it; named by number, for files are called after people."""
    words = DELIVERY.row(verb).words
    record(
        by=by, as_of=as_of, room="feeds", verb=verb, path=delivery.path, of=delivery,
        says=Words(f"{words.zh}：报送 {delivery.pk}", f"{words.en}: delivery {delivery.pk}"),
        content={"state": delivery.state, "period": delivery.period, "edition": delivery.edition, **content},
    )  # fmt: skip
    return delivery


def feed_noted(feed: Feed, verb: str, by: Standing, as_of: datetime, **content: Any) -> Feed:
    """Record what was done to a feed, and return it."""
    words = FEED.row(verb).words
    record(
        by=by, as_of=as_of, room="feeds", verb=verb, path=feed.path, of=feed,
        says=Words(f"{words.zh}：来源 {feed.pk}", f"{words.en}: feed {feed.pk}"),
        content={"table": feed.table, "state": feed.state, **content},
    )  # fmt: skip
    return feed


def mapping_noted(saved: SavedMapping, by: Standing, as_of: datetime) -> SavedMapping:
    """Record which mapping is remembered, and return it."""
    record(
        by=by, as_of=as_of, room="feeds", verb="map", path=saved.path, of=saved,
        says=Words(f"记住字段对应：来源 {saved.feed_id}", f"remembered a mapping: feed {saved.feed_id}"),
        content={"fingerprint": saved.fingerprint},
    )  # fmt: skip
    return saved


def snapshot_noted(snapshot: Snapshot, delivery: Delivery, by: Standing, as_of: datetime) -> Snapshot:
    """Record a snapshot, and the delivery it was taken for."""
    record(
        by=by, as_of=as_of, room="feeds", verb="snapshot", path=delivery.path, of=snapshot,
        says=Words(f"生成账册快照 {snapshot.pk}", f"took snapshot {snapshot.pk} of the records"),
        content={"versions": dict(snapshot.versions), "delivery": delivery.pk},
    )  # fmt: skip
    return snapshot
