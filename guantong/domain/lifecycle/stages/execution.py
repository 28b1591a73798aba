"""Execution (执行, 问偏差): what is spent before approval, months, the mid-year reports, state assets and debt (监督法18–25)."""

from guantong.domain.lifecycle.events import Event
from guantong.domain.lifecycle.steps import Level, Part, StageLife, StepKind, Unit, after, before, within
from guantong.domain.questions import Stage
from guantong.domain.words import Words

_S, _C, _G = Stage.EXECUTION, Level.CONGRESS, Level.GOVERNMENT
_JUNE, _SEPTEMBER = (6, 1), (9, 30)
STAGE = StageLife(
    _S,
    ("budget-law-2018-art-53", "supervision-law-2024-art-18", "supervision-law-2024-art-20"),
    (
        StepKind("before_approval", _S, Words("预算批准前支出情况说明", "what was spent before approval"), _G, "finance",
                 basis="budget-law-2018-art-54", part=Part.EXECUTION),
        StepKind("quarter_talk", _S, Words("一季度执行情况座谈", "talk on the first quarter"), _C, "commission"),
        StepKind("execution_sent", _S, Words("上一阶段执行情况报告送交", "the execution report is sent"), _G, "finance", needs="profile"),
        StepKind("execution_report", _S, Words("听取上半年预算执行情况报告", "the execution report is heard"), _C, "standing_committee",
                 clocks=(within(_JUNE, _SEPTEMBER, "supervision-law-2024-art-20"), within(_JUNE, _SEPTEMBER, "supervision-law-2006-art-16")),
                 gives=Event.EXECUTION_HEARD, at=Event.EXECUTION_SESSION, part=Part.EXECUTION, paper="opinions_handover"),
        StepKind("plan_report", _S, Words("听取计划执行情况报告", "the report on the plan is heard"), _C, "standing_committee",
                 clocks=(within(_JUNE, _SEPTEMBER, "supervision-law-2024-art-20"), within(_JUNE, _SEPTEMBER, "supervision-law-2006-art-16")),
                 at=Event.EXECUTION_SESSION, part=Part.PLAN),
        StepKind("investment_report", _S, Words("政府投资计划执行情况报告", "report on the investment plan"), _C, "standing_committee",
                 basis="gov-investment-2019-art-16", part=Part.INVESTMENT),
        StepKind("briefing_answered", _S, Words("执行情况意见研究处理报告", "finance answers on the briefing"), _G, "finance", needs="profile"),
        StepKind("special_sent", _S, Words("专项工作报告送征求意见", "a special report is sent for comments"), _G, "government",
                 clocks=(before(Event.REPORT_SESSION, 20, "supervision-law-2024-art-15"), before(Event.REPORT_SESSION, 20, "supervision-law-2006-art-12"))),
        StepKind("special_submitted", _S, Words("专项工作报告送交常委会", "the special report is submitted"), _G, "government",
                 clocks=(before(Event.REPORT_SESSION, 10, "supervision-law-2024-art-15"), before(Event.REPORT_SESSION, 10, "supervision-law-2006-art-12"))),
        StepKind("special_handed_out", _S, Words("专项工作报告发组成人员", "members are given the special report"), _C, "office",
                 clocks=(before(Event.REPORT_SESSION, 7, "supervision-law-2024-art-15"), before(Event.REPORT_SESSION, 7, "supervision-law-2006-art-12"))),
        StepKind("state_assets", _S, Words("听取国有资产管理情况报告", "the state assets report is heard"), _C, "standing_committee",
                 clocks=(within((1, 1), (12, 31), "supervision-law-2024-art-24"),), part=Part.STATE_ASSETS),
        StepKind("debt_report", _S, Words("听取政府债务管理情况报告", "the debt report is heard"), _C, "standing_committee",
                 clocks=(within((1, 1), (12, 31), "supervision-law-2024-art-25"),), part=Part.DEBT),
        StepKind("debt_half_year", _S, Words("财政书面报告政府债务（上半年）", "finance reports on debt in writing (first half)"), _G, "finance", needs="profile"),
        StepKind("deliberation_answered", _S, Words("审议意见研究处理情况报告", "the answer to deliberation opinions"), _G, "government",
                 basis="supervision-law-2024-art-29", part=Part.EXECUTION),
        StepKind("suggestion_answered", _S, Words("代表建议答复", "a deputies' suggestion is answered"), _G, "departments",
                 clocks=(after(Event.SUGGESTION_ASSIGNED, 3, "deputies-law-2025-art-51", Unit.MONTH),)),
        StepKind("hard_suggestion_answered", _S, Words("代表建议答复（涉及面广、难度大）", "a difficult suggestion is answered"), _G, "departments",
                 clocks=(after(Event.SUGGESTION_ASSIGNED, 6, "deputies-law-2025-art-51", Unit.MONTH),)),
        StepKind("follow", _S, Words("代表跟踪重点项目", "deputies follow projects"), Level.COMMUNITY, "station"),
        StepKind("street_told", _S, Words("街道支出情况通报", "a sub-district tells what it spent"), Level.SUBDISTRICT, "subdistrict"),
    ),
)  # fmt: skip
