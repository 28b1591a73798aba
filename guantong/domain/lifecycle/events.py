"""What happens in a year that days are counted from: sessions, approvals, replies, receipts (事项)."""

from enum import StrEnum

from guantong.domain.words import Words


class Event(StrEnum):
    """An event of a fiscal year; a clock that hangs on one that is not known is not computed."""

    CONGRESS = "congress"
    DRAFT_RECEIVED = "draft_received"
    OPINION_GIVEN = "opinion_given"
    BUDGET_APPROVED = "budget_approved"
    BUDGET_REPLIED = "budget_replied"
    UNIT_BUDGET_REPLIED = "unit_budget_replied"
    EXECUTION_SESSION = "execution_session"
    EXECUTION_HEARD = "execution_heard"
    BRIEFED = "briefed"
    ADJUSTMENT_SESSION = "adjustment_session"
    ADJUSTMENT_APPROVED = "adjustment_approved"
    ACCOUNTS_SESSION = "accounts_session"
    ACCOUNTS_APPROVED = "accounts_approved"
    ACCOUNTS_REPLIED = "accounts_replied"
    UNIT_ACCOUNTS_REPLIED = "unit_accounts_replied"
    AUDIT_BEGINS = "audit_begins"
    AUDIT_DRAFT_RECEIVED = "audit_draft_received"
    AUDIT_HEARD = "audit_heard"
    RECTIFICATION_SESSION = "rectification_session"
    REPORT_SESSION = "report_session"
    SUGGESTION_ASSIGNED = "suggestion_assigned"
    RESOLUTION_TERM = "resolution_term"

    @property
    def words(self) -> Words:
        """The event as a sentence names it."""
        return _EVENTS[self]


_EVENTS = {
    Event.CONGRESS: Words("人代会召开", "the congress opens"),
    Event.DRAFT_RECEIVED: Words("收到预算草案初步方案", "the draft budget is received"),
    Event.OPINION_GIVEN: Words("收到初步审查意见", "the opinion is received"),
    Event.BUDGET_APPROVED: Words("人代会批准预算", "the congress approves the budget"),
    Event.BUDGET_REPLIED: Words("财政批复部门预算", "finance replies to departments"),
    Event.UNIT_BUDGET_REPLIED: Words("部门批复所属单位预算", "departments reply to their units"),
    Event.EXECUTION_SESSION: Words("听取执行情况报告的常委会会议", "the session that hears the execution report"),
    Event.EXECUTION_HEARD: Words("常委会听取执行情况报告", "the execution report is heard"),
    Event.BRIEFED: Words("预算工委反馈执行情况汇报", "the commission passes on what departments told"),
    Event.ADJUSTMENT_SESSION: Words("审批预算调整方案的常委会会议", "the session on the adjustment"),
    Event.ADJUSTMENT_APPROVED: Words("常委会批准预算调整方案", "the adjustment is approved"),
    Event.ACCOUNTS_SESSION: Words("审批决算的常委会会议", "the session on the final accounts"),
    Event.ACCOUNTS_APPROVED: Words("常委会批准决算", "the final accounts are approved"),
    Event.ACCOUNTS_REPLIED: Words("财政批复部门决算", "finance replies on departments' accounts"),
    Event.UNIT_ACCOUNTS_REPLIED: Words("部门批复所属单位决算", "departments reply on their units' accounts"),
    Event.AUDIT_BEGINS: Words("审计实施", "the audit begins"),
    Event.AUDIT_DRAFT_RECEIVED: Words("收到审计组的审计报告", "the audit team's report is received"),
    Event.AUDIT_HEARD: Words("常委会听取审计工作报告", "the audit report is heard"),
    Event.RECTIFICATION_SESSION: Words("听取整改报告的常委会会议", "the session on rectification"),
    Event.REPORT_SESSION: Words("听取专项工作报告的常委会会议", "the session that hears a special report"),
    Event.SUGGESTION_ASSIGNED: Words("代表建议交办", "a deputies' suggestion is handed over"),
    Event.RESOLUTION_TERM: Words("决议或文件规定的期限", "the day a resolution or document sets"),
}
