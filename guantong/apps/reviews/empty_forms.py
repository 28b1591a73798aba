"""The empty workbook of who comes to a review (参加人名单样表)."""

from guantong.apps.components.empty_forms import EmptyForm
from guantong.apps.reviews.roster_file import template
from guantong.domain.words import Words

FORMS = (
    EmptyForm("participants", Words("参加人名单样表", "who comes to a review"), template, "guantong.apps.reviews.roster_file"),
)  # fmt: skip
