"""Retrospect (回溯, 问成效): a year on, what supervision changed; all of it the district's own choice, so nothing of it is ever late."""

from guantong.domain.lifecycle.steps import Level, StageLife, StepKind
from guantong.domain.questions import Stage
from guantong.domain.words import Words

_S = Stage.RETROSPECT
STAGE = StageLife(
    _S,
    (),
    (
        StepKind("retrospect_topics", _S, Words("回溯审查选题", "what to look back at"), Level.CONGRESS, "commission"),
        StepKind("retrospect_visits", _S, Words("回溯走访", "visits"), Level.COMMUNITY, "station"),
        StepKind(
            "retrospect_report", _S, Words("回溯审查报告", "report of the retrospect"), Level.CONGRESS, "commission"
        ),
    ),
    except_when=Words("自选动作：没有法定期限，永不逾期", "by choice: no statutory term, never late"),
)
