"""The verbs of subjects: open, rename, close, link by evidence, withdraw a link with the reason (对象)."""

import re
from datetime import date, datetime
from fractions import Fraction

from django.conf import settings
from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.components.search import searchable
from guantong.apps.files import operations as files
from guantong.apps.files.queries import files_seen_by
from guantong.apps.journal.operations import record
from guantong.apps.subjects.models import Link, Series, Subject, SubjectName
from guantong.apps.subjects.queries import WHOLE, subjects_seen_by, ties
from guantong.apps.subjects.workflow import LINK, SUBJECT
from guantong.domain.identity.key import Kind, MalformedKey, SubjectKey, parsed
from guantong.domain.identity.line import Tie, TieKind, contradiction
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, Stale

_LINKS = "links"
_FILE = re.compile(r"(?:附件|attachment)\s*([0-9]{1,12})", re.IGNORECASE)


@transaction.atomic
def open_subject(
    *, kind: Kind, name: str, organisation: Organisation, opened_on: date, by: Standing, as_of: datetime,
    aliases: str = "", document: str = "",
) -> Subject:  # fmt: skip
    """Open a subject under the next key of its kind and year; raises BadInput when that year has it already."""
    SUBJECT.demand("open", by, NEW, organisation.path)
    _not_later("opened_on", opened_on, as_of)
    series = _locked(f"{kind.letters}-{opened_on.year}")
    there = Subject.objects.filter(
        kind=kind.value, organisation=organisation, name=name, opened_on__year=opened_on.year, state="standing"
    ).first()  # under the lock of the series: a form sent twice opens one subject
    if there:
        raise BadInput({"name": _THERE.filled(key=there.key)})
    series.latest += 1
    series.save()
    key = str(SubjectKey(settings.SUBJECT_PREFIX, kind, opened_on.year, series.latest))
    subject = Subject.objects.create(
        key=key, kind=kind.value, name=name, aliases=aliases, organisation=organisation, path=organisation.path,
        opened_on=opened_on, search=_search(key, name, aliases),
    )  # fmt: skip
    called = SubjectName.objects.create(subject=subject, name=name, begins_on=opened_on, document=document)
    _record("open", subject, by, as_of, called)
    return subject


@transaction.atomic
def rename(*, subject: Subject, name: str, on: date, document: str, version: int, by: Standing, as_of: datetime) -> Subject:  # fmt: skip
    """Give a subject another name from a day; it keeps its key, and is found by the former name too."""
    row, state = _read(subject, "rename", version, by)
    _not_later("on", on, as_of)
    former = SubjectName.objects.select_for_update().get(subject=row, ends_on=None)
    if on <= former.begins_on:
        raise BadInput({"on": _AFTER.filled(day=former.begins_on.isoformat())})
    if name == former.name:
        raise BadInput({"name": Words("与现名相同", "this is its name already")})
    former.ends_on = on
    former.save()
    latter = SubjectName.objects.create(subject=row, name=name, begins_on=on, document=document)
    row.name, row.state, row.version = name, state, version + 1
    row.search = _search(row.key, *row.names.order_by("-pk").values_list("name", flat=True), row.aliases)
    row.save()
    _record("rename", row, by, as_of, former, latter)
    return row


@transaction.atomic
def close(*, subject: Subject, on: date, closing: str, version: int, by: Standing, as_of: datetime) -> Subject:
    """Close a subject on a day with the reason; its key is never given again."""
    row, row_state = _read(subject, "close", version, by)
    _not_later("on", on, as_of)
    if on < row.opened_on:
        raise BadInput({"on": _AFTER.filled(day=row.opened_on.isoformat())})
    row.closed_on, row.closing, row.state, row.version = on, closing, row_state, version + 1
    row.save()
    _record("close", row, by, as_of)
    return row


@transaction.atomic
def link(
    *, subject: Subject, how: str, other: str, on: date, evidence: str, by: Standing, as_of: datetime,
    share: Fraction | None = None,
) -> Link:  # fmt: skip
    """Record that `subject` and the one with the key `other` are tied as `how` says (`split`, `split_turned`), by evidence.

    Judged one at a time, so that two people never record what contradicts. An attachment that serves as evidence is sealed.
    """
    LINK.demand("link", by, NEW, subject.path)
    _locked(_LINKS)
    former, latter = _ends(subject, how, other, by)
    kind = TieKind(how.removesuffix("_turned"))
    _not_later("on", on, as_of)
    for end in (former, latter):
        if (end is former or kind is not TieKind.SPLIT) and on < end.opened_on:
            raise BadInput({"on": _BEFORE_OPENED.filled(key=end.key, day=end.opened_on.isoformat())})
        if end.closed_on and on > end.closed_on:
            raise BadInput({"on": _AFTER_CLOSED.filled(key=end.key, day=end.closed_on.isoformat())})
    why_not = contradiction(Tie(kind, former.key, latter.key, on, share), ties())
    if why_not:
        raise BadInput({"other": why_not})
    row = Link.objects.create(
        kind=kind.value, former=former, latter=latter, on=on, share=None if share is None else round(share * WHOLE),
        evidence=_evidence(evidence, by, as_of), decided_by=by.person, decided_at=as_of,
    )  # fmt: skip
    _record_link("link", row, by, as_of)
    return row


