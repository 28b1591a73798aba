"""The books of a snapshot on a day, opened once and asked one question at a time (账册的打开与记忆).

What was told of them is remembered under what counts in them: another publication makes other books, which know nothing yet.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock, RLock
from typing import Any, TypeVar

from django.conf import settings

from guantong.apps.feeds.models import Snapshot
from guantong.apps.feeds.queries import as_records, books_in, snapshots_back
from guantong.domain.fiscal.digests import Damaged
from guantong.domain.fiscal.records.batches import standing
from guantong.domain.fiscal.records.books import Books
from guantong.domain.words import Words

T = TypeVar("T")
_KEPT, _REMEMBERED = 6, 400


@dataclass
class Ledger:
    """Books known on `day` (None: whenever). One thread asks at a time: the engine's connection is one.

    `damage` says which file of a later snapshot cannot be read, where these are the books before it.
    """

    books: Books
    day: date | None
    damage: Words | None = None
    _told: OrderedDict[Any, Any] = field(default_factory=OrderedDict)
    _turn: Any = field(default_factory=RLock)

    def asked(self, ask: Callable[..., T], *args: Any, **named: Any) -> T:
        """Return what `ask(books, *args)` says."""
        with self._turn:
            return ask(self.books, *args, **named)

    def told(self, ask: Callable[..., T], *args: Any, **named: Any) -> T:
        """The same, remembered: what is returned is shared, and must not be changed."""
        key = (ask.__module__, ask.__qualname__, args, tuple(sorted(named.items())))
        with self._turn:
            if key not in self._told:
                self._told[key] = ask(self.books, *args, **named)
                while len(self._told) > _REMEMBERED:
                    self._told.popitem(last=False)
            found: T = self._told[key]
            return found


_ledgers: OrderedDict[Any, Ledger] = OrderedDict()
_counted: OrderedDict[Any, frozenset[str]] = OrderedDict()
_alone = Lock()


def ledger_on(day: date | None) -> Ledger | None:
    """Return the books known on `day` by what is published now; None before anything was.

    Where a file of them is not what was written, the latest snapshot is opened that does not need it. Raises Damaged where none is.
    """
    damage: Damaged | None = None
    for snapshot in snapshots_back():
        try:
            return _opened(snapshot, day, damage.words if damage else None)
        except Damaged as error:
            damage = damage or error
    if damage:
        raise damage
    return None


def _opened(snapshot: Snapshot, day: date | None, damage: Words | None) -> Ledger:
    key = (str(settings.RECORDS), _counting(snapshot), day, damage is None)
    with _alone:
        if key not in _ledgers:
            _ledgers[key] = Ledger(books_in(snapshot, day), day, damage)
            while len(_ledgers) > _KEPT:
                _ledgers.popitem(last=False)
        _ledgers.move_to_end(key)
        _ledgers[key].books.demand_whole()
        return _ledgers[key]


def _counting(snapshot: Snapshot) -> frozenset[str]:
    """Return the batches that count in a snapshot: a snapshot never changes, so its hundreds of deliveries are read once."""
    key = (str(settings.RECORDS), snapshot.pk, snapshot.taken_at)
    found = _counted.get(key)
    if found is None:
        found = frozenset(one.batch for one in standing(as_records(snapshot).batches))
        with _alone:
            _counted[key] = found
            while len(_counted) > _KEPT:
                _counted.popitem(last=False)
    return found
