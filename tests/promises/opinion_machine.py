"""What an opinion may become, told once more beside the product: who may do which verb when, in plain words (T1).

`OpinionMachine` draws verbs and people, posts them as a browser does, and after each step compares everything with this model.
Nothing here is read from the workflow's own table.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.db import transaction
from django.test import Client
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from guantong.apps.journal.queries import drifted
from guantong.apps.opinions.binding import Named
from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.queries import proposers_of
from guantong.gateways.clock import now
from tests.opinions import LIN, prepared, raised, sent
from tests.world import World

STAFF, UNIT, FINANCE = {"shen", "gu", "wen"}, {"qin"}, {"cao"}
EVERYBODY = ("shen", "gu", "wen", "qin", "cao")
WITH_UNIT, ANSWERED = {"referred", "drafted"}, {"replied", "verified"}
TABLE: dict[str, tuple[set[str], set[str], str]] = {
    "correct": (STAFF, {"raised"}, ""),
    "merge": (STAFF, {"raised"}, "merged"),
    "unmerge": (STAFF, {"merged"}, "raised"),
    "draft_answer": (UNIT, WITH_UNIT, "drafted"),
    "take_down_answer": (STAFF, WITH_UNIT, "drafted"),
    "send_back": (STAFF | FINANCE, {"drafted"}, "referred"),
    "confirm": (FINANCE, WITH_UNIT, "replied"),
    "take_down_confirmation": (STAFF, WITH_UNIT, "replied"),
    "correct_confirmation": (STAFF | FINANCE, ANSWERED, "replied"),
    "verify": (STAFF, ANSWERED, "verified"),
    "tell": (STAFF, ANSWERED, ""),
    "withdraw": (STAFF, {"raised"} | WITH_UNIT, "withdrawn"),
}
"""Verb: who, in which states, where it leads ("" where it was)."""
DONE: Counter[str] = Counter()
"""How often each verb was done since the test began; refused ones beside it."""
REFUSED: Counter[str] = Counter()


@dataclass
class Told:
    """One opinion as this model knows it; `names` are of who raised it."""

    pk: int
    names: set[str]
    state: str = "raised"
    sent: bool = False
    claims: bool = False
    typed_by: str = ""
    into: int = 0
    holds: set[int] = field(default_factory=set)

    def why_not(self, verb: str, who: str) -> int:
        """Return 302 when `who` may do `verb` now, else the status of the refusal."""
        people, states, _ = TABLE[verb]
        if who not in STAFF and not (self.sent and self.state != "merged"):
            return 404
        if who not in people:
            return 403
        if self.state not in states:
            return 409
        if verb == "verify" and self.typed_by == who:
            return 403
        if verb == "verify" and not self.claims:
            return 409
        return 422 if verb == "merge" and self.holds else 302


class OpinionMachine(RuleBasedStateMachine):
    """Draws what people do about a few opinions; `world` is given by the test."""

    world: ClassVar[World]
    clients: ClassVar[dict[str, Client]]

    @initialize()
    def begins(self) -> None:
        """Hold everything in a transaction that is taken back: the next run begins with none."""
        self.held = transaction.atomic()
        self.held.__enter__()
        self.known: list[Told] = []
        for name in (LIN, Named("王选民", "voter", "community"), Named("严教授", "expert")):
            self.known.append(Told(raised(self.world, f"{name.name}的意见", proposers=[name]).pk, {name.name}))

    @rule(at=st.integers(0, 2))
    def refer(self, at: int) -> None:
        """Send one that is raised to finance."""
        told = self.known[at]
        if told.state == "raised":
            sent(self.world, prepared(self.world, [Opinion.objects.get(pk=told.pk)]))
            told.state, told.sent = "referred", True

    @rule(
        at=st.integers(0, 2),
        verb=st.sampled_from(sorted(TABLE)),
        who=st.sampled_from(EVERYBODY),
        adopts=st.booleans(),
        step=st.integers(1, 2),
    )
    def act(self, at: int, verb: str, who: str, adopts: bool, step: int) -> None:
        """Do any verb as anybody, or be refused it as this model says; what ends an opinion is done by `ends` alone."""
        if verb != "withdraw" or self.known[at].why_not(verb, who) != 302:
            self._asks(at, verb, who, adopts, step)

    @rule(at=st.integers(0, 2), pick=st.integers(0, 99), adopts=st.booleans(), step=st.integers(1, 2))
    def does_what_is_open(self, at: int, pick: int, adopts: bool, step: int) -> None:
        """The one of the verbs somebody may use now that was done least so far."""
        told = self.known[at]
        could = [
            (verb, who) for verb in TABLE for who in EVERYBODY if verb != "withdraw" and told.why_not(verb, who) == 302
        ]
        if could:
            least = min(DONE[verb] for verb, _ in could)
            open_now = [(verb, who) for verb, who in could if DONE[verb] == least]
            self._asks(at, *open_now[pick % len(open_now)], adopts, step)

    @rule(at=st.integers(0, 2))
    def the_same_hand_verifies(self, at: int) -> None:
        """Who typed finance's word tries to say what came of it too."""
        if self.known[at].typed_by:
            self._asks(at, "verify", self.known[at].typed_by, True, 1)

    @rule(at=st.integers(0, 2), pick=st.integers(0, 99), who=st.sampled_from(sorted(STAFF)))
    def ends(self, at: int, pick: int, who: str) -> None:
        """Now and then an opinion is withdrawn."""
        if pick % 4 == 0:
            self._asks(at, "withdraw", who, False, 1)

    def _asks(self, at: int, verb: str, who: str, adopts: bool, step: int) -> None:
        told, other = self.known[at], self.known[(at + step) % 3]
        expected = told.why_not(verb, who)
        if verb == "merge" and expected == 302 and other.state != "raised":
            expected = 422
        row = Opinion.objects.get(pk=told.pk)
        facts = {f"{verb}-{name}": value for name, value in self._facts(verb, row, other, adopts).items()}
        answer = self.clients[who].post(f"/opinions/{told.pk}/", {"verb": verb, "version": row.version, **facts})
        assert answer.status_code == expected, (verb, who, told, answer.status_code)
        (DONE if expected == 302 else REFUSED)[verb] += 1
        if expected == 302:
            self._did(told, other, verb, who, adopts)

    def _did(self, told: Told, other: Told, verb: str, who: str, adopts: bool) -> None:
        told.state = TABLE[verb][2] or told.state
        if verb == "merge":
            told.into = other.pk
            other.holds.add(told.pk)
        if verb == "unmerge":
            next(one for one in self.known if one.pk == told.into).holds.discard(told.pk)
            told.into = 0
        if verb == "withdraw":
            for one in self.known:
                if one.pk in told.holds:
                    one.state, one.into = "raised", 0
            told.holds = set()
        if verb in ("confirm", "take_down_confirmation", "correct_confirmation"):
            told.claims, told.typed_by = adopts, who

    def _facts(self, verb: str, row: Opinion, other: Told, adopts: bool) -> dict[str, Any]:
        answer = {"outcome": "adopted" if adopts else "not", "reason": "理由", "place": "落点"}
        confirmation = {**answer, "document": "明财函1号", "confirmed_on": now().date()}
        return {
            "correct": {"text": row.text, "head": "departments"}, "merge": {"into": other.pk}, "draft_answer": answer,
            "take_down_answer": {**answer, "typed_by": "秦", "signed_by": "周"}, "send_back": {"words": "补落点"}, "confirm": confirmation,
            "take_down_confirmation": confirmation, "correct_confirmation": {**confirmation, "words": "更正"},
            "verify": {"landing": "unsure", "words": "账册未到", "budget_version": "draft"},
            "tell": {"proposer": getattr(row.proposers.first(), "pk", 0), "how": "letter", "told_on": now().date()}, "withdraw": {"words": "不再提"},
        }.get(verb, {})  # fmt: skip

    @invariant()
    def everything_is_as_told(self) -> None:
        """States agree, no name is lost, nothing is confirmed without its document, nothing was changed behind the journal."""
        if not hasattr(self, "known"):
            return
        rows = Opinion.objects.in_bulk([told.pk for told in self.known])
        assert {pk: row.state for pk, row in rows.items()} == {told.pk: told.state for told in self.known}
        names = {told.pk: told.names for told in self.known}
        for told in self.known:
            whole = told.names.union(*(names[pk] for pk in told.holds))
            assert {one.name for one in proposers_of(rows[told.pk])} == whole
            assert bool(rows[told.pk].document) is bool(rows[told.pk].outcome)
            assert rows[told.pk].landing == "" or rows[told.pk].verified_by != rows[told.pk].confirmed_by

    def teardown(self) -> None:
        """Compare with the journal, and let go of what was done."""
        if hasattr(self, "held"):
            assert list(drifted()) == []
            transaction.set_rollback(True)
            self.held.__exit__(None, None, None)
