"""Reviews with one mechanism taken out (审查活动的变体)."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


@contextmanager
def inquiries_numbered_side_by_side() -> Iterator[None]:
    """Two typists may count the same inquiries before either writes."""
    from guantong.apps.reviews.models import Review

    with patch("guantong.apps.reviews.asking.locked", lambda review: Review.objects.get(pk=review.pk)):
        yield


@contextmanager
def inquiries_changed_without_lock() -> Iterator[None]:
    """Two may read the same version of an inquiry before either writes."""
    from guantong.apps.reviews.models import Inquiry

    with patch("guantong.apps.reviews.asking.locked_inquiry", lambda row: Inquiry.objects.get(pk=row.pk)):
        yield


@contextmanager
def changes_linked_without_lock() -> Iterator[None]:
    """Two may read the same version of an agreed change before either writes."""
    from guantong.apps.reviews.models import AgreedChange

    with patch("guantong.apps.reviews.agreeing.locked_change", lambda row: AgreedChange.objects.get(pk=row.pk)):
        yield


@contextmanager
def opinions_linked_as_they_were_read() -> Iterator[None]:
    """An opinion may be linked as it stood when the page was opened."""
    with patch("guantong.apps.reviews.agreeing.locked_opinion", lambda opinion: opinion):
        yield


@contextmanager
def projects_followed_side_by_side() -> Iterator[None]:
    """Two choices may count the same followed projects before either writes."""
    from guantong.apps.reviews.models import Review

    with patch("guantong.apps.reviews.following.locked", lambda review: Review.objects.get(pk=review.pk)):
        yield
