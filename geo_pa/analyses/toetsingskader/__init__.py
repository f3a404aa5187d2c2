"""Agreement 6: a checklist per building location, filled in by the data where they can, and asked of people else."""

from geo_pa.analyses.toetsingskader.analyse import analyse

__all__ = ["analyse"]
