"""An attack on residents with all that one reader can get: zones, heat, map, every file, settings, trials and dates.

Each answer alone may be safe while two of them are not: what one hides, the other may tell. In full (``make fuzz``)
every reader asks on three dates, with each setting at its alternatives and both bounds; in short the public asks a few.
"""

import json
import os
from collections import OrderedDict
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import product

import claims
import pandas as pd
import pytest
from programme import Programme
from viewers import VIEWERS

from geo_pa.analyses.heat_stress import neighbourhoods as heat_rows
from geo_pa.analyses.woonzorgzones import surroundings
from geo_pa.delivery import FORMATS, export
from geo_pa.engine.memory import Memory
from geo_pa.errors import RequestError
from geo_pa.model import PUBLIC
from geo_pa.present import layer_rows
from geo_pa.present.columns import column_of
from geo_pa.present.headings import figure
from geo_pa.registry import Analysis

pytestmark = [pytest.mark.fuzz, pytest.mark.slow]

THOROUGH = os.environ.get("GEO_PA_THOROUGH") == "1"
READERS = VIEWERS if THOROUGH else VIEWERS[-1:]
DATES = (date(2023, 10, 2), None, date(2028, 1, 1)) if THOROUGH else (None,)
A_FEW = {
    "woonzorgzones": [("zone_distance", "400"), ("centre_health_centre", "false"), ("white_spot_some", "50")],
    "heat_stress": [("cool_place_max_distance", "200"), ("weight_vulnerable", "2")],
}


@pytest.fixture(scope="module")
def session(session):
    return that_adds_up(session)


def that_adds_up(session):
    """The embedded municipality with districts that are the sum of their neighbourhoods: theirs are of another year."""
    areas, districts = session.layer("neighbourhoods"), session.layer("villages")
    sums = pd.DataFrame(behind_the_map(areas)).groupby(areas["district_code"]).sum().reindex(districts.index)
    counts = {column: sums[name].round().astype("Int64") for column, name in claims.WHOLES.items()}
    return session.changed("villages", districts.assign(**counts))


def behind_the_map(areas):
    """The counts that the columns of the neighbourhoods make."""
    counts = {name: areas[name].astype("float64") for name in ("inhabitants", "households")}
    return counts | {name: areas[of].astype("float64") * areas[share] for name, (of, share) in claims.PRODUCTS.items()}


@pytest.fixture(scope="module")
def truth(session):
    """The counts that are behind it: with very many residents everywhere no share of the streets is hidden."""
    people, table = behind_the_map(session.layer("neighbourhoods")), crowded(session, *A_FEW)
    shares = {part: table[column] for column, part in claims.SHARES.items()}
    counts = people | {part: people["everyone"] * share for part, share in shares.items()}
    return {(area, name): count for name, column in counts.items() for area, count in column.items()}


def crowded(session, *analyses):
    """The shares of the streets, none of them hidden."""
    areas = session.layer("neighbourhoods")
    many = session.changed("neighbourhoods", areas.assign(inhabitants=10**6, share_75_plus=0.5, share_65_plus=0.6))
    told = [many.run(name).table for name in analyses]
    return pd.concat([table[[column for column in claims.SHARES if column in table]] for table in told], axis=1)


def settings(session, analysis):
    """Each setting at its alternatives and both bounds; in short a few."""
    yield "", ""
    if not THOROUGH:
        yield from A_FEW[analysis]
        return
    for rule in session.run(analysis).rules.choices:
        bounds = [str(bound) for bound in (rule.minimum, rule.maximum) if bound is not None]
        yield from ((rule.name, value) for value in dict.fromkeys((*rule.alternatives, *bounds)))


def answers(session):
    """Every answer that can be got, and by whom; what they have in common is worked out once."""
    for analysis in A_FEW:
        for name, value in settings(session, analysis):
            for on, viewer in product(DATES, READERS):
                with suppress(RequestError):  # distances that do not run from near to far, weights that are all 0
                    asked = {"on": on, "viewer": viewer, "settings": {name: value} if name else {}}
                    yield viewer, session.run(analysis, **asked)
    for (layer, rows), analysis, viewer in product(trials(session).items(), A_FEW, READERS):
        yield viewer, session.changed(layer, rows).run(analysis, viewer=viewer)


