"""A version of a quote as a PDF document, in English or Chinese.

The rule kept here: the document says what the version says: one that was sent looks the same for ever. Nothing of
our own stands in it, no limits, no notes. Chinese is set in a font that readers of PDFs bring, so none is shipped.
"""

import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from crm.channels.v1 import quotes_pb2 as pb
from crm_chassis import formats, i18n
from crm_chassis.i18n import gettext as _
from crm_chassis.sql import Row

from crm_channels import queries
from crm_channels.quotes import keeping
from crm_channels.quotes import lines as of_lines
from crm_channels.tables import partners

if TYPE_CHECKING:
    from crm_chassis.call import Call

MEDIA_TYPE = "application/pdf"
HAN_FONT = "STSong-Light"
WIDTHS = (34, 180, 62, 78, 52, 89)  # points; together the width of A4 less its margins
MARGIN = 50
OPEN_STATES = ("draft", "in_approval", "approved")


def get_quote_document(call: "Call", request: pb.GetQuoteDocumentRequest) -> pb.QuoteDocument:
    """A version as a document."""
    row, version = keeping.visible_version(call, request.quote_id, request.version_number)
    lines = of_lines.of_version(call, version.quote_version_id)
    names = queries.rows_of(call, partners, {row.partner_id} if row.partner_id else set())
    seller = names[row.partner_id].name if row.partner_id else ""
    with i18n.reader(request.language or call.language):
        content = drawn(row, version, lines, seller)
    return pb.QuoteDocument(
        file_name=f"{row.number}-{version.version_number}.pdf",
        media_type=MEDIA_TYPE,
        content=content,
    )


@lru_cache(maxsize=1)
def fonts() -> None:
    """Makes the Chinese font known, once."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont(HAN_FONT))


def _plain_latin(text: str) -> bool:
    """Whether the fonts that every PDF reader has hold all letters of a text."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


class Texts:
    """Paragraphs in the font that holds their letters."""

    def __init__(self) -> None:
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.platypus import Paragraph

        self.paragraph, self.style = Paragraph, ParagraphStyle

    def __call__(self, text: str, size: float = 9, bold: bool = False, right: bool = False) -> Any:
        """A paragraph of this text."""
        latin = _plain_latin(text)
        font = ("Helvetica-Bold" if bold else "Helvetica") if latin else HAN_FONT
        style = self.style(
            font, fontName=font, fontSize=size, leading=size * 1.4, alignment=2 if right else 0
        )
        if not latin:
            style.wordWrap = "CJK"
        return self.paragraph(escape(text).replace("\n", "<br/>"), style)


def drawn(row: Row, version: Row, lines: list[Row], seller: str) -> bytes:
    """The document."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate, Spacer

    fonts()
    text = Texts()
    title = _("Quote %(number)s", number=row.number)
    story = [text(title, 18, bold=True), Spacer(1, 8), *_head(text, row, version, seller)]
    story += [Spacer(1, 14), _table(text, version, lines), Spacer(1, 14)]
    if version.terms:
        story += [text(_("Terms"), 10, bold=True), text(version.terms), Spacer(1, 10)]
    story.append(
        text(_("Unit prices are rounded to four places, amounts to those of the currency."), 7)
    )
    out = io.BytesIO()
    template = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=title,
        author=seller,
        invariant=1,  # the same version is the same bytes
        lang=i18n.language.get(),
    )

    def numbered(canvas: Any, _template: Any) -> None:
        foot = f"{row.number} / {version.version_number} · {canvas.getPageNumber()}"
        canvas.setFont("Helvetica", 7)
        canvas.drawRightString(A4[0] - MARGIN, MARGIN / 2, foot)

    template.build(story, onFirstPage=numbered, onLaterPages=numbered)
    return out.getvalue()


def _head(text: Any, row: Row, version: Row, seller: str) -> list[Any]:
    from reportlab.platypus import Table, TableStyle

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
    rows = [[text(label, bold=True), text(value)] for label, value in facts if value]
    table = Table(rows, colWidths=(90, 405), hAlign="LEFT")
    table.setStyle(
        TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)])
    )
    return [table]


def _table(text: Any, version: Row, lines: list[Row]) -> Any:
    from reportlab.lib import colors
    from reportlab.platypus import Table, TableStyle

    heads = [_("No."), _("Product"), _("Quantity"), _("Price of one"), _("Discount"), _("Amount")]
    rows = [[text(head, 8, bold=True, right=at > 1) for at, head in enumerate(heads)]]
    for line in lines:
        name = f"{line.product_name}\n{line.sku}" + (f"\n{line.note}" if line.note else "")
        discount = formats.percent(line.discount_percent / 100, 2) if line.discount_percent else ""
        cells = (
            f"{formats.number(line.quantity)} {line.unit}".strip(),
            formats.money(line.book_price, version.currency),
            discount,
            formats.money(line.amount, version.currency),
        )
        rows.append(
            [text(str(line.line_number)), text(name), *(text(cell, right=True) for cell in cells)]
        )
    total = formats.money(version.total_amount, version.currency)
    rows.append(["", text(_("Total"), bold=True), "", "", "", text(total, bold=True, right=True)])
    table = Table(rows, colWidths=WIDTHS, repeatRows=1, hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, 0), 0.8, colors.black),
                ("LINEBELOW", (0, 1), (-1, -3), 0.25, colors.lightgrey),
                ("LINEABOVE", (0, -1), (-1, -1), 0.8, colors.black),
            ]
        )
    )
    return table
