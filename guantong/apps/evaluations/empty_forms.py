"""The empty workbook that this room takes in (绩效填报样表)."""

from guantong.apps.components.empty_forms import EmptyForm
from guantong.apps.evaluations import performance_sheet
from guantong.domain.words import Words

FORMS = (
    EmptyForm("performance", Words("绩效填报样表", "performance of projects"), performance_sheet.template, "guantong.apps.evaluations.performance_taking"),
)  # fmt: skip
