"""Handing in what a visit found: once, its photos sealed with it, a look back on the matter written with it (走访).

A phone sends from where there was no network, and sends again when it cannot know whether the first reached us: `sent` names
one sending, and the same one again is answered with what came of the first.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.files.examining import Examined
from guantong.apps.files.operations import LetIn, hang, let_in, seal
from guantong.apps.findings.check_list import editions
from guantong.apps.findings.models import LookBack, Visit
from guantong.apps.findings.moving import locked as locked_matter
from guantong.apps.findings.moving import moved, recorded
from guantong.apps.findings.words import ANSWERS, ENDED, LOOK_BACK
from guantong.apps.findings.workflow import VISIT
from guantong.apps.journal.operations import record
from guantong.apps.notices import operations as notices
from guantong.domain.roles import Standing
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Refusal

MOST_PHOTOS = 9
Answers = Mapping[str, tuple[str, str]]
"""Of each question of the check-list: yes, no or na, and words."""


def hand_in(
    *, visit: Visit, sent: str, on: date, found: str, words: str, answers: Answers, by: Standing, as_of: datetime,
    photos: Iterable[tuple[str, bytes]] = (),
) -> Visit:  # fmt: skip
    """Hand in a visit; the same sending again returns what came of the first. It reopens nothing: a person does.

    Raises BadInput at the field, NotAllowed when it was handed in otherwise or the matter is open again, and
    `files.operations.Stopped` for a photo whose name bears a secrecy mark: nothing else is kept then.
    """
    path = visiting_for(visit, by)
    if first := sent_before(visit, sent, by):
        return first
    VISIT.demand("hand_in", by, visit.state, path, visit.matter.verified_by)
    for refusal in closed_to(visit).values():
        raise NotAllowed(refusal)
    _checked(visit, on, found, answers, as_of)
    let = [_photo(visit, path, name, content, by, as_of) for name, content in _few(photos)]
    try:
        with transaction.atomic():
            return _handed_in(visit, sent, on, found, words, answers, path, let, by, as_of)
    except IntegrityError as error:
        raise BadInput({"": _SENT_ELSEWHERE}) from error


def visiting_for(visit: Visit, by: Standing) -> str:
    """Return the path of the body somebody visits for: one that takes part, or the desk that runs the round."""
    partners = set(visit.round.partners.values_list("path", flat=True))
    return next((post.path for post in by.posts if post.path in partners), visit.path)


def closed_to(visit: Visit) -> dict[str, Refusal]:
    """Return why a visit is closed that its table would open: the round is over, the matter open again."""
    if visit.round.state != "drawn":
        return {"hand_in": _ROUND_OVER}
    return {} if visit.matter.state in ENDED else {"hand_in": _OPEN_AGAIN}


def sent_before(visit: Visit, sent: str, by: Standing) -> Visit | None:
    """Return the visit as this very sending of this person left it, or None."""
    return Visit.objects.filter(pk=visit.pk, sent=sent, by=by.person, state="handed_in").first()


def locked(visit: Visit) -> Visit:
    """Return the row as it stands, held until the end of the transaction."""
    return Visit.objects.select_for_update().get(pk=visit.pk)


def _handed_in(
    visit: Visit, sent: str, on: date, found: str, words: str, answers: Answers, path: str, let: list[LetIn],
    by: Standing, as_of: datetime,
) -> Visit:  # fmt: skip
    row = locked(visit)
    if first := sent_before(row, sent, by):
        return first
    matter = locked_matter(row.matter)
    state = VISIT.demand("hand_in", by, row.state, path, matter.verified_by)
    row.matter = matter
    for refusal in closed_to(row).values():
        raise NotAllowed(refusal)
    for photo in let:
        seal(file=hang(file=photo, to=row, by=by, as_of=as_of), by=by, as_of=as_of)
    row.state, row.sent, row.on, row.found, row.words = state, sent, on, found, words
    row.answers = {key: {"answer": answer, "words": said} for key, (answer, said) in answers.items()}
    row.photos, row.by, row.handed_in_at = [photo.kept for photo in let], by.person, as_of
    row.by_body = str(Organisation.objects.filter(path=path).first() or "")
    row.save()
    look = LookBack.objects.create(matter=matter, on=on, found=found, words=words, by=by.person, visit=row)
    recorded(look, matter, "look_back", by, as_of, found=found)
    moved(matter, "look_back", by, as_of, found=found)
    record(
        by=by, as_of=as_of, room="findings", verb="hand_in", path=row.path, of=row,
        says=Words(f"交回走访结果：走访 {row.pk}", f"handed in visit {row.pk}"),
        content={"found": found, "answers": {key: answer for key, (answer, _) in answers.items()}, "photos": row.photos},
    )  # fmt: skip
    if not row.round.visits.filter(state="waiting").exists():
        notices.finish(of=row.round, verb="hand_in", by=by, as_of=as_of)
    return row


def _checked(visit: Visit, on: date, found: str, answers: Answers, as_of: datetime) -> None:
    """Raise BadInput at every field that cannot be so."""
    wrong: dict[str, Words] = {}
    ended = visit.matter.ended_on
    if on > as_of.date() or (ended and on < ended):
        wrong["on"] = _NOT_THEN
    if found not in LOOK_BACK:
        wrong["found"] = _NOTHING_FOUND
    for question in editions()[visit.round.check_list].questions:
        answer, said = answers.get(question.key, ("", ""))
        if answer not in ANSWERS:
            wrong[f"a_{question.key}"] = _UNANSWERED
        elif answer == "no" and not said.strip():
            wrong[f"w_{question.key}"] = _WHY_NOT
    if wrong:
        raise BadInput(wrong)


def _few(photos: Iterable[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    brought = list(photos)
    if len(brought) > MOST_PHOTOS:
        raise BadInput({"photos": _TOO_MANY})
    return brought


def _photo(visit: Visit, path: str, name: str, content: bytes, by: Standing, as_of: datetime) -> LetIn:
    """Let one photo in: drawn anew by the examiner, so that no place and no camera comes along."""
    try:
        return let_in(
            to=visit.journal_key, path=path, name=name, content=content, level=Level.INTERNAL, by=by, as_of=as_of,
            wanted=_picture,
        )  # fmt: skip
    except BadInput as bad:
        raise BadInput({"photos": bad.reasons["file"]}) from bad


def _picture(found: Examined) -> None:
    if found.kind not in ("jpg", "png", "webp"):
        raise BadInput({"file": _NO_PICTURE})


_ROUND_OVER = Refusal("state", Words("专项已结束，不再交回走访结果", "the round is over"))
_OPEN_AGAIN = Refusal(
    "state",
    Words("该事项已重开，正在整改，不再登记回头看", "the matter is open again"),
    Words("由主任结束专项时说明", "said when the round is ended"),
)
_SENT_ELSEWHERE = Words(
    "这一次发送已用于另一项走访，请重新打开走访表", "this sending was used for another visit: open the form again"
)
_NOT_THEN = Words("走访日期须在销号或办结之后、今天或以前", "after it was ended, and not after today")
_NOTHING_FOUND = Words("请选择结论", "choose what was found")
_UNANSWERED = Words("请选择是、否或不适用", "answer yes, no, or that it does not apply")
_WHY_NOT = Words("回答“否”的，写明看到了什么", "say what you saw where the answer is no")
_TOO_MANY = Words(f"照片不超过 {MOST_PHOTOS} 张", f"no more than {MOST_PHOTOS} photos")
_NO_PICTURE = Words("只收照片（jpg、png、webp）；其他材料另行上传附件", "photos only (jpg, png, webp)")
