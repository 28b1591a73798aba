"""The verbs of signing in: links, activation, lock-outs, the second factor; each is journaled (登录).

A password is set by its owner alone. Of a link only the digest is kept.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from allauth.mfa.models import Authenticator
from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from guantong.apps.actors import second_factor
from guantong.apps.actors.models import Person, SignInLink
from guantong.apps.actors.queries import has_left
from guantong.apps.actors.workflow import PERSON
from guantong.apps.journal.models import Entry
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

LINK_LIFE = timedelta(hours=12)


@transaction.atomic
def issue_link(*, person: Person, by: Standing, as_of: datetime, demo: bool = False) -> str:
    """Return the token of a one-time link for `person`, alive twelve hours; earlier unused ones stop working.

    It activates the account: its owner sets a password there. It is worth what the entry of its issue says. With `demo` it signs in, where demos are served.
    """
    PERSON.demand("issue_link", by, state_of(person), "", latest_by=person.username)
    token = token_urlsafe(24)
    SignInLink.objects.filter(person=person, used_at=None, demo=demo).delete()
    SignInLink.objects.create(digest=_digest(token), person=person, expires_at=as_of + LINK_LIFE, demo=demo)
    kind = Words("演示登录链接", "demo link") if demo else Words("激活链接", "activation link")
    says = Words(f"为 {person.username} 出具{kind.zh}", f"{kind.en} for {person.username}")
    _record(by, as_of, "issue_link", says, {"link": _digest(token)})
    return token


@transaction.atomic
def use_link(*, token: str, as_of: datetime) -> Person | None:
    """Return the person a demo's link lets in, and use it up; None when it is unknown, used, too old or no demo's."""
    link = _live(token, as_of, demo=True)
    if link is None:
        return None
    _use(link, as_of)
    return link.person


def person_of(token: str, as_of: datetime) -> Person | None:
    """Return whose account an activation link activates, without using it; None when it no longer works."""
    link = _live(token, as_of, demo=False, held=False)
    return link.person if link else None


@transaction.atomic
def activate(*, token: str, password: str, as_of: datetime) -> Person | None:
    """Set the owner's password by an activation link and use it up; None when the link no longer works.

    Raises BadInput when the password does not meet the policy.
    """
    link = _live(token, as_of, demo=False)
    if link is None:
        return None
    weak = weaknesses(password, link.person)
    if weak:
        raise BadInput({"password": Words("；".join(w.zh for w in weak), "; ".join(w.en for w in weak))})
    _use(link, as_of)
    return _set_password(
        _locked(link.person), password, "activate", Words("激活账号并设置口令", "activated the account"), as_of
    )


@transaction.atomic
def change_password(*, person: Person, password: str, as_of: datetime) -> Person:
    """Change one's own password; refused while the account is not as the journal knows it."""
    row = _locked(person)
    second_factor.demand_as_recorded(row)
    return _set_password(row, password, "change_password", Words("更改口令", "changed the password"), as_of)


def weaknesses(password: str, person: Person | None) -> list[Words]:
    """Return in plain words what the password policy finds wrong with `password`."""
    try:
        validate_password(password, person)
    except ValidationError as weak:
        return [_WEAK[error.code or ""] for error in weak.error_list]
    return []


@transaction.atomic
def close(*, person: Person, by: Standing, as_of: datetime) -> Person:
    """Close an account: its next request is nobody's."""
    return _open_or_close(person, "close", False, by, as_of)


@transaction.atomic
def reopen(*, person: Person, by: Standing, as_of: datetime) -> Person:
    """Open a closed account again; posts stay as they were."""
    return _open_or_close(person, "reopen", True, by, as_of)


@transaction.atomic
def release(*, person: Person, by: Standing, as_of: datetime) -> Person:
    """Lift the lock-out of an account at every address, after asking its owner what happened."""
    PERSON.demand("release", by, state_of(person), "", latest_by=person.username)
    AxesProxyHandler.reset_attempts(username=person.username)
    _record(by, as_of, "release", Words(f"解除 {person.username} 的登录暂停", f"released {person.username}"))
    return person


@transaction.atomic
def reset_second_factor(*, person: Person, by: Standing, as_of: datetime) -> Person:
    """Take away a lost second factor: at the next request its owner must set up a new one before anything else."""
    PERSON.demand("reset_second_factor", by, state_of(person), "", latest_by=person.username)
    row = _locked(person)
    Authenticator.objects.filter(user=row).delete()
    row.factor_seal = ""
    row.save(update_fields=["factor_seal"])
    record(
        by=by, as_of=as_of, room="actors", verb="reset_second_factor", of=row,
        says=Words(f"重置 {row.username} 的双因素", f"reset the second factor of {row.username}"),
    )  # fmt: skip
    return row


@transaction.atomic
def note(*, verb: str, username: str, says: Words, as_of: datetime) -> None:
    """Record what happened at the door: signed in, out, failed, locked out. What was typed is never recorded."""
    _record(Standing(username), as_of, verb, says)


def _open_or_close(person: Person, verb: str, active: bool, by: Standing, as_of: datetime) -> Person:
    row = _locked(person)
    PERSON.demand(verb, by, state_of(row), "", latest_by=row.username)
    row.is_active = active
    row.save(update_fields=["is_active"])
    words = PERSON.row(verb).words
    record(
        by=by, as_of=as_of, room="actors", verb=verb, of=row,
        says=Words(f"{words.zh} {row.username}", f"{words.en} {row.username}"),
    )  # fmt: skip
    return row


def _live(token: str, as_of: datetime, demo: bool, *, held: bool = True) -> SignInLink | None:
    rows = SignInLink.objects.select_for_update() if held else SignInLink.objects.select_related("person")
    link = rows.filter(digest=_digest(token), used_at=None, demo=demo).first()
    alive = link and link.expires_at > as_of and link.person.is_active and not has_left(link.person, as_of.date())
    return link if link and alive and _issued(link) else None


def _issued(link: SignInLink) -> bool:
    """True when the journal says that the link was issued for this person: one written by SQL opens nothing."""
    said = Entry.objects.filter(room="actors", verb="issue_link", text__contains=f'"link":"{link.digest}"')
    return said.filter(says__contains=f" {link.person.username} ").exists()


def _use(link: SignInLink, as_of: datetime) -> None:
    link.used_at = as_of
    link.save(update_fields=["used_at"])


def state_of(person: Person) -> str:
    """Return the state of an account."""
    return "active" if person.is_active else "closed"


def _locked(person: Person) -> Person:
    return Person.objects.select_for_update().get(pk=person.pk)


def _set_password(row: Person, password: str, verb: str, says: Words, as_of: datetime) -> Person:
    row.set_password(password)
    row.save(update_fields=["password"])
    record(by=Standing(row.username), as_of=as_of, room="actors", verb=verb, says=says, of=row)
    return row


def _record(by: Standing, as_of: datetime, verb: str, says: Words, content: Mapping[str, str] | None = None) -> None:
    record(by=by, as_of=as_of, room="actors", verb=verb, says=says, content=content)


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()


_WEAK = {
    "password_too_short": Words("口令太短，至少 12 个字符", "too short: 12 characters at least"),
    "password_too_common": Words("这是常见口令，容易被猜到", "a common password, easily guessed"),
    "password_entirely_numeric": Words("口令不能全是数字", "not digits alone"),
    "password_too_similar": Words("口令与登录名或姓名太相近", "too close to the username or the name"),
}
