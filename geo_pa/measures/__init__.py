"""Pure functions, Series in and Series out: how many, how far, how much."""
