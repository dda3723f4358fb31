"""Goals: what is to be reached by a day, and how far it has come by the facts."""
