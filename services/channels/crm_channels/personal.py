"""What of people stands in tables of channels beside the personal fields of messages, such as copies of customers.

The rule kept here: a table that keeps something of people stands here or has a message that says so.
"""

PERSONAL = {
    "accounts": ("name", "name_key", "name_search", "city"),
    "customer_conflicts": ("name_key", "name_search"),
    "deal_registrations": ("name_key", "name_search"),
    "quotes": ("name_key", "name_search"),
    "quote_exceptions": ("end_customer_name", "other_end_customer_name"),
}
