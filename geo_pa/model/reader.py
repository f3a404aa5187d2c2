"""Who looks: how far down the ladder of confidentiality a reader sees, and of which corporation."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from geo_pa.terms import label

RUNGS = ("municipality", "corporations", "province", "public")
"""The words of confidentiality: a row marked with one is for the readers of that rung and of all before it."""

OUTSIDERS = ("province", "public")
"""Rungs of readers to whom ideas inside the town hall are not told."""


@dataclass(frozen=True)
class Reader:
    """One who looks. A plain value: whatever is kept for a reader is kept by all that decides what is seen.

    Attributes
    ----------
    id : str
        The code, ``"province"``.
    title : str
        What a planner reads, types and finds in the address: "provincie".
    rung : str
        The last of :data:`RUNGS` of which rows are seen; a word that is none of them sees nothing.
    corporation : str
        Whose reader it is, where it is one corporation: of the rung of the corporations it sees only rows that name it
        or nobody. Empty for all others.
    """

    id: str
    title: str
    rung: str
    corporation: str = ""

    @property
    def sees_everything(self) -> bool:
        """Whether nothing is withheld."""
        return self.rung == RUNGS[0]

    @property
    def outside(self) -> bool:
        """Whether ideas inside the town hall are withheld."""
        return self.rung not in RUNGS or self.rung in OUTSIDERS

    @property
    def place(self) -> int:
        """The place on the ladder: rows of this place and of later ones are seen."""
        return RUNGS.index(self.rung) if self.rung in RUNGS else len(RUNGS)

    def sees_no_more_than(self, other: "Reader") -> bool:
        """Tell whether the other sees every row that this one sees; two corporations do not see each other's."""
        if self.place != other.place:
            return self.place > other.place
        return not other.corporation or party(self.corporation) == party(other.corporation)


def party(name: object) -> str:
    """Return the name of a party as it is compared: capitals, and spaces around it, say nothing."""
    return str(name).strip().casefold()


STANDARD: Mapping[str, Reader] = MappingProxyType({rung: Reader(rung, label("viewer", rung), rung) for rung in RUNGS})
"""The readers that every workspace has, by id."""

MUNICIPALITY, CORPORATIONS, PROVINCE, PUBLIC = STANDARD.values()
NARROWEST = PUBLIC
"""Who looks where that is not known."""
