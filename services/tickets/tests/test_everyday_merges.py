"""Merging, taking it back, splitting and linking."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from crm.tickets.v1 import journeys_pb2, promises_pb2, tickets_pb2
from crm_chassis.errors import AlreadyExists, Invalid, NotFound, Precondition, Refusal

from .everyday_desk import activity, follow, note, said, told

CLOSED = tickets_pb2.TICKET_STATE_CLOSED
IN_PROGRESS = tickets_pb2.TICKET_STATE_IN_PROGRESS


def merge(desk, target, *sources, by=None):
    ids = [source.ticket_id for source in sources]
    return desk.call("MergeTickets", by, ticket_id=target.ticket_id, source_ids=ids)


def undo(desk, made):
    return desk.call("UndoTicketMerge", ticket_merge_id=made.ticket_merge_id)


def link(desk, one, kind, other):
    ends = {"ticket_id": one.ticket_id, "other_id": other.ticket_id}
    return desk.call("CreateTicketLink", ticket_link={**ends, "kind": f"LINK_KIND_{kind}"})


def links(desk, ticket):
    found = desk.call("ListTicketLinks", ticket_id=ticket.ticket_id).ticket_links
    return [
        (each.kind, each.ticket_id if each.reverse else each.other_id, each.state) for each in found
    ]


@pytest.fixture
def two(world, desk):
    """The same asked twice: the second with all that may hang on a ticket."""
    first, second = desk.open(), desk.open(by=desk.ben, subject="It jams again")
    note(desk, first, "First")
    world.clock.forward(minutes=1)
    note(desk, second, "Second", by=desk.ben)
    desk.promise(second, by=desk.ben)
    follow(desk, second, by=desk.anna)
    done = activity(desk)
    logged = {"ticket_id": second.ticket_id, "activity_id": done.activity_id, "minutes": 7}
    desk.call("CreateTimeLog", desk.ben, time_log=logged)
    return first, second


def test_the_way_of_a_ticket_that_was_merged_for_a_while_goes_on_in_the_feed(world, desk, two):
    first, second = two
    made = merge(desk, first, second)
    undo(desk, made)
    ways = []
    for event in world.events("crm.tickets.TicketJourney.measured"):
        ways.append(journeys_pb2.TicketJourney())
        event.data.Unpack(ways[-1])
    ends = [way.HasField("end_time") for way in ways if way.ticket_id == second.ticket_id]
    assert ends == [True, False], "it came to its end, and went on"


def standing(desk, ticket):
    """All that a merge may touch."""
    key = {"ticket_id": ticket.ticket_id}
    now = desk.get(ticket)
    promises = desk.call("ListPromises", ticket_ids=[ticket.ticket_id]).promises
    time = desk.call("ListTimeLogs", **key)
    followers = desk.call("ListFollowers", **key).followers
    return {
        "state": (now.state, now.handler_id, now.outcome, now.resolution, now.merged_into_id),
        "said": said(desk, ticket),
        "promises": [(p.promise_id, p.state) for p in promises],
        "minutes": time.total_minutes,
        "followers": [each.user_id for each in followers],
        "links": links(desk, ticket),
    }


def test_what_hangs_on_a_duplicate_moves_and_it_leads_there(world, desk, two):
    first, second = two
    made = merge(desk, first, second)
    assert (made.comment_count, made.promise_count, made.time_log_count) == (1, 1, 1)
    gone = desk.get(second)
    assert (gone.state, gone.merged_into_id) == (CLOSED, first.ticket_id)
    assert gone.outcome == tickets_pb2.TICKET_OUTCOME_DUPLICATE
    stands = standing(desk, first)
    assert stands["said"] == ["First", "Second"]
    assert stands["minutes"] == 7
    assert stands["followers"] == ["anna.keller"]
    assert stands["links"] == [(4, second.ticket_id, "closed")]
    (moved,) = [
        c
        for c in desk.call("ListComments", ticket_id=first.ticket_id).comments
        if c.text == "Second"
    ]
    assert moved.written_on_id == second.ticket_id
    assert ("merged", first.ticket_id) in told(world, desk.ben)
    with pytest.raises(Precondition):
        desk.call("ReopenTicket", ticket_id=second.ticket_id, reason="No")


def test_a_promise_that_moved_is_still_kept_or_broken(world, desk, two):
    first, second = two
    merge(desk, first, second)
    world.clock.forward(hours=3)
    world.run_jobs()
    (promise,) = desk.call("ListPromises", ticket_ids=[first.ticket_id]).promises
    assert promise.state == promises_pb2.PROMISE_STATE_BROKEN
    with pytest.raises(Precondition):
        desk.close(first)


def test_the_undo_brings_back_exactly_what_was_there(desk, two):
    first, second = two
    before = [standing(desk, each) for each in two]
    made = merge(desk, first, second)
    note(desk, first, "Said since")
    undo(desk, made)
    after = [standing(desk, each) for each in two]
    assert after[0].pop("said") == ["First", "Said since"]
    assert before[0].pop("said") == ["First"]
    assert after == before
    with pytest.raises(Precondition) as refused:
        undo(desk, made)
    assert refused.value.reason == "MERGE_UNDONE"


def test_merges_are_taken_back_in_their_order(desk, two):
    first, second = two
    third = desk.open()
    inner = merge(desk, first, second)
    outer = merge(desk, third, first)
    with pytest.raises(Precondition) as refused:
        undo(desk, inner)
    assert refused.value.reason == "MERGED_FURTHER"
    undo(desk, outer)
    assert said(desk, first) == ["First", "Second"]
    undo(desk, inner)
    assert said(desk, second) == ["Second"]


def test_what_cannot_be_merged(desk, two):
    first, second = two
    with pytest.raises(Invalid):
        merge(desk, first, first)
    with pytest.raises(NotFound):
        merge(desk, first, second, by=desk.eva)
    third = desk.close(desk.open())
    for target, source in ((first, third), (third, first)):
        with pytest.raises(Precondition):
            merge(desk, target, source)
    assert said(desk, second) == ["Second"]


def test_two_who_merge_crosswise_make_one_merge(desk, two):
    first, second = two

    def attempt(pair):
        try:
            return merge(desk, *pair)
        except Refusal as refused:
            return refused.reason

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(attempt, [(first, second), (second, first)]))
    assert sum(not isinstance(each, str) for each in done) == 1
    states = sorted([desk.get(first).state, desk.get(second).state])
    assert states == [IN_PROGRESS, CLOSED]


def test_a_pending_hand_over_of_a_duplicate_is_withdrawn(desk, two):
    first, second = two
    given = desk.hand_over(second, by=desk.ben)
    made = merge(desk, first, second)
    after = desk.call("GetHandOver", hand_over_id=given.hand_over_id)
    assert after.answer_reason
    undo(desk, made)
    now = desk.get(second)
    assert (now.state, now.handler_id) == (IN_PROGRESS, "ben.ott")


def test_some_comments_become_a_ticket_of_their_own(desk):
    ticket = desk.open()
    stays = note(desk, ticket, "It jams")
    goes = note(desk, ticket, "And the invoice is wrong")
    made = desk.call(
        "SplitTicket",
        ticket_id=ticket.ticket_id,
        comment_ids=[goes.comment_id],
        subject="Wrong invoice",
        category="invoice",
    )
    assert (made.phone, made.requester_id) == (ticket.phone, ticket.requester_id)
    assert (made.owner_id, made.category) == ("anna.keller", "invoice")
    assert said(desk, ticket) == [stays.text]
    assert said(desk, made) == [goes.text]
    assert links(desk, ticket) == [(5, made.ticket_id, "in_progress")]
    with pytest.raises(NotFound):
        desk.call(
            "SplitTicket",
            ticket_id=ticket.ticket_id,
            comment_ids=[stays.comment_id, goes.comment_id],
            subject="Again",
        )
    assert said(desk, ticket) == [stays.text]


def test_links_are_seen_from_both_ends_and_only_as_far_as_one_sees(desk):
    one, other = desk.open(), desk.open(subject="Secret")
    made = link(desk, one, "BLOCKS", other)
    with pytest.raises(AlreadyExists):
        link(desk, one, "BLOCKS", other)
    assert links(desk, other) == [(2, one.ticket_id, "in_progress")]
    desk.hand_over(one, team="billing")
    (seen,) = desk.call("ListTicketLinks", desk.eva, ticket_id=one.ticket_id).ticket_links
    assert (seen.other_id, seen.subject, seen.state) == (other.ticket_id, "", "")
    desk.call("DeleteTicketLink", ticket_link_id=made.ticket_link_id)
    assert links(desk, one) == []
    assert link(desk, one, "BLOCKS", other)


def test_nothing_is_below_itself(desk):
    a, b, c = desk.open(), desk.open(), desk.open()
    link(desk, a, "PARENT", b)
    link(desk, b, "PARENT", c)
    for one, other in ((c, a), (b, a)):
        with pytest.raises(Precondition):
            link(desk, one, "PARENT", other)
    assert link(desk, c, "BLOCKS", a)
    assert link(desk, b, "RELATED", a).ticket_id == a.ticket_id
    with pytest.raises(AlreadyExists):
        link(desk, a, "RELATED", b)


def test_two_links_made_at_once_make_no_loop(desk):
    a, b = desk.open(), desk.open()

    def attempt(pair):
        try:
            return link(desk, pair[0], "PARENT", pair[1])
        except Refusal as refused:
            return refused.reason

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(attempt, [(a, b), (b, a)]))
    assert [each for each in done if isinstance(each, str)] == ["LINK_LOOP"]


def test_who_waits_hears_that_they_can_go_on(world, desk):
    first, waits = desk.open(by=desk.ben), desk.open()
    link(desk, first, "BLOCKS", waits)
    desk.close(first, by=desk.ben)
    assert told(world, desk.anna) == [("unblocked", waits.ticket_id)]
