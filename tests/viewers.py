"""Who looks in tests, by id: the readers that every workspace has, from the one who sees all to the narrowest."""

from geo_pa.model import STANDARD

VIEWERS = tuple(STANDARD)
