"""The probabilistic part: Splink on DuckDB, over the same compared forms of names and addresses as the rules.

The rule kept here: what a model learned (its m and u probabilities) is data that is kept and can be read; the score of
a pair comes with the weight of every comparison. Nothing here reads or writes our tables.
"""

import os
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, TypeAlias

import duckdb
import pyarrow as pa
from pyarrow import parquet

from crm_customers.identity import keys, names, places
from crm_customers.identity.facts import PartyFacts

MEMORY = os.environ.get("CRM_SWEEP_MEMORY", "384MB")
THREADS, PART = 2, 20_000
MOST_PAIRS = 2e6  # more teach a model nothing that these do not
COLUMNS = {
    "record_id": pa.int64(),
    "name": pa.string(),  # all words in the order of the alphabet
    "first": pa.string(),  # the word that stands first, and all others: which is which is not always known
    "rest": pa.string(),
    "sound": pa.string(),
    "letters": pa.string(),
    "initials": pa.string(),
    "born": pa.string(),
    "tax_id": pa.string(),
    "phones": pa.list_(pa.string()),
    "emails": pa.list_(pa.string()),
    "house": pa.string(),
    "road": pa.string(),
    "postal": pa.string(),
    "city": pa.string(),
    "region": pa.string(),
}
# What a comparison is called in reasons, as the rules call it.
FIELDS = {
    **{"name": "name", "born": "born", "tax_id": "tax id", "phones": "phone", "emails": "email"},
    **{"street": "street", "postal": "postal code", "city": "city", "region": "region"},
}
PARTS = ("name", "born", "tax_id", "phones", "emails", "street", "postal", "city", "region")


class NothingLearned(Exception):
    """These records are too few, or too empty, to teach a model anything."""


class Linked(NamedTuple):
    """A pair, how sure it is, and what each comparison says."""

    left_id: int
    right_id: int
    score: float
    weights: dict[str, float]


def row_of(facts: PartyFacts) -> dict[str, Any]:
    """A record in its compared form; what is not known is null."""
    name = names.read(facts.display_name, facts.is_person)
    words = [names.spelt(word) for word in name.words]
    street = places.read(facts.street) if facts.street else None
    return {
        "record_id": facts.key,
        "name": " ".join(sorted(words)) or None,
        "first": words[0] if words else None,
        "rest": " ".join(words[1:]) or None,
        "sound": name.sound or None,
        "letters": keys.letters(name.sound) or None,
        "initials": "".join(sorted(word[:1] for word in words)) or None,
        "born": facts.born or None,
        "tax_id": places.tax(facts.tax_id) or None,
        "phones": list(facts.phones) or None,
        "emails": list(facts.emails) or None,
        "house": (street.houses[0] if street and street.houses else None),
        "road": (street.road if street and street.road else None),
        "postal": places.postal(facts.postal_code) or None,
        "city": names.city(facts.city) or None,
        "region": names.city(facts.region) or None,
    }


Records: TypeAlias = "pa.Table | Path"  # in memory, or in a Parquet file
SHAPE = pa.schema(list(COLUMNS.items()))


def _parts(records: Iterable[PartyFacts]) -> Iterator[pa.Table]:
    rows = list[dict[str, Any]]()
    for facts in records:
        rows.append(row_of(facts))
        if len(rows) == PART:
            yield pa.Table.from_pylist(rows, schema=SHAPE)
            rows = []
    yield pa.Table.from_pylist(rows, schema=SHAPE)


def table_of(records: Iterable[PartyFacts]) -> pa.Table:
    """Records in their compared form, as DuckDB reads them."""
    return pa.concat_tables([SHAPE.empty_table(), *_parts(records)])


def store(records: Iterable[PartyFacts], path: Path) -> int:
    """The same into a file, a part at a time, so that millions need little memory; says how many."""
    count = 0
    with parquet.ParquetWriter(path, SHAPE) as writer:
        for part in _parts(records):
            writer.write_table(part)
            count += len(part)
    return count


def _level(sql: str, label: str, frequency: str = "") -> dict[str, Any]:
    level: dict[str, Any] = {"sql_condition": sql, "label_for_charts": label}
    if frequency:
        level |= {"tf_adjustment_column": frequency, "tf_adjustment_weight": 1.0}
    return level


def _comparison(name: str, null: str, *levels: dict[str, Any]) -> dict[str, Any]:
    missing = {"sql_condition": null, "label_for_charts": "not known", "is_null_level": True}
    return {
        "output_column_name": name,
        "comparison_levels": [missing, *levels, _level("ELSE", "differs")],
    }


def _either(column: str) -> str:
    return f'"{column}_l" is null or "{column}_r" is null'


def _near(column: str, most: int) -> str:
    return f'damerau_levenshtein("{column}_l", "{column}_r") <= {most}'


