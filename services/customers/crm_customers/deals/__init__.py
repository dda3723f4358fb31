"""Deals: pipelines, stages with gates, the board, the forecast, statistics, and quotes."""
