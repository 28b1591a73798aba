"""The words a matter is told in: its kinds, sources, natures, paces, causes, conclusions (事项的用词)."""

from dataclasses import dataclass

from guantong.domain.words import Words

KINDS = {
    "problem": Words("问题", "problem"),
    "audit_issue": Words("审计查出问题", "audit issue"),
    "key_project_push": Words("重点项目推进", "key project push"),
    "coordination": Words("需协调事项", "difficulty to be coordinated"),
}
"""Not every matter is a problem: a stuck project is pushed, a unit's own difficulty is coordinated (寓支持于监督中)."""
SOURCES = {
    "signal": Words("关注事项", "signal"),
    "audit_report": Words("审计报告", "audit report"),
    "review_opinion": Words("审议意见", "deliberation opinion"),
    "inspection_visit": Words("视察调研", "inspection visit"),
    "appeal": Words("民生诉求", "appeal"),
    "unit": Words("单位提出", "raised by the unit"),
}
NATURES = {
    "shared": Words("共性", "shared"),
    "repeated": Words("重复", "repeated"),
    "single": Words("个性", "single"),
}
PACES = {
    "at_once": Words("立行立改", "at once"),
    "staged": Words("分阶段整改", "in stages"),
    "lasting": Words("持续整改", "lasting"),
}
ENDED = ("closed", "concluded")
"""The states in which a matter is ended: closed by the standing committee, or concluded where that is not ours."""
PARTS = {"lead": Words("主办", "lead"), "joint": Words("会办", "joint")}
LOOK_BACK = {
    "holds": Words("已固化", "holds"),
    "partly": Words("部分反弹", "partly came back"),
    "back": Words("反弹", "came back"),
}
CONCLUSIONS = {
    "known": Words("已了解", "taken note"),
    "follow": Words("继续跟踪", "followed further"),
    "look_back": Words("列入回头看", "put on the list to look back at"),
    "report_again": Words("建议再报告", "another report suggested"),
    "settled": Words("已协调解决", "settled"),
}
"""What we say ourselves of what is not ours to close; an audit issue is recognised by the audit (审计法52条)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind of cause, and of which nature it is asked."""

    words: Words
    natures: tuple[str, ...]


CAUSES = {
    "policy_design": Choice(Words("政策或顶层设计缺陷", "a flaw of policy or its design"), ("shared",)),
    "shared_rules": Choice(Words("制度缺失或不适用", "rules missing or unfit"), ("shared", "repeated")),
    "awareness": Choice(Words("思想认识不到位", "awareness"), ("repeated",)),
    "accountability": Choice(Words("责任追究不到位", "nobody answered for it"), ("repeated",)),
    "earlier_fix": Choice(Words("上次整改没有到位", "the earlier fix did not hold"), ("repeated",)),
    "own_process": Choice(Words("本单位内部管理", "the unit's own process"), ("single",)),
    "outside": Choice(Words("外部客观情况", "circumstances outside"), ("single", "shared")),
}
"""Asked by nature: of what is shared the design, of what is repeated awareness, rules, accountability (细究落实瑕疵)."""
HOW = {"sampled": Words("抽取", "sampled"), "named": Words("指定", "named")}
"""How a matter came into a round: by the seed alone, or by somebody who says why; the one is never told as the other."""
STRATA = {
    "nature": Words("性质（共性、重复、个性）", "nature: shared, repeated, single"),
    "kind": Words("类别", "kind"),
    "body": Words("责任单位", "body"),
}
ANSWERS = {"yes": Words("是", "yes"), "no": Words("否", "no"), "na": Words("不适用", "does not apply")}
REPORTS = {
    "rectification": Words("审计查出问题整改情况的报告", "report on putting right what the audit found"),
    "opinions": Words("审议意见研究处理情况的报告", "report on what was done about deliberation opinions"),
    "special": Words("专项工作报告", "report on a subject of work"),
}
"""What the members of the standing committee assess (测评对象)."""
ORGANS = {
    "plenary": Words("常委会会议", "the standing committee in session"),
    "chairpersons": Words("主任会议", "the chairpersons' council"),
}
"""Who decides which lawful way is gone; a member of staff notes what they decided."""
