"""All rows of one fiscal table behind a signal over the books, the largest first, each with the line of the file it was read from (凭证)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import said
from guantong.apps.diagnosis.queries import signals_seen_by
from guantong.apps.diagnosis.vouchers import MOST, Voucher, Vouchers, vouchers_of


def columns_of(one: Vouchers) -> list[Column]:
    """Return the columns of the list: what tells which row it is, its amount, where it was read."""

    def text(at: int) -> Column:
        return Column(said(one.columns[at].words), lambda voucher: voucher.texts[at])

    money = one.behind.money
    amount = [Column(said(money.words), lambda voucher: voucher.amount, "figure")] if money else []
    return [
        *(text(at) for at in range(len(one.columns))), *amount, Column("文件", "file", link=lambda voucher: voucher.where),
        Column("表", "sheet"), Column("行", "line", "number"),
    ]  # fmt: skip


@page(reads="diagnosis")
def view(request: HttpRequest, pk: int, table: str) -> HttpResponse:
    """Show the rows."""
    signal = signals_seen_by(request.standing).select_related("seen_in__books").filter(pk=pk, over_books=True).first()
    found = {one.behind.table.name: one for one in vouchers_of(signal, request.standing, MOST)} if signal else {}
    if signal is None or table not in found:
        raise Http404
    one = found[table]
    rows: list[Voucher] = one.rows
    listing = Listing(request, said(one.behind.table.words), rows, columns_of(one), empty=_("没有可以列出的行。"))
    shown = {"signal": signal, "one": one, "list": listing, "most": MOST}
    return listing.download() or render(request, "diagnosis/pages/vouchers.html", shown)
