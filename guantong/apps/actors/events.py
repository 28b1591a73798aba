"""What others must hear of (事件): told in the transaction in which it happens, so that both are kept or neither is."""

from django.dispatch import Signal

prepared = Signal()
"""An intake waits for a second person; `intake`, `by`, `as_of`."""
settled = Signal()
"""An intake was applied or discarded; `intake`, `by`, `as_of`."""
signed = Signal()
"""A hand-over list was signed on paper; `handover`, `by`, `as_of`."""