def _alike(column: str, least: float) -> str:
    return f'jaro_winkler_similarity("{column}_l", "{column}_r") >= {least}'


def _crossed(test: str) -> str:
    """The same test of the first word of one with the rest of the other."""
    one = test.format(a='"first_l"', b='"rest_r"')
    other = test.format(a='"rest_l"', b='"first_r"')
    return f"({one} and {other})"


def comparisons(parts: Sequence[str]) -> list[dict[str, Any]]:
    """The comparisons of the parts that the records have."""
    alike = "jaro_winkler_similarity({a}, {b}) >= 0.85"
    straight = " and ".join(
        alike.format(a=f'"{part}_l"', b=f'"{part}_r"') for part in ("first", "rest")
    )
    equal_first = '"first_l" = "first_r" or "first_l" = "rest_r"'
    equal_rest = '"rest_l" = "rest_r" or "rest_l" = "first_r"'
    every = {
        "name": _comparison(
            "name",
            _either("name"),
            _level('"name_l" = "name_r"', "equal", "name"),
            _level('"letters_l" = "letters_r" or "sound_l" = "sound_r"', "sounds alike"),
            _level(f"({straight}) or {_crossed(alike)}", "close"),
            _level(_alike("sound", 0.9), "nearly"),
            _level(equal_rest, "same last word"),
            _level(equal_first, "same first word"),
            _level(_alike("sound", 0.75), "a little alike"),
        ),
        "born": _comparison(
            "born",
            _either("born"),
            _level('"born_l" = "born_r"', "equal"),
            _level(_near("born", 1), "one digit"),
            _level(_near("born", 2), "two digits"),
        ),
        "tax_id": _comparison(
            "tax_id",
            _either("tax_id"),
            _level('"tax_id_l" = "tax_id_r"', "equal"),
            _level(_near("tax_id", 1), "one digit"),
            _level(_near("tax_id", 2), "two digits"),
        ),
        "phones": _comparison(
            "phones",
            _either("phones"),
            _level("len(list_intersect(\"phones_l\", \"phones_r\")) > 0", "equal"),
        ),
        "emails": _comparison(
            "emails",
            _either("emails"),
            _level("len(list_intersect(\"emails_l\", \"emails_r\")) > 0", "equal"),
        ),
        "street": _comparison(
            "street",
            _either("road"),
            _level('"road_l" = "road_r" and "house_l" = "house_r"', "equal"),
            _level(f'"house_l" = "house_r" and {_alike("road", 0.8)}', "close"),
            _level('"road_l" = "road_r"', "same road"),
            _level(_alike("road", 0.88), "nearly the same road"),
            _level('"house_l" = "house_r"', "same number"),
        ),
        "postal": _comparison(
            "postal",
            _either("postal"),
            _level('"postal_l" = "postal_r"', "equal", "postal"),
            _level(_near("postal", 1), "one digit"),
            _level(_near("postal", 2), "two digits"),
        ),
        "city": _comparison(
            "city",
            _either("city"),
            _level('"city_l" = "city_r"', "equal", "city"),
            _level(_alike("city", 0.85), "close"),
        ),
        "region": _comparison(
            "region", _either("region"), _level('"region_l" = "region_r"', "equal", "region")
        ),
    }  # fmt: skip
    return [every[part] for part in PARTS if part in parts]


# Pairs that share one of these are compared. What is common (a name alone) is only asked together with a place or day.
BLOCKS: tuple[tuple[str, ...], ...] = (
    ("tax_id",),
    ("phones",),
    ("emails",),
    ("letters", "city"),
    ("letters", "postal"),
    ("born", "initials"),
    ("road", "house", "initials"),
)
# For small bases, where almost every agreement is worth a comparison.
WIDE_BLOCKS: tuple[tuple[str, ...], ...] = (
    *(("tax_id",), ("letters",), ("born",), ("postal",), ("road", "house"), ("first", "rest")),
    *(("rest", "city"), ("rest", "road"), ("first", "road"), ("city", "house"), ("first", "house")),
)
LISTS = ("phones", "emails")


def _block(columns: Sequence[str]) -> Any:
    from splink import block_on  # large: only for who sweeps

    lists = [name for name in columns if name in LISTS]
    return block_on(*columns, arrays_to_explode=lists) if lists else block_on(*columns)


def settings(
    tables: Sequence[Records], parts: Sequence[str], blocks: Sequence[Sequence[str]]
) -> dict[str, Any]:
    """A model that has learned nothing yet."""
    return {
        "link_type": "link_only" if len(tables) > 1 else "dedupe_only",
        "unique_id_column_name": "record_id",
        "comparisons": comparisons(parts),
        "blocking_rules_to_generate_predictions": [_block(columns) for columns in blocks],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
    }


