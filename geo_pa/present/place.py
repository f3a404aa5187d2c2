"""Where a shape lies, in Dutch: its neighbourhoods with their shares, its district and its size."""

from collections.abc import Mapping

from geo_pa import terms
from geo_pa.errors import Problem, Severity
from geo_pa.measures.areas import NOWHERE, written_shares
from geo_pa.measures.place import Place

WHOLE, EVERYTHING_OUTSIDE = "in de gemeente", "geheel buiten elke buurt van de gemeente"


def sentence(place: Place) -> str:
    """Say where a shape lies: "Ligt voor 62% in buurt X en voor 38% in buurt Y; wijk Noordscheschut."."""
    if place.neighbourhoods is None:
        return f"In welke buurt dit ligt, is onbekend: de laag Buurten ontbreekt{_district(place)}."
    if not place.neighbourhoods:
        return "Ligt buiten elke buurt van de gemeente."
    return f"Ligt {terms.and_list(_parts(place))}{_district(place)}."


def _parts(place: Place) -> list[str]:
    """Name each part with its share; what lies in one neighbourhood only needs none."""
    known = [(f"in buurt {part.name}", part.share) for part in place.neighbourhoods or ()]
    every = [*known, (NOWHERE, place.outside)] if place.outside else known
    if len(every) == 1:
        return [every[0][0]]
    shares = written_shares([share or 0.0 for _, share in every])
    return [f"voor {share} {where}" for (where, _), share in zip(every, shares, strict=True)]


def _district(place: Place) -> str:
    return f"; wijk {place.district_name or terms.UNKNOWN}"


def facts(place: Place) -> Mapping[str, str]:
    """Write what is known of the place of a shape, each under its title; what is not known is "onbekend"."""
    return {
        "Wijk": place.district_name or terms.UNKNOWN,
        "Dorp of stad": _village(place),
        "Oppervlakte": f"{terms.number(place.area_m2, 0)} m²" if place.area_m2 else terms.UNKNOWN,
    }


def _village(place: Place) -> str:
    if place.village is None:
        return terms.UNKNOWN
    return f"{place.village} ({terms.label('area_kind', place.kind)})" if place.kind else place.village


def outside(place: Place, municipality: str) -> tuple[Problem, ...]:
    """Tell of a shape that lies wholly outside the municipality; nothing where that is not known."""
    if place.neighbourhoods is None or place.neighbourhoods:
        return ()
    return (
        Problem(
            "Vorm op de kaart",
            f"Deze plek ligt buiten de gemeente {municipality}.",
            EVERYTHING_OUTSIDE,
            f"een plek {WHOLE}",
            "Kijk of dit klopt; de vorm kan zo blijven.",
            Severity.NOTICE,
        ),
    )
