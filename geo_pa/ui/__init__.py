"""The app in the browser: streamlit lives here, and only here."""

from pathlib import Path

from geo_pa.registry import ANALYSES

_FOLDER = Path(__file__).with_name("pages")

ALL_AGREEMENTS = "agreement_monitor"
"""The question about all agreements: its page comes first."""

PAGES = (
    (_FOLDER / "overview.py", "Overzicht", ""),
    *(
        (_FOLDER / f"{entry.id}.py", entry.title, entry.address)
        for entry in sorted(ANALYSES, key=lambda entry: entry.id != ALL_AGREEMENTS)
        if entry.address
    ),
    (_FOLDER / "method.py", "Uitleg", "uitleg"),
)
"""Each page's file, Dutch title and address, in the order of the menu; the file of a question's page bears its name."""


def page_of(name: str, otherwise: str = "overview") -> tuple[Path, str]:
    """Return the file and the title of a page by its name, that of its question; of a question without one, another."""
    by_name = {path.stem: (path, title) for path, title, _address in PAGES}
    return by_name.get(name, by_name[otherwise])
