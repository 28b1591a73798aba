"""The empty workbook that this room takes in (政府拟安排清单样表)."""

from guantong.apps.components.empty_forms import EmptyForm
from guantong.apps.consultation import plan_sheet
from guantong.domain.words import Words

FORMS = (
    EmptyForm("government_list", Words("政府拟安排清单样表", "the government's list"), plan_sheet.template, "guantong.apps.consultation.plans"),
)  # fmt: skip
