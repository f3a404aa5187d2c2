"""A question: what it is called, what it asks, and the columns, totals and tables it answers, each declared once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from geo_pa.model.column import Column
from geo_pa.model.common_columns import COMMON
from geo_pa.model.given import Given
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
        Columns that mean something of their own in this table, or that have a place in it on the page, in that order;
        others are those of the answer.
    unit : str
        The unit of its figures, where that stands beneath the table on the page and not in each heading.
    about : str
        The layer of which its rows are rows: those and the excluded ones are together the rows of that layer.
    """

    title: str
    columns: Mapping[str, Column] = field(default_factory=dict)
    unit: str = ""
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One question to a workspace: what it asks, and what it answers.

    Attributes
    ----------
    id : str
        The name in code and on the command line, and of its folder in every room.
    title, question : str
        What a planner reads.
    counted, counted_title : str
        A table of which the rows are counted in the title, and that title: "De {} afspraken".
    given : type
        The dataclass of what it is given: what it asks of which layer.
    rules : tuple of str
        The rule sets it asks for; no two of them share a name.
    rules_if_there : tuple of str
        Sets of other questions of which it uses what a workspace has.
    place : int
        Where it stands in lists and menus; what it builds on stands before it.
    address : str
        Of its page in the app; empty where it has no page of its own.
    last_day : str
        The rule that holds the day after which plans no longer count, only what was realised or reported; empty where
        they always do, or where each agreement has a day of its own.
    closed_view : bool
        Whether it has a closed internal view with exact small counts.
    rows : str
        What its rows are called, also the name of their sheet in a workbook.
    said : str
        Vocabulary of the verdict or signal of each row.
    about : str
        The layer of which its rows are rows: those and the excluded ones are together the rows of that layer.
    columns : mapping of str to Column
        Columns of its table, in the order in which the page shows them; what is not here may be one of the columns that
        every answer shares.
    totals : mapping of str to Column
        By the name of the total.
    details : mapping of str to Table
        By the name of the further table.
    unit : str
        The unit of the figures in its table, where that stands beneath the table on the page and not in each heading.
    """

    id: str
    title: str
    question: str
    given: type[Given]
    rules: tuple[str, ...]
    place: int
    rows: str
    said: str
    columns: Mapping[str, Column]
    totals: Mapping[str, Column]
    details: Mapping[str, Table] = field(default_factory=dict)
    unit: str = ""
    about: str = ""
    rules_if_there: tuple[str, ...] = ()
    address: str = ""
    counted: str = ""
    counted_title: str = ""
    last_day: str = ""
    closed_view: bool = False

    def table(self, detail: str = "") -> Table:
        """Return its own table, or one of the further tables."""
        return self.details[detail] if detail else Table(self.rows, self.columns, self.unit)

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
        said = {name: replace(COMMON[name], vocabulary=self.said) for name in ("verdict", "signal")}
        own = self.details[detail].columns if detail in self.details else {}
        return {**COMMON, **self.columns, **said, **own}

    @property
    def units(self) -> Mapping[str, str]:
        """Which layer the rows of ``"table"``, and of its further tables, are about."""
        about = {"table": self.about, **{name: detail.about for name, detail in self.details.items()}}
        return {name: layer for name, layer in about.items() if layer}

    def total(self, name: str) -> Column:
        """Return what a total is; one that is not declared is called by its name."""
        return self.totals.get(name, Column(name.replace("_", " ")))