def trials(session):
    """Trials with other facilities, and in full with other streets."""
    layers = ("facilities", "walking_network") if THOROUGH else ("facilities",)
    return {layer: session.layer(layer).iloc[::2] for layer in layers}


def of_answers(asked, everyone):
    for result in asked:
        yield from claims.of_rows(result.analysis, claims.rows_of(result), result.rules)
        if result.analysis == "woonzorgzones":
            yield from claims.of_reach(result.analysis, result, everyone)


def shown_everyone(session, viewer="public"):
    areas = layer_rows.shown_rows(session, "neighbourhoods", viewer)
    return areas["inhabitants"].astype("float64") * areas["share_75_plus"]


def of_popups(session, viewer):
    areas, districts = (layer_rows.shown_rows(session, name, viewer) for name in ("neighbourhoods", "villages"))
    return [*claims.of_map(areas, districts), *claims.always(areas.index)]


@pytest.fixture(scope="module")
def published(session):
    """By reader all that he is told."""
    told = {viewer: Programme(of_popups(session, viewer)) for viewer in READERS}
    everyone = {viewer: shown_everyone(session, viewer) for viewer in READERS}
    for viewer, result in answers(session):
        told[viewer].tell(of_answers([result], everyone[viewer]))
    return told


TARGETS = {
    **{name: ((name, 1),) for name in ("inhabitants", "households", "everyone", "everyone_65", "alone", "core")},
    "65 to 75": (("everyone_65", 1), ("everyone", -1)),
    "not alone": (("households", 1), ("alone", -1)),
    "under 65": (("inhabitants", 1), ("everyone_65", -1)),
    "inside the zone": (("zone", 1),),
    "outside the zone": (("everyone", 1), ("zone", -1)),
    "between core and zone": (("zone", 1), ("core", -1)),
    "between zone and wide": (("wide", 1), ("zone", -1)),
    "outside the wide zone": (("everyone", 1), ("wide", -1)),
    "beyond a cool place": (("beyond", 1),),
    "near a cool place": (("everyone", 1), ("beyond", -1)),
}


def few(truth):
    """Every count from above 0 to under the threshold, as the sum that it is."""
    sums = {
        (area, name): tuple(((area, part), times) for part, times in aim)
        for area in dict.fromkeys(area for area, _ in truth)
        for name, aim in TARGETS.items()
    }
    return {
        name: aim for name, aim in sums.items() if 0 < round(sum(truth[part] * t for part, t in aim), 6) < claims.FEW
    }


def apart(session):
    """The same workspace with a copy of what is known: an answer without protection is kept for nobody else."""
    return replace(session, memory=Memory(OrderedDict(session.memory._kept)))


def kinds(found):
    return {name for _, name in found}


def test_no_hidden_count_is_narrowed_by_all_that_one_reader_gets_together(published, truth):
    hidden = few(truth)
    assert len(hidden) >= 80
    for viewer, programme in published.items():
        assert programme.contradicted_by(truth) == []
        assert programme.narrowed(hidden) == {}, viewer


