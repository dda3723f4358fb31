"""Interactions: the handlers of InteractionsService.

The rule kept here: a touch that a source reports twice is one touch; what it learns later (the duration, the outcome)
changes the touch that is there. Who it was may be unknown; then only who saw it happen, and who sees all, see it.
"""

from typing import Any

from crm.customers.v1.interactions_pb2 import (
    CreateInteractionRequest,
    DeleteInteractionRequest,
    GetInteractionRequest,
    Interaction,
    ListInteractionsRequest,
    ListInteractionsResponse,
    UndeleteInteractionRequest,
    UpdateInteractionRequest,
)
from crm_chassis import lists, records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Text, bindparam, select

from crm_customers import callers, queries
from crm_customers.ownership import conflicts
from crm_customers.tables import accounts, interactions

PLAIN = (
    "channel",
    "direction",
    "agent_id",
    "start_time",
    "duration_seconds",
    "outcome",
    "subject",
    "note",
    "order_id",
    "ticket_id",
    "remote_address",
)
FILTERABLE = (
    "interaction_id",
    "account_id",
    "contact_id",
    "channel",
    "direction",
    "agent_id",
    "start_time",
    "duration_seconds",
    "outcome",
    "order_id",
    "ticket_id",
    "source",
    "external_id",
    "create_time",
    "update_time",
    "delete_time",
)
WHO = ("account_id", "contact_id", "account_external_id", "contact_external_id")
IMMUTABLE = {"source", "external_id", "account_external_id", "contact_external_id"}
_some = select(*interactions.c, *queries.OWNER).outerjoin(
    accounts, accounts.c.account_id == interactions.c.account_id
)
_one = _some.where(interactions.c.interaction_id == bindparam("interaction_id", type_=BigInteger))
_of_source = _some.where(
    interactions.c.source == bindparam("source", type_=Text),
    interactions.c.external_id == bindparam("external_id", type_=Text),
    interactions.c.external_id != "",
)
GET, LOCK = Statement(_one), Statement(_one.with_for_update(of=interactions))
LOCK_OF_SOURCE = Statement(_of_source.with_for_update(of=interactions))


def message_of(row: Row) -> Interaction:
    """An interaction's message from its row."""
    return records.to_message(Interaction, row)


def _sees(call: Call, row: Row) -> bool:
    who = call.principal
    return who.rows == "all" or row.agent_id == who.id or call.sees(accounts, row)


def _seen_row(call: Call, statement: Statement, interaction_id: int) -> Row:
    """The interaction's row; NotFound if there is none that the caller may see."""
    row = call.one(
        statement, missing=("interaction", interaction_id), interaction_id=interaction_id
    )
    if not _sees(call, row):
        raise NotFound("interaction", interaction_id)
    return row


def who(call: Call, touch: Interaction) -> dict[str, int | None]:
    """The account and contact that an interaction names; Invalid for ones that the caller does not see."""
    account_id = contact_id = None
    if touch.contact_id or touch.contact_external_id:
        external_id = "" if touch.contact_id else touch.contact_external_id
        given: dict[str, Any] = {"source": touch.source, "external_id": external_id}
        person = call.first(
            queries.FIND_CONTACT, contact_id=touch.contact_id, **given, **queries.rows_of(call)
        )
        if person is None:
            named = touch.contact_id or touch.contact_external_id
            raise Invalid({"interaction.contact_id": said("there is no contact %(id)s", id=named)})
        account_id, contact_id = person.account_id, person.contact_id
    if touch.account_id or touch.account_external_id:
        external_id = "" if touch.account_id else touch.account_external_id
        given = {"source": touch.source, "external_id": external_id}
        account = call.first(
            queries.FIND_ACCOUNT, account_id=touch.account_id, **given, **queries.rows_of(call)
        )
        if account is None:
            named = touch.account_id or touch.account_external_id
            raise Invalid({"interaction.account_id": said("there is no account %(id)s", id=named)})
        if account_id is not None and account_id != account.account_id:
            raise Invalid({"interaction.contact_id": "belongs to another account"})
        account_id = account.account_id
    return {"account_id": account_id, "contact_id": contact_id}


def new_values(call: Call, touch: Interaction) -> dict[str, Any]:
    """The columns of an interaction, whoever it was with."""
    values = records.values(touch, *PLAIN)
    values["agent_id"] = values["agent_id"] or call.principal.id
    values["start_time"] = values["start_time"] or call.clock.now()
    return values


