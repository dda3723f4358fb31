"""The kinds of records of the service desk that figures are made of: tickets and what belongs to them.

The rule kept here: as in relations.py.
"""

from crm_chassis.i18n import N_

from crm_reports.relating import (
    CHANNELS,
    CLOCK_KINDS,
    PRIORITIES,
    PROMISE_KINDS,
    TICKET_OUTCOMES,
    Part,
    Relation,
    account_parts,
)

TICKETS = Relation(
    service="tickets",
    resource="crm.tickets.Ticket",
    source="tickets t",
    where="t.delete_time is null",
    key="t.ticket_id",
    title="t.subject",
    subtitle="coalesce(nullif(t.account_name, ''), t.requester_name)",
    owners=("t.owner_id", "t.handler_id"),
    teams=("t.team", "t.handler_team"),
    link="t.ticket_id",
    path="{}",
    parts={
        "channel": Part("t.channel", words=CHANNELS),
        "team": Part("t.team", empty=N_("no team")),
        "owner": Part("t.owner_id", empty=N_("nobody")),
        "ticket_category": Part("t.category"),
        "priority": Part("t.priority", words=PRIORITIES),
        "outcome": Part("t.outcome", words=TICKET_OUTCOMES),
        **account_parts("t.account_id"),
    },
    contact=Part("t.contact_id"),
)
# What else of a ticket is told about what belongs to it.
TICKET_PARTS = {
    name: TICKETS.parts[name]
    for name in ("channel", "ticket_category", "priority", *account_parts("t.account_id"))
}
HAND_OVERS = Relation(
    service="tickets",
    resource="crm.tickets.HandOver",
    source="hand_overs h left join tickets t on t.ticket_id = h.ticket_id",
    where="h.delete_time is null and h.state <> 'withdrawn'",
    key="h.hand_over_id",
    title="coalesce(t.subject, '')",
    subtitle=(
        "concat(coalesce(nullif(h.from_team, ''), '–'), ' → ',"
        " coalesce(nullif(h.to_team, ''), h.to_id), ': ', h.reason)"
    ),
    owners=("h.from_id", "h.to_id", "t.owner_id"),
    teams=("h.from_team", "h.to_team", "t.team"),
    link="h.ticket_id",
    path="{}",
    parts={
        "from_team": Part("h.from_team", empty=N_("no team")),
        "to_team": Part("h.to_team", empty=N_("no team")),
        "team": Part("h.from_team", empty=N_("no team"), title=N_("From department")),
        "owner": Part("h.from_id", empty=N_("nobody"), title=N_("From whom")),
        **TICKET_PARTS,
    },
    contact=TICKETS.contact,
)
PROMISES = Relation(
    service="tickets",
    resource="crm.tickets.Promise",
    source="promises p left join tickets t on t.ticket_id = p.ticket_id",
    where="p.delete_time is null",
    key="p.promise_id",
    title="coalesce(t.subject, '')",
    subtitle="coalesce(nullif(t.account_name, ''), t.requester_name, '')",
    owners=("p.owner_id", "t.owner_id"),
    teams=("p.team", "t.team"),
    link="p.ticket_id",
    path="{}",
    parts={
        "team": Part("p.team", empty=N_("no team")),
        "owner": Part("p.owner_id"),
        "kind": Part("p.kind", words=PROMISE_KINDS, title=N_("Kind of promise")),
        **TICKET_PARTS,
    },
    contact=TICKETS.contact,
)
TIME_LOGS = Relation(
    service="tickets",
    resource="crm.tickets.TimeLog",
    source="time_logs w left join tickets t on t.ticket_id = w.ticket_id",
    where="w.delete_time is null and not w.running",
    key="w.time_log_id",
    title="w.activity_name",
    subtitle="coalesce(t.subject, '')",
    owners=("w.user_id", "t.owner_id"),
    teams=("w.team", "t.team"),
    link="w.ticket_id",
    path="{}",
    parts={
        "activity": Part("w.activity_id", label="w.activity_name", number=True),
        "team": Part("w.team", empty=N_("no team")),
        "owner": Part("w.user_id"),
        **TICKET_PARTS,
    },
    contact=TICKETS.contact,
)
# A stage is its department's; every other clock is the ticket's.
CLOCK_TEAM = "coalesce(nullif(c.team, ''), t.team, '')"
CLOCKS = Relation(
    service="tickets",
    resource="crm.tickets.Clock",
    source=(
        "clocks c left join tickets t on t.ticket_id = c.ticket_id"
        " left join policies o on o.policy_id = c.policy_id"
    ),
    where="c.delete_time is null",
    key="c.clock_id",
    title="coalesce(t.subject, '')",
    subtitle="coalesce(nullif(t.account_name, ''), t.requester_name, '')",
    owners=("t.owner_id", "t.handler_id"),
    teams=(CLOCK_TEAM, "t.team"),
    link="c.ticket_id",
    path="{}",
    parts={
        "kind": Part("c.kind", words=CLOCK_KINDS, title=N_("What was due")),
        "policy": Part("c.policy_id", label="coalesce(o.display_name, '')", number=True),
        "team": Part(CLOCK_TEAM, empty=N_("no team")),
        "owner": Part("t.owner_id", empty=N_("nobody")),
        **TICKET_PARTS,
    },
    contact=TICKETS.contact,
)
JOURNEYS = Relation(
    service="tickets",
    resource="crm.tickets.Ticket",
    source="journeys j left join tickets t on t.ticket_id = j.ticket_id",
    where="t.delete_time is null",
    key="j.ticket_id",
    title="coalesce(t.subject, '')",
    subtitle="coalesce(nullif(t.account_name, ''), t.requester_name, '')",
    owners=("t.owner_id", "t.handler_id"),
    teams=("t.team", "t.handler_team"),
    link="j.ticket_id",
    path="{}",
    parts={
        "departments": Part("j.department_count"),
        "team": Part("t.team", empty=N_("no team")),
        "owner": Part("t.owner_id", empty=N_("nobody")),
        **TICKET_PARTS,
    },
    contact=TICKETS.contact,
)
MOVES = Relation(
    service="tickets",
    resource="crm.tickets.Ticket",
    source="journey_moves m left join tickets t on t.ticket_id = m.ticket_id",
    where="t.delete_time is null",
    key="m.ticket_id * 100000 + m.number",
    title="coalesce(t.subject, '')",
    subtitle="concat(coalesce(nullif(m.from_team, ''), '–'), ' → ', coalesce(nullif(m.to_team, ''), '–'))",
    owners=("t.owner_id", "t.handler_id"),
    teams=("m.from_team", "m.to_team", "t.team"),
    link="m.ticket_id",
    path="{}",
    parts={
        "from_team": Part("m.from_team", empty=N_("no team")),
        "to_team": Part("m.to_team", empty=N_("no team")),
        "team": Part("m.from_team", empty=N_("no team"), title=N_("From department")),
        **TICKET_PARTS,
    },
    contact=TICKETS.contact,
)
ACTIONS = Relation(
    service="tickets",
    resource="crm.tickets.Action",
    source="actions a",
    where="a.delete_time is null and a.state <> 'cancelled'",
    key="a.action_id",
    title="a.title",
    subtitle="a.owner_id",
    owners=("a.owner_id",),
    teams=("a.team",),
    link="a.action_id",
    path="actions/{}",
    parts={
        "team": Part("a.team", empty=N_("no team")),
        "owner": Part("a.owner_id"),
        **account_parts("a.account_id"),
    },
)
CALLS = Relation(
    service="tickets",
    resource="crm.tickets.Call",
    source="calls v",
    where="true",
    key="v.call_id",
    title="v.requester_name",
    subtitle="v.queue",
    owners=("v.agent_id",),
    teams=("coalesce(nullif(v.team, ''), v.ring_team)",),
    link="nullif(v.ticket_id, 0)",
    path="{}",
    parts={
        "team": Part("coalesce(nullif(v.team, ''), v.ring_team)", empty=N_("no team")),
        "owner": Part("v.agent_id"),
        "queue": Part("v.queue"),
        **account_parts("v.account_id"),
    },
)
SURVEYS = Relation(
    service="tickets",
    resource="crm.tickets.SurveyInvitation",
    source="surveys s left join tickets t on t.ticket_id = s.ticket_id",
    where="t.delete_time is null",
    key="s.survey_invitation_id",
    title="coalesce(t.subject, '')",
    subtitle="coalesce(nullif(t.account_name, ''), t.requester_name, '')",
    owners=("s.owner_id", "t.handler_id"),
    teams=("s.team", "t.team"),
    link="s.ticket_id",
    path="{}",
    parts={
        "score": Part("s.score"),
        "team": Part("s.team", empty=N_("no team")),
        "owner": Part("s.owner_id"),
        **TICKET_PARTS,
    },
    contact=TICKETS.contact,
)
