"""What is kept of a review (审查活动)."""

from guantong.apps.reviews.models.activities import Quota, Review, ReviewedUnit, Tick
from guantong.apps.reviews.models.attendance import Participant
from guantong.apps.reviews.models.board import AgreedChange, Inquiry

__all__ = ["AgreedChange", "Inquiry", "Participant", "Quota", "Review", "ReviewedUnit", "Tick"]
