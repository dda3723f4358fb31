"""Stock of products by location: entries that never change, and balances that follow from them."""
