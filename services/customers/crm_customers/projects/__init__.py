"""The project side of deals: the buying committee, the plan, the people, and the money."""
