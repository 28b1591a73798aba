"""Whose an opinion is: the desk that follows it, who raised it, and what is not for somebody else (归口)."""

from django.db.models import Q

from guantong.apps.opinions.models import Opinion, Proposer
from guantong.apps.opinions.workflow import OPINION
from guantong.domain.roles import Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import Refusal

_STAFF = frozenset({Role.BUDGET_COMMISSION_STAFF, Role.BUDGET_COMMISSION_DIRECTOR, Role.STANDING_COMMITTEE_OFFICE})
_ANSWERS = ("draft_answer",)


def is_staff(standing: Standing) -> bool:
    """True for who prepares opinions for others, and follows all of them."""
    return bool(standing.roles & _STAFF)


def desk_of(by: Standing) -> str:
    """Return the organisation that keeps what `by` raises."""
    posts = OPINION.row("raise_opinion").admitting(by, "")
    staff = [post for post in posts if post.role in _STAFF]
    return next((post.path for post in [*staff, *posts]), "")


def not_theirs(row: Opinion, verb: str, by: Standing) -> Refusal | None:
    """Return why a verb is not for `by` though the table would open it, or None.

    A unit answers its own opinions only; whoever is no staff touches only what one raised oneself, or at one's own desk.
    """
    if verb in _ANSWERS:
        own = {post.path for post in by.posts}
        return None if row.path in own or not by.posts else _of_another(row)
    if is_staff(by) or verb in ("send_back", "confirm", "correct_confirmation") and Role.FINANCE_BUREAU in by.roles:
        return None
    if row.desk in {post.path for post in by.posts if post.role is Role.SUBDISTRICT_COMMITTEE}:
        return None
    if raised_by(row, by):
        return None
    return Refusal("who", NOT_YOURS)


def raised_by(row: Opinion, by: Standing) -> bool:
    """True for one of those who raised it, or what was merged into it, by account."""
    own = Q(opinion=row) | Q(opinion__merged_into=row)
    return bool(by.person) and Proposer.objects.filter(own, person=by.person).exists()


def _of_another(row: Opinion) -> Refusal:
    if not row.path:
        return Refusal("who", NOBODYS)
    return Refusal("who", ANOTHERS.filled(body=row.body))


NOT_YOURS = Words("只能办理自己提出的意见", "only for an opinion one raised oneself")
ANOTHERS = Words(
    "这条意见由{body}答复，其他单位不能代答", "this opinion is answered by {body}; no other unit answers it"
)
NOBODYS = Words("一般意见由财政部门直接答复", "a general opinion is answered by finance itself")
