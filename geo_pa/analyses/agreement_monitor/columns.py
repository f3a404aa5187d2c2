"""What the monitor reads of each layer and table."""

COLUMNS = {
    "agreements": {
        **dict.fromkeys(("theme", "title", "summary", "lead", "note", "question"), "str"),
        "signal": "boolean",
    },
    "agreed_figures": {
        **dict.fromkeys(("agreement", "title", "unit", "corporation", "rule", "norm", "measure"), "str"),
        "value": "float64",
        **dict.fromkeys(("start", "deadline"), "datetime64[s]"),
        **dict.fromkeys(("scored", "open_ended"), "boolean"),
        "unscored": "str",
    },
    "agreement_progress": {
        **dict.fromkeys(("figure_id", "corporation", "hardness", "confidentiality", "note"), "str"),
        "year": "Int64",
        **dict.fromkeys(("realised", "planned", "compared_with"), "float64"),
    },
    "building_locations": {
        **dict.fromkeys(("name", "status", "corporation", "confidentiality"), "str"),
        **dict.fromkeys(("dwellings", "dwellings_realised", "accessible", "clustered", "caravans", "pitches"), "Int64"),
        "completion_year": "Int64",
        "decision_date": "datetime64[s]",
    },
    "stock_mutations": {
        **dict.fromkeys(("corporation", "kind", "mutation", "status", "plan_id", "complex_id"), "str"),
        "confidentiality": "str",
        **dict.fromkeys(("year", "homes"), "Int64"),
        "date": "datetime64[s]",
    },
    "corporation_stock": {
        **dict.fromkeys(("name", "corporation", "kind", "energy_label", "confidentiality"), "str"),
        **dict.fromkeys(("homes", "accessible_homes", "clustered_homes"), "Int64"),
        "rent_eur": "float64",
    },
    "neighbourhood_approach": {"name": "str", "corporation": "str", "start_year": "Int64"},
    "rent_limits": dict.fromkeys(("quality_discount_limit_eur", "lower_capping_limit_eur"), "float64"),
    "stock_2023": {"corporation": "str", "kind": "str", "units": "Int64"},
    "expected_change": {
        "corporation": "str",
        **dict.fromkeys(("demolition_and_sale", "new_build", "net"), "Int64"),
    },
}
"""Per layer or table the columns and their types; a column that a workspace lacks is unknown."""
