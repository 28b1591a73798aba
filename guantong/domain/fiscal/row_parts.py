"""Which columns of a table are the parts of its total, when all of its columns are understood (行内分项)."""

from guantong.domain.fiscal.table import Table

_PARTS = (
    ("basic", "project", "remitted_up", "operating_expenditure", "affiliated_subsidy"),
    ("fiscal_grant", "superior_subsidy", "business_income", "operating_income", "affiliated_income", "other_income"),
    ("year_income", "carried_over"),
    ("general_public", "government_fund", "state_capital"),
    ("personnel", "public", "project"),
    ("personnel", "public"),
)
_BESIDE = frozenset(
    {
        "total",
        "opening",
        "closing",
        "fund_income",
        "education_fees",
        "percent",
        "budget",
        "adjusted",
        "carried_over_detail",
    }
)
"""Columns that stand beside a total without being a part of it."""
_WITHIN = frozenset({"general_public", "government_fund", "state_capital", "business_income", "other_income"})
"""Columns that break 本年收入 down further where 本年收入 and 上年结转 are the parts."""


def parts_of_total(table: Table) -> tuple[str, ...]:
    """Return the columns that must sum to `total` in every row; () when some column's part in it is not known.

    Layouts differ: a table with a column nobody has mapped has no known identity.
    """
    columns = set(table.columns)
    for parts in _PARTS:
        own = tuple(column for column in parts if column in columns)
        rest = {c for c in columns - set(parts) - _BESIDE if not c.startswith("previous_")}
        if "year_income" in own:
            rest -= _WITHIN
        if len(own) > 1 and not rest and not table.unmapped and "total" in columns:
            return own
    return ()
