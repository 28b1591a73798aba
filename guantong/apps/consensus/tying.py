"""Whose sheet is whose, while a meeting lasts: by a key of its own, in a file beside the database, destroyed at the close (会议密钥).

The database, a copy of it and a backup hold sheets under names nobody can compute without the key; backups do not take it along.
"""

import hmac
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_bytes

from django.conf import settings

from guantong.apps.consensus.models import OVER, Meeting

_LENGTH = 32


def make_key(meeting: Meeting) -> None:
    """Draw the key of a meeting that begins; one left by an opening that was undone is replaced."""
    place = _place(meeting)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = place.with_suffix(".new")
    with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(token_bytes(_LENGTH))
    os.replace(made, place)


def has_key(meeting: Meeting) -> bool:
    """True while it is known whose sheet is whose: never after the close, and not on a restored copy."""
    return _place(meeting).is_file()


def name_of(meeting: Meeting, whose: str) -> str:
    """Return the name of a participant's sheet; raises FileNotFoundError where there is no key."""
    return hmac.new(_place(meeting).read_bytes(), f"{meeting.pk}/{whose}".encode(), sha256).hexdigest()


def destroy_keys() -> None:
    """Overwrite and remove the keys of all meetings that are over, also of one whose process died between close and this."""
    for place in Path(settings.MEETING_KEYS).glob("*"):
        if place.stem.isdecimal() and Meeting.objects.filter(pk=place.stem, state__in=OVER).exists():
            _destroyed(place)


def _destroyed(place: Path) -> None:
    with suppress(FileNotFoundError):
        with place.open("r+b") as file:
            file.write(bytes(_LENGTH))
            file.flush()
            os.fsync(file.fileno())
        place.unlink()


def _place(meeting: Meeting) -> Path:
    return Path(settings.MEETING_KEYS) / f"{meeting.pk}"
