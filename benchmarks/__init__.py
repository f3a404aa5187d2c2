"""How fast geo_pa answers, and how that grows; ``make bench`` prints it as a Markdown table."""
