"""Forms: inputs by the names of the fields, entries that come and go, moments in the reader's time zone."""

from datetime import UTC, datetime
from types import ModuleType
from typing import Any

import pytest
from crm.customers.v1 import contacts_pb2
from crm.tickets.v1 import promises_pb2
from crm_chassis import i18n
from crm_chassis.doors.form_fields import field_of, spec_of
from crm_chassis.doors.forms import Form
from crm_chassis.errors import Conflict, Forbidden, Invalid
from crm_chassis.methods import Method, methods_of, snake
from google.protobuf.message import Message
from werkzeug.datastructures import MultiDict

SENT: list[Any] = []


def methods(proto: ModuleType) -> dict[str, Method]:
    """The methods of a proto, with handlers that nobody calls."""
    handlers = ModuleType("handlers")
    for service in proto.DESCRIPTOR.services_by_name.values():
        for method in service.methods:
            name = snake(method.name)
            handler = type(name, (), {"__module__": "handlers"})
            setattr(handlers, name, handler)
    return {method.name: method for method in methods_of([proto], [handlers]).values()}


METHODS = {**methods(contacts_pb2), **methods(promises_pb2)}


def form_of(
    method: str, initial: dict[str, Any] | None = None, error: Exception | None = None, **fixed: Any
) -> Form:
    def send(message: Message) -> Message:
        if error is not None:
            raise error
        SENT.append(message)
        return message

    return Form(METHODS[method], send, "/", initial or {}, fixed)


def posted(*pairs: tuple[str, str]) -> MultiDict[str, str]:
    return MultiDict([("request_id", "once"), *pairs])


def contact(*pairs: tuple[str, str]) -> Any:
    """The contact that a form with these inputs means."""
    assert form_of("CreateContact").sent(posted(*pairs))
    return SENT[-1].contact


def test_entries_of_a_list_are_numbered_and_empty_ones_do_not_exist() -> None:
    made = contact(
        ("contact.phones[0].number", ""),
        ("contact.phones[1].number", "+49 40 1"),
        ("contact.phones[3].number", "+49 40 3"),
    )
    assert [phone.number for phone in made.phones] == ["+49 40 1", "+49 40 3"]


def test_a_problem_of_an_entry_is_shown_at_the_input_that_has_it() -> None:
    form = form_of(
        "CreateContact", error=Invalid({"contact.phones[0].number": "is no phone number"})
    )
    sent = posted(("contact.phones[0].number", ""), ("contact.phones[1].number", "abc"))
    assert not form.sent(sent)
    assert form.problem("contact.phones[1].number") == "is no phone number"
    assert form.value("contact.phones[1].number") == "abc"
    assert form.rows("contact.phones") == [f"contact.phones[{n}]" for n in range(3)]


def test_rows_of_a_record_are_its_entries_and_a_spare_one() -> None:
    form = form_of(
        "UpdateContact", initial={"contact": {"phones": [{"number": "1"}, {"number": "2"}]}}
    )
    assert form.rows("contact.phones") == [f"contact.phones[{n}]" for n in range(3)]
    assert form.value("contact.phones[1].number") == "2"
    assert form.value("contact.phones[2].number") == ""


@pytest.mark.parametrize(
    "name",
    [
        "contact.phones",
        "contact.phones.number",
        "contact.phones[0]",
        "contact.name.more",
        "contact..x",
        "[0]",
        "€",
    ],
)
def test_inputs_that_are_no_fields_are_left_alone(name: str) -> None:
    form = form_of("CreateContact")
    if form.sent(posted((name, "x"))):
        assert not SENT[-1].contact.phones
    else:
        assert set(form.problems) == {name}


