"""Build the embedded municipality: real names and figures on modelled boundaries, streets and locations."""
