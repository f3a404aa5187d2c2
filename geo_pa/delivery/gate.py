"""The gate: what goes into a file, checked once more against what its reader may see."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from geo_pa.delivery.cells import figures_of
from geo_pa.disclosure import CONFIDENTIALITY, hide_small_counts, visible
from geo_pa.disclosure.floors import LOWERED, ROUNDING, THRESHOLD
from geo_pa.engine import GENERAL_NOTICE
from geo_pa.errors import DeliveryError, Problem
from geo_pa.model import Column, Reader, Result, UsedLayer
from geo_pa.model.column import ITSELF
from geo_pa.present.evidence import left_out as told_of

ONLY_SEEN = "Alleen wat {} zien, staat in dit bestand; de rest is niet meegerekend."
NO_IDEAS = "Plannen met status 5A of 5B worden niet aan de provincie geleverd."

LEFT_OUT: Mapping[str, str] = MappingProxyType(
    {
        "municipality": "",
        "corporations": ONLY_SEEN.format("de corporaties mogen"),
        "province": f"{ONLY_SEEN.format('de provincie mag')} {NO_IDEAS}",
        "public": "Alleen wat openbaar is, staat in dit bestand; de rest is niet meegerekend.",
    },
)
"""What the readers that every workspace has are told about what is not in the file."""

EFFECTS = "choice_effects"
"""The table of what another choice would change: words, and no figure of the answer."""


@dataclass(frozen=True)
class Delivery:
    """A result that may leave, with what its file must say.

    Attributes
    ----------
    result : Result
        Only rows that the viewer may see.
    viewer : Reader
        For whom the file is.
    notice : str
        The sentence about modelled data; empty where nothing is modelled.
    left_out : str
        Which state of the workspace it is of, and what is not in the file. For the municipality, which sees everything,
        the rows that could not be used; empty where there are none. For others sentences that depend on the viewer
        alone: whether anything was left out, and how much, would tell what is hidden.
    """

    result: Result
    viewer: Reader
    notice: str
    left_out: str


def prepare(result: Result, *, viewer: Reader, notice: str = "") -> Delivery:
    """Check that a result may go to a viewer, and leave out what is never delivered.

    Parameters
    ----------
    result : Result
        As the engine gave it for this viewer.
    viewer : Reader
        For whom the file is.
    notice : str, optional
        The workspace's own sentence about modelled data.

    Returns
    -------
    Delivery
        The result with what its file must say.

    Raises
    ------
    DeliveryError
        When the result is of the closed internal view, or holds a row, a small or an exact count of people that this
        viewer may not see. The engine has hidden those, so this is a fault in the program: nothing is written.
    """
    problems = tuple(_problems(result, viewer))
    if problems:
        raise DeliveryError(problems)
    lowered = [sentence for sentence in result.evidence.assumptions if sentence.startswith(LOWERED)]
    state = f"{result.state}." if result.state else ""
    left_out = " ".join(filter(None, (state, told_to(viewer), left_out_rows(result.evidence.layers), *lowered)))
    return Delivery(result, viewer, (notice or GENERAL_NOTICE) if result.modelled else "", left_out)


def told_to(viewer: Reader) -> str:
    """Say what is not in a file for a reader; empty for the municipality, which sees everything."""
    return LEFT_OUT.get(viewer.id, ONLY_SEEN.format(f"{viewer.title} mag"))


def require_form(form: str, forms: Collection[str], where: str, what: str) -> None:
    """Refuse a form of file that nothing writes."""
    if form not in forms:
        raise DeliveryError(Problem(where, what, form, ", ".join(forms), "Kies een van deze vormen."))


def left_out_rows(layers: Iterable[UsedLayer]) -> str:
    """Say of which layers rows were left out, how many, and what tells why; empty where none were."""
    said = told_of(layers)
    return f"{'; '.join(said)}. Met 'geo-pa check' ziet u welke en waarom." if said else ""


def _problems(result: Result, viewer: Reader) -> Iterator[Problem]:
    if result.closed:
        yield _refusal("Dit is een besloten weergave: die verlaat de kamer niet.", "exacte kleine aantallen", "geen")
        return
    answer = result.answer
    for name, frame in _frames(result).items():
        yield from _confidential_rows(name, frame, result, viewer)
        if name != EFFECTS:
            yield from _counts(name, frame, answer.known(name), result)
    yield from _counts("totals", _totals(result), answer.totals, result)
    if not viewer.sees_everything:
        yield from _hidden_references(result)
        yield from _unusable_rows(result)


def _frames(result: Result) -> dict[str, pd.DataFrame]:
    effects = result.evidence.choice_effects
    return {"table": result.table, **result.details} | ({} if effects is None else {EFFECTS: effects})


def _confidential_rows(name: str, frame: pd.DataFrame, result: Result, viewer: Reader) -> Iterator[Problem]:
    """Find rows that are not for this reader: by their own word, and without one by the layer that they are about."""
    about = result.answer.units.get(name)
    if about is None and CONFIDENTIALITY not in frame.columns:
        return
    if not visible(frame, viewer, about or name).all():
        expected = f"alleen wat de lezer ({viewer.title}) mag zien"
        yield _refusal("Er staan vertrouwelijke rijen in het resultaat.", f"rijen in {name}", expected)


def _totals(result: Result) -> pd.DataFrame:
    return pd.DataFrame({name: pd.array([total], dtype="Float64") for name, total in result.totals.items()})


def _counts(name: str, frame: pd.DataFrame, known: Mapping[str, Column], result: Result) -> Iterator[Problem]:
    """Find counts of people that are small or exact, and figures of which nothing says whether they count people."""
    threshold, step = _whole_rule(result, THRESHOLD), _whole_rule(result, ROUNDING)
    for column in figures_of(frame):
        if column not in known:
            what = "Er staat een getal in het resultaat dat nergens is beschreven."
            yield _refusal(what, column, f"wat in {name} hoort")
        elif known[column].people:
            yield from _people(f"{column} in {name}", frame[column], threshold, step)


def _people(where: str, counts: pd.Series, threshold: int | None, step: int | None) -> Iterator[Problem]:
    if threshold is None or not hide_small_counts(counts, threshold).equals(counts):
        yield _refusal("Er staan kleine aantallen personen in het resultaat.", where, "verborgen kleine aantallen")
    if step is None or (counts.dropna() % step != 0).any():
        what = "Er staan aantallen personen in het resultaat die niet zijn afgerond."
        yield _refusal(what, where, "afgeronde aantallen")


def _whole_rule(result: Result, rule_id: str) -> int | None:
    return next((int(str(rule.value)) for rule in result.evidence.rules if rule.id == rule_id), None)


def _hidden_references(result: Result) -> Iterator[Problem]:
    """Find further tables that name a row which is not in the table: the id alone would give a hidden row away."""
    for name, frame in _frames(result).items():
        for column in frame.columns.intersection(_references(name, result)):
            if not frame[column].dropna().isin(result.table.index).all():
                what = "Het resultaat noemt locaties die de lezer niet mag zien."
                yield _refusal(what, f"{column} in {name}", "alleen zichtbare locaties")


def _references(name: str, result: Result) -> list[str]:
    """List the columns that name rows of the result's own table."""
    if name == EFFECTS:
        return ["unit_id"]
    known = result.answer.known(name)
    return [column for column, one in known.items() if one.refers_to == ITSELF]


def _unusable_rows(result: Result) -> Iterator[Problem]:
    """Find rows that could not be used: how confidential they are is not known, so they are the municipality's own."""
    lost = (layer.unusable or layer.unused for layer in result.evidence.layers)
    if len(result.evidence.excluded) or any(lost):
        what, expected = "Er staan niet bruikbare rijen in het resultaat.", "geen: die ziet alleen de gemeente"
        yield _refusal(what, "een of meer rijen", expected)


def _refusal(what: str, found: str, expected: str) -> Problem:
    return Problem("Bestand", what, found, expected, "Er is niets geschreven. Meld dit aan de beheerder van geo_pa.")
