"""The tables of the network: tiers, territories, what belongs to a partner, extensions, and conflicts.

The rule kept here: what belongs to a partner carries the partner's owner and team (the database keeps them equal), so
that one row rule holds for it as for the partner. Visits and invitations are ours: a partner's people do not see them.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Integer,
    Numeric,
    SmallInteger,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY

from crm_channels.tables.core import MOMENT, NOW, OWNED, key, life, metadata, words

OURS = {"owner": ["owner_id"], "team": ["team"]}


def _of_partner() -> list[Column[object]]:
    """Whose partner it is, and so who sees it."""
    return [
        Column("partner_id", BigInteger, nullable=False),
        words("owner_id"),  # type: ignore[list-item]
        words("team"),  # type: ignore[list-item]
    ]


def _number(name: str, default: int = 0) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=text(str(default)))


# Written by triggers: under which keys a name is found that is written differently. Kinds: 1 a live registration,
# 2 an account that somebody looks after, 3 a quote that holds or was accepted.
name_keys = Table(
    "name_keys",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("kind", SmallInteger, primary_key=True),
    Column("record_id", BigInteger, primary_key=True),
)

tier_benefits = Table(
    "tier_benefits",
    metadata,
    key("tier_benefit_id"),
    Column("tier", Text, nullable=False),
    Column("discount_percent", Numeric(6, 3), nullable=False, server_default=text("0")),
    _number("protection_days", 90),
    Column("open_registrations", Integer),
    Column("material_quota", Integer),
    Column("payment_days", Integer),
    _number("needed_certifications"),
    words("description"),
    *life(),
    info={"open_to_partners": True},  # which of them, the handlers say
)

territories = Table(
    "territories",
    metadata,
    key("territory_id"),
    Column("name", Text, nullable=False),
    Column("parent_territory_id", BigInteger),
    Column("path", Text, nullable=False),
    Column("lineage", ARRAY(BigInteger), nullable=False, server_default=text("'{}'")),
    words("owner_id"),
    words("team"),
    *life(),
)

partner_persons = Table(
    "partner_persons",
    metadata,
    key("partner_person_id"),
    *_of_partner(),
    Column("name", Text, nullable=False),
    words("role"),
    Column("main", Boolean, nullable=False, server_default=text("false")),
    words("phone"),
    words("email"),
    words("user_id"),
    *life(),
    info=OWNED,
)

partner_contracts = Table(
    "partner_contracts",
    metadata,
    key("partner_contract_id"),
    *_of_partner(),
    Column("number", Text, nullable=False),
    words("title"),
    Column("start_date", Date, nullable=False),
    Column("end_date", Date),
    _number("notice_days"),
    Column("renews", Boolean, nullable=False, server_default=text("false")),
    _number("payment_days"),
    words("payment_terms"),
    words("credit_terms"),
    _number("reminder_days", 60),
    *life(),
    info=OWNED,
)

partner_certifications = Table(
    "partner_certifications",
    metadata,
    key("partner_certification_id"),
    *_of_partner(),
    Column("name", Text, nullable=False),
    words("level"),
    words("number"),
    words("holder"),
    Column("issue_date", Date),
    Column("valid_until", Date),
    _number("reminder_days", 60),
    *life(),
    info=OWNED,
)

partner_visits = Table(
    "partner_visits",
    metadata,
    key("partner_visit_id"),
    *_of_partner(),
    Column("state", Text, nullable=False),
    Column("plan_time", MOMENT, nullable=False),
    Column("visitor_id", Text, nullable=False),
    words("purpose"),
    Column("done_time", MOMENT),
    words("outcome"),
    words("notes"),
    words("next_step"),
    Column("next_step_date", Date),
    *life(),
    info=OURS,
)

portal_invitations = Table(
    "portal_invitations",
    metadata,
    key("portal_invitation_id"),
    *_of_partner(),
    Column("partner_person_id", BigInteger),
    Column("user_id", Text, nullable=False),
    Column("display_name", Text, nullable=False),
    words("email"),
    Column("state", Text, nullable=False),
    Column("expire_time", MOMENT, nullable=False),
    Column("invited_by", Text, nullable=False),
    Column("close_time", MOMENT),
    Column("nonce", Text, nullable=False),
    words("language"),
    Column("mail_state", Text),
    Column("mail_time", MOMENT),
    words("mail_problem"),
    *life(),
    info=OURS,
)

registration_extensions = Table(
    "registration_extensions",
    metadata,
    key("registration_extension_id"),
    Column("deal_registration_id", BigInteger, nullable=False),
    Column("partner_id", BigInteger),
    words("owner_id"),
    words("team"),
    Column("days", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("asked_by", Text, nullable=False),
    words("decided_by"),
    words("decision_reason"),
    Column("decide_time", MOMENT),
    Column("protected_until_time", MOMENT),
    *life(),
    info=OWNED,
)

registration_settings = Table(
    "registration_settings",
    metadata,
    Column("registration_settings_id", BigInteger, primary_key=True, autoincrement=False),
    Column("reminder_days", ARRAY(Integer), nullable=False, server_default=text("'{30,7}'")),
    Column("etag", BigInteger, nullable=False, server_default=text("1")),
    Column("update_time", MOMENT, nullable=False, server_default=NOW),
    info={"open_to_partners": True},
)

# Everybody on a side sees the conflict; what of it, the handlers say.
customer_conflicts = Table(
    "customer_conflicts",
    metadata,
    key("customer_conflict_id"),
    Column("end_customer_name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("name_search", Text, nullable=False),
    Column("account_id", BigInteger),
    words("city"),
    words("country"),
    Column("state", Text, nullable=False),
    Column("outcome", Text),
    Column("winner_registration_id", BigInteger),
    words("reason"),
    words("decided_by"),
    Column("close_time", MOMENT),
    Column("partner_ids", ARRAY(BigInteger), nullable=False, server_default=text("'{}'")),
    Column("owner_ids", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    Column("teams", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    *life(),
    info={"owner": ["owner_ids"], "team": ["teams"], "partner": ["partner_ids"]},
)

conflict_sides = Table(
    "conflict_sides",
    metadata,
    key("conflict_side_id"),
    Column("customer_conflict_id", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record_id", BigInteger, nullable=False),
    Column("partner_id", BigInteger),
    words("owner_id"),
    words("team"),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
)

conflict_steps = Table(
    "conflict_steps",
    metadata,
    key("conflict_step_id"),
    Column("customer_conflict_id", BigInteger, nullable=False),
    Column("step", Text, nullable=False),
    Column("actor_id", Text, nullable=False),
    Column("outcome", Text),
    words("reason"),
    Column("deal_registration_id", BigInteger),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
)
