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


def stored(fact: Fact, rows: str) -> str:
    """INSERT of these rows, with what they borrow and what is reckoned of them."""
    names, values = ", ".join((fact.names, *(name for name, _kind in fact.added))), "told.*"
    lenders = ""
    if borrowed := fact.borrowed:
        values += f", {_of('lender', borrowed)}"
        lenders = f" left join {_lender(borrowed)} on lender.lender_key = {borrowed.met}"
    values += "".join(f", {each.sql}" for each in fact.reckoned)
    return f"insert into {fact.table} ({names}) select {values} from ({rows}) told({fact.names}){lenders}"


def _of(alias: str, borrowed: Borrowed) -> str:
    return ", ".join(f"{alias}.{word}" for word in borrowed.columns.values())


def _lender(borrowed: Borrowed) -> str:
    words = ", ".join(borrowed.columns.values())
    return f"(select {borrowed.key} as lender_key, {words} from {borrowed.table}) lender"


def borrowers(facts: Sequence[Fact], table: str) -> list[Fact]:
    """The facts that borrow from this table."""
    return [each for each in facts if each.borrowed and each.borrowed.table == table]


def note(run: Run, facts: Sequence[Fact]) -> None:
    """Before the rows of `lent` replace those that lend: keeps which of them lend something else, and what."""
    borrowed = _first(facts)
    changed = (f"lent.{word} is distinct from lender.{word}" for word in borrowed.columns.values())
    named = ", ".join(map(" as ".join, zip(changed, borrowed.columns.values(), strict=True)))
    run(
        f"create or replace temp table lends_anew as select lent.{borrowed.key} as key, {named} from lent"
        f" left join {_lender(borrowed)} on lender.lender_key = lent.{borrowed.key}"
        f" where ({_of('lent', borrowed)}) is distinct from ({_of('lender', borrowed)})"
    )


def pass_on(run: Run, facts: Sequence[Fact]) -> None:
    """After it: those who borrow from them get what has changed."""
    words = list(_first(facts).columns.values())
    ((least, *changed),) = run(
        f"select min(key), {', '.join(f'bool_or({word})' for word in words)} from lends_anew"
    ).fetchall()
    if least is None:
        return
    for fact in facts:
        assert fact.borrowed is not None
        # Who is new mostly has no rows yet: their ids lie behind all that rows know, which costs nothing to see.
        highest = ", ".join(f"max({name})" for name in fact.borrowed.ours)
        ((most,),) = run(f"select greatest({highest}) from {fact.table}").fetchall()
        if most is not None and least <= most:
            only = [word for word, true in zip(words, changed, strict=True) if true]
            run(f"{_anew(fact, only)} and lender.lender_key in (select key from lends_anew)")


def _first(facts: Sequence[Fact]) -> Borrowed:
    """What is borrowed of a table: all its borrowers borrow the same."""
    (first, *others) = (fact.borrowed for fact in facts)
    assert first is not None
    assert all(each and each.words == first.words for each in others)
    return first


def all_anew(run: Run, facts: Sequence[Fact]) -> None:
    """All rows get what they borrow and what is reckoned: of a file that did not have these columns yet."""
    for fact in facts:
        for name, _kind, sql in fact.reckoned:
            run(f"update {fact.table} set {name} = {sql} where {name} is distinct from ({sql})")
        if fact.borrowed:
            run(_anew(fact, list(fact.borrowed.columns.values())))


def _anew(fact: Fact, words: Sequence[str]) -> str:
    borrowed = fact.borrowed
    assert borrowed is not None
    ours = {theirs: name for name, theirs in borrowed.columns.items()}
    given = ", ".join(f"{ours[word]} = lender.{word}" for word in words)
    differs = " or ".join(f"{ours[word]} is distinct from lender.{word}" for word in words)
    return (
        f"update {fact.table} set {given} from {_lender(borrowed)}"
        f" where lender.lender_key = {borrowed.met} and ({differs})"
    )
