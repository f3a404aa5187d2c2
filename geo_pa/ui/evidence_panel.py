"""The panel "Waarop berust dit?": rules, sources, assumptions, choices and what was left out."""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import streamlit as st

from geo_pa.model import Evidence
from geo_pa.present import evidence as words
from geo_pa.present import pages
from geo_pa.present.columns import answer
from geo_pa.ui import cache, messages
from geo_pa.ui.cache import Question
from geo_pa.ui.messages import html

Show = Callable[[], None]


def show_evidence(question: Question) -> None:
    """Show what a result rests on; once open the question is asked again with a run per other choice."""
    panel = st.expander("Waarop berust dit?", key="evidence_panel", on_change="rerun")
    if not panel.open:
        return
    with panel:
        result = cache.result(replace(question, effects=True))
        found, names = result.evidence, result.table["name"]
        parts: dict[str, Show] = {
            "Regels": lambda: html(pages.plain_table(words.rules_table(found.rules))),
            "Keuzes": lambda: _show_choices(found, names, answer(question.analysis).said),
            "Aannames": lambda: messages.bullets(found.assumptions),
            "Bronnen": lambda: html(pages.plain_table(words.sources_table(found.sources))),
            f"Weggelaten ({len(found.excluded)})": lambda: _show_excluded(found),
        }
        for tab, show in zip(st.tabs(list(parts)), parts.values(), strict=True):
            with tab:
                show()


def _show_choices(found: Evidence, names: pd.Series, vocabulary: str) -> None:
    st.write(f"Wat een andere keuze zou veranderen. Elke keuze is een {words.LOCAL_CHOICE}.")
    html(pages.plain_table(words.effects_table(found.choice_effects, found.rules, names, vocabulary=vocabulary)))


def _show_excluded(found: Evidence) -> None:
    if found.excluded.empty:
        st.write("Alle rijen konden worden gebruikt.")
        return
    titles = {name: declared.title for name, declared in cache.session().workspace.declarations.items()}
    st.dataframe(words.excluded_table(found.excluded, titles), hide_index=True)
