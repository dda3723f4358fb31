"""Amounts of orders in the smallest coin of their currency, as quotes have them; our own house as a partner;
whether new price books are guarded;
invitations by e-mail; an erasure takes words, and words alone, out of entries that never change.

Revision ID: channels_0007
"""

from alembic import op
from crm_channels.amounts import amount_in_sql

revision = "channels_0007"
down_revision = "channels_0006"
branch_labels = None
depends_on = None

AMOUNTS = (
    f"""
    update order_lines l set amount = {amount_in_sql("l.quantity", "l", "o.currency")}
    from orders o where o.order_id = l.order_id
    """,
    """
    update orders o set amount = l.amount
    from (select order_id, sum(amount) as amount from order_lines group by order_id) l
    where l.order_id = o.order_id and l.amount <> o.amount
    """,
    # What is open follows from the lines; the ceiling grows with it where rounding up would pass it.
    f"""
    update credit_accounts a set open_orders = o.amount, ceiling = greatest(a.ceiling, o.amount + a.receivable)
    from (
        select o.partner_id, o.currency, sum(
            {amount_in_sql("l.quantity - l.cancelled", "l", "o.currency")}
            - {amount_in_sql("l.shipped", "l", "o.currency")}
        ) as amount
        from orders o join order_lines l using (order_id)
        where o.state in ('confirmed', 'partly_shipped') group by o.partner_id, o.currency
    ) o
    where o.partner_id = a.partner_id and o.currency = a.currency and o.amount <> a.open_orders
    """,
)
HOUSE = (
    "alter table partners drop constraint partners_kind_check",
    """
    alter table partners add constraint partners_kind_check
        check (kind in ('dealer', 'agency', 'service_point', 'house'))
    """,
    "create unique index partners_house on partners (kind) where kind = 'house' and delete_time is null",
    "alter table orders add column direct boolean not null default false",
)


PRICES = (
    """
    create table price_settings (
        price_settings_id bigint primary key check (price_settings_id = 1),
        guard_new_books boolean not null default true,
        etag bigint not null default 1,
        update_time timestamptz not null default now()
    )
    """,
    "insert into price_settings (price_settings_id) values (1)",
)


WORDS = (
    """
    create or replace function trade_append_only() returns trigger language plpgsql as $$
    begin
        -- the words of a person who is erased go; no number, no day, nobody who booked
        if tg_op = 'UPDATE' and current_setting('firsthand.erasure', true) = 'on'
                and to_jsonb(new) - array['reason', 'reference'] = to_jsonb(old) - array['reason', 'reference'] then
            return new;
        end if;
        raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'check_violation';
    end $$
    """,
)


MAILS = (
    """
    alter table portal_invitations
        add column language text not null default '',
        add column mail_state text check (mail_state in ('mailing', 'mailed', 'not_mailed')),
        add column mail_time timestamptz,
        add column mail_problem text not null default ''
    """,
)


def upgrade() -> None:
    for statement in (*AMOUNTS, *HOUSE, *PRICES, *WORDS, *MAILS):
        op.execute(statement)
