"""What others did in the meantime, and what of that stands in the way of a change."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from geo_pa.changes.events import PRESENT, ROW, Change, Conflict, Event


@dataclass(frozen=True)
class Others:
    """What others did since a state was seen: the last event of each field and of each row."""

    of_field: dict[tuple[str, str, str], Event]
    of_row: dict[tuple[str, str], Event]

    @classmethod
    def of(cls, since: Iterable[Event]) -> "Others":
        """Sum up events, in order."""
        every = [(event.change, event) for event in since]
        return cls(
            {change.place: event for change, event in every},
            {(change.layer, change.row): event for change, event in every},
        )

    def did(self, change: Change) -> bool:
        """Tell whether a field stands already as it should become."""
        event = self.of_field.get(change.place)
        return event is not None and event.change.after == change.after

    def conflicts(self, wanted: Sequence[Change]) -> Iterator[Conflict]:
        """Give what stands in the way of changes that belong together."""
        open_rows = {change.place[:2] for change in wanted if not self.did(change)}
        for change in wanted:
            event = self._of_row(change, open_rows) if change.field == ROW else self._of_field(change)
            if event is not None:
                yield Conflict(change, event)

    def _of_row(self, change: Change, open_rows: set[tuple[str, str]]) -> Event | None:
        """Return what was done to a row that one adds or removes, unless all that one wants of it stands so already."""
        return self.of_row.get(change.place[:2]) if change.place[:2] in open_rows else None

    def _of_field(self, change: Change) -> Event | None:
        """Return what removed the row, else what gave the field another value."""
        removed = self._removed(change)
        return removed or (None if self.did(change) else self.of_field.get(change.place))

    def _removed(self, change: Change) -> Event | None:
        event = None if change.field == ROW else self.of_field.get((*change.place[:2], ROW))
        return None if event is None or event.change.after == PRESENT else event
