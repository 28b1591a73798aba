"""The verb of what goes out: documents are numbered, signed and kept as one package, to be written to a disc (打包)."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction

from guantong.apps.components.search import searchable
from guantong.apps.exchange.kinds import kind_of
from guantong.apps.exchange.looking import examined, listed
from guantong.apps.exchange.models import Outgoing, Partner
from guantong.apps.exchange.queries import next_to_send
from guantong.apps.exchange.recording import outgoing_noted
from guantong.apps.exchange.workflow import OUTGOING
from guantong.apps.files.operations import LARGEST, LetIn, Stopped, hang, let_in
from guantong.domain.roles import Standing
from guantong.domain.seal.package import NAMED, SUFFIX, Document, plain, sealed
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal


def pack(*, partner: Partner, documents: Sequence[Document], by: Standing, as_of: datetime) -> Outgoing:
    """Sign documents for a partner as the next package to it, and keep the bytes; the disc is written by a person.

    Each document passes the gate of `files` as its kind is looked at. Raises BadInput with what to do, Stopped where one bears a
    secrecy mark, NotAllowed in the practice area: nothing leaves it.
    """
    path = OUTGOING.desk("pack", by)
    state = OUTGOING.demand("pack", by, NEW, path)
    if settings.PRACTICE:
        raise NotAllowed(Refusal("state", _PRACTICE))
    if not documents:
        raise BadInput({"file": _EMPTY})
    for one in documents:
        _demanded(one)
    if sum(len(one.content) for one in documents) > LARGEST - (1 << 20):
        raise BadInput({"file": _LARGE})
    stopped: Stopped | None = None
    with transaction.atomic():
        Partner.objects.select_for_update().get(pk=partner.pk)
        number = next_to_send(partner)
        content = sealed(
            sender=settings.INSTANCE, receiver=partner.name, number=number, packed_at=as_of.isoformat(timespec="seconds"),
            documents=documents, key=settings.EXCHANGE_KEY,
        )  # fmt: skip
        try:
            file = let_in(
                to="exchange.outgoing", path=path, name=file_name(settings.INSTANCE, number), content=content,
                level=Level.SENSITIVE, by=by, as_of=as_of, look=lambda given, _name: examined(given, documents),
            )  # fmt: skip
        except Stopped as marked:  # its entry stays, so this transaction must commit
            stopped = marked
        else:
            return _packed(partner, number, path, file, documents, state, by, as_of)
    raise stopped


def _packed(
    partner: Partner, number: int, path: str, file: LetIn, documents: Sequence[Document], state: str, by: Standing, as_of: datetime
) -> Outgoing:  # fmt: skip
    row = Outgoing.objects.create(
        partner=partner, number=number, path=path, sm3=file.given, packed_by=by.person, packed_at=as_of, state=state,
        documents=[listed(one, "packed") for one in documents], search=searchable(partner.name, *(d.name for d in documents)),
    )  # fmt: skip
    row.file = hang(file=file, to=row, by=by, as_of=as_of)
    row.save(update_fields=("file",))
    return outgoing_noted(row, "pack", by, as_of)


def file_name(sender: str, number: int) -> str:
    """Return what a package is called on the disc; whoever renames it changes nothing."""
    return f"{sender.replace('/', '·')}-{number:06}{SUFFIX}"


def _demanded(document: Document) -> None:
    kind = kind_of(document.kind)
    if kind is None or document.schema != kind.schema:
        raise BadInput({"kind": _NO_KIND.filled(kind=document.kind)})
    if not plain(document.name):
        raise BadInput({"file": NAMED.filled(name=document.name[:60])})
    lacks = [words for name, words in kind.asks.items() if not document.about.get(name, "").strip()]
    if lacks:
        raise BadInput(
            {"about": _LACKS.filled(lacks=Words("、".join(w.zh for w in lacks), ", ".join(w.en for w in lacks)))}
        )
    for name, offer in kind.chosen.items():
        if (value := document.about[name]) not in (there := dict(offer())):
            offered = Words(
                "、".join(f"{w.zh}（{v}）" for v, w in there.items()),
                ", ".join(f"{w.en} ({v})" for v, w in there.items()),
            )
            raise BadInput({"about": _NOT_OFFERED.filled(name=kind.asks[name], value=value[:40], offered=offered)})
    if unknown := sorted(document.about.keys() - kind.asks.keys() - kind.may.keys()):
        raise BadInput({"about": _UNKNOWN.filled(names="、".join(unknown))})


_PRACTICE = Words(
    "这是演练区，不能打包导出：演练的内容不得进入正式系统",
    "this is the practice area: nothing of it leaves for another system",
)
_EMPTY = Words("没有要打包的文件", "there is no file to pack")
_LARGE = Words("文件合计超过 31 MiB，请分成几个包", "the files are larger than 31 MiB together: make several packages")
_NO_KIND = Words("没有“{kind}”这种文件，请从列表中选择", "there is no kind “{kind}”: choose one of the list")
_LACKS = Words("还要填写：{lacks}", "still needed: {lacks}")
_NOT_OFFERED = Words("{name}没有“{value}”，可选：{offered}", "there is no {name} “{value}”; there are: {offered}")
_UNKNOWN = Words("这种文件没有这些说明项：{names}", "this kind knows nothing of: {names}")
