"""Sample data: one believable office-supplies company and its customers, the same for the same seed and day."""
