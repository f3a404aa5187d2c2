"""Any layer or table on a page: its rows in a table to edit, on the map to draw, or from a file."""
