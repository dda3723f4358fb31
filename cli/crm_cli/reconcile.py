"""`crm reconcile`: are the figures in reports those of the services that own them?"""

import grpc
from crm.reports.v1 import facts_pb2
from rich.console import Console
from rich.table import Table

from .client import Stubs, channel, credentials, words
from .stand import Stand

HASHING = 600.0  # seconds that counting and hashing millions of records may take
RECONCILE = "/crm.reports.v1.FactsService/Reconcile"


def compare(stand: Stand, wait: int) -> facts_pb2.Reconciliation:
    """Asks reports to compare, waiting up to `wait` seconds until it has caught up."""
    with channel(stand.address("reports")) as opened:
        request = facts_pb2.ReconcileRequest(wait_seconds=max(1, min(60, wait)))
        stubs = Stubs(opened, credentials(stand))
        reply: facts_pb2.Reconciliation = stubs.call(
            RECONCILE, request, facts_pb2.Reconciliation, timeout=wait + HASHING
        )
        return reply


def _told(difference: facts_pb2.RecordDifference) -> tuple[str, str]:
    """What the owner and what reports has of a record."""
    if difference.kind == facts_pb2.DIFFERENCE_KIND_MISSING_HERE:
        return "is there", "is missing"
    if difference.kind == facts_pb2.DIFFERENCE_KIND_MISSING_THERE:
        return "is missing", "is there"
    theirs, ours = (
        ", ".join(f"{name}: {value}" for name, value in zip(difference.fields, values, strict=True))
        for values in (difference.owner_values, difference.facts_values)
    )
    return theirs, ours


def run(stand: Stand, wait: int) -> int:
    """Prints the comparison; the exit status is 1 on a difference, 2 when nothing could be compared."""
    console = Console()
    try:
        found = compare(stand, wait)
    except grpc.RpcError as error:
        console.print(f"Reports said: {words(error)}", style="red", markup=False, highlight=False)
        return 2
    table = Table("service", "figure", "owner says", "reports says", "", box=None, pad_edge=False)
    for service in found.services:
        verdict = facts_pb2.Verdict.Name(service.verdict).removeprefix("VERDICT_").lower()
        table.add_row(f"[bold]{service.service}[/bold]", service.problem, "", "", verdict)
        for one in service.comparisons:
            mark = "[green]equal[/green]" if one.equal else "[red]differs[/red]"
            table.add_row("", one.name, one.owner_value, one.facts_value or "-", mark)
        for each in service.digests:
            mark = "[green]equal[/green]" if each.equal else "[red]differs[/red]"
            counts = f"{each.owner_count}", f"{each.facts_count}"
            table.add_row("", f"{each.kind}, each record", *counts, mark)
            for difference in each.differences:
                table.add_row("", f"  {difference.id}", *_told(difference), "")
    console.print(table)
    console.print(
        "[green]All figures are equal.[/green]" if found.equal else "[red]Figures differ.[/red]"
    )
    return 0 if found.equal else 1
