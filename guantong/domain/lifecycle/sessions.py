"""Which sessions there are, and how many natural days a paper came before one (会议, 距会议几日)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from guantong.domain.law.catalogue import InForce, cite, in_force_on
from guantong.domain.words import Words


class SessionKind(StrEnum):
    """Who sits together: the congress, its standing committee, the chairpersons' council."""

    CONGRESS = "congress"
    STANDING_COMMITTEE = "standing_committee"
    CHAIRPERSONS_COUNCIL = "chairpersons_council"

    @property
    def words(self) -> Words:
        """The session's name."""
        return _KINDS[self]


@dataclass(frozen=True, slots=True)
class Count:
    """The natural days from a receipt to a session, beside what the law of that day asks: a count, never a verdict.

    `required` is None where no article in force on the session's day sets a number of days.
    """

    received_on: date
    session_on: date
    required: int | None
    basis: str = ""

    @property
    def days(self) -> int:
        """Natural days from receipt to session; negative when the session was before."""
        return (self.session_on - self.received_on).days

    @property
    def short(self) -> bool:
        """True when fewer days are left than the law asks for: options are listed, nothing is refused."""
        return self.required is not None and self.days < self.required

    @property
    def words(self) -> Words:
        """The stamp: 距会议29日（法定≥30日，《预算法》第69条第6款）."""
        if self.required is None:
            return _FREE.filled(days=self.days)
        return _STAMP.filled(days=self.days, required=self.required, article=cite(self.basis).words())


def counted(received_on: date, session_on: date, days: int | None, basis: str) -> Count:
    """Return the count of a paper before a session by the article `basis`, if it was in force on the session's day."""
    known = days is not None and bool(basis) and in_force_on(cite(basis), session_on) == InForce.YES
    return Count(received_on, session_on, days if known else None, basis)


_KINDS = {
    SessionKind.CONGRESS: Words("人民代表大会会议", "congress session"),
    SessionKind.STANDING_COMMITTEE: Words("常委会会议", "standing committee session"),
    SessionKind.CHAIRPERSONS_COUNCIL: Words("主任会议", "chairpersons' council"),
}
_STAMP = Words(
    "距会议{days}日（法定≥{required}日，{article}）", "{days} days before the session (by law ≥ {required}: {article})"
)
_FREE = Words("距会议{days}日", "{days} days before the session")
