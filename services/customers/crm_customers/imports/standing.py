"""What stands against taking an import back: records of it that somebody has changed or used since.

The rule kept here: what refers to accounts and contacts is found from the tables' own references (identity/links.py),
so that nothing that was added later, whatever it is, is left hanging on a customer that goes.
"""

from collections.abc import Iterator

from crm_chassis.call import Call
from crm_chassis.i18n import N_
from psycopg import sql

from crm_customers.identity import links

# The records of an import with the etag that it left them with, and whether it made them.
LEFT = sql.SQL(
    "with mine as (select kind, record_id, max(etag) as etag, bool_or(outcome = 'created') as made"
    " from import_effects where import_id = %(id)s and kind = %(kind)s group by kind, record_id),"
    " own as (select kind, record_id from import_effects where import_id = %(id)s and outcome = 'created')"
)
CHANGED = sql.SQL(
    " select m.record_id, 'changed since' as why from mine m join {table} r on r.{key} = m.record_id"
    " where r.etag <> m.etag"
)
USED_ACCOUNTS = LEFT + sql.SQL(
    """
    select m.record_id, u.why from mine m cross join lateral (
        select 'has a contact of later' as why from contacts c
        where c.account_id = m.record_id and c.delete_time is null
        and not exists (select from own where own.kind = 'contact' and own.record_id = c.contact_id)
        union all
        select 'has an order of later' from orders o where o.account_id = m.record_id
        and not exists (select from own where own.kind = 'order' and own.record_id = o.order_id)
        union all
        select 'has an interaction of later' from interactions i
        where i.account_id = m.record_id and i.delete_time is null
        and not exists (select from own where own.kind = 'interaction' and own.record_id = i.interaction_id)
        union all
        select 'has a deal of later' from deals d
        where d.account_id = m.record_id and d.delete_time is null
        and not exists (select from own where own.kind = 'deal' and own.record_id = d.deal_id)
        union all
        select 'has a subsidiary of later' from accounts a
        where a.parent_account_id = m.record_id and a.delete_time is null
        and not exists (select from own where own.kind = 'account' and own.record_id = a.account_id)
        union all
        select 'is what another source speaks of' from source_records s
        where s.kind = 'account' and s.record_id = m.record_id and s.import_id is distinct from %(id)s
        limit 1
    ) u where m.made
    """
)
USED_CONTACTS = LEFT + sql.SQL(
    """
    select m.record_id, u.why from mine m cross join lateral (
        select 'has an order of later' as why from orders o where o.contact_id = m.record_id
        and not exists (select from own where own.kind = 'order' and own.record_id = o.order_id)
        union all
        select 'has an interaction of later' from interactions i
        where i.contact_id = m.record_id and i.delete_time is null
        and not exists (select from own where own.kind = 'interaction' and own.record_id = i.interaction_id)
        union all
        select 'is what another source speaks of' from source_records s
        where s.kind = 'contact' and s.record_id = m.record_id and s.import_id is distinct from %(id)s
        limit 1
    ) u where m.made
    """
)
USED_PRODUCTS = LEFT + sql.SQL(
    """
    select m.record_id, 'is what an order or a deal of later names' as why from mine m where m.made and (
        exists (select from order_lines l where l.product_id = m.record_id
            and not exists (select from own where own.kind = 'order' and own.record_id = l.order_id))
        or exists (select from deal_lines l where l.product_id = m.record_id
            and not exists (select from own where own.kind = 'deal' and own.record_id = l.deal_id)))
    """
)
CHANGED_PEOPLE = sql.SQL(
    "select e.record_id, 'changed since' as why from import_effects e join users u on u.user_id = e.external_id"
    " where e.import_id = %(id)s and e.kind = %(kind)s and u.etag <> e.etag"
)
USED: dict[str, list[sql.Composed | sql.SQL]] = {
    "account": [USED_ACCOUNTS],
    "contact": [USED_CONTACTS],
    "product": [USED_PRODUCTS],
    "rep": [CHANGED_PEOPLE],
}
PLACES = {
    "account": ("accounts", "account_id"),
    "contact": ("contacts", "contact_id"),
    "interaction": ("interactions", "interaction_id"),
    "order": ("orders", "order_id"),
    "deal": ("deals", "deal_id"),
}
# What else may hang on a customer by now, and what is said of it.
WORDS = {
    "attachments": N_("has a file of later"),
    "campaign_members": N_("is meant by a campaign of later"),
    "campaign_responses": N_("has answered a campaign of later"),
    "campaign_touches": N_("was touched by a campaign of later"),
    "consents": N_("has a consent of later"),
    "deals": "has a deal of later",
    "leads": N_("has a lead of later"),
    "protections": N_("is protected since"),
    "ticket_copies": N_("has a ticket of later"),
}
ELSE = N_("has something else of later")
# Asked above; or of a record that says so itself, for its etag is another one then; or made by the import.
ASKED = {
    *("contacts.account_id", "orders.account_id", "interactions.account_id", "deals.account_id"),
    *("accounts.parent_account_id", "orders.contact_id", "interactions.contact_id"),
    *("source_records.record_id", "accounts.merged_into_id", "contacts.merged_into_id"),
}
ITS_OWN = frozenset({"affiliations", "conflict_alerts"})
HANGS = sql.SQL(
    " select m.record_id, {why} as why from mine m where m.made and exists (select from {table} x"
    " where x.{column} = m.record_id and {condition})"
)
NOT_OWN = {
    "order_lines": sql.SQL(
        "not exists (select from own where own.kind = 'order' and own.record_id = x.order_id)"
    ),
    "deals": sql.SQL(
        "not exists (select from own where own.kind = 'deal' and own.record_id = x.deal_id)"
    ),
}


def _hanging(kind: str) -> Iterator[sql.Composed]:
    """The questions for everything else that refers to records of a kind."""
    resource = f"crm.customers.{kind.capitalize()}"
    for link in links.links_of(kind):
        name = link.table.name
        if link.name in ASKED or name in ITS_OWN:
            continue
        conditions: dict[str, sql.Composable] = {
            "attachments": sql.SQL("x.resource = {}").format(sql.Literal(resource)),
            **NOT_OWN,
        }
        alive = "delete_time is null" if "delete_time" in link.table.c else "true"
        also = conditions.get(name, sql.SQL("true"))
        yield LEFT + HANGS.format(
            why=sql.Literal(WORDS.get(name, ELSE)),
            table=sql.Identifier(name),
            column=sql.Identifier(link.column),
            condition=sql.SQL(" and ").join([also, sql.SQL(alive)]),
        )


def later_edits(call: Call, import_id: int) -> list[tuple[str, int, str]]:
    """What stands against taking an import back: (kind, record, why)."""
    found: dict[tuple[str, int], str] = {}
    given = {"id": import_id}
    for kind in (*PLACES, "product", "rep"):
        questions: list[sql.Composed | sql.SQL] = [*USED.get(kind, [])]
        questions += _hanging(kind) if kind in links.HOMES else []
        if kind in PLACES:
            table, key = map(sql.Identifier, PLACES[kind])
            questions.append(LEFT + CHANGED.format(table=table, key=key))
        for question in questions:
            for row in call.connection.execute(question, given | {"kind": kind}).fetchall():
                found.setdefault((kind, row.record_id), row.why)
    return [(kind, record_id, why) for (kind, record_id), why in found.items()]
