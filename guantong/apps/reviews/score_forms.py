"""What a score sheet of a review asks (审查活动评分表的表单)."""

from typing import Any

from django.utils.translation import gettext_lazy as later

from guantong.apps.evaluations.sheet_forms import Scoring
from guantong.apps.reviews.board_forms import OfUnit


class Sheet(OfUnit, Scoring):
    """What is scored, of which unit under review; the roll is who signed in."""

    field_order = ("unit", "title", "question", "subject_name", "held_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say what the unit is here."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].label = later("被评单位")
