"""Agreements made by hand: a few figures, reports, plans and complexes, and answers of other questions."""

from datetime import date

import builders
import geopandas as gpd
import pandas as pd
from builders import TODAY, growth, locations, mutations, rules

from geo_pa.model import Evidence, Result
from geo_pa.registry import find

agreement_monitor = find("agreement_monitor")

COLUMNS = agreement_monitor.columns
RULE_SETS = ("affordability", "accessibility", "aandachtsgroepen", "disclosure", "stock")
LIMITS = {"2023": {"quality_discount_limit_eur": 452.20, "lower_capping_limit_eur": 647.19}}


def agreement(number, **columns):
    """Describe one agreement."""
    given = {
        "theme": "Bouwopgave",
        "title": f"Onderwerp {number}",
        "summary": "Wat is afgesproken.",
        "lead": "Gemeente",
    }
    return {**given, **columns}


def figure(measure="reported", value=100, **columns):
    """Describe one agreed figure: at least 100 homes by the end of 2027, as the parties report."""
    given = {
        "agreement": "11",
        "title": "Te doen",
        "value": value,
        "unit": "dwellings",
        "deadline": "2027-12-31",
        "norm": "at_least",
        "scored": True,
        "measure": measure,
    }
    return {**given, **columns}


def report(year, realised=None, planned=None, **columns):
    """Describe one report about the figure F."""
    given = {"figure_id": "F", "corporation": "Domesta", "confidentiality": "public"}
    return {**given, "year": year, "realised": realised, "planned": planned, **columns}


def complexes(*rows):
    """Make the stock of the corporations: (homes, rent) or mappings."""
    made = {}
    for number, row in enumerate(rows, start=1):
        given = row if isinstance(row, dict) else {"homes": row[0], "rent_eur": row[1]}
        own = {"name": f"Complex {number}", "corporation": "Domesta", "kind": "daeb_home", "confidentiality": "public"}
        made[f"C{number}"] = {"accessible_homes": 0, "clustered_homes": 0, **own, **given}
    frame = builders._typed(made, COLUMNS["corporation_stock"], "complex_id")
    squares = [builders._square(1000 * number, 0) for number in range(len(made))]
    return gpd.GeoDataFrame(frame, geometry=squares, crs="EPSG:28992")


def new_homes(**rows):
    """Make plans with all that the monitor reads."""
    layer = locations(
        **{name: builders.plan(row.get("dwellings", 0), **_without(row, "dwellings")) for name, row in rows.items()}
    )
    more = builders._typed(rows, COLUMNS["building_locations"], "location_id")
    extra = {
        name: more[name]
        for name in ("accessible", "clustered", "pitches", "decision_date")
        if name not in layer.columns
    }
    return layer.assign(**extra)


def _without(row, name):
    return {key: value for key, value in row.items() if key != name}


def places(**suited):
    """Answer the question on walking zones: which places suit."""
    frame = pd.DataFrame({"suited_accessible": pd.array(list(suited.values()), dtype="str")}, index=list(suited))
    return answer("woonzorgzones", {}, details={"locations": frame})


def answer(analysis, rows, *, said="verdict", details=None):
    """Answer another question: what is said of each of its units."""
    index = pd.Index(list(rows), dtype="str")
    words = pd.array(list(rows.values()), dtype="str")
    columns = {"name": index, said: words, "corporation": None, "confidentiality": "public"}
    table = gpd.GeoDataFrame(columns, index=index, geometry=gpd.GeoSeries(index=index, crs="EPSG:28992"))
    norms = tuple(rules("accessibility").values()) if analysis == "woonzorgzones" else ()
    return Result(find(analysis).answer, TODAY, table, {}, Evidence(rules=norms), details=details or {})


def statushouders(*rows):
    """Answer the question on aandachtsgroepen: corporation, year, vacated, given, most, verdict."""
    columns = ["corporation", "year", "vacated_homes", "given_allocations", "maximum_homes", "verdict"]
    table = pd.DataFrame(rows, columns=columns)
    kinds = dict.fromkeys(["year", "vacated_homes", "given_allocations", "maximum_homes"], "Int64")
    told = {"statushouders": table.astype(kinds).assign(reason="made_by_hand")}
    return answer("aandachtsgroepen", {"Wolfsbos": "high"}, said="signal", details=told)


def monitor(figures=None, agreements=None, *, on=TODAY, partial=False, choices=None, **given):
    """Tell where agreements stand; without any, agreement 11 with the figure F."""
    found = figures or {}
    numbers = dict.fromkeys(str(row["agreement"]) for row in found.values()) or {"11": None}
    listed = agreements or {number: agreement(number) for number in numbers}
    frames = {
        "agreements": builders._typed(listed, COLUMNS["agreements"], "number"),
        "agreed_figures": builders._typed(found, COLUMNS["agreed_figures"], "figure_id"),
    }
    if "agreement_progress" in given:
        reports = {f"P{number}": row for number, row in enumerate(given["agreement_progress"], start=1)}
        given["agreement_progress"] = builders._typed(reports, COLUMNS["agreement_progress"], "report_id")
    if "rent_limits" in given:
        given["rent_limits"] = builders._typed(given["rent_limits"], COLUMNS["rent_limits"], "year")
    return agreement_monitor.analyse(
        **frames, **given, rules=rules(*RULE_SETS, **(choices or {})), on=on, partial=partial
    )


def of_reports(*reports, value=100, on=TODAY, **columns):
    """Tell where the figure F stands with these reports."""
    return monitor({"F": figure(value=value, **columns)}, agreement_progress=reports, on=on).table.loc["F"]


def pitches(*changes, plans=None, corporation=None, value=10, **options):
    """Tell where the pitches stand with these changes in the stock."""
    own = {"F": figure("pitches", value, agreement="20", unit="pitches", corporation=corporation)}
    rows = mutations(*changes).assign(complex_id=pd.Series(dtype="str"))
    layer = new_homes() if plans is None else plans
    return monitor(own, building_locations=layer, stock_mutations=rows, **options)


def of_growth(*changes, **options):
    """Tell where agreement 1 stands with these changes in the stock."""
    both = {
        name: figure("growth", None, agreement="1", unit="agreement_units", rule=f"social_growth.{name}")
        for name in ("net_addition", "replacement")
    }
    rows = mutations(*changes).assign(complex_id=pd.Series(dtype="str"))
    found = growth(None, changes, **options)
    return monitor(both, building_locations=new_homes(), stock_mutations=rows, social_growth=found)


def stands(row):
    """Return verdict, realised, hard and soft."""
    return tuple(row[["verdict", "realised", "hard", "soft"]])


NEXT_YEAR = date(2027, 1, 1)
