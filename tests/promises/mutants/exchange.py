"""What packages rest on, switched off (交换的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


@contextmanager
def packages_taken_in_as_they_come() -> Iterator[None]:
    """Whatever waits is taken in, whether an earlier number is missing or not."""
    from guantong.apps.exchange.models import Arrival, Partner

    def waiting(partner: Partner) -> Arrival | None:
        return partner.arrivals.filter(state="waiting").select_related("key").order_by("number").first()

    with patch("guantong.apps.exchange.taking_in.waiting_next", waiting):
        yield


@contextmanager
def packages_not_known_again() -> Iterator[None]:
    """A package that came is not recognised when it comes again."""
    with patch("guantong.apps.exchange.taking_in._known", lambda *_: None):
        yield
