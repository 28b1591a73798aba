"""The empty workbook that this room takes in (审计问题清单样表)."""

from guantong.apps.components.empty_forms import EmptyForm
from guantong.apps.findings import ledger_file
from guantong.domain.words import Words

FORMS = (
    EmptyForm("issue_list", Words("审计问题清单样表", "list of audit issues"), ledger_file.template, "guantong.apps.findings.list_operations"),
)  # fmt: skip
