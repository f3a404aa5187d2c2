"""The pages of the app: the home page, one for each question that has an address, and the explanation."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from geo_pa import registry
from geo_pa.errors import GeoPaError
from geo_pa.registry import Analysis
from geo_pa.ui import cache, reader

OVERVIEW, LOCATIONS, SCENARIOS, METHOD = "overview", "locations", "scenarios", "method"
TITLES = {OVERVIEW: "Overzicht", LOCATIONS: "Locaties", SCENARIOS: "Scenario's", METHOD: "Uitleg"}


@dataclass(frozen=True)
class Place:
    """A page: its name, its address, and what shows it."""

    name: str
    address: str
    show: Callable[[], None]

    @property
    def title(self) -> str:
        """What a planner reads above it; a question whose answers are counted has their number in its title."""
        if self.name in TITLES:
            return TITLES[self.name]
        with suppress(GeoPaError):  # the page itself says what is wrong with the workspace
            return cache.session().title(self.name)
        return registry.find(self.name).title

    @property
    def page(self) -> StreamlitPage:
        """The page as streamlit knows it; the one without an address comes first."""
        return st.Page(self.show, title=self.title, url_path=self.address, default=not self.address)


def places() -> Mapping[str, Place]:
    """Return each page by its name, that of its question, in the order of the menu.

    The question that builds on most others tells of all of them, and comes first.
    """
    summary = max(registry.ANALYSES, key=lambda entry: len(entry.needs))
    questions = sorted(_asked(), key=lambda entry: entry is not summary)
    return {
        OVERVIEW: Place(OVERVIEW, "", partial(_show, OVERVIEW)),
        LOCATIONS: Place(LOCATIONS, "locaties", partial(_show, LOCATIONS)),
        SCENARIOS: Place(SCENARIOS, "scenarios", partial(_show, SCENARIOS)),
        **{one.id: Place(one.id, one.address, partial(_answer, one.id)) for one in questions if one.address},
        METHOD: Place(METHOD, "uitleg", partial(_show, METHOD)),
    }


def _asked() -> tuple[Analysis, ...]:
    """Return the questions that the agreements ask; all of them where the workspace cannot be opened."""
    with suppress(GeoPaError):  # the page itself says what is wrong with the workspace
        return cache.session().asked
    return registry.ANALYSES


def place_of(name: str, otherwise: str = OVERVIEW) -> Place:
    """Return the page of a question; of one without, another."""
    every = places()
    return every.get(name, every[otherwise])


def show(listed: Mapping[str, StreamlitPage]) -> None:
    """List the pages; each link carries the reader, also where it is opened in another tab."""
    with st.sidebar.container(key="menu"):
        for page in listed.values():
            st.page_link(page, query_params=reader.in_address())


def _show(name: str) -> None:
    """Load a page when it is opened: none should wait for what another needs."""
    import_module(f"geo_pa.ui.pages.{name}").show()


def _answer(analysis: str) -> None:
    import_module("geo_pa.ui.question").show(analysis)
