"""What the corporations own, and the limits that a rent is held against."""

from geo_pa.schema.field import Layer, SumRule, category, count, number, text, year

CORPORATION_STOCK = Layer(
    "Corporatiebezit",
    key="complex_id",
    geometry="Polygon",
    or_points=True,
    fields={
        "complex_id": text("Complexnummer", required=True),
        "name": text("Complex", required=True),
        "corporation": text("Corporatie", required=True),
        "kind": category("Soort bezit", "stock_kind"),
        "homes": count("Eenheden", "agreement_units"),
        "accessible_homes": count("Toegankelijke woningen (volgens de afspraken)"),
        "step_free_homes": count("Nultredenwoningen"),
        "clustered_homes": count("Geclusterde woningen"),
        "rent_eur": number("Gemiddelde kale huur per maand", "euro", least=0, most=5000),
        "year_built": year("Bouwjaar", earliest=1600),
        "energy_label": category("Energielabel", "energy_label"),
        "confidentiality": category("Vertrouwelijkheid", "confidentiality"),
    },
)

CORPORATION_GROUND = Layer(
    "Grond van corporaties",
    key="plot_id",
    geometry="Polygon",
    fields={
        "plot_id": text("Nummer", required=True),
        "corporation": text("Corporatie", required=True),
        "area_m2": number("Oppervlakte", "m2", least=0, most=10000000),
    },
)

STOCK_2023 = Layer(
    "Bezit per corporatie op 1-1-2023",
    fields={
        "corporation": text("Corporatie", required=True),
        "kind": category("Soort bezit", "stock_kind", required=True),
        "units": count("Eenheden", "agreement_units", required=True),
    },
    unique=("corporation", "kind"),
)

EXPECTED_CHANGE = Layer(
    "Verwachte verandering 2023-2027",
    fields={
        "corporation": text("Corporatie", required=True),
        "demolition_and_sale": count("Sloop en verkoop", "agreement_units", required=True),
        "new_build": count("Nieuwbouw", "agreement_units", required=True),
        "net": count("Netto toevoeging", "agreement_units", least=-100000, required=True),
    },
    sums=(SumRule("net", ("new_build",), minus=("demolition_and_sale",)),),
    unique=("corporation",),
)

RENT_LIMITS = Layer(
    "Huurgrenzen",
    key="year",
    fields={
        "year": year("Jaar", earliest=2000, required=True),
        "quality_discount_limit_eur": number("Kwaliteitskortingsgrens", "euro", least=0, most=5000),
        "lower_capping_limit_eur": number("Lage aftoppingsgrens", "euro", least=0, most=5000),
        "upper_capping_limit_eur": number("Hoge aftoppingsgrens", "euro", least=0, most=5000),
        "daeb_limit_eur": number("DAEB-grens", "euro", least=0, most=5000),
        "mid_rent_max_eur": number("Hoogste middenhuur", "euro", least=0, most=5000),
        "confidence": text("Hoe zeker"),
    },
)
