"""Organisations, people, deputies and terms as data, and the verbs of organisations and posts (人员与机构接口)."""

from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from guantong.apps.actors import operations, organisation_operations, queries
from guantong.apps.actors.checks import CODE, USERNAME
from guantong.apps.actors.models import Membership, Organisation, OrganisationKind, SuccessionKind
from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.components.search import found_by
from guantong.domain.roles import Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

router = Router(auth=Reads("organisations"))
PEOPLE = Reads("people")
Typed = Annotated[str, Query(max_length=60)]
_CODE, _USERNAME = f"^{CODE.pattern}$", f"^{USERNAME.pattern}$"
Code = Annotated[str, Field(pattern=_CODE)]
CodePath = Annotated[str, Path(pattern=_CODE)]
Username = Annotated[str, Field(pattern=_USERNAME)]
UsernamePath = Annotated[str, Path(pattern=_USERNAME)]
Line = r"^[^\x00-\x1f]*$"
Version = Annotated[int, Field(ge=0, le=2**31)]


class OrganisationRow(Schema):
    """One organisation; `version` is asked of its page."""

    code: str
    name: str
    short_name: str
    aliases: str
    kind: str
    path: str
    begins_on: date | None
    ends_on: date | None


class OrganisationRows(Rows):
    """A page of organisations in the order of the tree."""

    rows: list[OrganisationRow]


class Stretch(Schema):
    """One organisation of a line: `side` -1 came before, 1 after; `whole` false says that only a part belongs to it."""

    code: str
    name: str
    begins_on: date | None
    ends_on: date | None
    side: int
    whole: bool
    how: str
    document: str


class Found(Schema):
    """A body to found."""

    code: Code
    name: Annotated[str, Field(max_length=80, pattern=Line)]
    kind: OrganisationKind
    parent: Code | None = None
    short_name: Annotated[str, Field(max_length=40, pattern=Line)] = ""
    aliases: Annotated[str, Field(max_length=200, pattern=Line)] = ""
    begins_on: date | None = None


class Followed(Schema):
    """What the body went on as."""

    latter: Code
    kind: SuccessionKind
    on: date
    document: Annotated[str, Field(max_length=80, pattern=Line)]
    version: Version


class Ended(Schema):
    """From when, by which document."""

    on: date
    document: Annotated[str, Field(max_length=80, pattern=Line)]
    version: Version


class PersonRow(Schema):
    """One person one may know of."""

    username: str
    name: str
    is_active: bool


class PersonRows(Rows):
    """A page of people by username."""

    rows: list[PersonRow]


class Post(Schema):
    """One post of a person."""

    id: int
    organisation: str
    role: str
    begins_on: date
    ends_on: date | None

    @staticmethod
    def resolve_organisation(post: Membership) -> str:
        """Return the organisation's code."""
        return post.organisation.code


class Appointed(Schema):
    """A role to give."""

    person: Username
    organisation: Code
    role: Role
    begins_on: date
    ends_on: date | None = None


class Revoked(Schema):
    """The first day on which a post is no longer held."""

    ends_on: date


@router.get("/organisations", response={200: OrganisationRows, **REFUSALS})
def organisations(request: HttpRequest, offset: Offset = 0, q: Typed = "") -> dict[str, Any]:  # noqa: ARG001 - public in the house
    """Return the organisations, 100 at a time; `q` finds names, former names, pinyin."""
    found = queries.organisations().filter(found_by(q))
    return paged(found, offset)


@router.post("/organisations", response={200: OrganisationRow, **REFUSALS})
def found(request: HttpRequest, body: Found) -> Organisation:
    """Found an organisation."""
    facts = {**body.dict(), "parent": _named(body.parent, "parent") if body.parent else None}
    return operations.found_organisation(by=request.standing, as_of=request.now, **facts)


@router.get("/organisations/{code}/line", response={200: list[Stretch], **REFUSALS})
def line(request: HttpRequest, code: CodePath) -> list[dict[str, Any]]:  # noqa: ARG001 - public in the house
    """Return what the organisation came from and became: for strips of years."""
    return [
        {
            "code": s.organisation.code, "name": s.organisation.name, "begins_on": s.begins_on, "ends_on": s.ends_on,
            "side": s.side, "whole": s.whole, "how": s.how or "", "document": s.document,
        }
        for s in queries.line_of(_organisation(code))
    ]  # fmt: skip


@router.post("/organisations/{code}/succeed", response={200: OrganisationRow, **REFUSALS})
def succeed(request: HttpRequest, code: CodePath, followed: Followed) -> Organisation:
    """Record a succession by its document; returns what followed."""
    facts = {**followed.dict(), "latter": _named(followed.latter, "latter")}
    return organisation_operations.succeed(
        organisation=_organisation(code), by=request.standing, as_of=request.now, **facts
    ).latter


@router.post("/organisations/{code}/dissolve", response={200: OrganisationRow, **REFUSALS})
def dissolve(request: HttpRequest, code: CodePath, ended: Ended) -> Organisation:
    """Dissolve an organisation without members and bodies below."""
    return organisation_operations.dissolve(
        organisation=_organisation(code), by=request.standing, as_of=request.now, **ended.dict()
    )


@router.get("/people", response={200: PersonRows, **REFUSALS}, auth=PEOPLE)
def people(request: HttpRequest, offset: Offset = 0, q: Typed = "") -> dict[str, Any]:
    """Return the people one may know of, 100 at a time."""
    found = queries.people_seen_by(request.standing).filter(found_by(q)).order_by("username")
    return paged(found, offset)


@router.get("/people/{username}/posts", response={200: list[Post], **REFUSALS}, auth=PEOPLE)
def posts(request: HttpRequest, username: UsernamePath) -> list[Membership]:
    """Return the posts of a person as far as one may read them."""
    if not queries.people_seen_by(request.standing).filter(username=username).exists():
        raise Http404
    return list(queries.memberships_seen_by(request.standing).filter(person__username=username).order_by("pk"))


@router.post("/posts", response={200: Post, **REFUSALS}, auth=PEOPLE)
def appoint(request: HttpRequest, appointed: Appointed) -> Membership:
    """Give a person a role."""
    known = queries.people_seen_by(request.standing).filter(username=appointed.person).first()
    if known is None:
        raise BadInput({"person": _NOBODY})
    facts = {**appointed.dict(), "person": known, "organisation": _named(appointed.organisation, "organisation")}
    return operations.appoint(by=request.standing, as_of=request.now, **facts)


@router.post("/posts/{key}/revoke", response={200: Post, **REFUSALS}, auth=PEOPLE)
def revoke(request: HttpRequest, key: int, revoked: Revoked) -> Membership:
    """End a post."""
    seen = queries.memberships_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None
    if seen is None:
        raise Http404
    return operations.revoke(membership=seen, ends_on=revoked.ends_on, by=request.standing, as_of=request.now)


def _organisation(code: str) -> Organisation:
    found = queries.organisations().filter(code=code).first()
    if found is None:
        raise Http404
    return found


def _named(code: str, field: str) -> Organisation:
    found = queries.organisations().filter(code=code).first()
    if found is None:
        raise BadInput({field: _NO_BODY})
    return found


_NO_BODY = Words("没有这个代码的机构", "no organisation has this code")
_NOBODY = Words("没有您可见的这个人", "nobody of this username whom you may see")
