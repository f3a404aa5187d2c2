"""The app in the browser: streamlit lives here, and only here."""

from pathlib import Path

_FOLDER = Path(__file__).with_name("pages")

PAGES = (
    (_FOLDER / "overview.py", "Overzicht", ""),
    (_FOLDER / "agreement_monitor.py", "De 23 afspraken", "afspraken"),
    (_FOLDER / "social_share.py", "30% sociale huur", "sociale-huur"),
    (_FOLDER / "village_stock.py", "Voorraad in de dorpen", "dorpen"),
    (_FOLDER / "woonzorgzones.py", "Woonzorgzones", "woonzorgzones"),
    (_FOLDER / "heat_stress.py", "Hitte en groen", "hitte"),
    (_FOLDER / "toetsingskader.py", "Toetsingskader", "toetsingskader"),
    (_FOLDER / "aandachtsgroepen.py", "Aandachtsgroepen", "aandachtsgroepen"),
    (_FOLDER / "method.py", "Uitleg", "uitleg"),
)
"""Each page's file, Dutch title and address, in the order of the menu."""


def page_of(question: str, otherwise: str = "overview") -> tuple[Path, str]:
    """Return the file and the title of the page on a question; of one without a page of its own, of another page."""
    by_name = {path.stem: (path, title) for path, title, _address in PAGES}
    return by_name.get(question, by_name[otherwise])
