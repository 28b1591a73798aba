"""What a matter may become, told once more beside the product: who may do which verb when, in plain words (T1).

`MatterMachine` draws verbs, people and days, posts them as a browser does, and after each step compares everything with this
model. Nothing here is read from the workflow's own table.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import transaction
from django.test import Client
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from guantong.apps.files.models import Attachment
from guantong.apps.findings.models import Matter, Stage
from guantong.apps.findings.queries import matters_seen_by, rates
from guantong.apps.journal.queries import drifted, entries_of
from guantong.gateways.clock import now
from tests.findings import proof
from tests.world import World

STAFF, HEADS, UNIT = {"shen", "gu", "wen"}, {"gu", "wen"}, {"qin"}
ANSWERS = STAFF | UNIT
EVERYBODY = ("shen", "gu", "wen", "qin", "cao")
WITH_UNIT = {"handed_over", "acknowledged", "planned", "returned", "reopened"}
OPEN = WITH_UNIT | {"submitted", "verified"}
ENDED = {"closed", "concluded"}
TOLD = OPEN | ENDED
WORKS = {"acknowledged", "planned", "returned", "reopened"}
TABLE: dict[str, tuple[set[str], set[str], str]] = {
    "revise": (STAFF, {"registered"}, ""),
    "confirm_nature": (STAFF, {"registered"} | OPEN, ""),
    "hand_over": (HEADS, {"registered"}, "handed_over"),
    "add_handler": (STAFF, {"registered"} | OPEN, ""),
    "acknowledge": (ANSWERS, {"handed_over"}, "acknowledged"),
    "plan": (ANSWERS, {"acknowledged", "returned", "reopened"}, "planned"),
    "note_progress": (ANSWERS, {"planned", "returned"}, ""),
    "submit": (ANSWERS, {"planned", "returned"}, "submitted"),
    "ask_extension": (ANSWERS, WORKS, ""),
    "decide_extension": (HEADS, WORKS, ""),
    "propose_stages": (ANSWERS, WORKS, ""),
    "confirm_stages": (STAFF, WORKS, ""),
    "report_stage": (ANSWERS, {"planned", "returned"}, ""),
    "return_stage": (STAFF, {"planned", "returned"}, ""),
    "urge": (STAFF, WITH_UNIT, ""),
    "send_back": (STAFF, {"submitted"}, "returned"),
    "verify": (STAFF, {"submitted"}, "verified"),
    "doubt": (HEADS, {"verified"}, "submitted"),
    "close_out": (HEADS, {"verified"}, "closed"),
    "conclude": (HEADS, {"registered", "concluded"} | OPEN, "concluded"),
    "note_audit_state": (STAFF, {"registered"} | OPEN | ENDED, ""),
    "look_back": (STAFF, ENDED, ""),
    "reopen": (HEADS, ENDED, "reopened"),
    "withdraw": (HEADS, {"registered"} | OPEN, "withdrawn"),
}
"""Verb: who, in which states, where it leads ("" where it was)."""
_ENDING = ["withdraw", "conclude"]
_ONWARD = ["hand_over", "acknowledge", "plan", "submit", "verify", "close_out", "reopen"]
DONE: Counter[str] = Counter()
"""How often each verb was done since the test began; refused ones beside it."""
REFUSED: Counter[str] = Counter()


@dataclass
class Told:
    """One matter as this model knows it."""

    pk: int
    kind: str
    state: str = "registered"
    ours: bool = False
    due: date | None = None
    told: bool = False
    issued: tuple[Any, ...] = ()
    submitted_by: str = ""
    verified_by: str = ""
    asked: date | None = None
    proofs: int = 0
    fresh: int = 0
    stages: list[str] = field(default_factory=list)
    steps: int = 1
    joint: set[str] = field(default_factory=set)

    def why_not(self, verb: str, who: str) -> int:
        """Return 302 when `who` may do `verb` now, else the status of the refusal."""
        people, states, _ = TABLE[verb]
        if who not in STAFF and not self.told or who not in ANSWERS | self.joint:
            return 404
        if who not in people | (self.joint if "qin" in people else set()):
            return 403
        if self.state not in states:
            return 409
        if who in self.joint and verb != "note_progress":
            return 403
        if (
            verb == "verify"
            and self.submitted_by == who
            or verb == "close_out"
            and who in (self.verified_by, self.submitted_by)
        ):
            return 403
        return self._of_its_own(verb)

    def _of_its_own(self, verb: str) -> int:
        audit = self.kind == "audit_issue"
        closed = {
            "close_out": 0 if self.ours else 403,
            "conclude": 409 if self.ours and not audit else 0,
            "note_audit_state": 0 if audit else 409,
            "decide_extension": 0 if self.asked else 409,
            "ask_extension": 422 if self.asked else 0,
            "add_handler": 422 if self.joint else 0,
            "confirm_stages": 0 if "proposed" in self.stages else 409,
            "report_stage": 409 if "agreed" not in self.stages else 0 if self.fresh else 422,
            "return_stage": 0 if "done" in self.stages else 409,
            "submit": 409 if "agreed" in self.stages else 0 if self.proofs else 422,
        }
        return closed.get(verb) or 302


class MatterMachine(RuleBasedStateMachine):
    """Draws what people do about a few matters; `world` is given by the test."""

    world: ClassVar[World]
    clients: ClassVar[dict[str, Client]]

    @initialize()
    def begins(self) -> None:
        """Hold everything in a transaction that is taken back: the next run begins with none."""
        self.held = transaction.atomic()
        self.held.__enter__()
        self.known: list[Told] = []
        self.did: Counter[str] = Counter()
        self.today = now().date()
        self.registers("problem", "shen")
        self.registers("audit_issue", "shen")

    def teardown(self) -> None:
        """Look for what changed beside the journal, and take everything back."""
        if hasattr(self, "held"):
            try:
                assert list(drifted()) == []
            finally:
                transaction.set_rollback(True)
                self.held.__exit__(None, None, None)

    @rule(kind=st.sampled_from(("problem", "audit_issue", "key_project_push")), who=st.sampled_from(EVERYBODY))
    def registers(self, kind: str, who: str) -> None:
        """Somebody registers a matter of 城管局; who may not is told so."""
        if len(self.known) == 3:
            return
        body, mark = self.world.body("CG"), f"记号{len(self.known)}"
        answer = self.clients[who].post("/findings/new/", {
            "verb": "register", "register-kind": kind, "register-source": "inspection_visit", "register-title": mark,
            "register-says": f"{mark}：资金闲置。", "register-year": 2026, "register-pace": "staged", "register-path": body.path,
            "register-sort": "资金闲置",
        })  # fmt: skip
        assert (answer.status_code == 302) is (who in STAFF), (who, answer.status_code)
        if who in STAFF:
            self.known.append(Told(Matter.objects.latest("pk").pk, kind))

    @rule(which=st.integers(0, 1), pick=st.integers(0, 50), days=st.integers(0, 40))
    def goes_on(self, which: int, pick: int, days: int) -> None:
        """One of the verbs that bring it to its end, with the file that is asked for."""
        self.brings_a_proof(which)
        self._does_one_of(which, _ONWARD, pick, days)

    @rule(which=st.integers(0, 1), pick=st.integers(0, 50), days=st.integers(0, 40))
    def goes_further(self, which: int, pick: int, days: int) -> None:
        """The same once more: most of what people do brings it on."""
        self.goes_on(which, pick, days)

    @rule(which=st.integers(0, 1), pick=st.integers(0, 50), days=st.integers(-20, 40))
    def does_what_is_open(self, which: int, pick: int, days: int) -> None:
        """One of the verbs somebody may use now, beside the way."""
        self._does_one_of(which, [verb for verb in TABLE if verb not in (*_ONWARD, *_ENDING)], pick, days)

    @rule(which=st.integers(0, 1), pick=st.integers(0, 99))
    def ends(self, which: int, pick: int) -> None:
        """Now and then one of the verbs that end it on the way."""
        if pick % 3 == 0:
            self._does_one_of(which, _ENDING, pick, 3)
        for verb in ("submit", "verify", "close_out", "look_back"):
            self._does_one_of(which, [verb], pick, 3)

    @rule(which=st.integers(0, 1), days=st.integers(0, 40))
    def is_judged(self, which: int, days: int) -> None:
        """What is submitted is sent back, or verified and doubted, or verified and closed: what was done least so far."""
        self.brings_a_proof(which)
        ways = (("submit", "send_back"), ("submit", "verify", "doubt"), ("submit", "verify", "close_out"))
        for verb in min(ways, key=lambda way: DONE[way[-1]]):
            self._does_one_of(which, [verb], days, days)

    @rule(which=st.integers(0, 1), days=st.integers(0, 40))
    def is_judged_again(self, which: int, days: int) -> None:
        """The same once more."""
        self.is_judged(which, days)

    @rule(which=st.integers(0, 1), days=st.integers(0, 40))
    def goes_in_more_stages(self, which: int, days: int) -> None:
        """The same once more: a matter has several."""
        self.goes_in_stages(which, days)

    @rule(which=st.integers(0, 1), days=st.integers(0, 40))
    def goes_in_stages(self, which: int, days: int) -> None:
        """What was reported before is sent back; stages are proposed, agreed, reported with a file, and stand so."""
        one = self.known[which % len(self.known)]
        self._does_one_of(which, ["return_stage"], 0, days)
        if "agreed" not in one.stages:
            self._does_one_of(which, ["propose_stages"], 0, days)
            self._does_one_of(which, ["confirm_stages"], 0, days)
        self.brings_a_proof(which)
        self._does_one_of(which, ["report_stage"], 0, days)

    @rule(which=st.integers(0, 1), days=st.integers(0, 40))
    def needs_more_time(self, which: int, days: int) -> None:
        """The unit asks for more time, and it is decided; progress is noted meanwhile."""
        for verb in ("plan", "ask_extension", "decide_extension", "note_progress"):
            self._does_one_of(which, [verb], 0, days + 41 if verb == "ask_extension" else days)

    @rule(which=st.integers(0, 1))
    def goes_on_alone(self, which: int) -> None:
        """Whoever did a step before tries the next one too."""
        one = self.known[which % len(self.known)]
        before = {
            "submitted": ("verify", {one.submitted_by}),
            "verified": ("close_out", {one.submitted_by, one.verified_by}),
        }
        verb, did = before.get(one.state, ("", set()))
        for who in sorted(did & STAFF):
            self.tries(which, verb, who, 3)

    def _does_one_of(self, which: int, verbs: list[str], pick: int, days: int) -> None:
        one = self.known[which % len(self.known)]
        open_ = [verb for verb in verbs if any(one.why_not(verb, who) == 302 for who in EVERYBODY)]
        if not open_:
            return
        fewest = min(self.did[verb] for verb in open_)
        # what this run has done least: each verb has its turn
        open_ = [verb for verb in open_ if self.did[verb] == fewest]
        verb = open_[pick % len(open_)]
        if verb in ("verify", "close_out"):
            self.goes_on_alone(which)
        able = [who for who in EVERYBODY if one.why_not(verb, who) == 302]
        self.tries(which, verb, able[(pick + days) % len(able)], days)

    @rule(
        which=st.integers(0, 1), verb=st.sampled_from(sorted(TABLE)), who=st.sampled_from(EVERYBODY), days=st.integers(-20, 40)
    )  # fmt: skip
    def tries(self, which: int, verb: str, who: str, days: int) -> None:
        """Any verb, by anybody: done when the model allows it, else refused with that very status and nothing changed."""
        one = self.known[which % len(self.known)]
        expected, day = one.why_not(verb, who), self.today + timedelta(days=days)
        if expected == 302 and self._wrong_day(one, verb, day):
            expected = 422
        answer = self.clients[who].post(f"/findings/{one.pk}/", self._typed(one, verb, day))
        assert answer.status_code == expected, (verb, who, one, answer.status_code)
        (DONE if expected == 302 else REFUSED)[verb] += 1
        if expected == 302:
            self.did[verb] += 1
            self._follow(one, verb, who, day)

    @rule(which=st.integers(0, 1), verb=st.sampled_from(("urge", "confirm_nature", "withdraw", "close_out")))
    def comes_too_late(self, which: int, verb: str) -> None:
        """Whoever read an earlier version is told, and nothing is overwritten."""
        one = self.known[which % len(self.known)]
        if one.why_not(verb, "gu") == 302 and one.steps > 1:
            typed = {**self._typed(one, verb, self.today), "version": one.steps - 1}
            assert self.clients["gu"].post(f"/findings/{one.pk}/", typed).status_code == 409

    @rule(which=st.integers(0, 1))
    def brings_a_proof(self, which: int) -> None:
        """The unit hangs a file on it."""
        one = self.known[which % len(self.known)]
        if one.state in ("planned", "returned") and one.proofs < 8:
            one.proofs += 1
            one.fresh += 1
            proof(self.world, Matter.objects.get(pk=one.pk), f"凭证{one.proofs}.txt")

    @invariant()
    def everything_is_as_the_model_says(self) -> None:
        """No matter is lost, none changes what was issued, none is without an owner, a day and a way on."""
        if not getattr(self, "known", None):
            return
        rows = {row.pk: row for row in Matter.objects.all()}
        assert set(rows) == {one.pk for one in self.known}
        for one in self.known:
            row = rows[one.pk]
            assert (row.state, row.due_on, row.version, entries_of(row).count()) == (
                one.state,
                one.due,
                one.steps,
                one.steps,
            )
            assert not one.issued or one.issued == _issued(row)
            assert row.handlers.filter(part="lead").count() == 1
            assert one.state not in WITH_UNIT or row.due_on is not None
            parts = list(row.stages.exclude(state="given_up"))
            assert [part.state for part in parts] == one.stages
            sealed = set(Attachment.objects.filter(key=row.journal_key, state="sealed").values_list("sm3", flat=True))
            assert all(part.files and set(part.files) <= sealed for part in parts if part.state == "done")
            if one.state in ("submitted", "verified", "closed"):
                assert row.files
                assert set(row.files) <= sealed
                assert "agreed" not in one.stages
            if one.state == "closed":
                closer = entries_of(row).filter(verb="close_out").latest("pk").by
                assert row.by_committee
                assert len({row.submitted_by, row.verified_by, closer}) == 3
        self._seen()

    def _seen(self) -> None:
        """The unit sees what it was told of and nothing else; both rates are those one counts by hand."""
        seen = {one["id"] for one in self.clients["qin"].get("/api/findings/matters").json()["rows"]}
        assert seen == {one.pk for one in self.known if one.told}
        stranger = {one["id"] for one in self.clients["cao"].get("/api/findings/matters").json()["rows"]}
        assert stranger == {one.pk for one in self.known if one.told and one.joint}
        counted = rates(matters_seen_by(self.world.standing("gu")), self.today)
        all_ = [one for one in self.known if one.told and one.state != "withdrawn"]
        due = [one for one in all_ if one.due and one.due <= self.today]
        assert (counted.handed_over, counted.ended) == (len(all_), sum(one.state in ENDED for one in all_))
        assert (counted.due, counted.ended_of_due) == (len(due), sum(one.state in ENDED for one in due))

    def _wrong_day(self, one: Told, verb: str, day: date) -> bool:
        late = {"hand_over": self.today - timedelta(days=5), "ask_extension": (one.due or day) + timedelta(days=1)}
        if verb == "propose_stages":
            return not self.today <= day <= (one.due or day)
        return day < late.get(verb, day) or verb == "reopen" and day <= self.today

    def _typed(self, one: Told, verb: str, day: date) -> dict[str, Any]:
        today, told = self.today.isoformat(), self.today - timedelta(days=5)
        facts: dict[str, Any] = {
            "revise": {
                "title": f"记号{self.known.index(one)}",
                "says": "资金闲置。",
                "pace": "staged",
                "sort": "资金闲置",
            },
            "confirm_nature": {"nature": "single"},
            "hand_over": {
                "number": "31号",
                "handed_on": told,
                "due_on": day,
                "by_committee": "on" if (day - self.today).days % 4 else "",
            },
            "add_handler": {"path": self.world.body("CZ").path},
            "acknowledge": {"received_on": today, "leader": "副局长", "responsible": "科长"},
            "plan": {"measures": "收回", "goal": "收回", "cause": "own_process", "cause_words": "准备不足"},
            "submit": {"result": "已收回", "mechanism": ""},
            "ask_extension": {"until": day, "reason": "手续未齐"},
            "decide_extension": {"granted": str((day - self.today).days % 2), "words": "同意"},
            "conclude": {"conclusion": "follow", "words": "继续跟踪"},
            "note_audit_state": {"audit_state": "已整改"},
            "propose_stages": {"steps": f"{day.isoformat()} 收回一半"},
            "report_stage": {"stage": self._stage(one, "agreed"), "words": "已收回一半"},
            "return_stage": {"stage": self._stage(one, "done"), "words": "缺凭证"},
            "look_back": {"on": today, "found": "back", "words": "又闲置"},
            "reopen": {"words": "反弹", "due_on": day},
        }.get(verb, {"words": "说明"})
        return {"verb": verb, "version": one.steps, **{f"{verb}-{name}": value for name, value in facts.items()}}

    def _stage(self, one: Told, state: str) -> Any:
        return Stage.objects.filter(matter=one.pk, state=state).values_list("pk", flat=True).first() or ""

    def _follow(self, one: Told, verb: str, who: str, day: date) -> None:
        one.steps += 1
        one.state = TABLE[verb][2] or one.state
        match verb:
            case "hand_over":
                one.told, one.due, one.ours = True, day, (day - self.today).days % 4 != 0
                one.issued = _issued(Matter.objects.get(pk=one.pk))
            case "add_handler":
                one.joint = {"cao"}
            case "propose_stages":
                one.stages = [*(stage for stage in one.stages if stage != "proposed"), "proposed"]
            case "confirm_stages":
                one.stages = ["agreed" if stage == "proposed" else stage for stage in one.stages]
            case "report_stage":
                one.stages[one.stages.index("agreed")], one.fresh = "done", 0
            case "return_stage":
                one.stages[one.stages.index("done")] = "agreed"
            case "submit":
                one.submitted_by, one.fresh = who, 0
            case "verify":
                one.verified_by = who
            case "doubt":
                one.verified_by = ""
            case "reopen":
                one.due, one.submitted_by, one.verified_by = day, "", ""
            case "ask_extension":
                one.asked = day
            case "decide_extension":
                one.due, one.asked = one.asked if (day - self.today).days % 2 else one.due, None


def _issued(row: Matter) -> tuple[Any, ...]:
    """What the letter said, which nothing changes afterwards."""
    return (
        row.title,
        row.says,
        row.origin,
        row.number,
        row.handed_on,
        row.path,
        row.body,
        row.year,
        row.amount,
        row.by_committee,
    )
