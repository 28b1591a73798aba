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


@contextmanager
def packages_received_side_by_side() -> Iterator[None]:
    """Nobody waits for whoever takes in of the same sender."""
    from guantong.apps.exchange.models import Partner

    with patch("guantong.apps.exchange.taking_in.alone_with", lambda partner: Partner.objects.get(pk=partner)):
        yield


@contextmanager
def packages_taken_in_bit_by_bit() -> Iterator[None]:
    """Each document of a package is committed by itself."""
    from guantong.apps.exchange import taking_in

    with patch("guantong.apps.exchange.taking_in._next", taking_in._next.__wrapped__):
        yield


@contextmanager
def packages_cut_short_left_so() -> Iterator[None]:
    """A package that came before is left as it is, though its turn has come."""
    with patch("guantong.apps.exchange.taking_in.go_on", _only_behind_a_new_one()):
        yield


def _only_behind_a_new_one():  # noqa: ANN202
    import sys

    from guantong.apps.exchange.taking_in import go_on

    def gone_on(**told):  # noqa: ANN003, ANN202
        return [] if sys._getframe(1).f_code.co_name == "_again" else go_on(**told)

    return gone_on
