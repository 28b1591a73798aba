"""A paper is drafted for the rooms above, checked by another, signed by the post, exported, numbered, received (公文办理)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localtime

from guantong.apps.actors.models import Organisation
from guantong.apps.components.search import searchable
from guantong.apps.files.operations import seal
from guantong.apps.journal.operations import record
from guantong.apps.papers import events
from guantong.apps.papers.models import Concern, Hop, Paper
from guantong.apps.papers.queries import content_of, intact, may_sign, signed_copies
from guantong.apps.papers.ways import frame, organ, stations
from guantong.apps.papers.wording import UNSOURCED, words_of
from guantong.apps.papers.workflow import PAPER
from guantong.domain.papers.blocks import Block, unfilled
from guantong.domain.papers.kinds import Organ, kinds
from guantong.domain.papers.parts import Unsourced, of
from guantong.domain.papers.plain import blocks_from, plain
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal

About = tuple[str, str, str]
"""Journal key, name and page of a matter."""


@transaction.atomic
def draft(
    *, kind: str, addressee: Organisation, title: str, body: Sequence[Block], by: Standing, as_of: datetime,
    subject_of: str = "", subject_name: str = "", subject_where: str = "", route: str = "",
    passed_on: Sequence[Organisation] = (), enclosures: Sequence[str] = (), copies: Sequence[str] = (),
    corrects: Paper | None = None, also_about: Sequence[About] = (), issuer: Organ | None = None,
) -> Paper:  # fmt: skip
    """Draft a paper of a kind about the matter with the journal key `subject_of`, with its name and the page it is on.

    It goes the default way of its kind unless `route` says otherwise; `passed_on` are whoever gets it from the addressee, in
    order; `also_about` are the other matters it is about; `issuer` is who issues it where the law of the place names another
    than the table of kinds. Raises BadInput at `kind`, `addressee`, `route` or `title`.
    """
    state = PAPER.demand("draft", by, NEW, addressee.path)
    if kind not in kinds():
        raise BadInput({"kind": _NO_KIND})
    what = kinds()[kind]
    try:
        line = what.on(as_of.date())
    except LookupError as unknown:
        raise BadInput({"kind": _NOT_YET_A_KIND}) from unknown
    if addressee.kind not in line.addressees:
        raise BadInput({"addressee": _NOT_TO.filled(kind=what.words)})
    way = route or line.default_route
    if way not in line.routes:
        raise BadInput({"route": _NO_ROUTE})
    _without_amount(title)
    paper = Paper.objects.create(
        kind=kind, edition=line.since, about=subject_of, about_name=subject_name, about_where=subject_where,
        desk=_desk(by), path=addressee.path, addressee=addressee.name, route=way,
        stations=corrects.stations if corrects else stations(line, way, addressee, passed_on), issuer=organ(issuer or line.issuer),
        **frame(what, line, way, addressee, corrects), title=title, blocks=plain(body),
        enclosures=list(enclosures), copies=list(copies), corrects=corrects, state=state, drafted_by=by.person,
        drafted_at=as_of, writers=[by.person], search=searchable(title, addressee.name, what.words.zh),
    )  # fmt: skip
    for key, name, where in also_about:
        _kept(Concern.objects.create(paper=paper, key=key, name=name[:160], where=where), "draft", by, as_of)
    return _recorded(paper, "draft", by, as_of, kind=kind, about=subject_of)


@transaction.atomic
def revise(
    *, paper: Paper, title: str, version: int, by: Standing, as_of: datetime, enclosures: str = "", copies: str = "",
    **texts: str,
) -> Paper:  # fmt: skip
    """Change the words of a draft: `text_<block>` each, amounts by their marks 【1】; who does it has written on it."""
    row = _held(paper, "revise", version, by)
    _without_amount(title)
    row.title, row.blocks = title, words_of(row.blocks, texts)
    row.enclosures, row.copies = lines(enclosures), lines(copies)
    row.writers = sorted({*row.writers, by.person})
    row.search = searchable(title, row.addressee, row.what.words.zh)
    return _moved(row, "revise", by, as_of)


@transaction.atomic
def check(*, paper: Paper, version: int, by: Standing, as_of: datetime) -> Paper:
    """Check a draft: never whoever wrote on it. Raises BadInput while a place in it waits for a person's words."""
    row = _held(paper, "check", version, by)
    if left := unfilled(blocks_from(row.blocks)):
        raise BadInput({"": _TO_FILL.filled(count=left)})
    row.checked_by, row.checked_at = by.person, as_of
    return _moved(row, "check", by, as_of)


