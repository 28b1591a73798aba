"""Performance (绩效, 问绩效): self-evaluation, evaluation, monitoring and what came of it (预算法57, 实施条例20)."""

from guantong.domain.lifecycle.steps import Level, StageLife, StepKind
from guantong.domain.questions import Stage
from guantong.domain.words import Words

_S, _C, _G = Stage.PERFORMANCE, Level.CONGRESS, Level.GOVERNMENT
STAGE = StageLife(
    _S,
    ("budget-law-2018-art-57", "budget-reg-2020-art-20"),
    (
        StepKind("self_evaluation", _S, Words("部门绩效自评", "departments evaluate themselves"), _G, "departments"),
        StepKind("scoring", _S, Words("代表对重点项目评价打分", "deputies score projects"), _C, "congress"),
        StepKind("monitoring", _S, Words("绩效运行监控", "performance is monitored"), _G, "finance"),
        StepKind("evaluation_copied", _S, Words("绩效评价报告抄送预算工委", "evaluations are copied to the commission"), _G, "finance",
                 basis="budget-law-2018-art-57"),
        StepKind("satisfaction_survey", _S, Words("居民满意度调查", "residents are asked"), Level.COMMUNITY, "station"),
    ),
)  # fmt: skip
