"""How an answer reads: the headings of its columns, totals and further tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from geo_pa.present.headings import Heading


@dataclass(frozen=True)
class Detail:
    """How one of the further tables reads.

    Attributes
    ----------
    title : str
        Its name, also of its sheet in a workbook.
    columns : mapping of str to Heading
        Columns that mean something of their own in this table.
    """

    title: str
    columns: Mapping[str, Heading] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """How the answer of one analysis reads.

    Attributes
    ----------
    rows : str
        What its rows are called, also the name of their sheet in a workbook.
    said : str
        Vocabulary of the verdict or signal of each row.
    columns : mapping of str to Heading
        Columns of its table; what is not here may be one of the columns that every answer shares.
    totals : mapping of str to Heading
        By the name of the total.
    details : mapping of str to Detail
        By the name of the further table.
    """

    rows: str
    said: str
    columns: Mapping[str, Heading]
    totals: Mapping[str, Heading]
    details: Mapping[str, Detail] = field(default_factory=dict)
