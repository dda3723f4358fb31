"""People who move, consent with proof, addresses, tags; promises and claims on the timeline.

Revision ID: customers_0002
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "customers_0002"
down_revision = "customers_0001"
branch_labels = None
depends_on = None

CHANNELS = "in ('phone', 'email', 'web', 'fax', 'visit', 'messenger', 'meeting')"


def number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger)


def key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, sa.Identity(always=False), nullable=False)


def line(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''"))


def word(name: str, null: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=null)


def words(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'"))


def entries(name: str) -> sa.Column[Any]:
    return sa.Column(name, JSONB, nullable=False, server_default=sa.text("'[]'"))


def moment(name: str, null: bool = True, now: bool = False) -> sa.Column[Any]:
    default = sa.text("now()") if now else None
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null, server_default=default)


def parties() -> None:
    for table in ("accounts", "contacts"):
        for column in (entries("messengers"), entries("addresses"), words("tags")):
            op.add_column(table, column)
        for name in ("email_addresses", "tags"):
            op.create_index(f"{table}_{name}_idx", table, [name], postgresql_using="gin")
    op.add_column("accounts", word("preferred_channel"))
    op.create_check_constraint(
        sa.schema.conv("accounts_preferred_channel_check"),
        "accounts",
        f"preferred_channel {CHANNELS}",
    )
    op.add_column("contacts", words("roles"))
    op.add_column("contacts", moment("join_time"))


def of_contacts() -> None:
    """Indexes for the timeline of a person, wherever the person was."""
    given = sa.text("contact_id is not null")
    for table, time, name in (
        ("interactions", "start_time", "interaction_id"),
        ("orders", "order_date", "order_id"),
    ):
        columns = ["contact_id", time, name]
        op.create_index(f"{table}_{'_'.join(columns)}_idx", table, columns, postgresql_where=given)
    op.create_index(
        "interactions_start_time_idx",
        "interactions",
        ["start_time"],
        postgresql_using="brin",
        postgresql_with={"autosummarize": "on", "pages_per_range": 32},
    )
    columns = ["contact_id", "create_time", "ticket_id"]
    op.create_index(f"ticket_copies_{'_'.join(columns)}_idx", "ticket_copies", columns)


def affiliations() -> None:
    op.create_table(
        "affiliations",
        key("affiliation_id"),
        sa.Column("contact_id", sa.BigInteger, nullable=False),
        sa.Column("account_id", sa.BigInteger, nullable=False),
        line("job_title"),
        moment("start_time"),
        moment("end_time", null=False),
        line("reason"),
        line("agent_id"),
        moment("create_time", null=False, now=True),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.contact_id"], name="affiliations_contact_id_fkey"
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.account_id"], name="affiliations_account_id_fkey"
        ),
        sa.PrimaryKeyConstraint("affiliation_id", name="affiliations_pkey"),
    )
    for whose in ("contact_id", "account_id"):
        columns = [whose, "end_time", "affiliation_id"]
        op.create_index(f"affiliations_{'_'.join(columns)}_idx", "affiliations", columns)


def consents() -> None:
    op.create_table(
        "consents",
        key("consent_id"),
        number("contact_id"),
        number("account_id"),
        word("channel", null=False),
        word("purpose", null=False),
        word("state", null=False),
        word("proof"),
        line("evidence"),
        moment("give_time", null=False),
        moment("expire_time"),
        line("agent_id"),
        line("source"),
        line("external_id"),
        moment("create_time", null=False, now=True),
        sa.CheckConstraint(f"channel {CHANNELS}", name="consents_channel_check"),
        sa.CheckConstraint(
            "purpose in ('advertising', 'service', 'survey')", name="consents_purpose_check"
        ),
        sa.CheckConstraint("state in ('granted', 'refused')", name="consents_state_check"),
        sa.CheckConstraint(
            "proof in ('paper', 'web_form', 'written_message', 'recording', 'spoken', 'contract')",
            name="consents_proof_check",
        ),
        sa.CheckConstraint("num_nonnulls(contact_id, account_id) = 1", name="consents_whose_check"),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.contact_id"], name="consents_contact_id_fkey"
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.account_id"], name="consents_account_id_fkey"
        ),
        sa.PrimaryKeyConstraint("consent_id", name="consents_pkey"),
    )
    for whose in ("contact_id", "account_id"):
        columns = [whose, "channel", "purpose", "give_time"]
        op.create_index(f"consents_{'_'.join(columns)}_idx", "consents", columns)
    op.create_index(
        "consents_source_idx",
        "consents",
        ["source", "external_id"],
        unique=True,
        postgresql_where=sa.text("external_id <> ''"),
    )


def promise_copies() -> None:
    op.create_table(
        "promise_copies",
        sa.Column("promise_id", sa.BigInteger, nullable=False),
        number("account_id"),
        number("contact_id"),
        number("ticket_id"),
        line("kind"),
        line("note"),
        line("state"),
        line("owner_id"),
        moment("due_time", null=False),
        moment("keep_time"),
        moment("create_time", null=False),
        moment("delete_time"),
        moment("event_time", null=False),
        sa.PrimaryKeyConstraint("promise_id", name="promise_copies_pkey"),
    )
    for whose in ("account_id", "contact_id"):
        columns = [whose, "create_time", "promise_id"]
        op.create_index(f"promise_copies_{'_'.join(columns)}_idx", "promise_copies", columns)


def claim_copies() -> None:
    op.create_table(
        "claim_copies",
        sa.Column("deal_registration_id", sa.BigInteger, nullable=False),
        number("account_id"),
        number("partner_id"),
        line("product_line"),
        line("state"),
        line("owner_id"),
        sa.Column("expected_amount", sa.Numeric(18, 4)),
        word("currency"),
        moment("protected_until_time"),
        moment("create_time", null=False),
        moment("delete_time"),
        moment("event_time", null=False),
        sa.PrimaryKeyConstraint("deal_registration_id", name="claim_copies_pkey"),
    )
    columns = ["account_id", "create_time", "deal_registration_id"]
    op.create_index(f"claim_copies_{'_'.join(columns)}_idx", "claim_copies", columns)


def upgrade() -> None:
    parties()
    of_contacts()
    affiliations()
    consents()
    promise_copies()
    claim_copies()


def downgrade() -> None:
    op.drop_table("claim_copies")
    op.drop_table("promise_copies")
    op.drop_table("consents")
    op.drop_table("affiliations")
    op.drop_index("ticket_copies_contact_id_create_time_ticket_id_idx", "ticket_copies")
    op.drop_index("orders_contact_id_order_date_order_id_idx", "orders")
    op.drop_index("interactions_start_time_idx", "interactions")
    op.drop_index("interactions_contact_id_start_time_interaction_id_idx", "interactions")
    op.drop_column("contacts", "join_time")
    op.drop_column("contacts", "roles")
    op.drop_column("accounts", "preferred_channel")
    for table in ("accounts", "contacts"):
        op.drop_index(f"{table}_email_addresses_idx", table)
        for name in ("messengers", "addresses", "tags"):
            op.drop_column(table, name)
