"""The second factor as the journal knows it: changed only with an entry, compared at every door (双因素).

The library keeps secrets and recovery codes in a table of its own; the account holds their digest. Rows changed behind
the journal open no door, and a row that vanished does not lead to setting up a new one.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from guantong.apps.actors.models import Person
from guantong.apps.journal.operations import record
from guantong.apps.journal.queries import as_recorded
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.words import Words
from guantong.domain.workflow.table import NotAllowed, Refusal


def held_by(person: Person) -> str:
    """Return the digest of the second factor in the library's table, "" when there is none."""
    return _digest(list(Authenticator.objects.filter(user=person).values_list("type", "data")))


def stands(person: Person) -> bool:
    """True when the account has a second factor and it is the one the journal knows."""
    return bool(person.factor_seal) and person.factor_seal == held_by(person)


def misfits() -> Iterator[Person]:
    """Yield the accounts whose second factor is not the one the journal knows."""
    found = defaultdict(list)
    for user, kind, data in Authenticator.objects.values_list("user_id", "type", "data"):
        found[user].append((kind, data))
    for person in Person.objects.filter(~Q(factor_seal="") | Q(pk__in=list(found))).order_by("pk"):
        if person.factor_seal != _digest(found[person.pk]):
            yield person


def demand_as_recorded(person: Person) -> None:
    """Raise NotAllowed when the account or its second factor was changed behind the journal."""
    if person.factor_seal != held_by(person) or not as_recorded(person):
        raise NotAllowed(BEHIND)


class Kept:
    """Before a view of the library that changes the second factor: one transaction with the entry that says so."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Open the page only while nothing was changed behind the journal."""
        if request.user.is_authenticated:
            demand_as_recorded(request.user)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc, no-any-return]

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        """Let the library change it, then keep and record what it now is."""
        person = Person.objects.select_for_update().get(pk=self.request.user.pk)
        demand_as_recorded(person)
        answer = super().form_valid(form)  # type: ignore[misc]
        _keep(person, self.request.now)  # type: ignore[attr-defined]
        return answer  # type: ignore[no-any-return]


def _keep(person: Person, as_of: datetime) -> None:
    before, person.factor_seal = person.factor_seal, held_by(person)
    person.save(update_fields=["factor_seal"])
    verb = _CHANGES.get((bool(before), bool(person.factor_seal)), "recovery_codes_renewed")
    record(by=Standing(person.username), as_of=as_of, room="actors", verb=verb, says=_SAYS[verb], of=person)


def _digest(rows: list[tuple[str, dict[str, Any]]]) -> str:
    kept = sorted((kind, canonical({k: v for k, v in data.items() if k not in _COUNTED})) for kind, data in rows)
    return sm3(canonical({"factors": kept}).encode()) if kept else ""


_COUNTED = ("used_mask", "viewed_at")
"""What the library notes of use: which recovery codes are spent, when the codes were shown. No part of what the journal knows."""
_CHANGES = {(False, True): "second_factor_added", (True, False): "second_factor_removed"}
_SAYS = {
    "second_factor_added": Words("设置双因素", "set up the second factor"),
    "second_factor_removed": Words("停用双因素", "removed the second factor"),
    "recovery_codes_renewed": Words("更换恢复码", "renewed the recovery codes"),
}
BEHIND = Refusal(
    "who",
    Words(
        "账号或双因素与留痕不符：有人绕过系统改动过",
        "the account or its second factor is not as the journal knows it: it was changed behind the system",
    ),
    Words(
        "请告诉安全审计员；由安全管理员重置双因素，系统管理员重新出具激活链接",
        "tell the security auditor; the security administrator resets it, the system administrator issues a new link",
    ),
)
