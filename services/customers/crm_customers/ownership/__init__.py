"""Whose a customer is: owners and teams, territories, protections, conflicts, and hand-overs.

The rule kept here: every account has somebody, each change of that is on record with its reason, and nobody loses a
customer or meets a second person there without being told.
"""
