"""Handlers of requests from the web: the public form, and shops with a key.

The rule kept here: what looks like none of a customer waits for a person and is never dropped; who sent it is told the
same as everybody. A form that is sent twice is one request, and the same words again within a day are one ticket.
"""

import secrets
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import tickets_pb2
from crm.tickets.v1 import web_requests_pb2 as pb
from crm_chassis import files, lists, public_forms, records
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.records import check_etag, to_message
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import ColumnElement, bindparam, delete, func, or_, select

from crm_tickets import phones, queries
from crm_tickets.mail import acting, landing, outgoing, rules
from crm_tickets.queries import number, word
from crm_tickets.tables import web_files
from crm_tickets.tables import web_requests as table

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = (
    *("web_request_id", "state", "reference", "name", "email", "phone", "subject", "origin"),
    *("ticket_id", "create_time"),
)
SAID = ("name", "subject", "text", "language", "origin")
_one = select(*table.c).where(table.c.web_request_id == number("key"))
ONE, HELD = Statement(_one), Statement(_one.with_for_update())
BY_TOKEN = Statement(select(*table.c).where(table.c.token_digest == word("token")))
_since = bindparam("since", type_=table.c.create_time.type)
COUNTS = Statement(
    select(
        func.count()
        .filter(table.c.place_digest == word("place"), word("place") != "")
        .label("place"),
        func.count().filter(table.c.contact_digest == word("contact")).label("contact"),
    ).where(
        table.c.create_time > _since,
        or_(table.c.place_digest == word("place"), table.c.contact_digest == word("contact")),
    )
)
SAME = Statement(
    select(*table.c)
    .where(
        table.c.contact_digest == word("contact"),
        table.c.content_digest == word("content"),
        table.c.create_time > _since,
        table.c.state.in_(("taken", "suspect")),
    )
    .order_by(table.c.web_request_id)
    .limit(1)
)
LOCK = Statement(
    select(func.pg_advisory_xact_lock(func.hashtextextended(word("key"), 37)).label("held"))
)
FILES = Statement(
    select(*web_files.c)
    .where(web_files.c.web_request_id == number("key"))
    .order_by(web_files.c.web_file_id)
)
FORGET_FILES = Statement(delete(web_files).where(web_files.c.web_request_id == number("key")))


def message(row: Row) -> pb.WebRequest:
    """A request as others see it."""
    return to_message(pb.WebRequest, row)


def create_web_request(call: "Call", request: pb.CreateWebRequestRequest) -> pb.WebRequest:
    """Takes a request in."""
    given = request.web_request
    values = records.values(given, *SAID) | _reach(given)
    values = {n: v.strip() for n, v in values.items()}
    _check_files(call, request)
    key = call.peers.home.app.config.token_key
    token = public_forms.digest(key, request.form_token) if request.form_token else None
    contact = public_forms.digest(key, values["email"] or values["phone"])
    # One after the other for each contact: of two at once the second finds the first.
    call.first(LOCK, key=contact)
    known = call.first(BY_TOKEN, token=token) if token else None
    if known is not None and known.contact_digest == contact:
        return message(known)
    now = call.clock.now()
    content = public_forms.digest(key, values["subject"], values["text"])
    place = public_forms.digest(key, request.place) if request.place else ""
    text = f"{values['subject']} {values['text']}"
    suspicions = _suspicions(call, request, text, place, contact, reused=known is not None)
    earlier = call.first(SAME, contact=contact, content=content, since=now - rules.WEB_SAME)
    step = "repeat" if earlier else "suspect" if suspicions else "take"
    row = call.insert(
        table,
        **values,
        state=rules.after(rules.WEB_REQUEST, "", step),
        suspicions=suspicions,
        reference=_reference(),
        ticket_id=earlier.ticket_id if earlier else None,
        file_count=len(request.files),
        token_digest=None if known else token,
        place_digest=place,
        contact_digest=contact,
        content_digest=content,
        create_time=now,
        update_time=now,
    )
    if step == "take":
        row = _become_ticket(call, row, [(f.file_name, f.content) for f in request.files])
    elif step == "suspect":
        _keep_files(call, row, request)
    call.emit("crm.tickets.WebRequest.created", message(row))
    return message(row)


def _suspicions(
    call: "Call",
    request: pb.CreateWebRequestRequest,
    text: str,
    place: str,
    contact: str,
    *,
    reused: bool,
) -> list[str]:
    """What looks odd about a request; `reused`: its form was sent before, about somebody else."""
    now, key = call.clock.now(), call.peers.home.app.config.token_key
    counts: Any = call.first(COUNTS, place=place, contact=contact, since=now - public_forms.SPAN)
    problem = ""
    if request.form_token or call.principal.id == acting.WEB_FORM.id:
        problem = (
            "bad_token"
            if reused
            else public_forms.problem(key, acting.WEB_FORM_NAME, request.form_token, now)
        )
    return public_forms.suspicions(
        trap=request.trap,
        problem=problem,
        text=text,
        from_place=counts.place,
        from_contact=counts.contact,
    )


