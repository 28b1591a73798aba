"""What is said of a corrected cell wherever it is shown: the machine's value, the person's, who, when (更正的说明)."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from guantong.apps.components.templatetags.words import called, day
from guantong.apps.figures.models import Correction
from guantong.domain.evidence import Evidence


def told(printed: str, value: str, who: str, on: date | str) -> str:
    """Return the sentence."""
    said = {
        "printed": printed or _("（空白）"),
        "value": value,
        "who": who,
        "day": on if isinstance(on, str) else day(on),
    }
    return _("机器读数 %(printed)s，更正为 %(value)s，%(who)s，%(day)s") % said


def told_of(place: Any) -> str:
    """Return the sentence of a piece of evidence, found or kept as data, or of a correction; "" where nothing was corrected."""
    match place:
        case Evidence(corrected=None) | None:
            return ""
        case Evidence():
            assert place.corrected is not None  # noqa: S101 - the case before
            return told(place.printed, place.corrected.value, called(place.corrected.by), place.corrected.on)
        case Correction():
            return told(place.printed, place.value, called(place.made_by), place.as_read.on)
    kept = place.get("corrected")
    return told(place["printed"], kept["value"], called(kept["by"]), kept["on"]) if kept else ""
