"""The empty workbooks that this room takes in (民生实事样表)."""

from guantong.apps.components.empty_forms import EmptyForm
from guantong.apps.livelihood import item_list, list_file
from guantong.domain.words import Words

FORMS = (
    EmptyForm(
        "earlier_livelihood_projects", Words("历年民生实事样表", "livelihood projects of earlier years"), list_file.template,
        "guantong.apps.livelihood.taking_in",
    ),
    EmptyForm(
        "livelihood_items", Words("当年民生实事表", "livelihood items of a year"), item_list.template,
        "guantong.apps.livelihood.item_taking",
    ),
)  # fmt: skip
