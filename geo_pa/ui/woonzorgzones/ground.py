"""The ground within reach: it takes longer to draw than to answer, so it is kept by the question and the trial."""

import geopandas as gpd

from geo_pa.analyses.woonzorgzones import draw_reach
from geo_pa.engine import Session, editing
from geo_pa.model import Result
from geo_pa.present.features import MapLayer
from geo_pa.present.woonzorgzones import map as zones_map
from geo_pa.present.woonzorgzones.trial import ground_changes
from geo_pa.ui import cache
from geo_pa.ui.cache import Question, per_state
from geo_pa.ui.woonzorgzones.trial import FACILITIES, Trial

DRAWING = "Het bereik wordt getekend ..."


def ground(question: Question, trial: Trial) -> gpd.GeoDataFrame:
    """Return the ground within each walking distance, as it is or in a trial; RD metres."""
    return _ground(question, Trial() if trial.active and _same_centres(question, trial) else trial)


@per_state(16, DRAWING)
def drawn(question: Question, trial: Trial) -> MapLayer:
    """Draw the ground within each walking distance, as it is or in a trial."""
    return zones_map.ground(ground(question, trial))


@per_state(16, DRAWING)
def changes(question: Question, trial: Trial) -> gpd.GeoDataFrame:
    """Return the ground that comes into the zone in a trial, and that falls out of it."""
    return ground_changes(ground(question, Trial()), ground(question, trial))


def answer(question: Question, trial: Trial) -> Result:
    """Answer a question as it is, or in a trial."""
    return cache.result_in(tried(trial), question) if trial.active else cache.result(question)


def tried(trial: Trial) -> Session:
    """Return the state that is looked at with a trial in it."""
    return cache.kept(
        "facilities tried", trial, make=lambda: editing.tried(cache.session(), trial.changes(cache.session()))
    )


@per_state(16, DRAWING)
def _ground(question: Question, trial: Trial) -> gpd.GeoDataFrame:
    opened = tried(trial)
    facilities, streets = (
        gpd.GeoDataFrame(opened.layer(name, viewer=question.viewer)) for name in (FACILITIES, "walking_network")
    )
    return draw_reach(answer(question, trial), facilities, streets)


def _same_centres(question: Question, trial: Trial) -> bool:
    """Tell whether a trial leaves the centres as they are, so that the ground is the same."""
    before, after = (answer(question, each).details["facilities"] for each in (Trial(), trial))
    return set(before.index[before["is_centre"]]) == set(after.index[after["is_centre"]])
