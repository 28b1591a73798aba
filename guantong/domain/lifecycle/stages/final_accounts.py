"""Final accounts (决算, 问绩效): audited, examined and approved the year after, published and replied to (预算法74–81)."""

from guantong.domain.lifecycle.events import Event
from guantong.domain.lifecycle.steps import Level, Part, StageLife, StepKind, after, before, within
from guantong.domain.questions import Stage
from guantong.domain.words import Words

_S, _C, _G = Stage.FINAL_ACCOUNTS, Level.CONGRESS, Level.GOVERNMENT
_WINDOW = ((6, 1), (9, 30))
STAGE = StageLife(
    _S,
    ("budget-law-2018-art-77", "budget-law-2018-art-78", "budget-law-2018-art-79"),
    (
        StepKind("accounts_sent", _S, Words("决算草案送交征求意见", "the draft accounts are sent"), _G, "finance",
                 clocks=(before(Event.ACCOUNTS_SESSION, 30, "budget-law-2018-art-78"),), part=Part.FINAL_ACCOUNTS),
        StepKind("accounts_opinion", _S, Words("对决算草案提出意见", "an opinion on the draft accounts"), _C, "accounts_reviewer",
                 basis="budget-law-2018-art-22-4", part=Part.FINAL_ACCOUNTS, act="accounts_act", paper="reply_letter"),
        StepKind("accounts_submitted", _S, Words("决算草案提请批准", "the accounts are submitted for approval"), _G, "government",
                 clocks=(within(*_WINDOW, "supervision-law-2024-art-19", 1), within(*_WINDOW, "supervision-law-2006-art-15", 1)),
                 part=Part.FINAL_ACCOUNTS),
        StepKind("accounts_approval", _S, Words("审查批准决算", "the accounts are approved"), _C, "standing_committee",
                 basis="budget-law-2018-art-77", gives=Event.ACCOUNTS_APPROVED, at=Event.ACCOUNTS_SESSION, part=Part.FINAL_ACCOUNTS),
        StepKind("accounts_disclosure", _S, Words("政府决算公开", "the government's accounts are published"), _G, "finance",
                 clocks=(after(Event.ACCOUNTS_APPROVED, 20, "budget-law-2018-art-14-1"),), part=Part.FINAL_ACCOUNTS),
        StepKind("accounts_reply", _S, Words("财政批复部门决算", "finance replies on departments' accounts"), _G, "finance",
                 clocks=(after(Event.ACCOUNTS_APPROVED, 20, "budget-law-2018-art-80"),), gives=Event.ACCOUNTS_REPLIED, part=Part.FINAL_ACCOUNTS),
        StepKind("unit_accounts_reply", _S, Words("部门批复所属单位决算", "departments reply on their units' accounts"), _G, "departments",
                 clocks=(after(Event.ACCOUNTS_REPLIED, 15, "budget-law-2018-art-80b"),), gives=Event.UNIT_ACCOUNTS_REPLIED, part=Part.FINAL_ACCOUNTS),
        StepKind("department_accounts_disclosure", _S, Words("部门决算公开", "departments publish their accounts"), _G, "departments",
                 clocks=(after(Event.ACCOUNTS_REPLIED, 20, "budget-law-2018-art-14-2"),), part=Part.FINAL_ACCOUNTS),
        StepKind("unit_accounts_disclosure", _S, Words("单位决算公开", "units publish their accounts"), _G, "departments",
                 clocks=(after(Event.UNIT_ACCOUNTS_REPLIED, 20, "budget-reg-2020-art-6"),), part=Part.FINAL_ACCOUNTS),
        StepKind("accounts_filing", _S, Words("决算报上级备案", "the accounts are filed with the level above"), _G, "government",
                 clocks=(after(Event.ACCOUNTS_APPROVED, 30, "budget-reg-2020-art-88"),), part=Part.FINAL_ACCOUNTS),
        StepKind("street_accounts", _S, Words("街道决算审读", "a sub-district reads its accounts"), Level.SUBDISTRICT, "subdistrict"),
    ),
)  # fmt: skip
