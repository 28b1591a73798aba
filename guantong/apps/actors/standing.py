"""What a person holds on a day, asked of the database in one question: every request asks it (身份一问)."""

from datetime import date
from typing import NamedTuple

from django.db import connection

from guantong.domain.roles import SUBSTITUTABLE

_IN_FORCE = "{0}.begins_on <= %(day)s AND ({0}.ends_on IS NULL OR {0}.ends_on > %(day)s)"
_STAFF = ", ".join(f"'{role.value}'" for role in sorted(SUBSTITUTABLE))
# one question in SQL, for building four of them took longer than the database needs to answer
_ASKED = f"""
WITH whose AS (
    SELECT %(person)s AS id
    UNION
    SELECT s.absent_id FROM actors_substitution s JOIN actors_person p ON p.id = s.absent_id
    WHERE s.substitute_id = %(person)s AND p.is_active AND {_IN_FORCE.format("s")}
)
SELECT 'post' AS sort, m.id, m.person_id, p.username, p.name, m.role AS kind, o.path, o.name AS words
FROM actors_membership m JOIN actors_person p ON p.id = m.person_id JOIN actors_organisation o ON o.id = m.organisation_id
WHERE m.person_id IN (SELECT id FROM whose) AND {_IN_FORCE.format("m")} AND (o.ends_on IS NULL OR o.ends_on > %(day)s)
UNION ALL
SELECT 'conflict', c.id, c.person_id, '', '', c.kind, COALESCE(o.path, ''), c.subject
FROM actors_conflict c LEFT JOIN actors_organisation o ON o.id = c.organisation_id
WHERE c.person_id IN (SELECT id FROM whose) AND {_IN_FORCE.format("c")}
UNION ALL
SELECT 'second', f.id, f.second_id, '', '', '', o.path, ''
FROM actors_smalloffice f JOIN actors_organisation o ON o.id = f.organisation_id
WHERE f.second_id = %(person)s AND {_IN_FORCE.format("f")}
UNION ALL
SELECT 'second', s.id, s.second_id, '', '', '', o.path, ''
FROM actors_substitution s
JOIN actors_membership a ON a.person_id = s.absent_id AND a.role IN ({_STAFF}) AND {_IN_FORCE.format("a")}
JOIN actors_membership n ON n.person_id = s.second_id AND n.organisation_id = a.organisation_id AND {_IN_FORCE.format("n")}
JOIN actors_organisation o ON o.id = a.organisation_id
WHERE s.second_id = %(person)s AND {_IN_FORCE.format("s")}
ORDER BY 1, 2
"""  # noqa: S608 - nothing in it comes from outside


class Held(NamedTuple):
    """One thing held: a `post` (kind is the role, words the organisation), a `conflict` (words the subject) or a `second`.

    `person` is the primary key of its holder: the person asked for, or a colleague who is absent that day.
    """

    sort: str
    pk: int
    person: int
    username: str
    name: str
    kind: str
    path: str
    words: str


def held_on(person: int, day: date) -> dict[str, list[Held]]:
    """Return what the person with that primary key holds on `day`, and what absent colleagues do, by sort, oldest first."""
    held: dict[str, list[Held]] = {"post": [], "conflict": [], "second": []}
    with connection.cursor() as cursor:
        cursor.execute(_ASKED, {"person": person, "day": day.isoformat()})
        for row in map(Held._make, cursor.fetchall()):
            held[row.sort].append(row)
    return held
