"""Choosing the legal profile by a document, and taking a mistaken choice back (法域选定的流程)."""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, Row, Workflow, who

_NOTES = who(Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)
PROFILE = Workflow(
    room="years",
    name="profile_choice",
    words=Words("法域", "legal profile"),
    states={"chosen": Words("已选定", "chosen"), "withdrawn": Words("已撤回", "withdrawn")},
    rows=(
        Row(
            "choose_profile", Words("选定法域", "choose the legal profile"), (NEW,), "chosen", (_NOTES,),
            opens=Words("依本级或上级文件选定，须填文号", "by a document, with its number"),
        ),
        Row("withdraw_profile", Words("撤回选定", "take the choice back"), ("chosen",), "withdrawn", (_NOTES,)),
    ),
)  # fmt: skip