def test_what_the_service_sets_cannot_be_typed_but_the_etag_goes_back() -> None:
    form = form_of("UpdateContact", initial={"contact": {"etag": "7"}}, contact={"contact_id": 3})
    hidden = dict(form.hidden())
    assert hidden["contact.etag"] == "7"
    inputs = (
        ("contact.etag", "7"),
        ("contact.create_time", "2026-11-22T10:00"),
        ("contact.contact_id", "9"),
    )
    assert form.sent(posted(*inputs))
    made = SENT[-1]
    assert (made.contact.contact_id, made.contact.etag, made.request_id) == (3, "7", "once")
    assert not made.contact.HasField("create_time")


def test_the_mask_names_the_inputs_there_were_and_what_the_page_set() -> None:
    form = form_of("UpdateContact", contact={"contact_id": 3, "job_title": "Buyer"})
    form.sent(posted(("contact.phones[0].number", ""), ("contact.etag", "7")))
    assert list(SENT[-1].update_mask.paths) == ["job_title", "phones"]


def test_a_moment_is_typed_and_shown_in_the_time_zone_of_the_reader() -> None:
    with i18n.reader("en", "Asia/Shanghai"):
        form = form_of("CreatePromise")
        assert form.sent(posted(("promise.due_time", "2026-11-22T17:30")))
        due = SENT[-1].promise.due_time
        assert due.ToDatetime(tzinfo=UTC) == datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
        again = form_of("CreatePromise", initial={"promise": {"due_time": due}})
        assert again.value("promise.due_time") == "2026-11-22T17:30"


def test_what_cannot_be_read_is_a_problem_of_its_input() -> None:
    form = form_of("CreatePromise")
    inputs = (
        ("promise.due_time", "tomorrow"),
        ("promise.ticket_id", "many"),
        ("promise.kind", "SONG"),
    )
    assert not form.sent(posted(*inputs))
    assert form.problems == {
        "promise.due_time": "must be a date and a time",
        "promise.ticket_id": "must be a number",
        "promise.kind": "is not one of the choices",
    }
    form = form_of("CreatePromise")
    assert not form.sent(posted(("promise.ticket_id", "9" * 30)))
    assert form.problems == {"promise.ticket_id": "is out of range"}


def test_after_a_conflict_the_next_try_is_a_new_request() -> None:
    form = form_of("CreatePromise", error=Conflict("ETAG", "Somebody was faster."))
    assert not form.sent(posted())
    assert form.error == "Somebody was faster."
    assert form.request_id != "once"


def test_what_cannot_be_mended_in_the_form_is_an_error_page() -> None:
    form = form_of("CreatePromise", error=Forbidden("This needs the scope tickets.write."))
    with pytest.raises(Forbidden):
        form.sent(posted())


def test_problems_without_an_input_are_told_above_the_form() -> None:
    form = form_of(
        "CreatePromise", error=Invalid({"promise.ticket_id": "must be said", "": "does not fit"})
    )
    form.spec("promise.due_time")
    assert not form.sent(posted())
    assert (form.error, form.loose_errors()) == (
        "does not fit",
        [("promise.ticket_id", "must be said")],
    )


def kind_of(method: str, path: str) -> tuple[str, bool, int]:
    field = field_of(METHODS[method].request_class.DESCRIPTOR, path)
    assert field is not None
    spec = spec_of(field, "", None)
    return spec.kind, spec.required, spec.max_length


def test_the_kind_of_an_input_comes_from_the_proto() -> None:
    assert kind_of("CreatePromise", "promise.due_time") == ("datetime", False, 0)
    assert kind_of("MovePromise", "reason") == ("textarea", True, 1000)
    assert kind_of("CreatePromise", "promise.note") == ("textarea", False, 1000)
    assert kind_of("CreatePromise", "promise.phone") == ("tel", False, 40)
    assert kind_of("CreatePromise", "promise.kind") == ("select", False, 0)
    assert kind_of("CreatePromise", "promise.ticket_id") == ("number", False, 0)


def test_a_field_that_is_not_there_is_our_mistake() -> None:
    with pytest.raises(LookupError):
        form_of("CreatePromise").spec("promise.colour")
