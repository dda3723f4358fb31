"""Who tickets are for, and what is known here of the customers that they are about.

The rule kept here: customers are known by what the customers service told; requesters are ours, with it or without.
"""

from crm_chassis.tables import line
from sqlalchemy import BigInteger, Column, Index, Table, Text
from sqlalchemy.dialects.postgresql import JSONB

from crm_tickets.tables.columns import (
    changing,
    flag,
    gone,
    key,
    metadata,
    texts,
)

requesters = Table(
    "requesters",
    metadata,
    key("requester_id"),
    *changing(),
    line("name"),
    texts("phones"),
    Column("account_id", BigInteger),
    Column("contact_id", BigInteger),
    line("account_name"),
    flag("verified"),
    texts("emails"),
    Index("requesters_phones_idx", "phones", postgresql_using="gin"),
    Index("requesters_emails_idx", "emails", postgresql_using="gin"),
    Index("requesters_contact_idx", "contact_id"),
    Index("requesters_account_idx", "account_id"),
)

# What customers told us through its feed: enough to know a caller while that service does not answer.
known_accounts = Table(
    "known_accounts",
    metadata,
    Column("account_id", BigInteger, primary_key=True, autoincrement=False),
    line("name"),
    line("tier"),
    texts("phones"),
    Column("source_etag", BigInteger, nullable=False),
    gone(),
    texts("emails"),
    Index("known_accounts_phones_idx", "phones", postgresql_using="gin"),
    Index("known_accounts_emails_idx", "emails", postgresql_using="gin"),
)

known_contacts = Table(
    "known_contacts",
    metadata,
    Column("contact_id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger),
    line("name"),
    texts("phones"),
    Column("source_etag", BigInteger, nullable=False),
    gone(),
    texts("emails"),
    Index("known_contacts_phones_idx", "phones", postgresql_using="gin"),
    Index("known_contacts_emails_idx", "emails", postgresql_using="gin"),
)

# Which records of customers were merged away, and into whom: for what is written under their numbers.
merged_records = Table(
    "merged_records",
    metadata,
    Column("kind", Text, primary_key=True),  # as columns call it: account_id, contact_id
    Column("record_id", BigInteger, primary_key=True, autoincrement=False),
    Column("merge_id", BigInteger, nullable=False),
    Column("survivor_id", BigInteger, nullable=False),
    Index("merged_records_merge_idx", "merge_id"),
    Index("merged_records_survivor_idx", "kind", "survivor_id"),
)

# Where a requester, ticket or call stood before it followed a merge of customers: for the undo.
merge_trail = Table(
    "merge_trail",
    metadata,
    Column("merge_id", BigInteger, primary_key=True, autoincrement=False),
    Column("table_name", Text, primary_key=True),
    Column("record_id", BigInteger, primary_key=True, autoincrement=False),
    Column("before", JSONB, nullable=False),
)
