"""Sixty-four copies of one request at once: one effect, one reply."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from crm.customers.v1 import accounts_pb2
from crm_cli.client import Stubs, bearer, channel

from tests.faults.writers import ACCOUNTS

COPIES = 64


def copies(running, method, request, reply):
    """The replies of all copies, sent over eight channels."""
    address, metadata = running.stand.address("customers"), bearer(running.token())
    channels = [channel(address) for _ in range(8)]
    stubs = [Stubs(channels[number % 8], metadata) for number in range(COPIES)]
    with ThreadPoolExecutor(COPIES) as pool:
        replies = list(pool.map(lambda one: one.call(method, request, reply, timeout=60), stubs))
    for opened in channels:
        opened.close()
    return replies


def all_accounts(running):
    request = accounts_pb2.ListAccountsRequest(page_size=1000)
    return (
        running.stubs("customers")
        .call(f"{ACCOUNTS}/ListAccounts", request, accounts_pb2.ListAccountsResponse)
        .accounts
    )


@pytest.mark.parametrize("rounds", [3, pytest.param(40, marks=pytest.mark.slow)])
def test_copies_of_one_request_have_one_effect_and_one_reply(customers, rounds):
    for number in range(rounds):
        request = accounts_pb2.CreateAccountRequest(
            account=accounts_pb2.Account(display_name=f"Only once {number}"),
            request_id=f"once-{number}",
        )
        replies = copies(customers, f"{ACCOUNTS}/CreateAccount", request, accounts_pb2.Account)
        assert len({reply.SerializeToString(deterministic=True) for reply in replies}) == 1
    assert sorted(one.display_name for one in all_accounts(customers)) == sorted(
        f"Only once {number}" for number in range(rounds)
    )
