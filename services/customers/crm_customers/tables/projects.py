"""What hangs on a deal as a project: the buying committee, the plan, the members, the discussion, and the money.

The rule kept here: each row is of one deal and is seen by whoever sees the deal; money that was entered counts only
when it was approved.
"""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from crm_customers.tables.columns import (
    MOMENT,
    MONEY,
    NOW,
    key,
    life,
    line,
    metadata,
    one_of,
    refers,
)

BUYING_ROLES = ("user", "technical", "economic", "decision", "coach")
STANCES = ("champion", "supporter", "neutral", "sceptic", "opponent")
ENTRY_KINDS = ("expense", "time", "income")
ENTRY_STATES = ("submitted", "approved", "rejected")
ZERO = text("0")


def _of_deal() -> Column[int]:
    return refers("deal_id", "deals.deal_id", null=False)


deal_persons = Table(
    "deal_persons",
    metadata,
    key("deal_person_id"),
    _of_deal(),
    refers("contact_id", "contacts.contact_id"),
    line("display_name"),
    line("job_title"),
    Column("role", Text, nullable=False),
    Column("influence", Integer, nullable=False, server_default=text("3")),
    Column("stance", Text),
    Column("reports_to_id", BigInteger),
    line("next_step"),
    Column("next_step_date", Date),
    line("note"),
    *life(deleted=False),
    UniqueConstraint("deal_id", "deal_person_id"),
    # Somebody reports to somebody of the same deal.
    ForeignKeyConstraint(
        ["deal_id", "reports_to_id"],
        ["deal_persons.deal_id", "deal_persons.deal_person_id"],
        name="deal_persons_reports_to_fkey",
    ),
    one_of("role", BUYING_ROLES),
    one_of("stance", STANCES),
    CheckConstraint("influence between 1 and 5", name="influence"),
    CheckConstraint("reports_to_id <> deal_person_id", name="reports_to"),
    Index("deal_persons_contact_id_idx", "contact_id"),
)

deal_stances = Table(
    "deal_stances",
    metadata,
    key("deal_stance_id"),
    Column("deal_person_id", BigInteger, nullable=False),
    _of_deal(),
    Column("stance", Text),
    line("note"),
    line("actor_id"),
    Column("stance_time", MOMENT, nullable=False),
    one_of("stance", STANCES),
    Index("deal_stances_deal_id_idx", "deal_id", "deal_stance_id"),
)

deal_objections = Table(
    "deal_objections",
    metadata,
    key("deal_objection_id"),
    _of_deal(),
    Column("deal_person_id", BigInteger, nullable=False),
    Column("text", Text, nullable=False),
    line("answer"),
    line("actor_id"),
    Column("answer_time", MOMENT),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
    Index("deal_objections_deal_id_idx", "deal_id", "deal_objection_id"),
)

deal_members = Table(
    "deal_members",
    metadata,
    key("deal_member_id"),
    _of_deal(),
    Column("user_id", Text, nullable=False),
    line("role"),
    Column("hourly_cost", MONEY, nullable=False, server_default=ZERO),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
    UniqueConstraint("deal_id", "user_id"),
    CheckConstraint("hourly_cost >= 0", name="hourly_cost"),
)

deal_milestones = Table(
    "deal_milestones",
    metadata,
    key("deal_milestone_id"),
    _of_deal(),
    Column("name", Text, nullable=False),
    Column("due_date", Date, nullable=False),
    Column("done_date", Date),
    line("note"),
    *life(deleted=False),
    Index("deal_milestones_deal_id_idx", "deal_id", "due_date"),
)

deal_tasks = Table(
    "deal_tasks",
    metadata,
    key("deal_task_id"),
    _of_deal(),
    Column("title", Text, nullable=False),
    line("assignee_id"),
    Column("due_date", Date),
    refers("deal_milestone_id", "deal_milestones.deal_milestone_id"),
    Column("done_time", MOMENT),
    line("done_by"),
    *life(deleted=False),
    Index("deal_tasks_deal_id_idx", "deal_id", "deal_task_id"),
)

deal_messages = Table(
    "deal_messages",
    metadata,
    key("deal_message_id"),
    _of_deal(),
    Column("text", Text, nullable=False),
    line("author_id"),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
    Index("deal_messages_deal_id_idx", "deal_id", "deal_message_id"),
)

deal_entries = Table(
    "deal_entries",
    metadata,
    key("deal_entry_id"),
    _of_deal(),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False, server_default=text("'submitted'")),
    Column("entry_date", Date, nullable=False),
    line("category"),
    Column("hours", MONEY),
    Column("amount", MONEY, nullable=False),
    line("note"),
    line("actor_id"),
    line("decider_id"),
    line("decide_note"),
    Column("decide_time", MOMENT),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
    one_of("kind", ENTRY_KINDS),
    one_of("state", ENTRY_STATES),
    CheckConstraint("amount >= 0", name="amount"),
    CheckConstraint("(hours is not null) = (kind = 'time')", name="hours"),
    CheckConstraint("decider_id = '' or decider_id <> actor_id", name="four_eyes"),
    Index("deal_entries_deal_id_idx", "deal_id", "deal_entry_id"),
    Index(
        "deal_entries_waiting_idx",
        "deal_entry_id",
        postgresql_where=text("state = 'submitted'"),
    ),
)

deal_budgets = Table(
    "deal_budgets",
    metadata,
    key("deal_budget_id"),
    _of_deal(),
    Column("kind", Text, nullable=False),
    line("category"),
    Column("amount", MONEY, nullable=False),
    one_of("kind", ENTRY_KINDS),
    CheckConstraint("amount >= 0", name="amount"),
    UniqueConstraint("deal_id", "kind", "category"),
)
