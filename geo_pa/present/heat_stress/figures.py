"""The figures of heat and green by which areas can be coloured: what each is called, and its classes."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import pandas as pd

from geo_pa.model import Rules, unit_of
from geo_pa.present.classes import UNKNOWN, Classes, by_limits
from geo_pa.present.evidence import rule_value, source_text
from geo_pa.present.heat_stress.tables import HEAT_ISLAND, PET
from geo_pa.present.raster import GREEN

SIGNAL = "signal"

ISLAND_TITLE = "Gemiddeld hitte-eiland (warmer dan het buitengebied)"

MOST_CLASSES = 6
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
"""Class bounds are multiples of one of these, times a power of ten: figures that a reader can remember."""

ALIKE = 1e-6
"""Figures that differ less are the same to a reader."""


@dataclass(frozen=True)
class Figure:
    """One figure of an area; ``measure`` is the way of measuring heat of the areas it is of, "" where that is one."""

    column: str
    title: str
    unit: str = ""
    measure: str = ""

    def of(self, table: pd.DataFrame) -> pd.Series:
        """Return the figure of each area as float; missing where it is unknown, or of another measure."""
        figures = table[self.column].astype("float64")
        return figures.where(table["heat_measure"] == self.measure) if self.measure else figures

    def write(self, value: float) -> str:
        """Write one value with its unit."""
        return unit_of(self.unit).write(value)

    def bare(self, value: float) -> str:
        """Write one value without its unit, where the unit stands behind the next one."""
        return self.write(value).removesuffix(unit_of(self.unit).more).strip()


def figures(rules: Rules) -> Mapping[str, Figure]:
    """Return the figures to choose from, by a name of their own; limits read as the rules have them."""
    strong, extreme = (rule_value(rules[f"pet_{word}_heat_stress"]) for word in ("strong", "extreme"))
    return {
        "pet": Figure("heat_mean_degc", "Gemiddelde gevoelstemperatuur (PET)", "degC", PET),
        "heat_island": Figure("heat_mean_degc", ISLAND_TITLE, "degC", HEAT_ISLAND),
        "above_strong": Figure("share_above_strong", f"Aandeel boven {strong} (PET)", "share", PET),
        "above_extreme": Figure("share_above_extreme", f"Aandeel boven {extreme} (PET)", "share", PET),
        "green": Figure("green_share", "Aandeel groen", "share"),
        "cool_place": Figure("cool_place_distance_m", "Loopafstand tot een koele plek", "m"),
        "priority": Figure("priority", "Prioriteit (0 laag, 1 hoog)"),
    }


def by_figure(table: pd.DataFrame, name: str, rules: Rules) -> Classes:
    """Class areas by a figure, light to dark; the guideline for a cool place is a class bound."""
    figure = figures(rules)[name]
    values = figure.of(table)
    if name == "cool_place":
        return _classes(values, figure, _around(float(rules.number("cool_place_max_distance"))), _guideline(rules))
    classes = _classes(values, figure, round_bounds(values))
    return _in_green(classes) if name == "green" else classes


def _in_green(classes: Classes) -> Classes:
    """Colour the known classes from bare to green, as the image of green is."""
    known = [name for name in classes.styles if name != UNKNOWN]
    places = np.linspace(0, len(GREEN) - 1, len(known)).round().astype(int)
    green = {name: replace(classes.styles[name], fill=GREEN[place]) for name, place in zip(known, places, strict=True)}
    return replace(classes, styles={**classes.styles, **green})


def _around(guideline: float) -> list[float]:
    return [guideline * part for part in (1 / 3, 2 / 3, 1, 2)]


def _guideline(rules: Rules) -> str:
    rule = rules["cool_place_max_distance"]
    return f"Richtlijn: hoogstens {rule_value(rule)} ({source_text(rule.source)})."


def _classes(values: pd.Series, figure: Figure, bounds: list[float], source: str = "") -> Classes:
    names = [
        f"tot en met {figure.write(bounds[0])}",
        *(f"{figure.bare(low)} tot en met {figure.write(high)}" for low, high in pairwise(bounds)),
    ]
    limits = dict(zip(names, bounds, strict=True))
    return by_limits(values, figure.title, limits, above=f"meer dan {figure.write(bounds[-1])}", source=source)


def round_bounds(values: pd.Series, most: int = MOST_CLASSES) -> list[float]:
    """Return round, equally spaced bounds that divide values into at most so many classes."""
    known = values.dropna()
    low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 0.0)
    if high - low < ALIKE:
        return [high]
    step = _round_step((high - low) / (most - 1))
    first = (math.floor(low / step) + 1) * step
    return [float(bound) for bound in np.round(np.arange(first, high, step), 10)] or [round(first, 10)]


def _round_step(least: float) -> float:
    """Return the smallest round figure that is not smaller."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in STEPS if step * power >= least)
