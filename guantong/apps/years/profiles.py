"""Choosing the district's legal profile, and asking who acts on a day (法域)."""

from datetime import date, datetime

from django.db import transaction

from guantong.apps.journal.operations import record
from guantong.apps.years.models import ProfileChoice
from guantong.apps.years.profile_workflow import PROFILE
from guantong.domain.lifecycle.profile import UnknownProfile
from guantong.domain.lifecycle.profile import profile as known
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


@transaction.atomic
def choose_profile(*, profile: str, since: date, document: str, by: Standing, as_of: datetime) -> ProfileChoice:
    """Choose a legal profile from a day on; what was before it keeps what was chosen before. Raises BadInput for an unknown one."""
    PROFILE.demand("choose_profile", by, NEW, "")
    try:
        known(profile)
    except UnknownProfile as unknown:
        raise BadInput({"profile": _UNKNOWN}) from unknown
    if not document.strip():
        raise BadInput({"document": _NUMBER})
    path = next(
        post.path for post in by.posts if any(post.role in who.roles for who in PROFILE.row("choose_profile").who)
    )
    made = ProfileChoice.objects.create(profile=profile, since=since, document=document.strip(), path=path)
    _record(made, "choose_profile", by, as_of)
    return made


@transaction.atomic
def withdraw_profile(*, choice: ProfileChoice, version: int, by: Standing, as_of: datetime) -> ProfileChoice:
    """Take a mistaken choice back: the one before it holds again."""
    row = ProfileChoice.objects.select_for_update().get(pk=choice.pk)
    row.state = PROFILE.demand_as_read("withdraw_profile", by, row, version, row.path)
    row.version = version + 1
    row.save()
    _record(row, "withdraw_profile", by, as_of)
    return row


def _record(row: ProfileChoice, verb: str, by: Standing, as_of: datetime) -> None:
    words, name = PROFILE.row(verb).words, known(row.profile).name
    record(
        by=by, as_of=as_of, room="years", verb=verb, path=row.path, of=row,
        says=Words(f"{words.zh}：{name.zh}", f"{words.en}: {name.en}"),
        content={"profile": row.profile, "since": row.since.isoformat(), "document": row.document},
    )  # fmt: skip


_UNKNOWN = Words("没有这个法域", "there is no such profile")
_NUMBER = Words("请填写文号：法域由文件确定", "give the number: a document decides the profile")
