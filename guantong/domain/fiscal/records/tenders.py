"""Contracts of a year with what is known of their tenders: bids, bidders, ceiling (采购招标)."""

from datetime import date
from typing import Any

from guantong.domain.fiscal.records.execution import Books, held, unit_named

TENDERS = ("open_tender", "invited_tender")
"""Methods in which sealed bids compete (政府采购法第三十六条 speaks of these)."""


def contracts(books: Books, day: date) -> Any:
    """Return the contracts signed in `day`'s year up to the day, each with its unit's name, as far as it is known."""
    rows = held(books, "contract")
    rows = rows.filter(rows.signed_on.year() == day.year, rows.signed_on <= day)
    return unit_named(books, rows)


def tendered(books: Books, day: date) -> Any:
    """Return the contracts of the year awarded by tender, with `bids`: valid ones as stated, else as counted among the bidders."""
    bidders, rows = held(books, "bidder"), contracts(books, day)
    bidders = bidders.filter(bidders.valid.fill_null(True))
    counted = bidders.group_by("contract_no").agg(counted=bidders.bidder.nunique())
    rows = rows.filter(rows.method.isin(TENDERS)).left_join(counted, "contract_no").drop("contract_no_right")
    return rows.mutate(bids=rows.valid_bids.fill_null(rows.counted)).drop("counted")


def bidding_sets(books: Books, day: date) -> Any:
    """Return the bidders of every contract of the year awarded by tender as one text `bidders`, and how `many` they are.

    One row a contract; the text is sorted, so equal sets have equal texts.
    """
    bids = held(books, "bidder").select("contract_no", "bidder").distinct()
    sets = bids.group_by("contract_no").agg(
        bidders=bids.bidder.group_concat("、", order_by=bids.bidder), many=bids.bidder.nunique()
    )
    rows = contracts(books, day)
    return rows.filter(rows.method.isin(TENDERS)).join(sets, "contract_no")
