"""Service levels: business calendars, policies, and the clocks that run on tickets.

The rule kept here: a clock follows from what happened to its ticket and from the policy and calendar in force, and from
nothing else; so it is always right, and can always say why.
"""
