"""Sales plans: what is to be sold in a year, by whom, of what and where; and what was."""