def _keep_files(call: "Call", row: Row, request: pb.CreateWebRequestRequest) -> None:
    """The files of a request that waits for a person wait with it."""
    for each in request.files:
        stored = files.store(call, [each.content])
        keys = {"web_request_id": row.web_request_id, "file_id": stored.file_id}
        call.insert(web_files, file_name=files.clean_name(each.file_name) or "file", **keys)


def _reach(given: pb.WebRequest) -> dict[str, str]:
    """How to answer: an address or a number, as they are compared."""
    wrong = {}
    email = rules.normal_address(given.email)
    if given.email.strip() and not email:
        wrong["web_request.email"] = "is no e-mail address"
    if not given.email.strip() and not given.phone.strip():
        wrong["web_request.email"] = "must be given, or a telephone number"
    if wrong:
        raise Invalid(wrong)
    return {"email": email, "phone": phones.normal(given.phone, "web_request.phone")}


def _check_files(call: "Call", request: pb.CreateWebRequestRequest) -> None:
    most = call.peers.home.app.config.max_attachment_mb
    if sum(len(each.content) for each in request.files) > most * 1024 * 1024:
        raise Invalid(
            {"files": said("are too large: at most %(most)s MB together", most=most)}, "TOO_LARGE"
        )


def _reference() -> str:
    """What a customer may quote: nothing that is mistaken for something else when it is read out."""
    letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
    return "W-" + "".join(secrets.choice(letters) for _ in range(8))


def _become_ticket(call: "Call", row: Row, enclosed: list[tuple[str, bytes]]) -> Row:
    """The request is a ticket, and its customer is told."""
    with acting.acting(call, acting.WEB_FORM):
        landed = landing.opened(
            call,
            landing.Words(
                row.subject,
                row.text,
                tickets_pb2.TICKET_CHANNEL_WEB,
                row.name or row.email or row.phone,
                row.email,
                row.phone,
                row.language if row.language in ("en", "zh-Hans") else "",
            ),
            enclosed,
        )
        outgoing.acknowledge(call, landed.ticket)
    return call.update(table, row.web_request_id, ticket_id=landed.ticket.ticket_id)


# Suspects


def release_web_request(call: "Call", request: pb.ReleaseWebRequestRequest) -> pb.WebRequest:
    """A customer after all."""
    row = _held(call, request)
    state = _after(row, "release")
    enclosed = [
        (each.file_name, _bytes(call, each.file_id)) for each in call.all(FILES, key=row[0])
    ]
    _become_ticket(call, row, enclosed)
    for each in call.all(FILES, key=row.web_request_id):
        call.run(files.FORGET, file_id=each.file_id)
    call.run(FORGET_FILES, key=row.web_request_id)
    return _decided(call, row, "released", state)


def _bytes(call: "Call", file_id: int) -> bytes:
    content, offset = b"", 0
    while True:
        piece = files.read(call, file_id, offset, "file", files.OCTETS)
        content, offset = content + piece.content, piece.next_offset
        if not offset:
            return content


def reject_web_request(call: "Call", request: pb.RejectWebRequestRequest) -> pb.WebRequest:
    """None of a customer."""
    row = _held(call, request)
    return _decided(call, row, "rejected", _after(row, "reject"))


def restore_web_request(call: "Call", request: pb.RestoreWebRequestRequest) -> pb.WebRequest:
    """It waits again."""
    row = _held(call, request)
    return _decided(call, row, "restored", _after(row, "restore"))


def _held(call: "Call", request: Any) -> Row:
    key = request.web_request_id
    _seen(call, key)
    row = call.one(HELD, missing=("web_request", key), key=key)
    check_etag(row, request.etag)
    return row


def _after(row: Row, step: str) -> str:
    try:
        return rules.after(rules.WEB_REQUEST, row.state, step)
    except rules.NotAllowed:
        text = "This request does not wait for anybody (any more)."
        raise Precondition("STEP_NOT_ALLOWED", text) from None


def _decided(call: "Call", row: Row, event: str, state: str) -> pb.WebRequest:
    who = {"actor_id": call.principal.id, "update_time": call.clock.now()}
    after = message(call.update(table, row.web_request_id, state=state, **who))
    call.emit(f"crm.tickets.WebRequest.{event}", after, before=message(row))
    return after


# Reading


def get_web_request(call: "Call", request: pb.GetWebRequestRequest) -> pb.WebRequest:
    """One request."""
    return message(_seen(call, request.web_request_id))


def _seen(call: "Call", key: int) -> Row:
    missing = ("web_request", key)
    row = call.one(ONE, missing=missing, key=key)
    if row.ticket_id:
        try:
            queries.ticket(call, row.ticket_id, held=False, gone=True)
        except NotFound:
            raise NotFound(*missing) from None
    return row


def _of_nobody_or_seen() -> ColumnElement[bool]:
    return or_(table.c.ticket_id.is_(None), queries.on_seen_ticket(table))


def list_web_requests(
    call: "Call", request: pb.ListWebRequestsRequest
) -> pb.ListWebRequestsResponse:
    """A page of requests."""
    return lists.reply(
        call,
        table,
        request,
        pb.ListWebRequestsResponse,
        filterable=FILTERABLE,
        order_by="web_request_id desc",
        where=_of_nobody_or_seen,
        **queries.eyes(call),
    )
