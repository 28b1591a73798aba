"""Reading score sheets and standards: whose turn it is, who has scored, the result and nothing before it (绩效评价查询)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from guantong.apps.actors.models import Conflict, ConflictKind, Membership, Organisation, Person
from guantong.apps.actors.queries import in_force
from guantong.apps.evaluations.models import Score, ScoreSheet, SealedScore, Seat, Standard
from guantong.apps.evaluations.models.scoring import KEYHOLDER_ROLES, NAMED, PAPER, SECRET
from guantong.apps.evaluations.models.standards import RUBRIC
from guantong.apps.journal.queries import within
from guantong.domain.roles import Role, Standing
from guantong.domain.seal.box import agrees, lines_of
from guantong.domain.voting.scores import Scored, scored
from guantong.domain.words import Words
from guantong.domain.workflow.table import Refusal

OWN_REQUEST = "申请回避"


@dataclass(frozen=True, slots=True)
class Scorer:
    """A deputy in office on a day; `recused` says why the deputy keeps out, "" when not."""

    person: str
    name: str
    recused: str = ""


@dataclass(frozen=True, slots=True)
class Base:
    """Whom a result rests on: on the `roll`, recused by the register and by request, gone from office before; who scored."""

    roll: int
    by_register: int
    by_request: int
    left: int
    done: int
    invalid: int

    @property
    def expected(self) -> int:
        """应评: who is on the roll, less the recused and those gone from office."""
        return self.roll - self.by_register - self.by_request - self.left

    def lines(self) -> list[tuple[Words, int]]:
        """Return every count with its words, none left out however small."""
        found = [
            (Words("名册", "on the roll"), self.roll),
            (Words("利益冲突回避", "recused by the register"), self.by_register),
            (Words("申请回避", "recused by request"), self.by_request),
            (Words("评分前离任", "left office before scoring"), self.left),
            (Words("应评", "to score"), self.expected),
            (Words("实评", "scored"), self.done),
        ]
        return [*found, (Words("无效表", "invalid sheets"), self.invalid)] if self.invalid else found


@dataclass(frozen=True, slots=True)
class Result:
    """What the scoring came to: its base, the scores (None: no valid one), the words of the district's own rule, what was remarked."""

    base: Base
    scored: Scored | None
    band: str
    remarks: tuple[str, ...]


def standards_seen_by(standing: Standing) -> QuerySet[Standard]:
    """Return the standards of evaluation, latest first."""
    return Standard.objects.all() if standing.reads("evaluation_standards") else Standard.objects.none()


def standards_on(kind: str, day: date) -> QuerySet[Standard]:
    """Return the standards of a kind in force on `day`, the latest first; none where no document sets one."""
    return Standard.objects.filter(kind=kind, state__in=("in_force", "ended"), since__lte=day).exclude(until__lte=day)


def rubrics_on(day: date) -> QuerySet[Standard]:
    """Return the rubrics in force on `day`."""
    return standards_on(RUBRIC, day)


def sheets_seen_by(standing: Standing) -> QuerySet[ScoreSheet]:
    """Return the score sheets `standing` may know of, latest first; what is on them is asked of `kept_out`."""
    return ScoreSheet.objects.filter(within(standing.areas("scores")))


def sheets_about(key: str, standing: Standing) -> QuerySet[ScoreSheet]:
    """Return the score sheets about the thing of that journal key."""
    return sheets_seen_by(standing).filter(subject_of=key)


def kept_out(sheet: ScoreSheet, standing: Standing, seat: Seat | None) -> Refusal | None:
    """Return why who asks sees nothing of a sheet but that it is there: recused, or with a conflict of interest (代表法59条)."""
    if seat is not None and seat.recused:
        return Refusal("who", _RECUSED.filled(why=seat.recused), basis="deputies-law-2025-art-59")
    interest = standing.conflict_with(sheet.path) if sheet.path else None
    if interest is not None:
        return Refusal("who", _RECUSED.filled(why=interest.words.zh), basis="deputies-law-2025-art-59")
    if standing.keeps_out_of(sheet.subject_name, sheet.unit, sheet.title):
        return Refusal("who", _RECUSED.filled(why="利益冲突登记"), basis="deputies-law-2025-art-59")
    return None


