"""The kinds of notices that people choose about, in words.

The rule kept here: a kind that people are told often, or that they would miss, has a name here; all others are told as
everything else is.
"""

from crm_chassis.i18n import N_

NOTICE_KINDS = {
    "mention": N_("Somebody mentions you"),
    "assigned": N_("A ticket becomes yours"),
    "handed_over": N_("A ticket is handed over to you"),
    "customer_wrote": N_("A customer wrote"),
    "promise_given": N_("A promise becomes yours"),
    "promise_due": N_("A promise is due soon"),
    "promise_broken": N_("A promise was broken"),
    "clock_warned": N_("A time limit comes close"),
    "clock_breached": N_("A time limit is over"),
    "inform_due": N_("A customer waits to hear how things stand"),
    "mail_undelivered": N_("A mail to a customer did not arrive"),
    "survey_bad": N_("A customer is not satisfied"),
    "action_assigned": N_("An action becomes yours"),
    "action_overdue": N_("An action is overdue"),
    "pack_ready": N_("The pack of a meeting is ready"),
}
