"""What cannot be in the tree of organisations and among people, each said with what to do (校验)."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q

from guantong.apps.actors.models import Membership, Organisation, OrganisationKind, Person, Term
from guantong.domain.roles import Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

CODE = re.compile(r"[A-Za-z0-9]{1,12}")
USERNAME = re.compile(r"[a-z][a-z0-9_-]{1,39}")
_LONGEST_PATH = 120


def sound_organisation(code: str, name: str, kind: str, parent: Organisation | None, begins_on: date | None) -> None:
    """Raise BadInput when such a body cannot be founded."""
    wrong: dict[str, Words] = {}
    if not CODE.fullmatch(code):
        wrong["code"] = CODE_FORM
    elif held := Organisation.objects.filter(code=code).first():
        wrong["code"] = CODE_TAKEN.filled(code=code, name=held.name)
    elif parent is not None and len(f"{parent.path}{code}.") > _LONGEST_PATH:
        wrong["parent"] = TOO_DEEP
    if not name.strip():
        wrong["name"] = NO_NAME
    if kind not in OrganisationKind.values:
        wrong["kind"] = NO_KIND
    if parent is not None and parent.ends_on is not None:
        wrong["parent"] = PARENT_GONE.filled(name=parent.name, day=parent.ends_on)
    elif parent is not None and begins_on and parent.begins_on and begins_on < parent.begins_on:
        wrong["begins_on"] = BEFORE_PARENT.filled(name=parent.name, day=parent.begins_on)
    if wrong:
        raise BadInput(wrong)


_THE_SYSTEMS_OWN = ("installer", "preview", "worker")
"""Names in which the journal keeps what no person does; who bore one would read those entries as one's own."""


def sound_username(username: str, name: str) -> None:
    """Raise BadInput when no account can bear this name."""
    wrong: dict[str, Words] = {}
    if not USERNAME.fullmatch(username):
        wrong["username"] = USERNAME_FORM
    elif username in _THE_SYSTEMS_OWN or Person.objects.filter(username=username).exists():
        wrong["username"] = USERNAME_TAKEN.filled(username=username)
    if not name.strip():
        wrong["name"] = NO_NAME
    if wrong:
        raise BadInput(wrong)


def sound_membership(
    person: Person, body: Organisation, role: Role, begins_on: date, ends_on: date | None, term: Term | None
) -> None:
    """Raise BadInput when `person` cannot hold the role there on these days."""
    no_dates_reversed(begins_on, ends_on)
    if body.ends_on is not None and (ends_on is None or ends_on > body.ends_on):
        raise BadInput({"organisation": BODY_GONE.filled(name=body.name, day=body.ends_on)})
    if body.begins_on is not None and begins_on < body.begins_on:
        raise BadInput({"begins_on": BODY_NOT_YET.filled(name=body.name, day=body.begins_on)})
    if term is not None and begins_on < term.begins_on:
        raise BadInput({"begins_on": TERM_NOT_YET.filled(term=term.name, day=term.begins_on)})
    if term is not None and term.ends_on is not None and (ends_on is None or ends_on > term.ends_on):
        raise BadInput({"ends_on": TERM_OVER.filled(term=term.name, day=term.ends_on)})
    open_end = Q(ends_on=None) | Q(ends_on__gt=begins_on)
    days = open_end & Q(begins_on__lt=ends_on) if ends_on else open_end
    held = Membership.objects.filter(days, person=person, organisation=body, role=role.value).first()
    if held is not None:
        raise BadInput({"role": HELD.filled(role=role.words, name=body.name, day=held.begins_on)})


@contextmanager
def told(field: str, why: Words) -> Iterator[None]:
    """Say `why` at `field` when the database refuses what another wrote in the same moment."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as taken:
        raise BadInput({field: why}) from taken


def no_dates_reversed(begins_on: date | None, ends_on: date | None, field: str = "ends_on") -> None:
    """Raise BadInput when the end lies before the beginning."""
    if begins_on is not None and ends_on is not None and ends_on < begins_on:
        raise BadInput({field: REVERSED.filled(begin=begins_on, end=ends_on)})


CODE_FORM = Words("代码由 1 至 12 位字母、数字组成", "a code is 1 to 12 letters and digits")
CODE_TAKEN = Words(
    "代码 {code} 已由“{name}”使用。换一个代码；若是同一机构，请打开它办理“更正”",
    "{code} is the code of {name}: choose another, or amend that organisation",
)
TOO_DEEP = Words("层级过深：请改挂在更上一级机构下", "too many levels: choose an organisation further up")
NO_NAME = Words("请填写名称", "a name is needed")
NO_KIND = Words("类别不在列表中：请从列表选择", "not one of the kinds: choose one from the list")
PARENT_GONE = Words(
    "“{name}”已于 {day} 撤销，不能再设下级。请选现任的承接机构",
    "{name} was dissolved on {day}: choose the organisation that followed it",
)
BEFORE_PARENT = Words("早于上级“{name}”的设立日期 {day}", "before {name} was founded on {day}")
USERNAME_FORM = Words(
    "登录名以小写字母开头，2 至 40 位小写字母、数字、_ 或 -",
    "a username begins with a lower-case letter: 2 to 40 lower-case letters, digits, _ or -",
)
USERNAME_TAKEN = Words(
    "登录名 {username} 已有人使用。换一个；若是同一人，请打开其页面授予角色",
    "{username} is taken: choose another, or open that person's page",
)
BODY_GONE = Words(
    "“{name}”已于 {day} 撤销。请选承接机构，或把任期止于该日", "{name} was dissolved on {day}: choose what followed it"
)
BODY_NOT_YET = Words("“{name}”{day} 才设立，任职不能更早", "{name} was founded on {day}; no post begins earlier")
TERM_NOT_YET = Words("{term}自 {day} 起，任职不能更早", "{term} begins on {day}; no post begins earlier")
TERM_OVER = Words("{term}已于 {day} 届满，任期不能更长", "{term} ended on {day}; no post lasts longer")
HELD = Words(
    "此人已自 {day} 起在“{name}”任“{role}”。先结束原任职，或改填日期",
    "already {role} of {name} since {day}: end that first, or change the days",
)
JUST_TAKEN = Words("刚刚已由他人登记。请重新打开核对", "somebody else has just recorded it: open it again")
REVERSED = Words("结束 {end} 早于开始 {begin}。请核对两个日期", "the end {end} lies before the beginning {begin}")
