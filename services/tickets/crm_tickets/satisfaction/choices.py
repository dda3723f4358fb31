"""Handlers of the settings: whether and how customers are asked after closing, and what a bad reply does.

The rule kept here: it is data; what was bad when it was replied stays so when the settings change.
"""

from typing import TYPE_CHECKING

from crm.tickets.v1 import surveys_pb2 as pb
from crm_chassis.records import to_message
from crm_chassis.sql import Row, Statement
from sqlalchemy import literal, select

from crm_tickets.questions.bank import settled
from crm_tickets.tables import survey_settings

if TYPE_CHECKING:
    from crm_chassis.call import Call

ONE = select(*survey_settings.c).where(survey_settings.c.settings_id == literal(1))
PLAIN = Statement(ONE)
HELD = Statement(ONE.with_for_update())


def settings_of(call: "Call") -> Row:
    """The settings as they are."""
    return call.first(PLAIN)


def get_survey_settings(call: "Call", _request: pb.GetSurveySettingsRequest) -> pb.SurveySettings:
    """The settings."""
    return to_message(pb.SurveySettings, settings_of(call))


def update_survey_settings(
    call: "Call", request: pb.UpdateSurveySettingsRequest
) -> pb.SurveySettings:
    """Changes them."""
    row = call.first(HELD)
    made: pb.SurveySettings = settled(call, survey_settings, row, request.survey_settings, request)
    return made