@transaction.atomic
def withdraw_link(*, link: Link, reason: str, by: Standing, as_of: datetime) -> Link:
    """Withdraw a link with the reason; it stays on record and no longer counts."""
    _locked(_LINKS)
    row = Link.objects.select_for_update(of=("self",)).select_related("former", "latter").get(pk=link.pk)
    row.state, row.reason = LINK.demand("withdraw_link", by, row.state, row.former.path), reason
    row.save()
    _record_link("withdraw_link", row, by, as_of)
    return row


def _read(subject: Subject, verb: str, version: int, by: Standing) -> tuple[Subject, str]:
    row = Subject.objects.select_for_update().get(pk=subject.pk)
    state = SUBJECT.demand(verb, by, row.state, row.path)
    if row.version != version:
        raise Stale(row)
    return row, state


def _locked(name: str) -> Series:
    """The row of a series, locked until the transaction ends."""
    Series.objects.get_or_create(name=name)
    return Series.objects.select_for_update().get(name=name)


def _ends(subject: Subject, how: str, other: str, by: Standing) -> tuple[Subject, Subject]:
    """The former and the latter as they stand now, not as they were when the page was opened."""
    try:
        key = str(parsed(other))
    except MalformedKey as malformed:
        raise BadInput({"other": malformed.why}) from malformed
    if not subjects_seen_by(by).filter(key=key).exists():
        raise BadInput({"other": _UNKNOWN.filled(key=key)})
    rows = {row.key: row for row in Subject.objects.select_for_update().filter(key__in=(subject.key, key))}
    ends = (rows[subject.key], rows[key])
    return ends[::-1] if how.endswith("_turned") else ends


def _evidence(typed: str, by: Standing, as_of: datetime) -> str:
    found = _FILE.fullmatch(typed.strip())
    if found is None:
        return typed.strip()
    file = files_seen_by(by).filter(pk=int(found[1])).exclude(state="withdrawn").first()
    if file is None:
        raise BadInput({"evidence": _NO_FILE.filled(number=found[1])})
    if file.state == "kept":
        files.seal(file=file, by=by, as_of=as_of)
    return f"附件{file.pk}"


def _record(verb: str, subject: Subject, by: Standing, as_of: datetime, *names: SubjectName) -> None:
    words = SUBJECT.row(verb).words
    for row in (*names, subject):
        record(
            by=by, as_of=as_of, room="subjects", verb=verb, path=subject.path, of=row,
            says=Words(f"{words.zh}：{subject.key}", f"{words.en}: {subject.key}"),
            content={"key": subject.key, "state": subject.state},
        )  # fmt: skip


def _record_link(verb: str, link: Link, by: Standing, as_of: datetime) -> None:
    words, kind = LINK.row(verb).words, TieKind(link.kind).words
    own = link.former.path == link.latter.path
    # an entry names both ends: it is read by their organisation if that is one, else by that of whoever decides
    path = link.former.path if own else next(post.path for post in by.posts)
    ends = {"former": link.former.key, "latter": link.latter.key}
    record(
        by=by, as_of=as_of, room="subjects", verb=verb, path=path, of=link,
        says=Words(
            f"{words.zh}：{link.former.key} {kind.zh} {link.latter.key}",
            f"{words.en}: {link.former.key} {kind.en} {link.latter.key}",
        ),
        content={**ends, "kind": link.kind, "on": link.on.isoformat(), "share": link.share, "state": link.state},
    )  # fmt: skip


def _search(key: str, *names: str) -> str:
    return searchable(key, *(part for name in names for part in re.split("[、，,;；]", name)))


def _not_later(field: str, day: date, as_of: datetime) -> None:
    if day > as_of.date():
        raise BadInput({field: Words("尚未到这一天，不能登记", "this day has not come yet")})


_THERE = Words(
    "该机构当年已有同名对象 {key}；确为另一个的，请在名称中区分",
    "that year has it already as {key}; if this is another one, tell them apart by name",
)
_AFTER = Words("应在 {day} 之后", "it must be after {day}")
_BEFORE_OPENED = Words("{key} 在 {day} 才设立，关联不能更早", "{key} was opened on {day}; a link is no earlier")
_AFTER_CLOSED = Words("{key} 已在 {day} 结束，关联不能更晚", "{key} was closed on {day}; a link is no later")
_UNKNOWN = Words("没有 {key}，或不在您的职责范围内", "there is no {key}, or it is not within your duties")
_NO_FILE = Words(
    "没有附件 {number}，或已撤回，或不在您的职责范围内", "there is no file {number}, or it was withdrawn, or is not yours to see"
)  # fmt: skip
