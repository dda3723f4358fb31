"""What writing brings to the service: its protos, handlers and jobs.

The rule kept here: `__main__` names this one place.
"""

from crm.tickets.v1 import chats_pb2, mailboxes_pb2, mails_pb2, web_requests_pb2

from crm_tickets.mail import (
    channels,
    chats,
    incoming,
    invitations,
    keeping,
    mailboxes,
    outgoing,
    polling,
    sending,
    templates,
    web_requests,
)
from crm_tickets.satisfaction import inviting

# Who is to say how satisfied they are is asked by mail.
inviting.INVITED.append(invitations.invite)

PROTOS = (mails_pb2, mailboxes_pb2, web_requests_pb2, chats_pb2)
HANDLERS = (incoming, outgoing, templates, channels, mailboxes, web_requests, chats)
JOBS = {**sending.JOBS, **polling.JOBS, **keeping.JOBS}
PERIODIC = {**polling.PERIODIC, **keeping.PERIODIC}
OUTSIDE = (*sending.JOBS, *polling.JOBS)
ERASERS = (keeping.erase,)