def scorers_on(day: date, about: str = "", names: Sequence[str] = (), recused: Iterable[str] = ()) -> list[Scorer]:
    """Return the deputies in office on `day`, those to keep out among them.

    Recused are those named, who holds another post in the organisation at `about` or below it, and who has a conflict of
    interest with it or with one of `names`, of the unit or project.
    """
    rows = Membership.objects.filter(in_force(day), person__is_active=True, role=Role.DEPUTY.value)
    known = dict(rows.order_by("person__name", "pk").values_list("person__username", "person__name"))
    why = dict.fromkeys(recused, OWN_REQUEST)
    if about:
        theirs = Membership.objects.filter(
            in_force(day), person__username__in=known, organisation__path__startswith=about
        )
        theirs = theirs.exclude(role=Role.DEPUTY.value)
        why |= dict.fromkeys(theirs.values_list("person__username", flat=True), "在被评单位任职")
    held = Conflict.objects.filter(in_force(day), person__username__in=known).order_by("pk")
    for person, kind, path, name in held.values_list("person__username", "kind", "organisation__path", "subject"):
        if (about and path and about.startswith(path)) or (name and any(name in one for one in names)):
            why[person] = f"利益冲突登记：{ConflictKind(kind).label}"
    return [Scorer(person, name, why.get(person, "")) for person, name in known.items()]


def unit_at(path: str) -> str:
    """Return the name of the organisation at a path, "" where there is none."""
    return Organisation.objects.filter(path=path).values_list("name", flat=True).first() or ""


def last_day_of(person: str, day: date) -> date | None:
    """Return the first day out of office of a deputy who is none on `day`; None for who is one."""
    posts = Membership.objects.filter(person__username=person, role=Role.DEPUTY.value)
    if posts.filter(in_force(day)).exists():
        return None
    return posts.filter(ends_on__lte=day).order_by("-ends_on").values_list("ends_on", flat=True).first() or day


def keyholders_on(day: date) -> list[tuple[str, str]]:
    """Return username and name of who may be named a keyholder on `day`."""
    roles = [role.value for role in KEYHOLDER_ROLES]
    rows = Membership.objects.filter(in_force(day), role__in=roles, person__is_active=True)
    return list(rows.order_by("person__name").values_list("person__username", "person__name").distinct())


def keyholder_names(sheet: ScoreSheet) -> tuple[str, str]:
    """Return the names of the two keyholders, "" where there are none."""
    named = dict(Person.objects.filter(username__in=sheet.keyholders).values_list("username", "name"))
    return named.get(sheet.keyholder_one, ""), named.get(sheet.keyholder_two, "")


def seat_of(sheet: ScoreSheet, standing: Standing) -> Seat | None:
    """Return the seat of who asks; None for who is not on the roll."""
    return Seat.objects.filter(sheet=sheet, person=standing.person).first()


def own_score(sheet: ScoreSheet, standing: Standing) -> Score | None:
    """Return one's own score by name, as it stands."""
    return Score.objects.filter(sheet=sheet, seat__person=standing.person).exclude(state="withdrawn").first()


def typed_waiting(sheet: ScoreSheet) -> QuerySet[Score]:
    """Return the paper sheets that do not stand yet: typed once, or twice and differing."""
    return Score.objects.filter(sheet=sheet, state__in=("typed", "differing")).select_related("seat")


def scores_of(sheet: ScoreSheet, standing: Standing) -> QuerySet[Score]:
    """Return who gave what, of scores by name once the result is known, to those who keep the rolls; nothing of secret ones."""
    if sheet.way != NAMED or sheet.state != "counted" or not standing.reads("score_rolls"):
        return Score.objects.none()
    return Score.objects.filter(sheet=sheet, state="standing").select_related("seat")


def waits_for_score_of(standing: Standing, today: date) -> int:  # noqa: ARG001 - a sheet is open or not, whatever the day
    """Return how many open sheets wait for the score of who asks; nobody else's page asks the database for it."""
    if Role.DEPUTY not in standing.roles:
        return 0
    with connection.cursor() as cursor:  # in SQL, for it stands in the frame of every page
        cursor.execute(_WAITS, [standing.person])
        return int(cursor.fetchone()[0])


def base_of(sheet: ScoreSheet) -> Base:
    """Return whom a result rests on."""
    seats = list(sheet.roll.values_list("recused", "left_on", "done"))
    requested = sum(why == OWN_REQUEST for why, _, _ in seats)
    left = sum(not why and left_on is not None for why, left_on, _ in seats)
    standing = list(sheet.scores.filter(state="standing").values_list("points", flat=True))
    done = sum(done for _, _, done in seats) if sheet.way != PAPER else len(standing)
    return Base(
        len(seats), sum(bool(why) for why, _, _ in seats) - requested, requested, left, done, standing.count([])
    )


def result(sheet: ScoreSheet) -> Result | None:
    """Return what the scoring came to, or None before it is counted: there is no result in between."""
    if sheet.state != "counted":
        return None
    standing = [] if sheet.way == SECRET else list(sheet.scores.filter(state="standing").values_list("points", "words"))
    points = [slip.points for slip in sheet.slips.all()] if sheet.way == SECRET else [one for one, _ in standing if one]
    remarks = sheet.remarks if sheet.way == SECRET else sorted(words for _, words in standing if words)
    found = scored(sheet.by, points)
    return Result(base_of(sheet), found, sheet.by.band(found.total.mean / 10) if found else "", tuple(remarks))


