"""Which price applies, and how prices change."""
