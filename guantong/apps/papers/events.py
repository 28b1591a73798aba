"""What rooms above hear of papers they asked for; sent within the transaction (公文的事件).

Each carries `paper`, `by`, `as_of`; `received` the `hop` too. A bell only: what counts is found by a query.
"""

from django.dispatch import Signal

issued = Signal()
"""It was numbered and a person sent it."""
received = Signal()
"""It came in at one station of its way: the last of them is the addressee, or whom it was passed on to."""
withdrawn = Signal()
"""It holds no more: withdrawn, or superseded by its correction."""

moved = Signal()
"""A verb was used on it, carried as `verb`: whoever is asked for its steps looks what it waits for now."""
