"""The first three administrators of an empty installation; from then on people do, each within their role (首批管理员).

Whoever holds the machine may do this once. The three are three people (三员分立), in a small office too.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from guantong.apps.actors.models import Membership, OrganisationKind, Person
from guantong.apps.actors.operations import admit_person, appoint, found_organisation
from guantong.apps.actors.queries import in_force
from guantong.apps.actors.sign_in import issue_link
from guantong.domain.roles import ADMINISTRATORS, Post, Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Refusal

INSTALLER = Standing(
    "installer", (Post(Role.SYSTEM_ADMINISTRATOR, ""), Post(Role.SECURITY_ADMINISTRATOR, "")), "安装程序"
)
"""Who sets up an empty installation; afterwards people do, each within their role."""
TOP = "RD"
"""The code of the congress, under which the administrators found the rest."""


@transaction.atomic
def first_administrators(
    *, organisation: str, people: Mapping[Role, tuple[str, str]], as_of: datetime
) -> list[tuple[Membership, str]]:
    """Found the congress, give the three administrators' posts to three people (username, name), return activation tokens.

    Raises NotAllowed once there is anybody, BadInput when the three are not three.
    """
    if Person.objects.exists():
        raise NotAllowed(_BEGUN)
    if set(people) != ADMINISTRATORS:
        raise ValueError("the three administrators, no more and no fewer")
    for at in (0, 1):
        if len({typed[at].strip() for typed in people.values()}) < len(ADMINISTRATORS):
            raise BadInput({"username": _THREE})
    body = found_organisation(
        code=TOP, name=organisation, kind=OrganisationKind.CONGRESS, by=INSTALLER, as_of=as_of
    )  # two at once both want this code: the database lets in one
    posts = []
    for role, (username, name) in people.items():
        person = admit_person(username=username, name=name, by=INSTALLER, as_of=as_of)
        posts.append(appoint(person=person, organisation=body, role=role, by=INSTALLER, as_of=as_of))
    return [(post, issue_link(person=post.person, by=INSTALLER, as_of=as_of)) for post in posts]


@transaction.atomic
def renewed_links(*, as_of: datetime) -> list[tuple[Membership, str]]:
    """Return fresh activation tokens of the administrators who have set no password yet; earlier ones stop working.

    Raises NotAllowed when every administrator has: links are then the system administrator's to issue.
    """
    posts = Membership.objects.filter(in_force(as_of.date()), role__in=[role.value for role in ADMINISTRATORS])
    waiting = [
        post
        for post in posts.select_related("person", "organisation").order_by("pk")
        if post.person.is_active and not post.person.has_usable_password()
    ]
    if not waiting:
        raise NotAllowed(_ALL_IN)
    return [(post, issue_link(person=post.person, by=INSTALLER, as_of=as_of)) for post in waiting]


_BEGUN = Refusal(
    "state",
    Words("已有人员，首批管理员只能设立一次", "there are people already: the first administrators are made once"),
    Words("由系统管理员建立账号，由安全管理员授予角色", "the system administrator makes accounts, the security one gives roles"),
)  # fmt: skip
_ALL_IN = Refusal(
    "state",
    Words("没有尚未激活的管理员", "no administrator waits for a link"),
    Words("由系统管理员出具激活链接", "the system administrator issues activation links"),
)
_THREE = Words(
    "三员分立：系统管理员、安全管理员、安全审计员须是三个人，登录名和姓名各不相同",
    "the three administrators are three people, with three usernames and three names",
)
