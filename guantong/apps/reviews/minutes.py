"""A first draft of the minutes from the board: who asked, who answered, what is left (会议纪要初稿). A person edits and keeps it."""

from collections.abc import Iterable

from guantong.apps.components.templatetags.words import ten_thousand
from guantong.apps.reviews.models import AgreedChange, Inquiry, Review
from guantong.apps.reviews.queries import ENDED, Places
from guantong.domain.period import printed_day
from guantong.domain.reviews.kinds import Part


def draft(
    review: Review, places: Iterable[Places], inquiries: Iterable[Inquiry], changes: Iterable[AgreedChange]
) -> str:
    """Return the draft: plain Chinese text, unit by unit in the order of the board; no sentence that nobody said."""
    came = "，".join(f"{one.part.words.zh}{one.came}人" for one in places if one.came)
    on = printed_day(review.held_on) if review.held_on else "（日期）"
    lines = [
        f"{on}，{review.organiser}在{review.place or '（地点）'}举行“{review.title}”。",
        f"签到：{came}。" if came else "",
        "",
    ]
    board = [one for one in inquiries if one.state not in ENDED]
    for unit in dict.fromkeys(one.unit for one in board):
        lines.append(f"【{unit}】")
        lines += [_told(one) for one in board if one.unit == unit]
        lines.append("")
    agreed = [one for one in changes if one.state == "agreed"]
    if agreed:
        lines.append("【会商结果】")
        lines += [
            f"{one.unit}“{one.line}”{'调减' if one.change < 0 else '调增'}{ten_thousand(abs(one.change))}万元："
            f"{one.text}（部门确认：{one.department_name}；代表方确认：{one.deputies_name}）"
            for one in agreed
        ]
    return "\n".join(lines).strip() + "\n"


def _told(one: Inquiry) -> str:
    who = (
        "".join(filter(None, [one.asker, f"（{Part(one.asker_part).words.zh}）" if one.asker_part else ""]))
        or "与会人员"
    )
    asked = f"{one.number}．{who}问：{one.text}"
    match one.state:
        case "answered":
            return f"{asked}\n   答（{one.answered_by}）：{one.answer}"
        case "carried_over":
            return f"{asked}\n   会后书面答复{f'，{printed_day(one.due_on)}前' if one.due_on else ''}。"
        case _:
            return f"{asked}\n   （尚未答复）"
