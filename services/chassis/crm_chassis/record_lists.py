"""Lists of records: named once by a service, and everything that a list can do follows.

The rule kept here: a list reads and changes records only through their own methods (List, Get, Update, Delete,
Undelete), with the caller's scopes and row rule; what a field is follows from the proto. A list that names what is not
there keeps its service from starting.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from crm.records.v1 import record_lists_pb2 as pb
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message

from crm_chassis import record_fields, validation
from crm_chassis.auth import Principal
from crm_chassis.errors import Forbidden, Invalid, NotFound
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from crm_chassis.methods import BadService, Method
from crm_chassis.said import said

if TYPE_CHECKING:
    from crm_chassis.app import App
    from crm_chassis.call import Call

USUAL_LABELS = {
    "owner_id": N_("Looked after by"),
    "team": N_("Team"),
    "display_name": N_("Name"),
    "source": N_("Source"),
    "external_id": N_("Number there"),
    "create_time": N_("Added"),
    "update_time": N_("Changed"),
    "delete_time": N_("Removed"),
}
VERBS = ("List", "Get", "Update", "Delete", "Undelete")


@dataclass(frozen=True)
class Preset:
    """A view that everybody has; "{me}" in its filter is the login name of who looks."""

    name: str
    title: str
    filter: str


@dataclass(frozen=True, eq=False)
class RecordList:
    """A list, as a service names it."""

    name: str  # "accounts": its methods are ListAccounts, GetAccount, UpdateAccount, …
    message: type[Message]
    title: str
    columns: Sequence[str]  # shown, unless somebody chose others
    filterable: Sequence[str]
    sortable: Sequence[str] | None = None  # where it is less than what is filterable
    editable: Sequence[str] = ()  # what a bulk edit may set
    labels: Mapping[str, str] = field(default_factory=dict)
    refers: Mapping[str, str] = field(default_factory=dict)  # account_id → "accounts"
    hidden: Sequence[str] = ()
    name_field: str = "display_name"
    order_by: str = ""
    presets: Sequence[Preset] = ()
    page: str = ""  # the view of one record, like "customers.account"
    write_scope: str = ""  # who may attach files; else who may update
    selection: Sequence[
        tuple[str, str]
    ] = ()  # views of the service for chosen records, and what their buttons say
    home: str = ""  # the view of the list; else it is at /lists/<name>
    more_fields: "Callable[[Call], Iterable[pb.RecordField]] | None" = None

    @property
    def key_field(self) -> str:
        """The field that holds a record's number."""
        return str(self.message.DESCRIPTOR.fields_by_number[1].name)

    @property
    def resource(self) -> str:
        """crm.customers.v1.Account → crm.customers.Account."""
        return str(self.message.DESCRIPTOR.full_name).replace(".v1.", ".")


