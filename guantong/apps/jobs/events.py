"""What others must hear of (事件): told in the transaction in which it happens, so that both are kept or neither is."""

from django.dispatch import Signal

gave_up = Signal()
"""A job is dead after its attempts; `job`, `by`, `as_of`."""
taken_up = Signal()
"""A dead job was taken up again or cancelled; `job`, `by`, `as_of`."""
