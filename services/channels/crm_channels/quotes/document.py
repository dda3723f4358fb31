"""A version of a quote as a PDF document, in English or Chinese.

The rule kept here: the document says what the version says: one that was sent looks the same for ever. Nothing of
our own stands in it, no limits, no notes.
"""

from typing import TYPE_CHECKING

from crm.channels.v1 import quotes_pb2 as pb
from crm_chassis import formats, i18n
from crm_chassis.i18n import gettext as _
from crm_chassis.sql import Row

from crm_channels import papers, queries
from crm_channels.papers import Column, Grid, Note, Paper
from crm_channels.quotes import keeping
from crm_channels.quotes import lines as of_lines
from crm_channels.tables import partners

if TYPE_CHECKING:
    from crm_chassis.call import Call

OPEN_STATES = ("draft", "in_approval", "approved")


def get_quote_document(call: "Call", request: pb.GetQuoteDocumentRequest) -> pb.QuoteDocument:
    """A version as a document."""
    row, version = keeping.visible_version(call, request.quote_id, request.version_number)
    lines = of_lines.of_version(call, version.quote_version_id)
    names = queries.rows_of(call, partners, {row.partner_id} if row.partner_id else set())
    seller = names[row.partner_id].name if row.partner_id else ""
    with i18n.reader(request.language or call.language):
        content = papers.drawn(_paper(row, version, lines, seller))
    return pb.QuoteDocument(
        file_name=f"{row.number}-{version.version_number}.pdf",
        media_type=papers.MEDIA_TYPE,
        content=content,
    )


def _paper(row: Row, version: Row, lines: list[Row], seller: str) -> Paper:
    """What stands on it."""
    small = _("Unit prices are rounded to four places, amounts to those of the currency.")
    terms = [Note(version.terms, _("Terms"))] if version.terms else []
    return Paper(
        title=_("Quote %(number)s", number=row.number),
        foot=f"{row.number} / {version.version_number}",
        facts=_facts(row, version, seller),
        grids=[_grid(version, lines)],
        notes=[*terms, Note(small, small=True)],
        author=seller,
    )


def _facts(row: Row, version: Row, seller: str) -> list[tuple[str, str]]:
    place = ", ".join(part for part in (row.city, row.country) if part)
    facts = [
        (_("For"), "\n".join(part for part in (row.end_customer_name, place) if part)),
        (_("From"), seller),
        (_("Version"), str(version.version_number)),
        (_("Prices of"), formats.day(version.price_date, "long")),
        (_("Valid until"), formats.day(version.valid_until, "long")),
        (_("Currency"), version.currency),
    ]
    if version.state in OPEN_STATES:
        facts.append((_("State"), _("Draft, not an offer yet")))
    return [(label, value) for label, value in facts if value]


def _grid(version: Row, lines: list[Row]) -> Grid:
    def money(amount: object) -> str:
        return formats.money(amount, version.currency)

    rows = [
        [
            str(line.line_number),
            "\n".join(part for part in (line.product_name, line.sku, line.note) if part),
            f"{formats.number(line.quantity)} {line.unit}".strip(),
            money(line.book_price),
            formats.percent(line.discount_percent / 100, 2) if line.discount_percent else "",
            money(line.amount),
        ]
        for line in lines
    ]
    columns = [
        Column(_("No.")),
        Column(_("Product"), wide=True),
        Column(_("Quantity"), number=True),
        Column(_("Price of one"), number=True),
        Column(_("Discount"), number=True),
        Column(_("Amount"), number=True),
    ]
    total = ["", _("Total"), "", "", "", money(version.total_amount)]
    return Grid(columns, rows, total=total)
