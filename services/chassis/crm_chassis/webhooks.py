"""Webhooks as people keep them: who is told of what, and what became of each delivery.

The rule kept here: the secret is shown once. It is derived from a random salt and the service's key, so the database
alone signs nothing. What is sent, and when again, stands in webhook_sending.
"""

import secrets
from typing import TYPE_CHECKING, Any

from crm.events.v1 import webhooks_pb2
from sqlalchemy import bindparam, select

from crm_chassis import lists, records, webhook_sending
from crm_chassis.addresses import is_private_literal
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.sql import Statement
from crm_chassis.tables import webhook_deliveries, webhooks
from crm_chassis.webhook_events import begin_if_first, collect

if TYPE_CHECKING:
    from crm_chassis.call import Call

__all__ = ["JOBS", "collect"]

PLAIN = ("url", "event_types", "description", "disabled")
FILTERABLE = ("url", "owner_id", "disabled")
DELIVERY_FILTERABLE = ("webhook_id", "event_type", "state")
GET = Statement(select(webhooks).where(webhooks.c.webhook_id == bindparam("webhook_id")))
LOCK = Statement(
    select(webhooks)
    .where(webhooks.c.webhook_id == bindparam("webhook_id"), webhooks.c.delete_time.is_(None))
    .with_for_update()
)
DELIVERY = Statement(
    select(webhook_deliveries, webhooks.c.delete_time.label("ended_time"))
    .join_from(webhook_deliveries, webhooks)
    .where(webhook_deliveries.c.delivery_id == bindparam("delivery_id"))
    .with_for_update(of=webhook_deliveries)
)
JOBS = {webhook_sending.KIND: webhook_sending.deliver_webhook}


def _message(row: Any) -> webhooks_pb2.Webhook:
    return records.to_message(webhooks_pb2.Webhook, row)


def _check_url(call: "Call", url: str) -> None:
    """An address that says by itself that it leads into our own network is refused at once."""
    if is_private_literal(url) and not call.peers.home.app.config.webhooks_to_private:
        text = "leads into a private network; use a public address"
        raise Invalid({"webhook.url": text}, reason="PRIVATE_ADDRESS")


def create_webhook(
    call: "Call", request: webhooks_pb2.CreateWebhookRequest
) -> webhooks_pb2.CreateWebhookResponse:
    """Makes a webhook; its secret is in the reply only, and left out of the stored one."""
    _check_url(call, request.webhook.url)
    begin_if_first(call)
    now, salt = call.clock.now(), secrets.token_bytes(24)
    values = records.values(request.webhook, *PLAIN)
    owner = {"owner_id": call.principal.id, "create_time": now, "update_time": now}
    made = _message(call.insert(webhooks, **values, **owner, secret_salt=salt))
    call.emit("crm.events.Webhook.created", made)
    call.stored_reply = webhooks_pb2.CreateWebhookResponse(webhook=made)
    secret = webhook_sending.secret_of(call.peers.home.app.config.token_key, salt)
    return webhooks_pb2.CreateWebhookResponse(webhook=made, secret=secret)


def get_webhook(call: "Call", request: webhooks_pb2.GetWebhookRequest) -> webhooks_pb2.Webhook:
    """One webhook, deleted ones too."""
    key = request.webhook_id
    return _message(call.one(GET, webhook_id=key, missing=("webhook", key)))


def list_webhooks(
    call: "Call", request: webhooks_pb2.ListWebhooksRequest
) -> webhooks_pb2.ListWebhooksResponse:
    """A page of webhooks."""
    return lists.reply(
        call, webhooks, request, webhooks_pb2.ListWebhooksResponse, filterable=FILTERABLE
    )


def update_webhook(
    call: "Call", request: webhooks_pb2.UpdateWebhookRequest
) -> webhooks_pb2.Webhook:
    """Changes a webhook; one that is enabled again hears of what happens from now on."""
    key = request.webhook.webhook_id
    row = call.one(LOCK, webhook_id=key, missing=("webhook", key))
    records.check_etag(row, request.webhook.etag)
    changes = records.changes(request.webhook, request.update_mask)
    if "url" in changes:
        _check_url(call, changes["url"])
    if row.disabled and changes.get("disabled") is False:
        begin_if_first(call)
    after = _message(call.update(webhooks, key, **changes, update_time=call.clock.now()))
    call.emit("crm.events.Webhook.updated", after, before=_message(row))
    return after


def delete_webhook(
    call: "Call", request: webhooks_pb2.DeleteWebhookRequest
) -> webhooks_pb2.Webhook:
    """Ends a webhook; its deliveries find it ended when their time comes."""
    key, now = request.webhook_id, call.clock.now()
    row = call.one(LOCK, webhook_id=key, missing=("webhook", key))
    records.check_etag(row, request.etag)
    after = _message(call.update(webhooks, key, delete_time=now, update_time=now))
    call.emit("crm.events.Webhook.deleted", after, before=_message(row))
    return after


def list_deliveries(
    call: "Call", request: webhooks_pb2.ListDeliveriesRequest
) -> webhooks_pb2.ListDeliveriesResponse:
    """A page of deliveries, newest first."""
    return lists.reply(
        call,
        webhook_deliveries,
        request,
        webhooks_pb2.ListDeliveriesResponse,
        filterable=DELIVERY_FILTERABLE,
        order_by="delivery_id desc",
    )


def redeliver_delivery(
    call: "Call", request: webhooks_pb2.RedeliverDeliveryRequest
) -> webhooks_pb2.Delivery:
    """Puts a delivery in line once more."""
    key, now = request.delivery_id, call.clock.now()
    row = call.one(DELIVERY, delivery_id=key, missing=("delivery", key))
    if row.ended_time is not None:
        raise Precondition("WEBHOOK_ENDED", "The webhook of this delivery was deleted.")
    begun = {"state": "pending", "attempts": 0, "begin_time": now, "next_time": now}
    after = call.update(webhook_deliveries, key, **begun, delivered_time=None, update_time=now)
    call.enqueue(webhook_sending.KIND, {"delivery_id": key}, key=webhook_sending.key_of(key))
    message = records.to_message(webhooks_pb2.Delivery, after)
    call.emit("crm.events.Delivery.redelivered", message)
    return message
