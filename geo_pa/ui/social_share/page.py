"""What only the page on the 30% rule shows: totals of the rows shown, and the ledger."""

from geo_pa import terms
from geo_pa.analyses.social_share.totals import totals
from geo_pa.ui import cache, further
from geo_pa.ui import totals as shared
from geo_pa.ui.question import Page
from geo_pa.ui.view import View

TOTALS = {
    "nieuwe woningen die meetellen": ("dwellings_counted", "dwellings_counted_most"),
    "sociale huur vereist": ("required_social_homes", "required_social_homes_most"),
    "daarvan op de locatie zelf": ("met_on_site_homes",),
    "elders geboekt": ("booked_homes",),
    "nog open": ("open_homes", "open_homes_most"),
    "daarvan te dekken met een voorstel": ("proposed_homes",),
    "sociale huur netto (nieuw min gesloopt)": ("net_social_homes", "net_social_homes_possible"),
}
"""The figures on top of the page, in order, each by its total or by its least and its most."""


def show_totals(view: View) -> None:
    """Show how many locations get each verdict, and the homes behind them; both for the rows shown."""
    sums = cache.kept("totals", *view.rests_on, make=lambda: totals(view.rows))
    some = terms.plural(sums["locations_incomplete"], "locatie", "locaties")
    lacking = f"Van {some} ontbreekt een gegeven. Waar dat telt, staat hierboven het minste en het meeste."
    figures = {word: terms.span(*(sums[name] for name in names)) for word, names in TOTALS.items()}
    shared.show(view, figures, lacking if sums["locations_incomplete"] else "")


def show_ledger(view: View) -> None:
    """Show every line of compensation, booked and proposed; what a proposal does not have yet is empty."""
    count = terms.plural(len(view.result.details["ledger"]), "regel", "regels")
    caption = "Aantallen zijn woningen. Een voorstel is een berekening en geen besluit."
    further.show_folded(view.result, "ledger", f"Compensatie: {count} in het grootboek", caption, missing="")


PAGE = Page(totals=show_totals, further=show_ledger)
