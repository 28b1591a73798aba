"""The ledger of matters of a large district beside a bare Django page with a session: 7,000 matters, asked in turn (整改台账)."""

from datetime import timedelta
from typing import Any

from benchmarks.served import beside_bare, row

GOAL = 5.0
MATTERS, UNITS = 7_000, 350
PAGES = {
    "first page": "/findings/",
    "filtered": "/findings/?state=planned&kind=audit_issue&source=audit_report",
    "searched by pinyin": "/findings/?q=zjxz",
    "last page": f"/findings/?page={MATTERS // 50}",
}


def measure() -> list[dict[str, Any]]:
    """Return p95 of four views of the ledger ÷ p95 of a page that only reads who is signed in."""
    found = beside_bare(PAGES, grow=_matters)
    return [row(f"{what} of {MATTERS:,} matters", *found[what], GOAL) for what in PAGES]


def _matters() -> None:
    """Write the matters of a district of 350 units straight into the database: how they came is not what is measured."""
    from guantong.apps.actors.models import Organisation
    from guantong.apps.components.search import searchable
    from guantong.apps.findings.models import Handler, Matter
    from guantong.gateways.clock import now

    at = now()
    paths = list(Organisation.objects.order_by("path").values_list("path", flat=True))
    desk = Organisation.objects.get(code="YSGW").path
    states = ("registered", "handed_over", "acknowledged", "planned", "submitted", "closed", "concluded")
    made = []
    for number in range(MATTERS):
        body, state = f"明湖区第{number % UNITS}单位", states[number % len(states)]
        handed = None if state == "registered" else (at - timedelta(days=number % 700)).date()
        title = f"第{number}号项目资金闲置"
        made.append(
            Matter(
                kind=("problem", "audit_issue")[number // 7 % 2], source=("inspection_visit", "audit_report")[number // 7 % 2],
                title=title, says=f"{title}，请整改。" * 5, sort="资金闲置", year=2024 + number % 3, path=paths[number % len(paths)],
                body=body, desk=desk, pace="staged", state=state, by_committee=state == "closed", handed_on=handed,
                due_on=handed and handed + timedelta(days=60), ended_on=handed if state in ("closed", "concluded") else None,
                registered_by="shen", registered_at=at - timedelta(minutes=number), search=searchable(title, body, "资金闲置"),
            )
        )  # fmt: skip
    Matter.objects.bulk_create(made, batch_size=500)
    Handler.objects.bulk_create(
        [Handler(matter=matter, path=matter.path, body=matter.body, part="lead") for matter in made], batch_size=500
    )