class BoundList:
    """A list with the methods of a running service."""

    def __init__(self, spec: RecordList, methods: Mapping[str, Method]) -> None:
        self.spec = spec
        noun = str(spec.message.DESCRIPTOR.name)
        plural = "".join(word.capitalize() for word in spec.name.split("_"))
        self.methods: dict[str, Method] = {}
        for verb in VERBS:
            name = f"{verb}{plural if verb == 'List' else noun}"
            if name in methods:
                self.methods[verb] = methods[name]
        for verb in ("List", "Get"):
            if verb not in self.methods:
                raise BadService(f"the list {spec.name} has no method to {verb}")
        reply = self.methods["List"].reply_class.DESCRIPTOR
        self.entries = next(f.name for f in reply.fields if f.is_repeated)
        self._check()

    def _check(self) -> None:
        known = self.spec.message.DESCRIPTOR.fields_by_name
        named = {*self.spec.columns, *self.spec.editable, *self.spec.labels, *self.spec.refers}
        wrong = sorted(name for name in named | {self.spec.name_field} if name not in known)
        if wrong:
            raise BadService(f"the list {self.spec.name} names fields that are not there: {wrong}")

    def may(self, principal: Principal, verb: str) -> bool:
        """Whether a principal has the scope of the method that does this."""
        method = self.methods.get(verb)
        return method is not None and principal.may(method.rule.scope)

    def need(self, principal: Principal, verb: str) -> Method:
        """The method that does this; Forbidden without its scope, Invalid where the list has none."""
        method = self.methods.get(verb)
        if method is None:
            raise Invalid({"action": "the records of this list do not change this way"})
        if not principal.may(method.rule.scope):
            scope = method.rule.scope
            raise Forbidden(said("This needs the scope %(scope)s.", scope=scope), scope=scope)
        return method

    @property
    def write_scope(self) -> str:
        """The scope that changing a record needs; "" where nobody may."""
        update = self.methods.get("Update")
        return self.spec.write_scope or (update.rule.scope if update is not None else "")

    def get(self, call: "Call", record_id: int) -> Any:
        """One record, as the caller may see it; NotFound else."""
        method = self.need(call.principal, "Get")
        return method.handler(call, method.request_class(**{self.spec.key_field: record_id}))

    def name_of(self, call: "Call", record_id: int) -> str:
        """What a record is called; "" for one that the caller does not see."""
        try:
            record = self.get(call, record_id)
        except NotFound:
            return ""
        return str(getattr(record, self.spec.name_field) or record_id)

    def read(self, call: "Call", **request: Any) -> tuple[Sequence[Any], str]:
        """A page of records and the next page's token, by the list's own method."""
        method = self.need(call.principal, "List")
        asked = method.request_class(**request)
        validation.check(method, asked)
        reply: Any = method.handler(call, asked)
        return getattr(reply, self.entries), reply.next_page_token

    @property
    def takes_deleted(self) -> bool:
        """Whether removed records can be listed."""
        return "show_deleted" in self.methods["List"].request_class.DESCRIPTOR.fields_by_name

    def fields(self, call: "Call") -> list[pb.RecordField]:
        """The fields in the caller's language: those of the message, and what the service adds."""
        spec = self.spec
        updates = self.may(call.principal, "Update")
        sortable = spec.filterable if spec.sortable is None else spec.sortable
        found = []
        for each in spec.message.DESCRIPTOR.fields:
            if each.name in ("etag", *spec.hidden) or not record_fields.is_shown(each):
                continue
            found.append(
                pb.RecordField(
                    name=each.name,
                    label=self.label(each),
                    kind=record_fields.kind_of(each, each.name in spec.refers),  # type: ignore[arg-type]
                    filterable=each.name in spec.filterable,
                    sortable=each.name in sortable and not each.is_repeated,
                    editable=updates and each.name in spec.editable,
                    optional=not record_fields.is_needed(each),
                    choices=record_fields.choices_of(each),
                    refers_to=spec.refers.get(each.name, ""),
                )
            )
        for more in spec.more_fields(call) if spec.more_fields else ():
            more.editable = updates and bool(spec.editable)
            found.append(more)
        return found

    def label(self, each: FieldDescriptor) -> str:
        """What a field is called, in the reader's language."""
        plain = each.name.removesuffix("_id").replace("_", " ").capitalize()
        return _(self.spec.labels.get(each.name) or USUAL_LABELS.get(each.name) or plain)

    def described(self, call: "Call") -> pb.RecordList:
        """The list in words."""
        spec, who = self.spec, call.principal
        presets = [
            pb.ListPreset(name=p.name, title=_(p.title), filter=p.filter.replace("{me}", who.id))
            for p in spec.presets
        ]
        return pb.RecordList(
            name=spec.name,
            title=_(spec.title),
            resource=spec.resource,
            key_field=spec.key_field,
            name_field=spec.name_field,
            fields=self.fields(call),
            columns=spec.columns,
            order_by=spec.order_by,
            may_update=self.may(who, "Update") and bool(spec.editable),
            may_delete=self.may(who, "Delete"),
            may_restore=self.may(who, "Undelete") and self.takes_deleted,
            presets=presets,
        )


def bind(lists: Iterable[RecordList], methods: Mapping[str, Method]) -> dict[str, BoundList]:
    """The lists of a service by their names."""
    return {spec.name: BoundList(spec, methods) for spec in lists}


def app_of(call: "Call") -> "App":
    """The service that a call is made in."""
    return call.peers.home.app


def found(call: "Call", name: str, path: str = "record_list") -> BoundList:
    """The list of this name that the caller may read; Invalid for one that is not there."""
    lists = app_of(call).lists
    if name not in lists:
        raise Invalid(
            {
                path: said(
                    "is none of the lists here: %(known)s", known=", ".join(sorted(lists)) or "–"
                )
            }
        )
    lists[name].need(call.principal, "List")
    return lists[name]


def of_resource(call: "Call", resource: str) -> BoundList:
    """The list of a kind of record; Invalid for a kind that has none here."""
    lists = app_of(call).lists.values()
    for each in lists:
        if each.spec.resource == resource:
            return each
    known = ", ".join(sorted(each.spec.resource for each in lists))
    raise Invalid(
        {"resource": said("is none of the kinds of records here: %(known)s", known=known or "–")}
    )
