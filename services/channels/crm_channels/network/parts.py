"""What the network adds to the service: its protos and its handlers."""

from crm.channels.v1 import (
    customer_conflicts_pb2,
    partner_certifications_pb2,
    partner_contracts_pb2,
    partner_persons_pb2,
    partner_scorecards_pb2,
    partner_visits_pb2,
    portal_invitations_pb2,
    registration_extensions_pb2,
    registration_settings_pb2,
    territories_pb2,
    tier_benefits_pb2,
)

from crm_channels.network import (
    certifications,
    conflicts,
    contracts,
    end_customers,
    extensions,
    invitation_mails,
    invitations,
    persons,
    scorecards,
    settings,
    territories,
    tiers,
    visits,
)

PROTOS = (
    *(tier_benefits_pb2, territories_pb2, partner_persons_pb2, partner_contracts_pb2),
    *(partner_certifications_pb2, partner_visits_pb2, portal_invitations_pb2),
    *(partner_scorecards_pb2, registration_extensions_pb2, registration_settings_pb2),
    customer_conflicts_pb2,
)
HANDLERS = (
    *(tiers, territories, persons, contracts, certifications, visits, invitations, scorecards),
    *(extensions, settings, conflicts, end_customers, invitation_mails),
)
