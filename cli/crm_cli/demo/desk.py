"""What the service desk of the sample company has at hand: macros, ready answers and checklists, in both languages.

The rule kept here: made by the public API by who leads the desk; what is there by its name is left alone.
"""

from typing import Any

import grpc
from crm.tickets.v1 import (
    canned_replies_pb2,
    checklists_pb2,
    comments_pb2,
    hand_overs_pb2,
    macros_pb2,
    promises_pb2,
    tickets_pb2,
)

from ..client import Stubs, bearer, channel, sign_in
from ..stand import Stand

PLACE = "/crm.tickets.v1."
LEADER = "martin.vogel"
MACROS = (
    macros_pb2.Macro(
        display_name="Error 54: firmware",
        description="Tags it, promises a call back within four hours and hands the work to the technicians.",
        team="service",
        steps=[
            macros_pb2.MacroStep(kind=macros_pb2.MACRO_STEP_KIND_TAG, tags=["error-54"]),
            macros_pb2.MacroStep(
                kind=macros_pb2.MACRO_STEP_KIND_PROMISE,
                promise_kind=promises_pb2.PROMISE_KIND_CALLBACK,
                text="Ring back with the firmware",
                due_minutes=240,
            ),
            macros_pb2.MacroStep(
                kind=macros_pb2.MACRO_STEP_KIND_HAND_OVER,
                to_team="technical",
                hand_over_kind=hand_overs_pb2.HAND_OVER_KIND_HANDLING,
                text="Error 54: please send firmware 7.2",
            ),
        ],
    ),
    macros_pb2.Macro(
        display_name="送货晚了 · Late delivery",
        description="Raises the priority, tells the customer and asks logistics where it is.",
        team="service",
        steps=[
            macros_pb2.MacroStep(
                kind=macros_pb2.MACRO_STEP_KIND_SET, priority=tickets_pb2.TICKET_PRIORITY_HIGH
            ),
            macros_pb2.MacroStep(
                kind=macros_pb2.MACRO_STEP_KIND_COMMENT,
                visibility=comments_pb2.COMMENT_VISIBILITY_INTERNAL,
                text="{requester}: where is the parcel? Asked logistics. {agent}",
            ),
            macros_pb2.MacroStep(
                kind=macros_pb2.MACRO_STEP_KIND_HAND_OVER,
                to_team="logistics",
                hand_over_kind=hand_overs_pb2.HAND_OVER_KIND_HANDLING,
                text="Where is this parcel, and when does it come?",
            ),
        ],
    ),
    macros_pb2.Macro(
        display_name="Wait for the customer",
        description="Follows it, and pauses until the customer answers.",
        steps=[
            macros_pb2.MacroStep(kind=macros_pb2.MACRO_STEP_KIND_FOLLOW),
            macros_pb2.MacroStep(
                kind=macros_pb2.MACRO_STEP_KIND_PAUSE, text="The serial number is missing"
            ),
        ],
    ),
)
REPLIES = (
    (
        "Received",
        "en",
        "Dear {requester}, thank you. This is ticket {ticket}; {agent} looks after it.",
    ),
    ("Call back", "en", "We call you back by {promise_time}. {agent}"),
    ("已收到", "zh-Hans", "{requester}，您好！您的问题已登记，编号 {ticket}，由{agent}负责。"),
    ("回电", "zh-Hans", "我们会在{promise_time}之前给您回电。{agent}"),
)
CHECKLISTS = (
    (
        "Return of a device · 退货",
        ("Serial number noted", "Invoice found", "Label sent · 标签已寄出", "Device has arrived"),
    ),
    ("First call of a customer", ("Name and number are right", "Consent asked", "Language noted")),
)
THERE = (grpc.StatusCode.ALREADY_EXISTS, grpc.StatusCode.FAILED_PRECONDITION)


def tell(stand: Stand) -> None:
    """Makes all of it."""
    token = sign_in(stand.address(stand.sign_in), LEADER, stand.password(LEADER))
    with channel(stand.address("tickets")) as opened:
        stubs = Stubs(opened, bearer(token))

        def make(method: str, request: Any, reply: Any) -> None:
            try:
                stubs.call(f"{PLACE}{method}", request, reply)
            except grpc.RpcError as error:
                if error.code() not in THERE:
                    raise

        for number, macro in enumerate(MACROS):
            request = macros_pb2.CreateMacroRequest(macro=macro, request_id=f"demo-macro-{number}")
            make("MacrosService/CreateMacro", request, macros_pb2.Macro)
        for number, (name, language, text) in enumerate(REPLIES):
            reply = canned_replies_pb2.CannedReply(display_name=name, language=language, text=text)
            asked = canned_replies_pb2.CreateCannedReplyRequest(
                canned_reply=reply, request_id=f"demo-reply-{number}"
            )
            make("CannedRepliesService/CreateCannedReply", asked, canned_replies_pb2.CannedReply)
        for number, (name, items) in enumerate(CHECKLISTS):
            template = checklists_pb2.ChecklistTemplate(display_name=name, items=items)
            wish = checklists_pb2.CreateChecklistTemplateRequest(
                checklist_template=template, request_id=f"demo-checklist-{number}"
            )
            method = "ChecklistsService/CreateChecklistTemplate"
            make(method, wish, checklists_pb2.ChecklistTemplate)
