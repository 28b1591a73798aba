"""States of deliveries and sources as people read them, and their shapes in lists (状态)."""

from guantong.apps.feeds.models import Delivery, Feed
from guantong.apps.feeds.workflow import DELIVERY, FEED
from guantong.domain.fiscal.records.table import Kind
from guantong.domain.words import Words

SHAPES = {
    "uploaded": "due", "mapped": "doing", "taken_in": "due", "refused": "warn", "published": "done", "superseded": "todo",
    "reversed": "todo", "reversal": "todo", "discarded": "todo",
}  # fmt: skip
EDITION = Words("第 {number} 版", "edition {number}")


def state_of(delivery: Delivery) -> Words:
    """Return the state of a delivery in words."""
    return DELIVERY.states[delivery.state]


def shape_of(delivery: Delivery) -> str:
    """Return the shape its state is shown in."""
    return SHAPES[delivery.state]


def feed_state_of(feed: Feed) -> Words:
    """Return the state of a source in words."""
    return FEED.states[feed.state]


def edition_of(delivery: Delivery) -> Words:
    """Return which edition a delivery is, in words."""
    return EDITION.filled(number=delivery.edition)


def sums_of(delivery: Delivery) -> list[tuple[Words, int]]:
    """Return the sums in fen of the columns of money that were mapped, each with its words."""
    mapping = delivery.as_mapped
    if mapping is None or not delivery.sums:
        return []
    said = {**mapping.columns, **mapping.fixed}
    return [(c.words, int(delivery.sums[c.name])) for c in delivery.feed.fiscal.of_kind(Kind.MONEY) if c.name in said]


def amount_of(delivery: Delivery) -> int | None:
    """Return the first of these sums, what a list shows of a delivery."""
    return next((fen for _, fen in sums_of(delivery)), None)
