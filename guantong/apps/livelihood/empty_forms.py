"""The empty workbook that this room takes in (历年民生实事样表)."""

from guantong.apps.components.empty_forms import EmptyForm
from guantong.apps.livelihood import list_file
from guantong.domain.words import Words

FORMS = (
    EmptyForm(
        "earlier_livelihood_projects", Words("历年民生实事样表", "livelihood projects of earlier years"), list_file.template,
        "guantong.apps.livelihood.taking_in",
    ),
)  # fmt: skip
