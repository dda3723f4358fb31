"""Customers that are known, as a source's newer word changes them.

The rule kept here: "create only" changes nothing, "update empty" fills gaps and joins lists, "overwrite" lets the
source win where it says something; what was there before stands in the audit log and beside the import.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from crm.customers.v1.accounts_pb2 import Account
from crm.customers.v1.contacts_pb2 import Contact
from crm_chassis import records
from psycopg import sql
from psycopg.types.json import Jsonb

from crm_customers import contacts as contact_handlers
from crm_customers import profiles
from crm_customers.attributes import rules as attribute_rules
from crm_customers.attributes import values as attributes
from crm_customers.identity import survivorship
from crm_customers.imports.copy_forms import copy_text
from crm_customers.tables import accounts, contacts

if TYPE_CHECKING:
    from crm_customers.imports.taking import Arrival, Taking

TABLES = {"account": accounts, "contact": contacts}
MESSAGES: dict[str, Any] = {"account": Account, "contact": Contact}
NEVER = {"source", "external_id", "account_id", "contact_id", "attributes", "parent_account_id"}
NEVER |= {
    "etag",
    "create_time",
    "update_time",
    "delete_time",
    "account_external_id",
    "owner_id",
    "team",
}
# A record as it is, with what is said of it in place of what was there; each is found by its key.
STORE = sql.SQL(
    "update {table} there set {sets} from jsonb_array_elements(%s) said"
    " join {table} old on old.{key} = (said ->> {name})::bigint"
    " cross join lateral jsonb_populate_record(old, said) now where there.{key} = now.{key}"
)
LISTS = ("phones", "emails", "messengers", "addresses", "tags", "roles")


def in_country(taking: "Taking", one: "Arrival") -> Any:
    """A contact prepared anew, now that the country of its account is known."""
    message = Contact.FromString(one.row.told)
    learned = one.extra["attributes"]
    message.ClearField("attributes")
    values = contact_handlers.new_values(taking.call, message, one.account_id, one.country)
    values["attributes"] = Jsonb(learned)
    line = "\t".join([copy_text(values[name]) for name in taking.columns]).encode()
    message.ClearField("phones")
    message.MergeFrom(records.from_mapping(Contact, {"phones": values["phones"].obj}))
    for name, value in learned.items():
        message.attributes[name] = attribute_rules.as_text(value)
    return one.row._replace(told=message.SerializeToString(), line=line)


def update(taking: "Taking", arrivals: Sequence["Arrival"]) -> None:
    """Brings what is new into the records, in the order of the arrivals."""
    if not arrivals or taking.plan.mode == "create_only":
        return
    table = TABLES[taking.kind]
    key = f"{taking.kind}_id"
    ids = sorted({one.record_id for one in arrivals})
    command = sql.SQL("select * from {} where {} = any(%s) order by {} for update").format(
        sql.Identifier(table.name), sql.Identifier(key), sql.Identifier(key)
    )
    with taking.connection.cursor(binary=True) as cursor:
        rows = {getattr(row, key): row for row in cursor.execute(command, (ids,)).fetchall()}
    first = dict(rows)
    countries = countries_of(taking, rows)
    written: dict[int, dict[str, Any]] = {}
    for one in arrivals:
        row = rows[one.record_id]
        message = MESSAGES[taking.kind].FromString(one.row.told)
        changes = changes_of(message, row, taking.plan.mode, joining=one.outcome == "merged")
        one.etag = row.etag
        if not changes:
            continue
        values = profiles.changed_profile(
            row, changes, changes.get("country", countries[one.record_id])
        )
        values = {
            name: value for name, value in values.items() if bare(value) != getattr(row, name)
        }
        if not values:
            continue
        one.before = {name: as_json(getattr(row, name)) for name in values}
        bared = {name: bare(value) for name, value in values.items()}
        rows[one.record_id] = row._replace(**bared, etag=row.etag + 1, update_time=taking.now)
        one.etag = row.etag + 1
        written.setdefault(one.record_id, {}).update(values)
    learn(taking, arrivals, rows)
    store(taking, written, rows)
    for record_id, row in rows.items():
        if row.etag != first[record_id].etag:
            taking.call.emit(
                f"crm.customers.{taking.kind.title()}.updated",
                records.to_message(MESSAGES[taking.kind], row),
                before=records.to_message(MESSAGES[taking.kind], first[record_id]),
            )


def countries_of(taking: "Taking", rows: Mapping[int, Any]) -> dict[int, str]:
    """In which country each record's telephones are read."""
    if taking.kind == "account":
        return {number: row.country for number, row in rows.items()}
    ids = list({row.account_id for row in rows.values()})
    with taking.connection.cursor(binary=True) as cursor:
        found = cursor.execute(
            "select account_id, country from accounts where account_id = any(%s)", (ids,)
        )
        country = {row.account_id: row.country for row in found}
    return {number: country.get(row.account_id, "") for number, row in rows.items()}


