"""The verbs of what comes in: a package is checked, kept, and its documents placed in the order of the numbers (接收).

Whatever order discs come in, however often one comes: documents are placed in the order in which they were sent, once each.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from guantong.apps.components.crashpoint import crashpoint
from guantong.apps.components.practice import practising
from guantong.apps.components.search import searchable
from guantong.apps.exchange.keys import why_refused
from guantong.apps.exchange.looking import examined, listed
from guantong.apps.exchange.models import Arrival, Partner, PartnerKey
from guantong.apps.exchange.operations import file_name
from guantong.apps.exchange.placing import placed, read_again
from guantong.apps.exchange.queries import in_words, last_taken_in, missing
from guantong.apps.exchange.recording import arrival_noted
from guantong.apps.exchange.workflow import ARRIVAL
from guantong.apps.files.operations import LARGEST, hang, let_in, too_large
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import sm3
from guantong.domain.seal.package import NotWhole, Package, opened, told
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

FARTHEST = 1000
"""How far a number may lie beyond what came: each number between is listed as missing, so one forged number must not make millions."""


@dataclass(frozen=True, slots=True)
class Came:
    """What became of a package: its row, whether it was known already, which followed at once, what is still missing."""

    arrival: Arrival
    known: bool
    followed: tuple[Arrival, ...]
    says: Words


def receive(*, content: bytes, by: Standing, as_of: datetime) -> Came:
    """Bring a package, and take in whatever is next by number; the same package again does nothing and says so.

    Raises BadInput at `file`, with nothing changed, for what is no package, not for us, of an unknown sender, changed, signed with
    a key that is not in force, or another package under a number that came; Stopped where a document bears a secrecy mark.
    """
    state = ARRIVAL.demand("receive", by, NEW, "")
    if len(content) > LARGEST:
        raise BadInput({"file": too_large(len(content))})
    package, key = checked(content, as_of)
    if known := _known(key.partner, package.number, sm3(content)):
        return _again(known, by, as_of)
    file = let_in(
        to="exchange.arrival", path=key.path, name=file_name(package.sender, package.number), content=content,
        level=Level.SENSITIVE, by=by, as_of=as_of, look=lambda given, _name: examined(given, package.documents),
    )  # fmt: skip
    with transaction.atomic():
        partner = alone_with(key.partner_id)
        if known := _known(
            partner, package.number, file.given
        ):  # another brought it a moment earlier, and goes on with it
            return Came(known, True, (), _again_said(known))
        row = Arrival.objects.create(
            partner=partner, key=key, number=package.number, path=partner.path, sm3=file.given, packed_at=package.packed_at[:40],
            received_by=by.person, received_at=as_of, documents=[listed(one, "waiting") for one in package.documents], state=state,
            search=searchable(partner.name, *(one.name for one in package.documents)),
        )  # fmt: skip
        crashpoint("exchange.arrival_written")
        row.file = hang(file=file, to=row, by=by, as_of=as_of)
        row.save(update_fields=("file",))
        arrival_noted(row, "receive", by, as_of, documents=len(row.documents))
    crashpoint("exchange.received")
    followed = go_on(partner=partner, by=by, as_of=as_of)
    row.refresh_from_db()
    return Came(row, False, tuple(one for one in followed if one.pk != row.pk), _said(row, partner))


def alone_with(partner: int) -> Partner:
    """Return a sender, of whom nothing else is taken in until this transaction ends."""
    return Partner.objects.select_for_update().get(pk=partner)


def _again(known: Arrival, by: Standing, as_of: datetime) -> Came:
    """A package that came before: what is its turn and was cut short goes on, else nothing is done."""
    followed = go_on(partner=known.partner, by=by, as_of=as_of)
    if not followed:
        return Came(known, True, (), _again_said(known))
    known.refresh_from_db()
    return Came(known, True, tuple(one for one in followed if one.pk != known.pk), _said(known, known.partner))


def _again_said(known: Arrival) -> Words:
    return _KNOWN.filled(package=known, at=known.received_at.date().isoformat())


def checked(content: bytes, as_of: datetime) -> tuple[Package, PartnerKey]:
    """Return a package whose every byte was signed with a key in force, and that key; raises BadInput at `file`."""
    try:
        claims = told(content)
        partner = Partner.objects.filter(name=claims.sender).first()
        if partner is None:
            raise BadInput({"file": _STRANGER.filled(sender=claims.sender[:60])})
        key = partner.keys.select_related("partner").filter(fingerprint=claims.key).first()
        if key is None:
            raise BadInput({"file": _NO_KEY.filled(sender=partner.name, fingerprint=claims.key[:16])})
        if why := why_refused(key, as_of.date()):
            raise BadInput({"file": why})
        package = opened(content, key.key)
    except NotWhole as error:
        raise BadInput({"file": error.words}) from error
    if practising(package.sender) and not settings.PRACTICE:
        raise BadInput({"file": _PRACTISED.filled(sender=package.sender[:60])})
    if package.receiver != settings.INSTANCE:
        raise BadInput({"file": _NOT_OURS.filled(receiver=package.receiver[:60], ours=settings.INSTANCE)})
    if package.number > last_taken_in(key.partner) + FARTHEST:
        raise BadInput({"file": _FAR.filled(number=package.number, most=FARTHEST)})
    return package, key


def go_on(*, partner: Partner, by: Standing, as_of: datetime) -> list[Arrival]:
    """Take in what waits of a sender as far as the numbers have no gap, each package in a transaction of its own."""
    found = []
    while (row := _next(partner, by, as_of)) is not None:
        found.append(row)
        crashpoint("exchange.taken_in")
    return found


def give_up(*, partner: Partner, number: int, reason: str, by: Standing, as_of: datetime) -> Arrival:
    """Give up waiting for a number that did not come, with the reason; what waited behind it is then taken in.

    Raises BadInput for a number that nothing waits for. Should it come later after all, it is refused.
    """
    row = _given_up(partner, number, reason, by, as_of)
    go_on(partner=partner, by=by, as_of=as_of)
    return row


@transaction.atomic
def _given_up(partner: Partner, number: int, reason: str, by: Standing, as_of: datetime) -> Arrival:
    state = ARRIVAL.demand("give_up", by, NEW, partner.path)
    alone_with(partner.pk)
    gap = missing(partner)
    if number not in gap:
        raise BadInput({"number": _NOT_MISSING.filled(numbers=in_words(gap) or "—")})
    row = Arrival.objects.create(
        partner=partner, number=number, path=partner.path, received_by=by.person, received_at=as_of, state=state, reason=reason,
        search=searchable(partner.name),
    )  # fmt: skip
    return arrival_noted(row, "give_up", by, as_of)


@transaction.atomic
def place_again(*, arrival: Arrival, by: Standing, as_of: datetime) -> Arrival:
    """Place again those documents of a package that were left, now that something was put right; the others stay as they are."""
    alone_with(arrival.partner_id)
    row = Arrival.objects.select_for_update(of=("self",)).get(pk=arrival.pk)
    row.state = ARRIVAL.demand("place_again", by, row.state, row.path)
    if not row.left or row.file is None:
        raise BadInput({"": NOTHING_LEFT})
    return _kept(row, "place_again", by, as_of, documents=_placed(row, by, as_of))


@transaction.atomic
def _next(partner: Partner, by: Standing, as_of: datetime) -> Arrival | None:
    """Take in the package whose number is next, or turn it away where its key was revoked while it waited."""
    alone_with(partner.pk)
    row = waiting_next(partner)
    if row is None or row.key is None:
        return None
    if why := why_refused(row.key, as_of.date()):
        row.state, row.reason = ARRIVAL.demand("turn_away", by, row.state, row.path), why.zh[:200]
        _kept(row, "turn_away", by, as_of, documents=row.documents)
        return None
    row.state = ARRIVAL.demand("take_up", by, row.state, row.path)
    return _kept(row, "take_up", by, as_of, documents=_placed(row, by, as_of))


def waiting_next(partner: Partner) -> Arrival | None:
    """Return the package that waits and whose number is next, None while that is missing."""
    waits = partner.arrivals.select_for_update(of=("self",)).filter(state="waiting", number=last_taken_in(partner) + 1)
    return waits.select_related("key").first()


def _placed(row: Arrival, by: Standing, as_of: datetime) -> list[dict[str, Any]]:
    package = read_again(row)
    found = [
        listing if listing["state"] == "placed" else {**listing, **placed(one, by, as_of)}
        for listing, one in zip(row.documents, package.documents, strict=True)
    ]
    crashpoint("exchange.documents_placed")
    return found


def _known(partner: Partner, number: int, digest: str) -> Arrival | None:
    row = partner.arrivals.filter(number=number).exclude(state="refused").first()
    if row is None or row.sm3 == digest:
        return row
    if row.state == "given_up":
        raise BadInput({"file": _GIVEN_UP.filled(package=row, day=row.received_at.date().isoformat())})
    raise BadInput({"file": _OTHER.filled(package=row)})


def _kept(row: Arrival, verb: str, by: Standing, as_of: datetime, documents: list[dict[str, Any]]) -> Arrival:
    row.documents = documents
    row.version += 1
    row.save()
    return arrival_noted(row, verb, by, as_of, left=row.left)


def _said(row: Arrival, partner: Partner) -> Words:
    if row.state == "waiting":
        return _WAITS.filled(package=row, numbers=in_words(missing(partner)))
    if row.left:
        return _LEFT.filled(package=row, left=row.left)
    return _TAKEN_IN.filled(package=row)


_KNOWN = Words(
    "{package}已于 {at} 收到过，内容相同：没有改动任何内容",
    "{package} came on {at} already, the same: nothing was changed",
)
_WAITS = Words(
    "{package}已收下、等待：前面缺第 {numbers} 号。缺的到了就按编号接收；确实没有的，可以放弃等待",
    "{package} is kept and waits: {numbers} did not come. It is taken in when they do, or when they are given up",
)
_TAKEN_IN = Words("{package}已接收，文件都已送达", "{package} was taken in, every document is where it belongs")
_LEFT = Words(
    "{package}已接收，有 {left} 份文件没有送达，原因写在包内文件中",
    "{package} was taken in; {left} documents were left, each with the reason",
)
_STRANGER = Words(
    "没有登记过“{sender}”这个系统，什么也没有接收。请先登记并确认对方的钥匙",
    "“{sender}” was never entered, and nothing was taken in: enter and confirm its key first",
)
_NO_KEY = Words(
    "“{sender}”没有指纹为 {fingerprint} 的钥匙，什么也没有接收。请核对对方是否换过钥匙",
    "“{sender}” has no key {fingerprint}, and nothing was taken in: ask whether it changed its key",
)
_FAR = Words(
    "编号 {number} 比已收到的多出 {most} 号以上，什么也没有接收。请向对方查问编号，或更换对方的钥匙",
    "number {number} is more than {most} beyond what came: nothing was taken in; ask the other side, or replace its key",
)
_NOT_OURS = Words(
    "这个包是给“{receiver}”的，本系统是“{ours}”，什么也没有接收",
    "this package is for “{receiver}”, we are “{ours}”: nothing was taken in",
)
_PRACTISED = Words(
    "这是演练区“{sender}”打的包，正式系统不接收，什么也没有接收。请用正式系统打的包",
    "this package was made in the practice area “{sender}”, and nothing was taken in: bring the one that was made for work",
)
_OTHER = Words(
    "{package}以前收到过，内容不同：什么也没有接收。一个编号只用一次，请对方查明后用新的编号打包",
    "{package} came before with other content, and nothing was taken in: a number is used once; have it packed under a new one",
)
_GIVEN_UP = Words(
    "{package}已于 {day} 放弃等待，后面的已经接收：这一份没有接收。请对方用新的编号重新打包",
    "{package} was given up on {day} and later ones were taken in: this was not. Have it packed under a new number",
)
_NOT_MISSING = Words(
    "只能放弃缺少的编号，现在缺：{numbers}", "only a missing number can be given up; missing: {numbers}"
)
NOTHING_LEFT = Words("文件都已送达", "every document is where it belongs")
