"""The empty workbook that this room takes in (历年意见样表)."""

from guantong.apps.components.empty_forms import EmptyForm
from guantong.apps.opinions import history_file
from guantong.domain.words import Words

FORMS = (
    EmptyForm("earlier_opinions", Words("历年意见样表", "opinions of earlier years"), history_file.template, "guantong.apps.opinions.history"),
)  # fmt: skip
