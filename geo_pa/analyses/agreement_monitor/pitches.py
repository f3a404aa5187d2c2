"""Agreement 20: new pitches that have a caravan of the corporation; a pitch and its caravan count once."""

import math
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from geo_pa.analyses.agreement_monitor.figures import Figure, Known
from geo_pa.analyses.agreement_monitor.judging import Measured, of_sum, unmeasured
from geo_pa.analyses.agreement_monitor.rows_behind import Row
from geo_pa.measures.stock_changes import staged
from geo_pa.measures.targets import STAGES
from geo_pa.model import RUNGS
from geo_pa.terms import is_missing, label

KINDS = ("pitch", "caravan")
ONCE = " Een standplaats telt als er een woonwagen van de corporatie bij komt; samen tellen zij één keer."


@dataclass(frozen=True, slots=True)
class Part:
    """New pitches or new caravans of one plan, or of one corporation outside any plan; None is unknown."""

    row_id: str
    layer: str
    place: str
    name: str
    corporation: str | None
    confidentiality: str | None
    kind: str | None
    amount: float | None
    on: date | None
    stage: str


def measure(figure: Figure, given: Known) -> Measured:
    """Add up new pitches with a caravan, of one corporation or of all."""
    if given.building_locations is None or given.stock_mutations is None or not figure.has_number:
        return unmeasured(figure, "source_missing", "nieuwe standplaatsen zijn niet te tellen met deze gegevens.")
    when = "after" if figure.over(given.on) else "before"
    parts = given.once(f"pitches {when}", lambda: (*_of_mutations(given), *_of_plans(figure, given)))
    mine = sorted((part for part in parts if _counts(part, figure)), key=lambda part: (part.place, part.row_id))
    places = groupby(mine, key=lambda part: part.place)
    rows = tuple(row for _, place in places for row in _of_place(list(place), figure))
    return of_sum(figure, given, rows, told=ONCE)


def _counts(part: Part, figure: Figure) -> bool:
    """Tell whether a part is, or may be, of this corporation and in these years."""
    if figure.corporation and part.corporation not in {None, figure.corporation}:
        return False
    return (part.on is None or figure.holds(part.on)) and part.stage != "not_counted" and part.amount != 0


def _of_mutations(given: Known) -> Iterator[Part]:
    """List new pitches and caravans among the changes in the stock; of what is withheld the kind is unknown.

    A withheld change of a complex is none: a complex stood already.
    """
    rows, plans = given.stock_mutations, given.staged_plans
    if rows is None or plans is None:
        return
    rows = rows[rows["mutation"].notna() | rows["complex_id"].isna()]
    pairs = zip(rows["mutation"], rows["kind"], strict=True)
    keys = zip(rows.index, pairs, strict=True)
    some = rows.loc[[key for key, (what, kind) in keys if _may_be(what, "new_build") and _may_be(kind, *KINDS)]]
    named = staged(some, plans["status"], given.on).assign(name=some["plan_id"].map(plans["name"]))
    for key, row in named.to_dict("index").items():
        plain = _plain(row)
        place = plain["plan_id"] or f"van {plain['corporation'] or key}"
        yield _part(str(key), "stock_mutations", {**plain, "amount": plain["homes"], "place": place})


def _may_be(word: object, *chosen: str) -> bool:
    return is_missing(word) or word in chosen


def _of_plans(figure: Figure, given: Known) -> Iterator[Part]:
    """List pitches and caravans of plans that have no changes of their own."""
    plans, mutations, stages = given.staged_plans, given.stock_mutations, given.stages(figure)
    if plans is None or mutations is None or stages is None:
        return
    changed = set(mutations["plan_id"].dropna())
    counts = zip(plans.index, plans["pitches"], plans["caravans"], strict=True)
    some = [key for key, *sizes in counts if key not in changed and any(is_missing(size) or size > 0 for size in sizes)]
    for key, row in plans.assign(stage=stages).loc[some].to_dict("index").items():
        plain = _plain(row)
        for kind, column in zip(KINDS, ("pitches", "caravans"), strict=True):
            told = {**plain, "kind": kind, "amount": plain[column], "place": str(key)}
            yield _part(str(key), "building_locations", told)


def _plain(row: Mapping[Hashable, Any]) -> dict[str, Any]:
    return {str(name): None if is_missing(value) else value for name, value in row.items()}


def _part(key: str, layer: str, row: Mapping[str, Any]) -> Part:
    amount, on = row["amount"], row["on"]
    told = {name: None if row[name] is None else str(row[name]) for name in ("corporation", "confidentiality", "kind")}
    return Part(
        row_id=key,
        layer=layer,
        place=str(row["place"]),
        name=str(row["name"] or f"{label('stock_kind', row['kind']).capitalize()} van {told['corporation'] or key}"),
        amount=None if amount is None else float(str(amount)),
        on=None if on is None else on.date(),
        stage="unknown" if on is None and row["stage"] != "not_counted" else str(row["stage"]),
        corporation=told["corporation"],
        confidentiality=told["confidentiality"],
        kind=told["kind"],
    )


def _of_place(parts: list[Part], figure: Figure) -> Iterator[Row]:
    """Pair the pitches and the caravans of one place: as many count as there are of both, once both are there."""
    if any(_vague(part, figure) for part in parts):
        most = min(_sum(parts, kind, STAGES, unknown=math.inf) for kind in KINDS)
        if most:
            yield _row(parts, "unknown", None, most)
        return
    before = 0.0
    for place, stage in enumerate(STAGES, start=1):
        paired = min(_sum(parts, kind, STAGES[:place]) for kind in KINDS)
        if paired > before:
            yield _row(parts, stage, paired - before, paired - before)
        before = paired


def _vague(part: Part, figure: Figure) -> bool:
    nobody = bool(figure.corporation) and part.corporation is None
    return nobody or part.kind is None or part.amount is None or part.stage not in STAGES


def _sum(parts: list[Part], kind: str, stages: tuple[str, ...], *, unknown: float = 0.0) -> float:
    """Add up the parts of a kind; where anything may be unknown, those of unknown kind or stage as well."""
    some = [part for part in parts if part.kind == kind or (unknown and part.kind is None)]
    sure = [part for part in some if unknown or part.stage in stages]
    return sum(unknown if part.amount is None else part.amount for part in sure)


def _row(parts: list[Part], stage: str, amount: float | None, most: float) -> Row:
    first = parts[0]
    return Row(
        stage=stage,
        layer=first.layer,
        row_id=", ".join(sorted({part.row_id for part in parts})),
        name=first.name,
        corporation=first.corporation,
        confidentiality=_closest(parts),
        amount=amount,
        least=amount or 0.0,
        most=most,
    )


def _closest(parts: list[Part]) -> str | None:
    """Return the confidentiality of a row made of several: that of the one that the fewest may see."""
    words = [part.confidentiality for part in parts]
    return None if None in words else min((str(word) for word in words), key=RUNGS.index)