def lines(sheet: ScoreSheet) -> list[str]:
    """Return the opened scores as they are published, line by line; nothing before, and for scores that were not sealed."""
    return lines_of(sheet.name, (slip.opened for slip in sheet.slips.all())) if sheet.state == "counted" else []


def wrong_in(sheet: ScoreSheet, held: str) -> list[Words]:
    """Return what is wrong with opened scores for somebody who holds their root; nothing when all is as it was sealed."""
    found, published = [], lines(sheet)
    if not agrees(held, published):
        found.append(_ROOT)
    if sheet.root != held:
        found.append(_OTHER_ROOT)
    if len(published) != sheet.roll.filter(done=True).count():
        found.append(_ROLL)
    return found


def sealed_left(sheet: ScoreSheet) -> int:
    """Return how many sealed scores are kept."""
    return SealedScore.objects.filter(sheet=sheet).count()


def why_not(verb: str, sheet: ScoreSheet, standing: Standing, seat: Seat | None) -> Refusal | None:
    """Return why a verb the table opens is closed to this person or this sheet, or None."""
    sealed, own = sheet.way == SECRET, verb in ("score", "withdraw_score", "recuse")
    match verb:
        case "draw_share" | "open_seals" if not sealed:
            return _NOT_SEALED
        case "draw_share" | "open_seals" if standing.person not in sheet.keyholders:
            return _NO_KEYHOLDER
        case "open_scoring" if sealed and not (sheet.key_one and sheet.key_two):
            return _NO_SHARES
        case "type_score" | "repeat_score" | "settle_score" | "take_back_typed" | "count_scores" if sealed:
            return _SEALED
        case "score" | "withdraw_score" if sheet.way == PAPER:
            return _ON_PAPER
        case "count_scores" if typed_waiting(sheet).exists():
            return _DIFFERING if typed_waiting(sheet).filter(state="differing").exists() else _TYPED_ONCE
    return _own(verb, seat) if own else None


def _own(verb: str, seat: Seat | None) -> Refusal | None:
    if seat is None:
        return _NOT_ON_ROLL
    if seat.recused:
        return Refusal("who", _RECUSED.filled(why=seat.recused))
    if verb == "withdraw_score":
        return None if seat.done else _NOTHING_GIVEN
    return SCORED if seat.done else None


_WAITS = """
SELECT COUNT(*) FROM evaluations_seat s JOIN evaluations_scoresheet e ON e.id = s.sheet_id
WHERE s.person = %s AND NOT s.done AND s.recused = '' AND e.state = 'open' AND e.way <> 'paper'
"""
_RECUSED = Words(
    "您在这一事项上回避（{why}）：不打分，也不显示材料和结果",
    "you are recused in this matter ({why}): you neither score nor see its material and result",
)
_NOT_SEALED = Refusal("state", Words("这张评分表不用密封", "nothing is sealed on this sheet"))
_NO_KEYHOLDER = Refusal("who", Words("由这张评分表的两名密钥保管人办理", "it is for the two keyholders of this sheet"))
_NO_SHARES = Refusal(
    "state", Words("两名密钥保管人尚未都领取密钥份", "not both keyholders have drawn their shares"),
    Words("两人各自登录，在评分表页面领取并打印", "each signs in, draws and prints an own one on the page of the sheet"),
)  # fmt: skip
_SEALED = Refusal(
    "state", Words("这次在系统内密封评分，不录入纸质表", "the scores are sealed in the system: no paper is typed")
)
_ON_PAPER = Refusal("state", Words("这次用纸质评分表，不在系统内打分", "this scoring is on paper, not in the system"))
_TYPED_ONCE = Refusal(
    "state", Words("有纸质评分表只录入了一次", "a paper sheet was typed only once"),
    Words("由另一人复录后汇总", "it opens when another person typed it again"),
)  # fmt: skip
_DIFFERING = Refusal(
    "state", Words("有纸质评分表两遍录入不一致", "two typings of a paper sheet differ"),
    Words("对照纸质表逐处核定后汇总", "it opens when each difference was settled from the paper"),
)  # fmt: skip
_NOT_ON_ROLL = Refusal(
    "who", Words("您不在这张评分表的名册上；打分不得由他人代办", "you are not on the roll; nobody scores for another")
)
_NOTHING_GIVEN = Refusal("state", Words("您还没有打分", "you have not scored yet"))
SCORED = Refusal(
    "state", Words("您已打分，每人只打一次", "you have scored; everybody scores once"),
    Words("要修改，请在截止之前撤回后重新打分", "to change it, take it back before the close and score anew"),
)  # fmt: skip
_ROOT = Words("评分内容与所持根值不符：有评分被增、删、改、换", "the scores do not fit the root that is held")
_OTHER_ROOT = Words("系统所载根值与所持根值不同", "the root in the system is not the one that is held")
_ROLL = Words("评分数与名册已评人数不符", "there are not as many scores as deputies who scored")
