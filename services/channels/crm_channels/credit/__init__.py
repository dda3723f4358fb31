"""Credit of partners: limits, invoices, payments, and the double-entry ledger under them."""
