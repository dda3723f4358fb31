"""The pages of satisfaction: the one behind a link, for whoever has it, and the results and settings for us.

The rule kept here: a customer needs no account and sees nothing of ours but the number of the ticket; the page asks
with one scope of its own, so that it can do nothing else.
"""

from crm_chassis.auth import Principal

PUBLIC = Principal("public/surveys", "", (), ("surveys.answer",), "all")