def changes_of(message: Any, row: Any, mode: str, *, joining: bool) -> dict[str, Any]:
    """The columns that a source's word changes."""
    given = [field.name for field, _ in message.ListFields() if field.name not in NEVER]
    said = records.values(message, *given)
    changes: dict[str, Any] = {}
    for name, value in said.items():
        if not hasattr(row, name):
            continue
        there = getattr(row, name)
        if name in LISTS:
            both = [there, value] if joining or mode != "overwrite" else [value]
            joined = survivorship.joined(name, both)
            if joined != there:
                changes[name] = joined
        elif name == "birth_date" and value is not None and not isinstance(value, date):
            if (mode == "overwrite" or there is None) and str(there) != value:
                changes[name] = date.fromisoformat(value)
        elif value != there and (mode == "overwrite" or there in (None, "", False)):
            changes[name] = value
    return changes


def bare(value: Any) -> Any:
    """A value as it would be read back."""
    return value.obj if isinstance(value, Jsonb) else value


def as_json(value: Any) -> Any:
    """A value as JSON keeps it."""
    return value.isoformat() if isinstance(value, date | datetime) else value


def learn(taking: "Taking", arrivals: Sequence["Arrival"], rows: dict[int, Any]) -> None:
    """The attributes that the source gives; another one than there was is kept with its history."""
    given: dict[int, dict[str, Any]] = {}
    overwrite = taking.plan.mode == "overwrite"
    for one in arrivals:
        known = given.setdefault(one.record_id, {})
        for name, value in one.extra["attributes"].items():
            if overwrite or name not in known:
                known[name] = value
    changed = attributes.store(
        taking.call,
        taking.kind,
        list(given.items()),
        source=taking.source.name,
        overwrite=overwrite,
    )
    last = {one.record_id: one for one in arrivals}
    for record_id, news in changed.items():
        row, one = rows[record_id], last[record_id]
        one.before = (one.before or {}) | {"attributes": row.attributes}
        rows[record_id] = row._replace(
            attributes=attributes.merged(row.attributes, news),
            etag=row.etag + 1,
            update_time=taking.now,
        )
        one.etag = row.etag + 1


def store(
    taking: "Taking", written: Mapping[int, Mapping[str, Any]], rows: Mapping[int, Any]
) -> None:
    """Writes the changed columns of all records in one statement: what triggers do then is done once."""
    if not written:
        return
    key = f"{taking.kind}_id"
    told = [
        {name: as_json(bare(value)) for name, value in values.items()}
        | {key: record_id, "etag": rows[record_id].etag, "update_time": taking.now.isoformat()}
        for record_id, values in written.items()
    ]
    names = sorted({"etag", "update_time"}.union(*written.values()))
    sets = [sql.SQL("{0} = now.{0}").format(sql.Identifier(name)) for name in names]
    command = STORE.format(
        table=sql.Identifier(TABLES[taking.kind].name),
        key=sql.Identifier(key),
        name=sql.Literal(key),
        sets=sql.SQL(", ").join(sets),
    )
    taking.connection.execute(command, (Jsonb(told),))


def restored(values: Mapping[str, Any]) -> dict[str, Any]:
    """Columns as they were, as they are written back."""
    jsonb = ("phones", "emails", "messengers", "addresses")
    return {name: Jsonb(value) if name in jsonb else value for name, value in values.items()}
