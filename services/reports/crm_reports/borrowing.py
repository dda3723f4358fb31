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
        lenders = f" left join {_lender(borrowed)} on lender.lender_key = {borrowed.ours}"
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
    """Before the rows of `lent` replace those that lend: keeps which of them lend something else from now on."""
    run("create or replace temp table lends_anew (key bigint)")
    for borrowed in filter(None, (fact.borrowed for fact in facts)):
        run(
            f"insert into lends_anew select lent.{borrowed.key} from lent"
            f" left join {_lender(borrowed)} on lender.lender_key = lent.{borrowed.key}"
            f" where ({_of('lent', borrowed)}) is distinct from ({_of('lender', borrowed)})"
        )


def pass_on(run: Run, facts: Sequence[Fact]) -> None:
    """After it: those who borrow from them get it."""
    if run("select count(*) from lends_anew").fetchall() == [(0,)]:
        return
    for fact in facts:
        run(f"{_anew(fact)} and lender.lender_key in (select key from lends_anew)")


def all_anew(run: Run, facts: Sequence[Fact]) -> None:
    """All rows get what they borrow and what is reckoned: of a file that did not have these columns yet."""
    for fact in facts:
        for name, _kind, sql in fact.reckoned:
            run(f"update {fact.table} set {name} = {sql} where {name} is distinct from ({sql})")
        if fact.borrowed:
            run(_anew(fact))


def _anew(fact: Fact) -> str:
    borrowed = fact.borrowed
    assert borrowed is not None
    ours = ", ".join(borrowed.columns)
    given = ", ".join(f"{name} = lender.{word}" for name, word in borrowed.columns.items())
    return (
        f"update {fact.table} set {given} from {_lender(borrowed)} where lender.lender_key = {borrowed.ours}"
        f" and ({ours}) is distinct from ({_of('lender', borrowed)})"
    )
