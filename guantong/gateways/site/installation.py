"""An empty installation gets its first body and its three administrators; one of them who lost everything gets in again (安装).

Only who has the server's shell does this, in the installer's name, by the same verbs as everybody, in the journal like everything.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from guantong.apps.actors import operations, sign_in
from guantong.apps.actors.models import OrganisationKind, Person
from guantong.apps.actors.queries import standing_of
from guantong.domain.roles import ADMINISTRATORS, Post, Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Refusal

INSTALLER = Standing(
    "installer", (Post(Role.SYSTEM_ADMINISTRATOR, ""), Post(Role.SECURITY_ADMINISTRATOR, "")), "安装程序"
)
"""Who sets up an empty installation; afterwards people do, each within their role."""


@transaction.atomic
def set_up(*, code: str, name: str, people: Mapping[Role, tuple[str, str]], as_of: datetime) -> dict[str, str]:
    """Found the first body, admit its three administrators by username and name; return each one's activation token."""
    if Person.objects.exists():
        raise NotAllowed(Refusal("state", _NOT_EMPTY))
    if any(len({typed[at].strip() for typed in people.values()}) < len(people) for at in (0, 1)):
        raise BadInput({"username": _THREE})
    body = operations.found_organisation(
        code=code, name=name, kind=OrganisationKind.CONGRESS, by=INSTALLER, as_of=as_of
    )
    tokens = {}
    for role, (username, called) in people.items():
        person = operations.admit_person(username=username, name=called, by=INSTALLER, as_of=as_of)
        operations.appoint(person=person, organisation=body, role=role, by=INSTALLER, as_of=as_of)
        tokens[username] = sign_in.issue_link(person=person, by=INSTALLER, as_of=as_of)
    return tokens


@transaction.atomic
def recover(*, username: str, as_of: datetime) -> str:
    """Let an administrator begin anew who lost password and second factor; return the activation token."""
    person = Person.objects.filter(username=username).first()
    if person is None:
        raise NotAllowed(Refusal("who", _NOBODY.filled(username=username)))
    if not standing_of(person, as_of.date()).roles & ADMINISTRATORS:
        raise NotAllowed(Refusal("who", _NO_ADMINISTRATOR.filled(name=person.name)))
    sign_in.release(person=person, by=INSTALLER, as_of=as_of)
    sign_in.reset_second_factor(person=person, by=INSTALLER, as_of=as_of)
    return sign_in.issue_link(person=person, by=INSTALLER, as_of=as_of)


_NOT_EMPTY = Words(
    "已经有账号，不能再次初始化。新账号由系统管理员在站点上建立。",
    "There are accounts already. The system administrator makes new ones on the site.",
)
_THREE = Words(
    "三员分立：系统管理员、安全管理员、安全审计员须是三个人，登录名和姓名各不相同。",
    "The three administrators are three people, with three usernames and three names.",
)
_NOBODY = Words("没有“{username}”这个账号。", "There is no account “{username}”.")
_NO_ADMINISTRATOR = Words(
    "{name}没有在任的管理员岗位。请系统管理员出具激活链接，安全管理员重置双因素。",
    "{name} is no administrator. The system administrator issues a link, the security administrator resets the second factor.",
)
