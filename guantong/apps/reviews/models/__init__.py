"""What is kept of a review (审查活动)."""

from guantong.apps.reviews.models.activities import Quota, Review, ReviewedUnit, Tick
from guantong.apps.reviews.models.attendance import Participant
from guantong.apps.reviews.models.board import AgreedChange, Inquiry
from guantong.apps.reviews.models.congress import ReportNote, Resolution
from guantong.apps.reviews.models.following import Follow, OfferedProject
from guantong.apps.reviews.models.packs import Pack, PackCopy

__all__ = [
    "AgreedChange",
    "Follow",
    "Inquiry",
    "OfferedProject",
    "Pack",
    "PackCopy",
    "Participant",
    "Quota",
    "ReportNote",
    "Resolution",
    "Review",
    "ReviewedUnit",
    "Tick",
]
