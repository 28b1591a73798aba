"""The verbs of keys: enter another installation's, compare and confirm it, revoke it (钥匙登记)."""

from datetime import date, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.conf import settings
from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.components.practice import practising
from guantong.apps.components.search import searchable
from guantong.apps.exchange.models import Partner, PartnerKey
from guantong.apps.exchange.recording import key_noted
from guantong.apps.exchange.workflow import KEY
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.seal.head import fingerprint, public_text
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


def own_key() -> tuple[str, str, str]:
    """Return this installation's name, public key and fingerprint: what the other side enters."""
    public = settings.EXCHANGE_KEY.public_key()
    return settings.INSTANCE, public_text(public), fingerprint(public)


@transaction.atomic
def register_key(*, name: str, public: str, path: str, by: Standing, as_of: datetime) -> PartnerKey:
    """Enter the key of another installation as it was handed over: nothing signed with it is taken in before it is confirmed.

    `name` is what the other packs under, `path` the organisation its packages belong to. Raises BadInput at the field.
    """
    state = KEY.demand("register_key", by, NEW, path)
    name, public = name.strip(), public.strip().lower()
    body = Organisation.objects.filter(path=path).first()
    if body is None:
        raise BadInput({"path": _NO_BODY})
    if name == settings.INSTANCE:
        raise BadInput({"name": _OURS})
    if practising(name) and not settings.PRACTICE:
        raise BadInput({"name": _PRACTISING})
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
    except ValueError as error:
        raise BadInput({"public": _NO_KEY}) from error
    partner, new = Partner.objects.get_or_create(name=name, defaults={"path": path, "organisation": str(body)[:120]})
    if partner.keys.filter(public=public_text(key)).exists():
        raise BadInput({"public": _KNOWN})
    if new:
        says = Words(f"登记对方系统 {partner.pk}", f"entered partner {partner.pk}")
        record(by=by, as_of=as_of, room="exchange", verb="register_key", path=path, of=partner, says=says)
    made = PartnerKey.objects.create(
        partner=partner, path=partner.path, public=public_text(key), fingerprint=fingerprint(key), state=state,
        registered_by=by.person, registered_at=as_of, search=searchable(name, fingerprint(key)),
    )  # fmt: skip
    return key_noted(made, "register_key", by, as_of)


@transaction.atomic
def confirm_key(*, key: PartnerKey, compared: str, by: Standing, as_of: datetime) -> PartnerKey:
    """Confirm a key that somebody else entered; `compared` is the fingerprint as the other side reads it out, typed anew.

    Raises BadInput where it is another, or while an earlier key of the partner is in use.
    """
    row = _locked(key)
    row.state = KEY.demand("confirm_key", by, row.state, row.path, row.registered_by)
    if "".join(compared.split()).lower() != row.fingerprint:
        raise BadInput({"compared": _DIFFERS})
    if row.partner.keys.filter(state="confirmed").exists():
        raise BadInput({"": _IN_USE})
    row.confirmed_by, row.confirmed_at = by.person, as_of
    return _kept(row, "confirm_key", by, as_of)


@transaction.atomic
def revoke_key(*, key: PartnerKey, revoked_on: date, reason: str, by: Standing, as_of: datetime) -> PartnerKey:
    """Revoke a key: from that day nothing signed with it is taken in, whatever day the package names; what came stays."""
    row = _locked(key)
    row.state = KEY.demand("revoke_key", by, row.state, row.path)
    row.revoked_on, row.reason = revoked_on, reason
    return _kept(row, "revoke_key", by, as_of)


def why_refused(key: PartnerKey, day: date) -> Words | None:
    """Return why nothing signed with a key is taken in on a day, None when it is.

    The day is that of taking in: a package says itself when it was packed, and whoever stole a key may say anything.
    """
    if key.confirmed_at is None:
        return _UNCONFIRMED.filled(fingerprint=key.fingerprint)
    if key.revoked_on is not None and key.revoked_on <= day:
        return _REVOKED.filled(fingerprint=key.fingerprint, day=key.revoked_on.isoformat())
    return None


def _locked(key: PartnerKey) -> PartnerKey:
    Partner.objects.select_for_update().get(pk=key.partner_id)
    return PartnerKey.objects.select_for_update(of=("self",)).select_related("partner").get(pk=key.pk)


def _kept(row: PartnerKey, verb: str, by: Standing, as_of: datetime) -> PartnerKey:
    row.version += 1
    row.save()
    return key_noted(row, verb, by, as_of)


_NO_BODY = Words("没有这个机构，请从列表中选择", "there is no such organisation: choose one of the list")
_OURS = Words("这是本系统自己的名称。请填对方系统的名称", "this is our own name: type the other installation's")
_PRACTISING = Words(
    "这是演练区的名称：正式系统不登记演练区的钥匙。请填对方正式系统的名称",
    "this is the name of a practice area, whose key is not entered here: type the name of the installation itself",
)
_NO_KEY = Words(
    "公钥是 64 位十六进制数字，由对方系统的“钥匙”页给出。请重新抄录",
    "a public key is 64 hexadecimal digits, as the other side's page of keys gives it: copy it again",
)
_KNOWN = Words("这把钥匙已经登记过", "this key was entered before")
_DIFFERS = Words(
    "输入的指纹与登记的钥匙不一致，没有确认。请与对方再核对一遍；仍不一致的，撤销后重新登记",
    "this is not the fingerprint of the key that was entered, and it was not confirmed: compare again, else revoke it and enter it anew",
)
_IN_USE = Words("对方还有一把使用中的钥匙。请先撤销旧钥匙", "an earlier key is in use: revoke it first")
_UNCONFIRMED = Words(
    "对方的钥匙 {fingerprint} 还没有由第二人确认，什么也没有接收。请安全管理员核对指纹后再接收",
    "the key {fingerprint} was not confirmed by a second person, and nothing was taken in: the security administrator compares it first",
)
_REVOKED = Words(
    "对方的钥匙 {fingerprint} 自 {day} 起已撤销，什么也没有接收。请对方用新钥匙重新打包",
    "the key {fingerprint} is revoked from {day}, and nothing was taken in: have it packed anew with the new key",
)
