"""The empty workbooks that this room takes in: items of a plan, plans of earlier years (调整明细、历年调整样表)."""

from guantong.apps.adjustments import history
from guantong.apps.adjustments.item_file import as_workbook
from guantong.apps.adjustments.item_rows import template_rows
from guantong.apps.components.empty_forms import EmptyForm
from guantong.domain.words import Words

FORMS = (
    EmptyForm(
        "adjustment_items", Words("调整明细样表", "items of an adjustment"), lambda: as_workbook(template_rows()),
        "guantong.apps.adjustments.items",
    ),
    EmptyForm("earlier_adjustments", Words("历年调整样表", "plans of earlier years"), history.template, "guantong.apps.adjustments.history"),
)  # fmt: skip
