"""The verbs of a topic: proposed by anybody invited or typed in for them, made a candidate with why, left out with why (议题)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.components.search import searchable
from guantong.apps.journal.operations import record
from guantong.apps.years.models import FiscalYear, Topic
from guantong.apps.years.plan_workflow import TOPIC
from guantong.domain.lifecycle.topics import Source, Way
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


@transaction.atomic
def propose(
    *, year: FiscalYear, title: str, source: Source, why: str, way: Way, by: Standing, as_of: datetime
) -> Topic:
    """Propose a topic for `year` in one's own name, at one's own organisation."""
    post = next(iter(by.posts), None)
    path = post.path if post else ""
    TOPIC.demand("propose", by, NEW, path)
    proposer = f"{post.organisation if post else ''} {by.name}".strip()
    return _made("propose", year, title, source, why, way, path, proposer, as_of.date(), by, as_of)


@transaction.atomic
def type_in(
    *, year: FiscalYear, organisation: Organisation, proposer: str, proposed_on: date, title: str, source: Source,
    why: str, way: Way, by: Standing, as_of: datetime,
) -> Topic:  # fmt: skip
    """Type in what came on paper or by telephone, in the name of whoever proposed it."""
    TOPIC.demand("type_in", by, NEW, organisation.path)
    if proposed_on > as_of.date():
        raise BadInput({"proposed_on": _NOT_YET})
    who = f"{organisation} {proposer}".strip()
    return _made("type_in", year, title, source, why, way, organisation.path, who, proposed_on, by, as_of)


@transaction.atomic
def import_topics(*, year: FiscalYear, rows: Sequence[Mapping[str, Any]], by: Standing, as_of: datetime) -> int:
    """Take in the topics of a sheet (see topic_file), each once; returns how many are new."""
    TOPIC.demand("import_topics", by, NEW, "")
    bodies = {body.name: body for body in Organisation.objects.filter(name__in={row["organisation"] for row in rows})}
    taken = 0
    for row in rows:
        body = bodies[row["organisation"]]
        if Topic.objects.filter(year=year, title=row["title"], path=body.path).exists():
            continue
        who = f"{body} {row['proposer']}".strip()
        _made("import_topics", year, row["title"], row["source"], row["why"], row["way"], body.path, who, row["proposed_on"], by, as_of)  # fmt: skip
        taken += 1
    return taken


@transaction.atomic
def shortlist(*, topic: Topic, reason: str, version: int, by: Standing, as_of: datetime) -> Topic:
    """Make a topic a candidate for the chairpersons' council, with why."""
    return _move(topic, "shortlist", version, by, as_of, reason)


@transaction.atomic
def not_take(*, topic: Topic, reason: str, version: int, by: Standing, as_of: datetime) -> Topic:
    """Leave a topic out this year, with why; its proposer reads it."""
    return _move(topic, "not_take", version, by, as_of, reason)


@transaction.atomic
def withdraw_topic(*, topic: Topic, version: int, by: Standing, as_of: datetime) -> Topic:
    """Withdraw what one's own organisation proposed, as long as it is not in the plan."""
    return _move(topic, "withdraw_topic", version, by, as_of, None)


def _made(
    verb: str, year: FiscalYear, title: str, source: Source, why: str, way: Way, path: str, proposer: str, on: date,
    by: Standing, as_of: datetime,
) -> Topic:  # fmt: skip
    topic, new = Topic.objects.get_or_create(
        year=year, title=title.strip(), path=path,
        defaults={
            "source": source.value, "why": why.strip(), "way": way.value, "proposer": proposer[:80], "proposed_on": on,
            "search": searchable(title, proposer),
        },
    )  # fmt: skip
    if not new:
        raise BadInput({"title": _THERE.filled(title=title)})
    _record(topic, verb, by, as_of)
    return topic


def _move(topic: Topic, verb: str, version: int, by: Standing, as_of: datetime, reason: str | None) -> Topic:
    row = Topic.objects.select_for_update().get(pk=topic.pk)
    row.state = TOPIC.demand_as_read(verb, by, row, version, row.path)
    if reason is not None:
        if not reason.strip():
            raise BadInput({"reason": _WHY})
        row.reason = reason.strip()
    row.version = version + 1
    row.save()
    _record(row, verb, by, as_of)
    return row


def _record(row: Topic, verb: str, by: Standing, as_of: datetime) -> None:
    words = TOPIC.row(verb).words
    record(
        by=by, as_of=as_of, room="years", verb=verb, path=row.path, of=row,
        says=Words(f"{words.zh}：{row}", f"{words.en}: {row}"),
        content={"state": row.state, "source": row.source, "reason": row.reason},
    )  # fmt: skip


_THERE = Words("“{title}”本机构今年已提出", "“{title}” was proposed by this organisation this year")
_WHY = Words("请写明理由", "say why")
_NOT_YET = Words("尚未到这一天", "this day has not come yet")
