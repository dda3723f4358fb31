"""People of the sample company have read what they were told in two years; only the last days are new to them.

The rule kept here: each reads their own notices by the public API, so that their bells say what a working day would.
"""

from datetime import datetime, timedelta

from crm.access.v1 import notices_pb2

from ..client import Stubs, bearer, channel, sign_in
from ..stand import Stand
from . import people

SERVICE = "/crm.access.v1.NoticesService/"
NEW = timedelta(days=3)


def catch_up(stand: Stand, end: datetime) -> None:
    """Everybody has read what is older than a few days, in every module."""
    before = f'create_time < "{(end - NEW).isoformat()}"'
    for person in people.shown(stand):
        address = stand.address(stand.sign_in)
        metadata = bearer(sign_in(address, person.user_id, stand.password(person.user_id)))
        for module in stand.modules:
            with channel(stand.address(module)) as opened:
                _read(Stubs(opened, metadata), before)


def _read(stubs: Stubs, which: str) -> None:
    """Reads all that is unread of these."""
    wanted = notices_pb2.ListNoticesRequest(unread=True, filter=which, page_size=1000)
    while notices := stubs.call(
        f"{SERVICE}ListNotices", wanted, notices_pb2.ListNoticesResponse
    ).notices:
        request = notices_pb2.ReadNoticesRequest(notice_ids=[one.notice_id for one in notices])
        stubs.call(f"{SERVICE}ReadNotices", request, notices_pb2.ReadNoticesResponse)
