"""One file for each version, in which it says what comes before it."""
