"""Adjustment (调整, 问原由): only on the four grounds of the law, thirty days before the session, published (预算法67–70)."""

from guantong.domain.lifecycle.events import Event
from guantong.domain.lifecycle.steps import Level, Part, StageLife, StepKind, after, before
from guantong.domain.questions import Stage
from guantong.domain.words import Words

_S, _C, _G = Stage.ADJUSTMENT, Level.CONGRESS, Level.GOVERNMENT
STAGE = StageLife(
    _S,
    ("budget-law-2018-art-67", "budget-law-2018-art-69-6"),
    (
        StepKind("adjustment_sent", _S, Words("预算调整初步方案送交", "the adjustment is sent"), _G, "finance",
                 clocks=(before(Event.ADJUSTMENT_SESSION, 30, "budget-law-2018-art-69-6"),), part=Part.ADJUSTMENT),
        StepKind("adjustment_opinion", _S, Words("对预算调整初步方案提出意见", "an opinion on the adjustment"), _C, "adjustment_reviewer",
                 basis="budget-law-2018-art-22-4", part=Part.ADJUSTMENT, act="adjustment_act", paper="reply_letter"),
        StepKind("adjustment_approval", _S, Words("审查批准预算调整方案", "the adjustment is approved"), _C, "standing_committee",
                 basis="budget-law-2018-art-69-7", gives=Event.ADJUSTMENT_APPROVED, at=Event.ADJUSTMENT_SESSION, part=Part.ADJUSTMENT),
        StepKind("adjustment_disclosure", _S, Words("预算调整公开", "the adjustment is published"), _G, "finance",
                 clocks=(after(Event.ADJUSTMENT_APPROVED, 20, "budget-law-2018-art-14-1"),), part=Part.ADJUSTMENT),
        StepKind("adjustment_filing", _S, Words("预算调整方案报备案", "the adjustment is filed"), _G, "government",
                 basis="budget-law-2018-art-73", part=Part.ADJUSTMENT),
    ),
    except_when=Words("当年没有发生法定四类调整情形的，本环节不适用；调剂不是调整", "none of the four grounds this year: the stage does not apply; a reallocation is no adjustment"),
)  # fmt: skip
