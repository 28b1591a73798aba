"""The ballot game played on secret scores: whoever holds every dump, entry and log tries to say who gave what (评分对局).

The adversary is the one of the ballot game; it watches the roll and the sealed scores before and after everybody's turn. Some
take their score back and score anew in their turn: that must tell it no more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from guantong.apps.evaluations.models import ScoreSheet, SealedScore, Seat, Slip
from guantong.apps.journal.models import Entry
from tests.promises.ballot_game import Election, Marks, rows_of

KINDS: list[Marks] = [(200, 200, 300, 300), (80, 90, 90, 70), (150, 90, 90, 80), (0, 0, 0, 0), (180, 180, 240, 90)]


@dataclass
class Watched(Election):
    """One scoring as the adversary has it, and, apart from it, the truth."""

    def watch(self, box: ScoreSheet, casts: Iterator[str]) -> None:  # type: ignore[override]
        """Read roll and sealed scores before and after everybody's turn."""
        known, latest = set(SealedScore.objects.values_list("pk", flat=True)), Entry.objects.latest("pk").pk
        for who in casts:
            sealed = rows_of(SealedScore, "WHERE sheet_id = %s", box.pk)
            seat = rows_of(Seat, "WHERE sheet_id = %s AND person = %s", box.pk, who)[0]
            entries = list(Entry.objects.filter(pk__gt=latest).order_by("pk"))
            latest = entries[-1].pk
            self.text += "".join(entry.text for entry in entries)
            self.voters.append(who)
            new = next(row for row in sealed if row["id"] not in known)
            known = {row["id"] for row in sealed}
            self.voter_rows[who] = {
                "voter.at": entries[-1].at.isoformat(), "voter.entry": latest, "sealed.ballot": new["content"],
                **{f"seat.{name}": value for name, value in seat.items()}, **{f"sealed.{name}": value for name, value in new.items()},
            }  # fmt: skip

    def look_into(self, box: ScoreSheet, log: str = "") -> None:  # type: ignore[override]
        """Read what is published after the opening, and all that was written down since the sheet was made."""
        self.slips = rows_of(Slip, "WHERE sheet_id = %s", box.pk)
        self.box, self.keys = box.name, (box.key_one, box.key_two)
        self.text += str(rows_of(ScoreSheet, "WHERE id = %s", box.pk)) + str(self.slips) + log
        self.text += str(list(Entry.objects.filter(key=box.journal_key).values_list("text", flat=True)))


def drawn_scores(random: Random, deputies: Sequence[str]) -> dict[str, Any]:
    """Return what each gives."""
    return {who: random.choices(KINDS, (12, 9, 6, 1, 2))[0] for who in deputies}
