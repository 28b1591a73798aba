"""What rooms above hear of figures; sent within the transaction (数据的事件)."""

from django.dispatch import Signal

published = Signal()
"""A snapshot was taken: `snapshot`, its `batch`, `by`, `as_of`. A bell only: what counts is found by a query."""
taken_down = Signal()
"""A batch was taken down: the snapshot in which its documents count no more, and the same facts."""
