"""What of people stands in tables of tickets beside the personal fields of messages, such as copies of customers.

The rule kept here: a table that keeps something of people stands here or has a message that says so.
"""

PERSONAL = {
    "tickets": ("account_name",),
    "call_events": ("phone",),
    "requesters": ("name", "phones", "emails", "account_name"),
    "known_accounts": ("name", "phones", "emails"),
    "known_contacts": ("name", "phones", "emails"),
    "web_files": ("file_name",),
}
