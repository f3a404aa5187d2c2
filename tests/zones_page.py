"""What a reader does on the page "Woonzorgzones", for tests of that page."""

from geo_pa import terms

TITLE = "Woonzorgzones"


def listing(page, layer):
    """Show another list."""
    page.test.session_state["geo_pa.zones.listed"] = layer
    page.test.run()
    return page


def tile(page, signal):
    """Return the count that the page shows for a signal."""
    before, _, _ = page.html().partition(f"<span>{terms.label('signal', signal)}</span>")
    return int(before.rpartition("<b>")[2].partition("</b>")[0])


def closing(page, facility):
    """Close a facility in the trial."""
    return page.choose("multiselect", "Deze voorzieningen sluiten", [facility])


def opening(page, kind, place):
    """Open a facility in the trial, at a place from the list."""
    page.choose("selectbox", "Deze voorziening toevoegen", kind).choose("selectbox", "Welke", place)
    page.widget("button", "Voeg toe aan de proef").click().run()
    return page
