"""Subjects as data, and which are the same (对象接口)."""

from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.components.search import found_by
from guantong.apps.subjects import queries
from guantong.apps.subjects.models import Subject

router = Router(auth=Reads("subjects"))


class SubjectRow(Schema):
    """One subject under its lasting key."""

    key: str
    kind: str
    name: str
    aliases: str
    organisation: str
    opened_on: date
    closed_on: date | None
    state: str
    version: int

    @staticmethod
    def resolve_organisation(subject: Subject) -> str:
        """Return the organisation's name."""
        return subject.organisation.name


class SubjectRows(Rows):
    """A page of subjects in the order of their keys."""

    rows: list[SubjectRow]


@router.get("/subjects", response={200: SubjectRows, **REFUSALS})
def subjects(request: HttpRequest, offset: Offset = 0, q: Annotated[str, Query(max_length=60)] = "") -> dict[str, Any]:
    """Return the subjects one may read, 100 at a time; `q` finds names, former names, pinyin."""
    found = queries.subjects_seen_by(request.standing).filter(found_by(q)).select_related("organisation")
    return paged(found, offset)


@router.get("/subjects/{key}", response={200: SubjectRow, **REFUSALS})
def subject(request: HttpRequest, key: str) -> Subject:
    """Return one subject by its key."""
    return _subject(request, key)


@router.get("/subjects/{key}/same", response={200: SubjectRows, **REFUSALS})
def same(request: HttpRequest, key: str) -> dict[str, Any]:
    """Return the subjects that are the same as this one or its other names, as far as one may read them."""
    known = queries.same_as(_subject(request, key)).values("pk")
    rows = list(queries.subjects_seen_by(request.standing).filter(pk__in=known).select_related("organisation"))
    return {"count": len(rows), "offset": 0, "rows": rows}


def _subject(request: HttpRequest, key: str) -> Subject:
    found = queries.subjects_seen_by(request.standing).filter(key=key).first()
    if found is None:
        raise Http404
    return found
