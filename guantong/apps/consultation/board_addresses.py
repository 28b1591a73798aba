"""Where things of the board stand (会商页面地址)."""

from django.urls import reverse

from guantong.apps.consultation.models import JointList, ListDecision, Round


def address_of_board(year: int) -> str:
    """Return where a board stands."""
    return reverse("consultation:board", args=[year])


def address_of_item(year: int, code: str) -> str:
    """Return where an item of it stands."""
    return reverse("consultation:board_item", args=[year, code])


def address_of_match(year: int, government: str, people: str) -> str:
    """Return where two items stand side by side."""
    return reverse("consultation:board_match", args=[year, government, people])


def address_of_round(one: Round) -> str:
    """Return where a round stands."""
    return reverse("consultation:board_round", args=[one.board.call.year, one.number])


def address_of_freeze(one: ListDecision) -> str:
    """Return where a decision stands."""
    return reverse("consultation:board_freeze", args=[one.board.call.year])


def address_of_list(one: JointList) -> str:
    """Return where a frozen edition stands."""
    return reverse("consultation:joint_list", args=[one.board.call.year, one.edition])