class Base:
    """Records in a database of DuckDB's in a folder: its memory is limited, and what does not fit goes to disk."""

    def __init__(
        self, tables: Sequence[Records], model: Mapping[str, Any], folder: Path | None = None
    ) -> None:
        from splink import Linker, SettingsCreator
        from splink.backends.duckdb import DuckDBAPI

        self.own = TemporaryDirectory(prefix="linking-", dir=folder)
        limits: dict[str, Any] = {
            **{"memory_limit": MEMORY, "threads": THREADS, "preserve_insertion_order": False},
            "temp_directory": str(Path(self.own.name, "spill")),
        }
        self.connection = duckdb.connect(Path(self.own.name, "base.duckdb"), config=limits)
        self.connection.execute("set enable_progress_bar = false")
        interface = DuckDBAPI(self.connection)
        registered = [
            interface.register(
                self.connection.read_parquet(str(one)) if isinstance(one, Path) else one
            )
            for one in tables
        ]
        made = SettingsCreator(**model) if "sql_dialect" not in model else dict(model)
        self.linker: Any = Linker(registered, made, log_level="ERROR", validate_settings=False)

    def slice(self, number: int, of: int, least: float) -> Iterator[Linked]:
        """The pairs from a score on whose first record is in this slice of all, counted from 1."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = self.linker.inference.predict_chunk(
                (number, of), (1, 1), threshold_match_probability=least, warning_mode="never"
            )
        try:
            for batch in found.as_pyarrow_table().to_batches(max_chunksize=10_000):
                yield from map(_linked, batch.to_pylist())
        finally:
            found.drop_table_from_database_and_remove_from_cache()

    def close(self) -> None:
        """Lets go of the database and removes it."""
        self.connection.close()
        self.own.cleanup()

    def __enter__(self) -> "Base":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _linked(row: Mapping[str, Any]) -> Linked:
    said = {name[3:]: w for name, w in row.items() if name.startswith("mw_") and w}
    left, right = sorted((row["record_id_l"], row["record_id_r"]))
    return Linked(left, right, row["match_probability"], _folded(said))


def parts_of(tables: Sequence[Records]) -> list[str]:
    """The comparisons about which every table says something."""
    asked = {"street": "road"}
    return [part for part in PARTS if _says(tables, asked.get(part, part))]


def train(
    tables: Sequence[Records],
    blocks: Sequence[Sequence[str]] = BLOCKS,
    sure: Sequence[Sequence[str]] = (("name", "born"), ("name", "postal")),
    recall: float = 0.85,
    seed: int = 1,
    folder: Path | None = None,
) -> dict[str, Any]:
    """Learns a model from the records themselves; what comes back is plain data."""
    parts = parts_of(tables)
    used = [block for block in blocks if all(_says(tables, name) for name in block)]
    rules = [rule for rule in (*sure, ("tax_id",)) if all(_says(tables, name) for name in rule)]
    with Base(tables, settings(tables, parts, used), folder) as base, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        learn = base.linker.training
        learn.estimate_probability_two_random_records_match([_block(r) for r in rules], recall)
        learn.estimate_u_using_random_sampling(max_pairs=1e6, seed=seed)
        taught = [
            columns
            for columns in (("born",), ("postal",), ("letters",))
            if all(_says(tables, name) for name in columns) and _teaches(learn, columns)
        ]
        model: dict[str, Any] = base.linker.misc.save_model_to_json()
    if not taught:
        raise NothingLearned
    return model


def _teaches(learn: Any, columns: Sequence[str]) -> bool:
    """Learns from the pairs of one block; among few records some kind of pair may be missing, and it says nothing."""
    try:
        learn.estimate_parameters_using_expectation_maximisation(
            _block(columns), max_pairs=MOST_PAIRS
        )
    except ValueError:
        return False
    return True


def _says(tables: Sequence[Records], name: str) -> bool:
    """Whether every table says something in this column."""
    return all(_says_one(one, name) for one in tables)


def _says_one(records: Records, name: str) -> bool:
    if isinstance(records, Path):  # a part at a time
        parts = parquet.ParquetFile(records).iter_batches(columns=[name])
        return any(part.column(0).null_count < len(part) for part in parts)
    return bool(records[name].null_count < len(records))


def link(
    tables: Sequence[Records], model: Mapping[str, Any], least: float = 0.5, slices: int = 1
) -> Iterator[Linked]:
    """The pairs of these records from a score on."""
    with Base(tables, model) as base:
        for number in range(1, slices + 1):
            yield from base.slice(number, slices, least)


def _folded(said: Mapping[str, float]) -> dict[str, float]:
    """How rare a value is counts to its comparison."""
    folded: dict[str, float] = {}
    for name, weight in said.items():
        folded_name = name.removeprefix("tf_adj_")
        folded[folded_name] = folded.get(folded_name, 0.0) + weight
    return folded
