"""Which building locations are large: a question of three files, as small as one can be."""

from geo_pa.analyses.large_plans.analyse import analyse

__all__ = ["analyse"]
