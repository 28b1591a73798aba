"""How the two lists would be without what keeps their numbers in turn (变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch


@contextmanager
def calls_numbered_out_of_turn() -> Iterator[None]:
    """Whoever gives a number, or takes a version in, does not wait for the other."""
    from guantong.apps.consultation.models import Call

    def as_read(key: int) -> Any:
        return Call.objects.get(pk=key)

    with (
        patch("guantong.apps.consultation.operations.in_turn", as_read),
        patch("guantong.apps.consultation.plans.in_turn", as_read),
    ):
        yield


@contextmanager
def suggestions_changed_without_lock() -> Iterator[None]:
    """A suggestion is changed as it was read, without holding it."""
    from guantong.apps.consultation.models import Suggestion
    from guantong.apps.consultation.workflow import SUGGESTION

    def held(suggestion: Any, verb: str, version: int | None, by: Any) -> Any:
        row = Suggestion.objects.select_related("call", "place", "department").get(pk=suggestion.pk)
        SUGGESTION.demand_as_read(verb, by, row, version, row.path)
        return row

    with patch("guantong.apps.consultation.operations.held", held):
        yield
