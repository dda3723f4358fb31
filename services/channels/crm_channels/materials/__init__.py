"""Marketing materials: what there is, who may have how much, who got what, and what was ordered after it."""
