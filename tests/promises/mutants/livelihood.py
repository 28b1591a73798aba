"""Mechanisms of livelihood items, switched off (民生实事的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch


@contextmanager
def items_claimed_without_lock() -> Iterator[None]:
    """An item is claimed as it was read, without holding it."""
    from guantong.apps.livelihood.models import Item

    def held(item: Any) -> Any:
        return Item.objects.get(pk=item.pk)

    with patch("guantong.apps.livelihood.claiming._item_held", held):
        yield


@contextmanager
def items_changed_without_lock() -> Iterator[None]:
    """An item is changed as it was read, without holding it."""

    def held(row: Any, table: Any, verb: str, version: int | None, by: Any, path: str, latest_by: str = "") -> Any:
        found = type(row).objects.get(pk=row.pk)
        found.state = table.demand_as_read(verb, by, found, version, path, latest_by)
        return found

    with patch("guantong.apps.livelihood.progress.held", held):
        yield
