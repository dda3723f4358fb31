"""The network: tiers, territories, what belongs to partners, their way into the portal, conflicts about end customers.

The rule kept here: what belongs to a partner is seen by whoever sees the partner; what is ours alone (visits,
invitations) its people never see.
"""
