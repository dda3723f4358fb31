"""What facts have of another record: touches and order lines say what their customer is.

The rule kept here: a borrowed column says at any moment what the other record says (nothing, if there is none): rows
take it when they are stored, and get it anew in the transaction that changes it there. To join ten million touches
with two million customers costs each question seconds; that a customer changes its tier or owner is rare beside it.
Who lends keeps its row when it is deleted (`Fact.tells_of_deletion`).
"""
# ruff: noqa: S608 (names in these statements are our own declarations)

from collections.abc import Sequence
from typing import Any

from crm_reports.declaring import Borrowed, Fact

Run = Any


def stored(fact: Fact, rows: str, *, into: str = "", borrows: bool = True) -> str:
    """INSERT of these rows, with what they borrow (unless all rows get it at the end) and what is reckoned of them."""
    borrowed = fact.borrowed if borrows else None
    names = [
        fact.names,
        *(borrowed.columns if borrowed else ()),
        *(each.name for each in fact.reckoned),
    ]
    values, lenders = "told.*", ""
    if borrowed:
        words = borrowed.columns.values()
        values += "".join(f", lender.{word}" for word in words)
        lender = f"(select {borrowed.key} as lender_key, {', '.join(words)} from {borrowed.table}) lender"
        lenders = f" left join {lender} on lender.lender_key = {borrowed.met}"
    values += "".join(f", {each.sql}" for each in fact.reckoned)
    told = f"from ({rows}) told({fact.names}){lenders}"
    return f"insert into {into or fact.table} ({', '.join(names)}) select {values} {told}"


def borrowers(facts: Sequence[Fact], table: str) -> list[Fact]:
    """The facts that borrow from this table."""
    return [each for each in facts if each.borrowed and each.borrowed.table == table]


def note(run: Run, facts: Sequence[Fact]) -> None:
    """Before the rows of `lent` replace those that lend: keeps which of them lend something else, and what."""
    borrowed = _first(facts)
    words = list(borrowed.columns.values())
    lent, had = (", ".join(f"{alias}.{word}" for word in words) for alias in ("lent", "had"))
    differs = ", ".join(
        f"lent.{word} is distinct from had.{word} as {word}_differs" for word in words
    )
    run(
        f"create or replace temp table lends_anew as select lent.{borrowed.key} as lender_key, {lent}, {differs}"
        f" from lent left join {borrowed.table} had on had.{borrowed.key} = lent.{borrowed.key}"
        f" where ({lent}) is distinct from ({had})"
    )


def pass_on(run: Run, facts: Sequence[Fact]) -> None:
    """After it: those who borrow from them get what has changed, of all of them in one statement for each column."""
    words = list(_first(facts).columns.values())
    ((least, *changed),) = run(
        f"select min(lender_key), {', '.join(f'bool_or({word}_differs)' for word in words)} from lends_anew"
    ).fetchall()
    if least is None:
        return
    differing = {word for word, true in zip(words, changed, strict=True) if true}
    for fact in facts:
        assert fact.borrowed is not None
        # Who is new mostly has no rows yet: their ids lie behind all that rows know, which costs nothing to see.
        highest = ", ".join(f"max({name})" for name in fact.borrowed.ours)
        ((most,),) = run(f"select greatest({highest}) from {fact.table}").fetchall()
        if most is None or least > most:
            continue
        for ours, word in fact.borrowed.columns.items():
            if word in differing:
                # A column by itself: what only one customer changed is not written of all. That a row says it
                # already is not asked, as that would read the column of all rows.
                run(
                    f"update {fact.table} set {ours} = lends_anew.{word} from lends_anew"
                    f" where lends_anew.{word}_differs and lends_anew.lender_key = {fact.borrowed.met}"
                )


def _first(facts: Sequence[Fact]) -> Borrowed:
    """What is borrowed of a table: all its borrowers borrow the same."""
    (first, *others) = (fact.borrowed for fact in facts)
    assert first is not None
    assert all(each and each.words == first.words for each in others)
    return first


def all_anew(run: Run, facts: Sequence[Fact]) -> None:
    """All rows get what they borrow and what is reckoned: of a file that nobody reads yet.

    Tables are written anew, as to change every row of one costs a multiple; rows stay in their order, which a join
    that begins with the customers would not keep.
    """
    run("set disabled_optimizers = 'build_side_probe_side'")
    for fact in facts:
        if fact.added and run(f"select 1 from {fact.table} limit 1").fetchall():
            run(f"create table {fact.table}_anew ({fact.defined})")
            rows = f"select {fact.names} from {fact.table}"
            run(stored(fact, rows, into=f"{fact.table}_anew"))
            run(f"drop table {fact.table}")
            run(f"alter table {fact.table}_anew rename to {fact.table}")
    run("reset disabled_optimizers")