@transaction.atomic
def send_back(*, paper: Paper, reason: str, version: int, by: Standing, as_of: datetime) -> Paper:
    """Send a checked draft back to be changed; it is checked anew."""
    row = _held(paper, "send_back", version, by)
    row.reason, row.checked_by, row.checked_at = reason, "", None
    return _moved(row, "send_back", by, as_of)


@transaction.atomic
def sign(*, paper: Paper, version: int, by: Standing, as_of: datetime) -> Paper:
    """Sign: by the post its kind names. From here on its content is what the digest in the journal says."""
    row = _held(paper, "sign", version, by)
    if closed := not_the_signer(row, by):
        raise NotAllowed(closed)
    row.signed_by, row.signed_at, row.sealed, row.reason = by.person, as_of, content_of(row).digest(), ""
    return _moved(row, "sign", by, as_of, content_sm3=row.sealed)


@transaction.atomic
def export(*, paper: Paper, version: int, by: Standing, as_of: datetime) -> Paper:
    """Note that a person took the file over into the office's own system, where it is numbered and sealed."""
    row = _held(paper, "export", version, by)
    _demand_intact(row)
    row.exported_by, row.exported_at = by.person, as_of
    return _moved(row, "export", by, as_of, content_sm3=row.sealed)


@transaction.atomic
def register(
    *, paper: Paper, issued_on: date, version: int, by: Standing, as_of: datetime, number: str = ""
) -> Paper:  # fmt: skip
    """Type back the office's number and day: a person sent it. A correction now takes the place of what it corrects."""
    row = _held(paper, "register", version, by)
    _demand_intact(row)
    if row.signed_at is None or not localtime(row.signed_at).date() <= issued_on <= as_of.date():
        raise BadInput({"issued_on": _ISSUED_WHEN})
    if row.what.numbered and not number.strip():
        raise BadInput({"number": _NUMBER})
    if row.what.numbered and Paper.objects.filter(number=number.strip()).exclude(pk=row.pk).exists():
        raise BadInput({"number": _TAKEN})
    if row.corrects is not None:
        _superseded(row.corrects, by, as_of)
    row.number, row.issued_on, row.sent_by = number.strip() if row.what.numbered else "", issued_on, by.person
    row = _moved(row, "register", by, as_of, at=row.path, number=row.number, issued_on=issued_on.isoformat())
    for at, station in enumerate(row.stations, 1):
        hop = Hop.objects.create(paper=row, number=at, **station)
        _kept(hop, "register", by, as_of)
    events.issued.send(Paper, paper=row, by=by, as_of=as_of)
    return row


@transaction.atomic
def note_signed_copy(*, paper: Paper, signed_copy: str, version: int, by: Standing, as_of: datetime) -> Paper:
    """Note which of its files is the copy with signature and seal: the version of record, sealed."""
    row = _held(paper, "note_signed_copy", version, by)
    if not row.what.keeps_copy:
        raise NotAllowed(NO_COPY_STAYS)
    found = signed_copies(row).filter(pk=signed_copy).first() if signed_copy.isdecimal() else None
    if found is None:
        raise BadInput({"signed_copy": _NO_COPY})
    row.signed_copy = found if found.state == "sealed" else seal(file=found, by=by, as_of=as_of)
    return _moved(row, "note_signed_copy", by, as_of, file=row.signed_copy.sm3)


@transaction.atomic
def note_receipt(
    *, paper: Paper, hop: str, received_on: date, version: int, by: Standing, as_of: datetime
) -> Paper:  # fmt: skip
    """Note the day a paper came in at a station; that somebody opened its page is no receipt.

    Days run on along the way, as far as they are known. Raises BadInput for a day that cannot be.
    """
    row = _held(paper, "note_receipt", version, by)
    hops = list(row.hops.select_for_update())
    station = next((one for one in hops if str(one.pk) == hop), None)
    if station is None:
        raise BadInput({"hop": _NO_STATION})
    known = [one.received_on for one in hops if one.number < station.number and one.received_on]
    later = [one.received_on for one in hops if one.number > station.number and one.received_on]
    if row.issued_on is None or not max([row.issued_on, *known]) <= received_on <= min([as_of.date(), *later]):
        raise BadInput({"received_on": _RECEIVED_WHEN})
    station.received_on, station.noted_by, station.noted_at = received_on, by.person, as_of
    station.save()
    _kept(station, "note_receipt", by, as_of)
    row = _moved(row, "note_receipt", by, as_of, at=row.path, hop=station.number, received_on=received_on.isoformat())
    events.received.send(Paper, paper=row, hop=station, by=by, as_of=as_of)
    if row.state == "issued" and hops[-1].received_on:
        row = _moved(row, "deliver", by, as_of)
    return row


