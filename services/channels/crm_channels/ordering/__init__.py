"""Orders of partners, from placing to the last return."""
