"""How a heading reads in a file, where its unit always stands with it."""

from geo_pa.present.headings import Heading


def with_unit(heading: Heading) -> str:
    """Write a heading with its unit for a file: "Vereist (woningen)", "Aandeel sociale huur (%)"."""
    if heading.unit == "share":
        return f"{heading.title} (%)"
    return heading.title if heading.unit in heading.title else heading.with_unit
