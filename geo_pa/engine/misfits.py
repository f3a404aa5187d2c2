"""Why a change does not fit the files, in Dutch."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from geo_pa.changes import ROW
from geo_pa.changes.overlay import Misfit
from geo_pa.errors import Problem, Severity

UNFIT: Mapping[str, tuple[str, str, str, str]] = {
    "no_row": (
        "Deze wijziging past niet meer bij de gegevens.",
        "een rij die er niet meer is",
        "een rij die er is",
        "Draai de wijziging terug, of zet de rij terug in het bestand.",
    ),
    "already_there": (
        "Deze nieuwe rij staat al in de tabel.",
        "een nieuwe rij die er al is",
        "een rij die er nog niet is",
        "Draai de wijziging terug, of wijzig de rij die er al staat.",
    ),
    "no_field": (
        "Deze kolom is niet te wijzigen.",
        "een kolom die geo_pa hier niet kent, of het nummer van de rij",
        "een kolom van deze laag",
        "Kies een andere kolom. Een rij met een ander nummer is een nieuwe rij.",
    ),
    "other_source": (
        "Het bestand zegt nu iets anders dan toen dit werd gewijzigd; wat het bestand zegt, telt.",
        "een andere waarde in het bestand",
        "de waarde van toen",
        "Kies: vul de wijziging opnieuw in, of draai haar terug.",
    ),
}
"""By the reason of a misfit: what is wrong, found, expected, and what to do."""


def why(misfit: Misfit) -> tuple[Problem, ...]:
    """Say why an event does not fit."""
    if misfit.problems:
        return misfit.problems
    change = misfit.event.change
    where = ", ".join(part for part in (change.layer, change.row, change.field) if part != ROW)
    return (Problem(where, *UNFIT[misfit.reason]),)


def told(misfits: Iterable[Misfit]) -> Iterator[Problem]:
    """Give what no longer fits as notices: everything else can be used."""
    for misfit in misfits:
        yield from (replace(problem, severity=Severity.NOTICE) for problem in why(misfit))