@transaction.atomic
def correct(*, paper: Paper, reason: str, version: int, by: Standing, as_of: datetime) -> Paper:
    """Draft the correction of a paper that is out: a paper of its own, with the same words to begin with. Returns it."""
    row = _held(paper, "correct", version, by)
    if row.corrections.exclude(state__in=("discarded", "withdrawn")).exists():
        raise NotAllowed(BEING_CORRECTED)
    row.reason = reason
    row = _moved(row, "correct", by, as_of)
    return draft(
        kind=row.kind, addressee=Organisation.objects.get(path=row.path), title=f"更正：{row.title}"[:160], body=blocks_from(row.blocks),
        subject_of=row.about, subject_name=row.about_name, subject_where=row.about_where, route=row.route,
        enclosures=row.enclosures, copies=row.copies, corrects=row, by=by, as_of=as_of,
        also_about=tuple(row.concerns.values_list("key", "name", "where")),
    )  # fmt: skip


@transaction.atomic
def withdraw(*, paper: Paper, reason: str, version: int, by: Standing, as_of: datetime) -> Paper:
    """Withdraw a paper, with the reason: it stays to be seen as withdrawn, and everybody who got it is told."""
    row = _held(paper, "withdraw", version, by)
    if closed := not_the_signer(row, by):
        raise NotAllowed(closed)
    row.reason, row.withdrawn_at = reason, as_of
    row = _moved(row, "withdraw", by, as_of, at=row.path if row.issued_on else "")
    for correction in row.corrections.filter(state__in=("draft", "checked")):
        discard(paper=correction, version=correction.version, by=by, as_of=as_of)
    events.withdrawn.send(Paper, paper=row, by=by, as_of=as_of)
    return row


@transaction.atomic
def note_told(*, paper: Paper, hop: str, told_on: date, version: int, by: Standing, as_of: datetime) -> Paper:
    """Note the day a person told a station that the paper was withdrawn."""
    row = _held(paper, "note_told", version, by)
    station = row.hops.select_for_update().filter(pk=hop).first() if hop.isdecimal() else None
    if station is None:
        raise BadInput({"hop": _NO_STATION})
    if row.withdrawn_at is None or not localtime(row.withdrawn_at).date() <= told_on <= as_of.date():
        raise BadInput({"told_on": _TOLD_WHEN})
    station.told_on, station.told_by = told_on, by.person
    station.save()
    _kept(station, "note_told", by, as_of)
    return _moved(row, "note_told", by, as_of, at=row.path, hop=station.number, told_on=told_on.isoformat())


@transaction.atomic
def discard(*, paper: Paper, version: int, by: Standing, as_of: datetime) -> Paper:
    """Discard what was not signed."""
    return _moved(_held(paper, "discard", version, by), "discard", by, as_of)


def second(paper: Paper, standing: Standing) -> str:
    """Return who did the last step as far as a second person is asked for: whoever wrote on it never checks it."""
    return standing.person if paper.wrote(standing.person) else ""


def not_the_signer(paper: Paper, standing: Standing) -> Refusal | None:
    """Return why it is not for `standing` to sign or withdraw, or None: the table of kinds names the post."""
    if may_sign(paper.line, standing):
        return None
    return Refusal("who", _SIGNER.filled(kind=paper.what.words, post=paper.line.signer))


def _superseded(paper: Paper, by: Standing, as_of: datetime) -> None:
    row = _locked(paper)
    row.withdrawn_at = as_of
    row = _moved(row, "supersede", by, as_of, at=row.path)
    events.withdrawn.send(Paper, paper=row, by=by, as_of=as_of)


def _demand_intact(paper: Paper) -> None:
    if not intact(paper):
        raise NotAllowed(TAMPERED)