class TestTheAttackFindsWhatIsNotProtected:
    """Take one protection out at a time: what it hid is found. The settings only make an answer be given anew."""

    def found(self, session, truth, *told):
        everyone = shown_everyone(session)
        told = [*of_answers(told, everyone), *of_popups(session, "public")]
        programme = Programme(told)
        assert programme.contradicted_by(truth) == []
        return kinds(programme.narrowed(few(truth)))

    def test_a_share_of_the_streets_far_from_a_cool_place(self, session, truth, monkeypatch):
        monkeypatch.setattr(heat_rows, "hides_share", lambda share, *_: share.isna())
        weak = apart(session).run("heat_stress", viewer="public", settings={"works_horizon_years": "6"})
        assert self.found(session, truth, weak) == {"beyond a cool place", "near a cool place"}

    def test_a_share_of_the_streets_in_a_zone(self, session, truth, monkeypatch):
        monkeypatch.setattr(surroundings, "hide_what_divides", lambda table, *_: table)
        weak = apart(session).run("woonzorgzones", viewer="public", settings={"reach_width": "26"})
        assert self.found(session, truth, weak) >= {
            *("core", "inside the zone", "outside the zone"),
            *("between core and zone", "between zone and wide", "outside the wide zone"),
        }

    def test_a_factor_in_a_popup(self, session, truth, monkeypatch):
        monkeypatch.setattr(layer_rows.disclosure, "hide_factors", lambda frame, _: frame)
        assert self.found(session, truth) >= {"everyone", "everyone_65", "alone", "65 to 75"}

    def test_a_district_less_its_neighbourhoods(self, session, truth, monkeypatch):
        monkeypatch.setattr(layer_rows.disclosure, "hide_wholes", lambda frame, *_: frame)
        assert self.found(session, truth) >= {"households", "everyone"}

    def test_a_trial_in_which_people_move(self, session, truth, monkeypatch):
        """The zone of a trial holds another count of the same people, and some live between."""
        monkeypatch.setattr(Analysis, "circles", ())
        trial = session.changed("facilities", trials(session)["facilities"])
        everyone = shown_everyone(session)
        told = list(of_answers([session.run("woonzorgzones")], everyone))
        tried = of_its_zone(of_answers([trial.run("woonzorgzones")], everyone))
        shares = crowded(trial, "woonzorgzones")["share_zone"]
        within = {area: truth[area, "everyone"] * share for area, share in shares.items()}
        between = {
            area: (((area, "zone"), 1), ((area, "zone tried"), -1))
            for area, count in within.items()
            if 0 < round(truth[area, "zone"] - count, 6) < claims.FEW
        }
        fewer = [claims.claim("fewer", area, {"zone": 1, "zone tried": -1}, low=0) for area in within]
        programme = Programme([*told, *tried, *fewer, *of_popups(session, "public")])
        everything = truth | {(area, "zone tried"): count for area, count in within.items()}
        assert programme.contradicted_by(everything) == []
        assert programme.narrowed(between)


def of_its_zone(told):
    """Read figures as about the zone of a trial; of its other distances nothing is made."""
    names = {"zone": "zone tried", "everyone": "everyone"}
    for one in told:
        if {name for (_, name), _ in one.parts} <= set(names):
            parts = tuple(((area, names[name]), times) for (area, name), times in one.parts)
            yield claims.Claim(one.figure, parts, one.low, one.high)


@pytest.mark.parametrize("analysis", list(A_FEW))
def test_every_form_of_file_tells_what_the_answer_tells_and_no_more(session, analysis):
    for viewer, on in product(READERS, DATES):
        result = session.run(analysis, on=on, viewer=viewer)
        rows = claims.rows_of(result)
        shown = {column: column_of(result, column) for column in claims.READ}
        for form in FORMATS:
            told = claims.rows_in_file(result, form, viewer)
            assert set(told) == set(rows)
            for area, row in told.items():
                for column, value in row.items():
                    if column in claims.READ:
                        known = rows[area][column]
                        assert (value is None) == pd.isna(known), (form, area, column)
                        read = known if form == "json" or value is None else figure(known, shown[column])
                        assert value is None or value == pytest.approx(read, abs=1e-9), (form, area, column)


@pytest.mark.parametrize("analysis", list(A_FEW))
def test_no_sentence_tells_another_count_than_its_row(session, analysis):
    result = session.run(analysis, viewer="public")
    for area, row in result.table.iterrows():
        counts = {row[column] for column in claims.COUNTS if column in row and pd.notna(row[column])}
        assert set(claims.counts_said(row["explanation"])) <= counts, area
    details = json.loads(export(result, "json", viewer=PUBLIC))["details"]
    said = claims.counts_said(json.dumps(details, ensure_ascii=False))
    assert all(count % 5 == 0 and count >= claims.FEW for count in said)
