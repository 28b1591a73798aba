"""The addresses of the board, and of the joint list that residents read (会商地址)."""

from django.urls import path, register_converter

from guantong.apps.consultation.pages import (
    board,
    board_freeze,
    board_item,
    board_match,
    board_round,
    boards,
    joint_list,
    joint_public,
)


class Code:
    """A number of either list as it is read aloud: G-07, R-12."""

    regex = "[GR]-[0-9]{2,4}"

    def to_python(self, value: str) -> str:
        """Return it as it is."""
        return value

    to_url = to_python


register_converter(Code, "item")
addresses = [
    path("boards/", boards.view, name="boards"),
    path("boards/<int:year>/", board.view, name="board"),
    path("boards/<int:year>/freeze/", board_freeze.view, name="board_freeze"),
    path("boards/<int:year>/rounds/<int:number>/", board_round.view, name="board_round"),
    path("boards/<int:year>/lists/<int:edition>/", joint_list.view, name="joint_list"),
    path("boards/<int:year>/lists/<int:edition>/bytes/", joint_list.bytes_view, name="joint_bytes"),
    path("boards/<int:year>/<item:code>/", board_item.view, name="board_item"),
    path("boards/<int:year>/<item:government>/<item:people>/", board_match.view, name="board_match"),
    path("joint/<int:year>/", joint_public.view, name="joint_public"),
    path("joint/<int:year>/bytes/", joint_public.bytes_view, name="joint_public_bytes"),
]
