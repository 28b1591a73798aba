"""Audit (审计, 问落实): of the execution and the draft accounts, reported at the session that approves them (审计法18, 监督法27)."""

from guantong.domain.lifecycle.events import Event
from guantong.domain.lifecycle.steps import Level, Part, StageLife, StepKind, after, before
from guantong.domain.questions import Stage
from guantong.domain.words import Words

_S, _C, _G = Stage.AUDIT, Level.CONGRESS, Level.GOVERNMENT
STAGE = StageLife(
    _S,
    ("audit-law-2021-art-18", "supervision-law-2024-art-27"),
    (
        StepKind("audit_notice", _S, Words("审计通知书送达", "the notice of audit is served"), _G, "audit",
                 clocks=(before(Event.AUDIT_BEGINS, 3, "audit-law-2021-art-42"),)),
        StepKind("budget_audit", _S, Words("本级预算执行和决算草案审计", "audit of execution and draft accounts"), _G, "audit",
                 basis="audit-law-2021-art-18", part=Part.AUDIT),
        StepKind("audited_answer", _S, Words("被审计单位书面意见", "the audited body answers"), _G, "departments",
                 clocks=(after(Event.AUDIT_DRAFT_RECEIVED, 10, "audit-law-2021-art-44"),)),
        StepKind("audit_briefing", _S, Words("审计机关向人大报告审计工作情况", "the audit office briefs the congress"), _G, "audit", needs="profile"),
        StepKind("audit_report", _S, Words("听取审计工作报告", "the audit report is heard"), _C, "standing_committee",
                 basis="supervision-law-2024-art-27", gives=Event.AUDIT_HEARD, at=Event.ACCOUNTS_SESSION, part=Part.AUDIT,
                 paper="opinions_handover"),
        StepKind("audit_disclosure", _S, Words("审计工作报告公开", "the audit report is published"), _G, "audit",
                 basis="budget-law-2018-art-89", part=Part.AUDIT),
    ),
)  # fmt: skip
