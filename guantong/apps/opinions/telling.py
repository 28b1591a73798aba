"""Whoever raised an opinion is told what became of it, and may rate the answer; who left office is told by letter (告知、评价)."""

from datetime import date, datetime

from django.db import transaction

from guantong.apps.actors.models import Membership
from guantong.apps.actors.queries import in_force
from guantong.apps.notices import operations as notices
from guantong.apps.opinions.models import Opinion, Proposer
from guantong.apps.opinions.queries import proposers_of
from guantong.apps.opinions.recording import held, moved, opinion_done
from guantong.apps.opinions.whose import NOT_YOURS
from guantong.apps.opinions.wording import WAYS, ratings_on
from guantong.domain.roles import Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Refusal

_MANDATES = (Role.DEPUTY.value, Role.EXPERT.value, Role.FINANCE_COMMITTEE_MEMBER.value)


def in_office(persons: list[str], day: date) -> dict[str, str]:
    """Return which of these accounts hold a mandate on a day, each with the path of its organisation."""
    posts = Membership.objects.filter(in_force(day), role__in=_MANDATES, person__username__in=persons)
    return dict(posts.order_by("-pk").values_list("person__username", "organisation__path"))


@transaction.atomic
def tell(
    *, opinion: Opinion, proposer: str, how: str, told_on: date, version: int, by: Standing, as_of: datetime
) -> Opinion:
    """Note that one who raised it (`proposer`, by key) was told, how and when.

    Raises BadInput for somebody else, a day that cannot be, and `how` "here" for who has no account or is out of office:
    the author stays the author, and the answer goes by letter.
    """
    row = held(opinion, "tell", version, by)
    one = _proposer(row, proposer)
    if how not in WAYS:
        raise BadInput({"how": _NO_WAY})
    if row.confirmed_on is None or not row.confirmed_on <= told_on <= as_of.date():
        raise BadInput({"told_on": _NOT_THEN})
    at = in_office([one.person], as_of.date()) if one.person else {}
    if how == "here" and one.person not in at:
        raise BadInput({"how": _LEFT if one.person else _NO_ACCOUNT})
    one.told_on, one.told_how, one.told_by = told_on, how, by.person
    one.save()
    opinion_done(one, row, "tell", by, as_of, inside=True, how=how)
    if how == "here":
        notices.ask(
            of=one, verb="rate", title=f"您的意见已答复：{row.about or '一般意见'}"[:120], where=f"/opinions/mine/{row.pk}/",
            path=at[one.person], person=one.person, by=by, as_of=as_of,
        )  # fmt: skip
    return moved(row, "tell", by, as_of, inside=True, how=how)


@transaction.atomic
def rate(*, opinion: Opinion, rating: str, words: str, by: Standing, as_of: datetime) -> Opinion:
    """Rate the answer to one's own opinion; a second rating takes the place of the first, and both stay in the journal.

    Raises NotAllowed for who did not raise it, or was not told yet.
    """
    row = held(opinion, "rate", None, by)
    one = proposers_of(row).filter(person=by.person).order_by("pk").first() if by.person else None
    if one is None:
        raise NotAllowed(Refusal("who", NOT_YOURS))
    return _rated("rate", row, one, rating, words, as_of.date(), by, as_of)


@transaction.atomic
def take_down_rating(
    *, opinion: Opinion, proposer: str, rating: str, words: str, rated_on: date, version: int, by: Standing, as_of: datetime
) -> Opinion:  # fmt: skip
    """Take down a rating given on paper by one who raised it."""
    row = held(opinion, "take_down_rating", version, by)
    return _rated("take_down_rating", row, _proposer(row, proposer), rating, words, rated_on, by, as_of)


def _rated(
    verb: str, row: Opinion, one: Proposer, rating: str, words: str, on: date, by: Standing, as_of: datetime
) -> Opinion:  # fmt: skip
    if one.told_on is None:
        raise NotAllowed(NOT_TOLD)
    if rating not in ratings_on(as_of.date()):
        raise BadInput({"rating": _NO_RATING})
    if not one.told_on <= on <= as_of.date():
        raise BadInput({"rated_on": _RATED_WHEN})
    one.rating, one.rating_words, one.rated_on, one.rated_by = rating, words.strip()[:400], on, by.person
    one.save()
    opinion_done(one, row, verb, by, as_of, inside=True, rating=rating)
    notices.finish(of=one, verb="rate", by=by, as_of=as_of)
    return moved(row, verb, by, as_of, inside=True, rating=rating)


def _proposer(row: Opinion, key: str) -> Proposer:
    found = proposers_of(row).filter(pk=key).first() if key.isdecimal() and len(key) < 19 else None
    if found is None:
        raise BadInput({"proposer": _NOBODY})
    return Proposer.objects.select_for_update().get(pk=found.pk)


_NOBODY = Words("请从提出人中选择", "choose one of those who raised it")
_NO_WAY = Words("请选择告知方式", "choose how")
_NOT_THEN = Words("告知日期应在财政答复之后、今天或此前", "they were told between the answer and today")
_RATED_WHEN = Words("评价日期应在告知之后、今天或此前", "it was rated between the telling and today")
_LEFT = Words("这位提出人已离任，登录不到系统：请书面告知", "that author has left office and cannot sign in: by letter")
_NO_ACCOUNT = Words(
    "这位提出人没有账号：请书面、当面或电话告知", "that author has no account: by letter, in person, by phone"
)
_NO_RATING = Words("请选择评价档次", "choose one of the grades")
NOT_TOLD = Refusal(
    "state",
    Words("还没有告知答复，不能评价", "the answer was not told yet"),
    Words("告知提出人之后评价", "it opens when the proposer was told"),
)
