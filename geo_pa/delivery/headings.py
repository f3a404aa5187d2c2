"""How a heading reads in a file, where its unit always stands with it."""

from geo_pa.present.headings import Heading


def with_unit(heading: Heading) -> str:
    """Write a heading with its unit for a file: "Vereist (woningen)", "Aandeel sociale huur (%)"."""
    return f"{heading.title} (%)" if heading.unit == "share" else heading.with_unit
