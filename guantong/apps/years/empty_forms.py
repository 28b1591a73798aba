"""The empty workbook of topics (议题样表)."""

from guantong.apps.components.empty_forms import EmptyForm
from guantong.apps.years.topic_file import template
from guantong.domain.words import Words

FORMS = (EmptyForm("topics", Words("议题样表", "topics"), template, "guantong.apps.years.topic_file"),)
