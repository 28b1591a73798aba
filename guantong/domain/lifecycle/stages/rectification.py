"""Rectification (整改, 问落实): reported within six months of the audit report (监督法27, in force since 2024-11-08)."""

from guantong.domain.lifecycle.events import Event
from guantong.domain.lifecycle.steps import Level, Part, StageLife, StepKind, Unit, after, before
from guantong.domain.questions import Stage
from guantong.domain.words import Words

_S, _C, _G = Stage.RECTIFICATION, Level.CONGRESS, Level.GOVERNMENT
STAGE = StageLife(
    _S,
    ("audit-law-2021-art-52", "supervision-law-2024-art-27"),
    (
        StepKind("rectification_plan", _S, Words("审计查出问题整改方案", "plan of rectification"), _G, "government"),
        StepKind("rectification_report", _S, Words("听取审议整改情况报告", "the rectification report is heard"), _C, "standing_committee",
                 clocks=(after(Event.AUDIT_HEARD, 6, "supervision-law-2024-art-27", Unit.MONTH),),
                 at=Event.RECTIFICATION_SESSION, part=Part.RECTIFICATION, paper="opinions_handover"),
        StepKind("resolution_carried_out", _S, Words("执行决议情况报告", "the report on carrying out a resolution"), _G, "government",
                 clocks=(before(Event.RESOLUTION_TERM, 0, "supervision-law-2024-art-29"),)),
        StepKind("look_back", _S, Words("代表联合回头看", "deputies look back together"), Level.SUBDISTRICT, "subdistrict"),
    ),
)  # fmt: skip