def create_interaction(call: Call, request: CreateInteractionRequest) -> Interaction:
    """Logs an interaction, or learns more of one that its source has reported before."""
    touch = request.interaction
    values = {**new_values(call, touch), **who(call, touch)}
    if values["account_id"] is None and touch.remote_address:
        holder = callers.whose(call, [touch.remote_address]).get(touch.remote_address)
        values |= holder._asdict() if holder else {}
    given = {"source": touch.source, "external_id": touch.external_id}
    row = call.first(LOCK_OF_SOURCE, **given)
    if row is not None:
        return _learned(call, row, touch, values)
    now = call.clock.now()
    made = message_of(
        call.insert(interactions, **values, **given, create_time=now, update_time=now)
    )
    call.emit("crm.customers.Interaction.created", made)
    conflicts.on_interactions(call, [made])
    return made


def _learned(call: Call, row: Row, touch: Interaction, values: dict[str, Any]) -> Interaction:
    """The interaction that was there, with what is new; what was not said again stays."""
    if not _sees(call, row):
        raise NotFound("interaction", touch.external_id)
    values |= unsaid(touch, row)
    news = {name: value for name, value in values.items() if value != getattr(row, name)}
    return changed(call, "updated", row, **news) if news else message_of(row)


def unsaid(touch: Interaction, row: Row) -> dict[str, Any]:
    """What is known of an interaction and was not said again: when it began, our person, whom it was with."""
    kept: dict[str, Any] = {}
    if not touch.HasField("start_time"):
        kept["start_time"] = row.start_time
    if not touch.agent_id:
        kept["agent_id"] = row.agent_id
    if row.account_id is not None and not any(getattr(touch, name) for name in WHO):
        kept |= {"account_id": row.account_id, "contact_id": row.contact_id}
    return kept


def get_interaction(call: Call, request: GetInteractionRequest) -> Interaction:
    """One interaction."""
    return message_of(_seen_row(call, GET, request.interaction_id))


def list_interactions(call: Call, request: ListInteractionsRequest) -> ListInteractionsResponse:
    """A page of interactions."""
    return lists.reply(
        call,
        interactions,
        request,
        ListInteractionsResponse,
        filterable=FILTERABLE,
        where=queries.seen_interactions,
        **queries.rows_of(call),
    )


def update_interaction(call: Call, request: UpdateInteractionRequest) -> Interaction:
    """Changes an interaction."""
    touch = request.interaction
    row = _seen_row(call, LOCK, touch.interaction_id)
    records.check_etag(row, touch.etag)
    values = records.changes(touch, request.update_mask)
    if any(name in values for name in WHO):
        named = Interaction(account_id=row.account_id or 0, contact_id=row.contact_id or 0)
        for name in WHO:
            if name in values:
                setattr(named, name, getattr(touch, name))
        if "contact_id" in values and "account_id" not in values:
            named.account_id = 0 if touch.contact_id else named.account_id
        elif "account_id" in values and "contact_id" not in values:
            named.contact_id = 0
        values |= who(call, named)
    if values.get("channel", "") is None:
        raise Invalid({"interaction.channel": "say which"})
    if values.get("start_time", "") is None:
        values["start_time"] = row.start_time
    values = {name: value for name, value in values.items() if name not in IMMUTABLE}
    return changed(call, "updated", row, **values)


def delete_interaction(call: Call, request: DeleteInteractionRequest) -> Interaction:
    """Removes an interaction; removing it twice is removing it once."""
    row = _seen_row(call, LOCK, request.interaction_id)
    records.check_etag(row, request.etag)
    if row.delete_time is not None:
        return message_of(row)
    return changed(call, "deleted", row, delete_time=call.clock.now())


def undelete_interaction(call: Call, request: UndeleteInteractionRequest) -> Interaction:
    """Restores an interaction."""
    row = _seen_row(call, LOCK, request.interaction_id)
    if row.delete_time is None:
        raise Precondition("NOT_DELETED", "This interaction was not removed.")
    return changed(call, "undeleted", row, delete_time=None)


def changed(call: Call, what: str, row: Row, **values: Any) -> Interaction:
    """Writes new values of an interaction and tells of them."""
    after = call.update(interactions, row.interaction_id, **values, update_time=call.clock.now())
    made = message_of(after)
    call.emit(f"crm.customers.Interaction.{what}", made, before=message_of(row))
    return made
