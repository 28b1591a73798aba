"""What files may hang on: each room above says which of its rows bear files, and who sees those (附件的归属).

A file is seen by whoever sees the thing it hangs on: the same query answers for both. What no room registered, nobody sees.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, Concat

from guantong.apps.journal.models import Journaled
from guantong.domain.roles import Standing
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Bearer:
    """A kind of thing that bears files: its rows have a `path`, `seen_by` is the query its own pages ask."""

    model: type[Journaled]
    words: Words
    seen_by: Callable[[Standing], QuerySet[Any]]
    address: Callable[[Any], str]

    @property
    def label(self) -> str:
        """The first part of the journal keys of its rows."""
        return self.model._meta.label_lower

    def keys_seen_by(self, standing: Standing) -> QuerySet[Any]:
        """Return the journal keys of the rows that `standing` may see, as a subquery."""
        rows = self.seen_by(standing).order_by().select_related(None)
        key = Concat(Value(f"{self.label}/"), Cast(F("pk"), CharField(max_length=20)), output_field=CharField())
        return rows.annotate(journal_key_=key).values("journal_key_")


_registered: dict[str, Bearer] = {}


def register(bearer: Bearer) -> None:
    """Let files hang on a kind of thing; called by its room when the site starts."""
    _registered[bearer.label] = bearer


def bearers() -> Iterator[Bearer]:
    """Yield what is registered."""
    yield from _registered.values()


def bearer_of(key: str) -> Bearer | None:
    """Return the bearer of a journal key."""
    return _registered.get(key.partition("/")[0])


def thing_seen_by(standing: Standing, key: str) -> Any | None:
    """Return the thing with the journal key `key` if `standing` may see it, else None."""
    bearer, number = bearer_of(key), key.partition("/")[2]
    if bearer is None or not (number.isascii() and number.isdecimal() and len(number) < 19):
        return None
    return bearer.seen_by(standing).filter(pk=int(number)).first()
