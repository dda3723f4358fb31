"""Matching keeps what was promised of it: on messy sources, and on FEBRL 4 against Splink's own settings."""

import pytest

from bench import matching


def test_messy_sources_are_matched_and_nothing_is_merged_wrongly() -> None:
    records, truth = matching.generated(4000, seed=11)
    found, errors = matching.judge("sources", records, truth, matching.candidates(records))
    assert found.f1 >= 0.98
    assert found.auto_precision >= 0.999
    assert not [error for error in errors if error[0] == "merged wrongly"]


@pytest.mark.slow
@pytest.mark.parametrize("with_id", [True, False])
def test_febrl_is_matched_at_least_as_well_as_by_splink_itself(with_id: bool) -> None:
    ours, theirs = matching.run_febrl(with_id, most=0)
    assert ours.f1 >= theirs.f1
    assert ours.auto_precision >= 0.999
