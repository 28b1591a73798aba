"""A review on its way, who takes part, what is asked and answered, what is agreed (审查活动的流程).

The organiser prepares and notes; whoever convenes by law has decided before. The board takes everything that is asked: what is not
answered at the meeting is carried over by a person, and nothing turns late by itself.
"""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_COMMISSION = who(Role.BUDGET_COMMISSION_STAFF, Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)
_OFFICE = who(Role.STANDING_COMMITTEE_OFFICE, reach=Reach.DISTRICT)
_DIRECTOR = who(Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)
_STREET = who(Role.SUBDISTRICT_COMMITTEE)
_ORGANISES = (_COMMISSION, _OFFICE, _STREET)
_UNIT = who(Role.BUDGET_UNIT, Role.FINANCE_BUREAU, Role.AUDIT_OFFICE, Role.DEVELOPMENT_AND_REFORM, Role.STATISTICS)
COMES = (Role.DEPUTY, Role.FINANCE_COMMITTEE_MEMBER, Role.EXPERT, Role.LEADER, Role.RESIDENT_REPRESENTATIVE)
"""Who may have been asked to come and has an account: each acts for oneself alone."""
_COMES = who(*COMES, reach=Reach.DISTRICT)
_MEMBERS = who(Role.FINANCE_COMMITTEE_MEMBER, Role.LEADER, reach=Reach.DISTRICT)
"""Who may confirm on a device of the house: figures of a draft are not for the phones of deputies (草案不上私人手机)."""
BEFORE = ("planned", "invited")
AFTER = ("held", "concluded", "followed_up")
REVIEW = Workflow(
    room="reviews",
    name="review",
    words=Words("审查活动", "review"),
    states={
        "planned": Words("拟定", "planned"),
        "invited": Words("已通知", "invited"),
        "held": Words("进行", "held"),
        "concluded": Words("已有结论", "concluded"),
        "followed_up": Words("已反馈", "fed back"),
        "closed": Words("已办结", "closed"),
        "cancelled": Words("已取消", "cancelled"),
    },
    rows=(
        Row("plan_review", Words("安排审查活动", "plan a review"), (NEW,), "planned", _ORGANISES),
        Row("take_units", Words("取用重点部门名单", "take the decided key units"), BEFORE, SAME, _ORGANISES),
        Row("invite", Words("登记已通知", "note that everybody was told"), ("planned",), "invited", _ORGANISES),
        Row("hold", Words("开始", "begin"), BEFORE, "held", _ORGANISES),
        Row(
            "conclude", Words("登记结论", "note the conclusion"), ("held",), "concluded", _ORGANISES,
            opens=Words("举行之后登记", "after it was held"),
        ),
        Row(
            "feed_back", Words("登记反馈", "note that it was fed back"), ("concluded",), "followed_up", _ORGANISES,
            opens=Words("有结论之后，以反馈的日期和文号登记", "after it was concluded, by day and number"),
        ),
        Row(
            "close_review", Words("办结", "close"), ("followed_up",), "closed", _ORGANISES,
            opens=Words("询问都有答复或已转下次、已撤回之后", "when every inquiry is answered, carried over or withdrawn"),
        ),
        Row("archive", Words("导出归档包", "take the archive package"), ("invited", "held", "concluded", "followed_up", "closed", "cancelled"), SAME, _ORGANISES),
        Row("name_unit", Words("点名被审单位", "name a unit"), (*BEFORE, "held"), SAME, _ORGANISES),
        Row("set_quota", Words("定名额", "set a quota"), BEFORE, SAME, _ORGANISES),
        Row("tick", Words("逐项审查", "go through a point"), ("invited", *AFTER), SAME, _ORGANISES),
        Row("list_delegations", Words("列入各代表团", "list the delegations"), (*BEFORE, "held"), SAME, _ORGANISES),
        Row("note_report_step", Words("登记报告步骤", "note a step of the report"), ("invited", *AFTER), SAME, _ORGANISES),
        Row("write_minutes", Words("写会议纪要", "write the minutes"), AFTER, SAME, _ORGANISES),
        Row("drop_unit", Words("移出被审单位", "take a unit out"), BEFORE, SAME, _ORGANISES),
        Row("amend_review", Words("修改安排", "amend the plan"), BEFORE, SAME, _ORGANISES),
        Row("move_review", Words("改期改地点", "move it"), BEFORE, SAME, _ORGANISES),
        Row(
            "decide_heard", Words("认定会前听取意见", "decide whether it heard voters before the session"), (*AFTER, "closed"), SAME,
            (_OFFICE, _DIRECTOR), basis="budget-law-2018-art-45", opens=Words("举行之后由主任或办公室认定", "after it was held"),
        ),
        Row(
            "draft_paper", Words("拟公文", "draft a paper"), ("invited", *AFTER, "closed"), SAME, (_COMMISSION, _OFFICE),
            opens=Words("通知之后由区人大常委会的工作人员拟稿", "after everybody was told, by the staff of the district's standing committee"),
        ),
        Row("cancel_review", Words("取消", "cancel"), BEFORE, "cancelled", _ORGANISES),
    ),
)  # fmt: skip
PARTICIPANT = Workflow(
    room="reviews",
    name="participant",
    words=Words("参加人", "participant"),
    states={
        "named": Words("已列名", "on the list"),
        "attended": Words("已签到", "attended"),
        "excused": Words("请假", "excused"),
        "struck": Words("已划去", "struck off"),
    },
    rows=(
        Row("name_participant", Words("增加参加人", "name a participant"), (NEW,), "named", _ORGANISES),
        Row("take_in_participants", Words("导入名单", "take in a roster"), (NEW,), "named", _ORGANISES),
        Row("sign_in", Words("扫码签到", "sign in by QR"), ("named", "excused"), "attended", (_COMES,)),
        Row("note_attendance", Words("登记签到", "note attendance"), ("named", "excused"), "attended", _ORGANISES),
        Row("take_attendance_back", Words("更正签到", "take attendance back"), ("attended",), "named", _ORGANISES),
        Row("excuse", Words("登记请假", "note an excuse"), ("named",), "excused", _ORGANISES),
        Row("strike", Words("划去", "strike off"), ("named", "excused"), "struck", _ORGANISES),
    ),
)
"""Paper and QR are equal; nobody is ranked by attendance (履职记录只归本人)."""
INQUIRY = Workflow(
    room="reviews",
    name="inquiry",
    words=Words("询问", "inquiry"),
    states={
        "asked": Words("已提问", "asked"),
        "answered": Words("已答复", "answered"),
        "carried_over": Words("会后书面答复", "to be answered in writing"),
        "withdrawn": Words("已撤回", "withdrawn"),
        "merged": Words("已归并", "merged"),
    },
    rows=(
        Row("take_down", Words("记下询问", "take an inquiry down"), (NEW,), "asked", _ORGANISES),
        Row("bring_forward", Words("转来再问", "bring forward what was left"), (NEW,), "asked", _ORGANISES),
        Row("ask", Words("提问", "ask"), (NEW,), "asked", (_COMES,), unconflicted=True),
        Row("amend_inquiry", Words("修改询问", "amend an inquiry"), ("asked",), SAME, _ORGANISES),
        Row("answer", Words("答复", "answer"), ("asked", "carried_over"), "answered", (_UNIT, *_ORGANISES)),
        Row("correct_answer", Words("更正答复", "correct an answer"), ("answered",), SAME, (_UNIT, *_ORGANISES)),
        Row("carry_over", Words("转会后书面答复", "carry over, to be answered in writing"), ("asked",), "carried_over", _ORGANISES),
        Row("withdraw_inquiry", Words("撤回询问", "withdraw an inquiry"), ("asked", "carried_over"), "withdrawn", (_COMES, *_ORGANISES)),
        Row("merge", Words("归并", "merge with another"), ("asked",), "merged", _ORGANISES),
        Row("renumber", Words("改条号", "give it another slip number"), ("asked", "answered", "carried_over"), SAME, _ORGANISES),
    ),
)  # fmt: skip
AGREED_CHANGE = Workflow(
    room="reviews",
    name="agreed_change",
    words=Words("会商结果", "agreed change"),
    states={
        "proposed": Words("已拟", "drafted"),
        "by_department": Words("部门已确认", "confirmed by the department"),
        "agreed": Words("双方已确认", "confirmed by both sides"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("propose_change", Words("拟会商结果", "draft what was agreed"), (NEW,), "proposed", _ORGANISES),
        Row("amend_change", Words("修改会商结果", "amend it"), ("proposed",), SAME, _ORGANISES),
        Row("confirm_for_department", Words("部门确认", "confirm for the department"), ("proposed",), "by_department", (_UNIT, *_ORGANISES)),
        Row(
            "confirm_for_deputies", Words("代表方确认", "confirm for the deputies"), ("by_department",), "agreed", (_MEMBERS, *_ORGANISES),
            opens=Words("部门确认之后，由代表方具名确认；代表在纸上签字的由组织单位录入", "after the department, by name; what a deputy signed on paper is typed by the organiser"),
        ),
        Row("link_opinion", Words("对应到意见", "link it to an opinion"), ("proposed", "by_department", "agreed"), SAME, _ORGANISES),
        Row("withdraw_change", Words("撤回会商结果", "withdraw it"), ("proposed", "by_department"), "withdrawn", _ORGANISES),
    ),
)  # fmt: skip
RESOLUTION = Workflow(
    room="reviews",
    name="resolution",
    words=Words("决议", "resolution"),
    states={
        "drafted": Words("决议草案", "draft"),
        "voted": Words("已表决", "voted on"),
        "published": Words("已公开", "published"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("draft_resolution", Words("录入决议草案", "enter a draft resolution"), (NEW,), "drafted", _ORGANISES),
        Row("amend_resolution", Words("修改决议草案", "amend the draft"), ("drafted",), SAME, _ORGANISES),
        Row(
            "note_vote", Words("登记表决结果", "enter the count"), ("drafted",), "voted", _ORGANISES,
            opens=Words("表决之后按公布的结果录入，写明文件和位置", "after the vote, as announced, with the paper's place"),
        ),
        Row("correct_vote", Words("更正表决结果", "correct the count"), ("voted", "published"), SAME, _ORGANISES),
        Row("note_published", Words("登记公开", "note that it was published"), ("voted",), "published", _ORGANISES, basis="budget-law-2018-art-14-1"),
        Row("withdraw_resolution", Words("撤回决议草案", "withdraw the draft"), ("drafted",), "withdrawn", _ORGANISES),
    ),
)  # fmt: skip
"""The congress decides; the software keeps what was announced."""
OFFERED = Workflow(
    room="reviews",
    name="offered_project",
    words=Words("可跟踪项目", "project offered to be followed"),
    states={"offered": Words("可跟踪", "offered"), "taken_back": Words("已移出", "taken back")},
    rows=(
        Row("offer_project", Words("列入可跟踪项目", "offer a project"), (NEW,), "offered", _ORGANISES),
        Row("take_project_back", Words("移出可跟踪项目", "take an offer back"), ("offered",), "taken_back", _ORGANISES),
    ),
)
FOLLOW = Workflow(
    room="reviews",
    name="follow",
    words=Words("代表跟踪", "project followed"),
    states={"following": Words("跟踪中", "followed"), "ended": Words("已停止", "ended")},
    rows=(
        Row("follow", Words("跟踪这个项目", "follow a project"), (NEW,), "following", (who(Role.DEPUTY, reach=Reach.DISTRICT),), unconflicted=True),
        Row("follow_for", Words("登记代表纸面选定", "note a choice on paper"), (NEW,), "following", _ORGANISES),
        Row("end_follow", Words("停止跟踪", "end following"), ("following",), "ended", (who(Role.DEPUTY, reach=Reach.DISTRICT), *_ORGANISES)),
    ),
)  # fmt: skip
"""Following is by choice: nobody is counted by how much one follows or remarks."""
PACK = Workflow(
    room="reviews",
    name="pack",
    words=Words("审查材料", "materials pack"),
    states={
        "made": Words("已制作", "made"),
        "released": Words("已审定发放", "released"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("make_pack", Words("制作审查材料", "make a materials pack"), (NEW,), "made", _ORGANISES),
        Row("release_pack", Words("审定发放", "release"), ("made",), "released", _ORGANISES),
        Row("withdraw_pack", Words("撤回材料", "withdraw a pack"), ("made", "released"), "withdrawn", _ORGANISES),
    ),
)
PACK_COPY = Workflow(
    room="reviews",
    name="pack_copy",
    words=Words("编号份", "numbered copy"),
    states={
        "out": Words("已领用", "given out"),
        "back": Words("已交回", "back"),
        "missing": Words("未能收回", "not got back"),
    },
    rows=(
        Row("give_copy", Words("登记领用", "note that a copy was given out"), (NEW,), "out", _ORGANISES),
        Row("take_copy_back", Words("登记交回", "note that a copy is back"), ("out", "missing"), "back", _ORGANISES),
        Row(
            "note_missing", Words("登记未能收回", "note that a copy was not got back"), ("out",), "missing", _ORGANISES
        ),
    ),
)
"""Drafts are read on paper by number, or on devices of the hall; a person says that a copy is missing, never the software."""
