"""What a question answers: its columns, totals and further tables, each declared once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from geo_pa.model.column import Column
from geo_pa.model.common_columns import COMMON
from geo_pa.terms import label


def counts_by(words: Iterable[str], vocabulary: str, prefix: str, title: str, unit: str) -> dict[str, Column]:
    """Declare how many there are of each word: by ``prefix_word``, called "Buurten: veel aandacht"."""
    return {f"{prefix}_{word}": Column(f"{title}: {label(vocabulary, word)}", unit) for word in words}


@dataclass(frozen=True)
class Table:
    """One of the further tables of an answer.

    Attributes
    ----------
    title : str
        Its name, also of its sheet in a workbook.
    columns : mapping of str to Column
        Columns that mean something of their own in this table; others are those of the answer.
    """

    title: str
    columns: Mapping[str, Column] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """What one question answers.

    Attributes
    ----------
    rows : str
        What its rows are called, also the name of their sheet in a workbook.
    said : str
        Vocabulary of the verdict or signal of each row.
    columns : mapping of str to Column
        Columns of its table; what is not here may be one of the columns that every answer shares.
    totals : mapping of str to Column
        By the name of the total.
    details : mapping of str to Table
        By the name of the further table.
    """

    rows: str
    said: str
    columns: Mapping[str, Column]
    totals: Mapping[str, Column]
    details: Mapping[str, Table] = field(default_factory=dict)

    def column(self, name: str, detail: str = "") -> Column:
        """Return what a column is; one that is declared nowhere is called by its name.

        Parameters
        ----------
        name : str
            In the frame.
        detail : str
            Name of the further table it is in; empty for the answer's own table.
        """
        return self.known(detail).get(name, Column(name.replace("_", " ")))

    def known(self, detail: str = "") -> Mapping[str, Column]:
        """Return every column that its table, or one of its further tables, may have."""
        said = {"verdict": Column("Oordeel", vocabulary=self.said), "signal": Column("Signaal", vocabulary=self.said)}
        own = self.details[detail].columns if detail in self.details else {}
        return {**COMMON, **said, **self.columns, **own}

    def total(self, name: str) -> Column:
        """Return what a total is; one that is not declared is called by its name."""
        return self.totals.get(name, Column(name.replace("_", " ")))