def _desk(by: Standing) -> str:
    wanted = PAPER.row("draft")
    return next((post.path for post in wanted.admitting(by, "")), "")


def _without_amount(title: str) -> None:
    try:
        of(title)
    except Unsourced as amount:
        raise BadInput({"title": UNSOURCED.filled(amount=amount)}) from amount


def lines(typed: str) -> list[str]:
    """Return the lines of what was typed that say something."""
    return [line.strip() for line in typed.splitlines() if line.strip()]


def _held(paper: Paper, verb: str, version: int, by: Standing) -> Paper:
    row = _locked(paper)
    PAPER.demand_as_read(verb, by, row, version, row.path, second(row, by))
    return row


def _locked(paper: Paper) -> Paper:
    return Paper.objects.select_for_update().get(pk=paper.pk)


def _moved(row: Paper, verb: str, by: Standing, as_of: datetime, at: str = "", **content: Any) -> Paper:
    row.state = PAPER.demand(verb, by, row.state, row.path, second(row, by))
    row.version += 1
    row.save()
    return _recorded(row, verb, by, as_of, at=at, **content)


def _recorded(paper: Paper, verb: str, by: Standing, as_of: datetime, at: str = "", **content: Any) -> Paper:
    """Its entry is read in the addressee's journal only once it is out."""
    words, kind = PAPER.row(verb).words, paper.what.words
    record(
        by=by, as_of=as_of, room="papers", verb=verb, path=at or paper.desk, of=paper,
        says=Words(f"{words.zh}：{kind.zh} {paper.pk}", f"{words.en}: {kind.en} {paper.pk}"),
        content={"state": paper.state, "version": paper.version, **content},
    )  # fmt: skip
    events.moved.send(Paper, paper=paper, verb=verb, by=by, as_of=as_of)
    return paper


def _kept(thing: Hop | Concern, verb: str, by: Standing, as_of: datetime) -> None:
    """A concern is the desk's, a station the addressee's to read of."""
    paper, hop = thing.paper, isinstance(thing, Hop)
    says = (
        Words(f"公文 {paper.pk} 第 {thing.number} 程", f"station {thing.number} of paper {paper.pk}")
        if isinstance(thing, Hop)
        else Words(f"公文 {paper.pk} 的有关事项", f"a concern of paper {paper.pk}")
    )
    record(
        by=by, as_of=as_of, room="papers", verb=verb, path=paper.path if hop else paper.desk, of=thing, says=says
    )  # fmt: skip


_NO_KIND = Words("没有这个文种", "there is no such kind of paper")
_NOT_YET_A_KIND = Words("这一天还没有这个文种的规定", "on this day nothing is known of this kind")
_NOT_TO = Words(
    "“{kind}”不发给这类机构，见文种表", "“{kind}” does not go to an organisation of this sort: see the table of kinds"
)
_NO_ROUTE = Words("请选择这个文种的致送方式", "choose one of the ways of this kind")
_NUMBER = Words("请照原样填写办公室编定的文号", "type the number the office gave, as it is")
_TAKEN = Words("这个文号已登记在另一件公文上", "another paper bears this number")
_ISSUED_WHEN = Words("成文日期应在签发之后、今天或此前", "it is dated between its signing and today")
_RECEIVED_WHEN = Words(
    "收到日期应在发出和前一程收到之后、后一程收到之前，不晚于今天",
    "it came in after it left the station before, by today",
)
_TOLD_WHEN = Words("告知日期应在撤回之后、今天或此前", "they were told between the withdrawal and today")
_NO_STATION = Words("请选择本件经过的单位", "choose a station of its way")
_NO_COPY = Words("请从本件的附件中选择签发件", "choose the signed copy among the files of the paper")
_TO_FILL = Words(
    "还有 {count} 处“（待填写）”，请先由人写好或删去", "{count} places wait to be filled: write or remove them first"
)
_SIGNER = Words("“{kind}”由{post}签发", "“{kind}” is signed by the {post}")
NO_COPY_STAYS = Refusal("state", Words("这个文种不留签发件", "of this kind no signed copy stays"))
BEING_CORRECTED = Refusal("state", Words("已有一份更正件正在办理", "a correction is under way"))
TAMPERED = Refusal(
    "state",
    Words("内容与签发时的摘要不一致，不能导出或登记", "its content is not what was signed"),
    Words("请安全审计员核对留痕", "the security auditor holds it against the journal"),
)
