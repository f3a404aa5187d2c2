"""The explanation of one agreed figure: verdict, sentence, its bar, who leads and what was agreed."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Verdict
from geo_pa.present.agreement_monitor.tables import EACH, NOT_THERE, figure, vocabulary
from geo_pa.present.charts import Piece, Target, target_bar
from geo_pa.present.marks import HARD, NOT_KNOWN, PAPER, REALISED, SOFT, image, verdict_mark

Row = Mapping[Hashable, Any]

MISSING = "Nog te vinden"
NOT_VISIBLE = "Niet zichtbaar of nog te vinden"


def card(row: Row) -> Markup:
    """Explain one row of the answer.

    Parameters
    ----------
    row : mapping
        One row of the result of ``agreement_monitor``.

    Returns
    -------
    Markup
        HTML; text from data is escaped.
    """
    facts = {
        "Afspraak": f"{row['agreement']}. {row['title']}",
        "Wie trekt": row["lead"],
        "Afgesproken": "" if figure(row, "agreed") == NOT_THERE else _agreed(row),
        "Beoordeeld": _judged(row),
        "Uiterlijk op": None if terms.is_missing(row["deadline"]) else terms.day(row["deadline"]),
        "Stand op de peildatum van de afspraken": None if terms.is_missing(row["base"]) else figure(row, "base"),
        "Reden": terms.label("agreement_reason", row["reason"]),
    }
    shown = {name: value for name, value in facts.items() if not terms.is_missing(value) and value}
    texts = [row[name] for name in ("summary", "note") if not terms.is_missing(row[name])]
    silent = row["verdict"] == Verdict.NOT_COUNTED and not row["norm"]
    return Markup(
        '<article class="geo-pa-location"><h3>{name}</h3><p class="geo-pa-verdict">{mark} {word}</p>'
        '<p>{explanation}</p><dl class="geo-pa-rows geo-pa-agreed">{facts}</dl>{texts}</article>'
    ).format(
        name=row["name"],
        mark=image(verdict_mark(row["verdict"], 28)),
        word=terms.label(vocabulary(row), row["verdict"]),
        explanation=row["explanation"],
        facts=Markup().join(Markup("<dt>{}</dt><dd>{}</dd>").format(name, value) for name, value in shown.items()),
        texts=Markup() if silent else Markup().join(Markup("<p>{}</p>").format(text) for text in texts),
    )


def _agreed(row: Row) -> str:
    norm = "" if terms.is_missing(row["norm"]) else f"{terms.label('agreed_norm', row['norm'])} "
    return figure(row, "agreed") if row["norm"] == EACH else f"{norm}{figure(row, 'agreed')}"


def _judged(row: Row) -> str:
    """Write how many units are judged: "37 locaties, waarvan 5 onbekend"; empty for a norm for all together."""
    if terms.is_missing(row["judged"]):
        return ""
    doubt = f", waarvan {terms.number(row['unknown_rows'])} onbekend" if row["unknown_rows"] else ""
    return f"{figure(row, 'judged')}{doubt}"


def bars(row: Row, behind: pd.DataFrame) -> Markup:
    """Draw how far a figure is reached; a row without a number or without any figure has no bar.

    A norm for each unit is drawn against all units that are judged.

    Parameters
    ----------
    row : mapping
        One row of the answer.
    behind : DataFrame
        The rows behind it.
    """
    if terms.is_missing(row[_goal(row)]) or all(terms.is_missing(row[stage]) for stage in ("realised", "hard", "soft")):
        return Markup()
    if behind["of"].notna().any():
        return _share_bars(row, behind)
    factor, unit = (100, " (%)") if row["unit"] == "share" else (1, "")
    pieces = [
        Piece(f"{words}{unit}", _scaled(row[name], factor), fill, hatched=name in {"soft", "unknown_rows"})
        for name, (words, fill) in _looks(row).items()
        if _has(row, name)
    ]
    return target_bar(_title(row), pieces, _target(row, factor))


def _looks(row: Row) -> dict[str, tuple[str, str]]:
    """Give every piece of a bar its words and its colour; only what holds for each unit has units that are unknown."""
    missing = NOT_VISIBLE if row["reason"] == "not_all_visible" else MISSING
    looks = {
        "realised": ("Gerealiseerd", REALISED),
        "hard": ("Harde plannen", HARD),
        "soft": ("Zachte plannen", SOFT),
        "gap": (missing, PAPER),
    }
    doubt = row["norm"] == EACH and row["unknown_rows"]
    return looks | ({"unknown_rows": ("Onbekend", NOT_KNOWN)} if doubt else {})


def _goal(row: Row) -> str:
    """Name the column with what a figure is drawn against."""
    return "judged" if row["norm"] == EACH else "agreed"


def _has(row: Row, name: str) -> bool:
    """Tell whether a row has a stage: a norm for each village has no soft plans."""
    return not terms.is_missing(row[name])


def _share_bars(row: Row, behind: pd.DataFrame) -> Markup:
    """Draw a share of homes over what is realised and hard, and once more with soft plans where there are any."""
    groups: dict[str, tuple[str, ...]] = {"Gerealiseerd en harde plannen": ("realised", "hard")}
    if (behind["stage"] == "soft").any():
        groups["Met zachte plannen erbij"] = ("realised", "hard", "soft")
    if not behind["stage"].isin(["hard", "soft"]).any():
        groups = {"Nu": ("realised",)}
    drawn = [
        target_bar(words, [Piece(f"{words} (%)", _share(behind, stages), HARD)], _target(row, 100))
        for words, stages in groups.items()
    ]
    return Markup().join(drawn)


def _share(behind: pd.DataFrame, stages: tuple[str, ...]) -> float | None:
    some = behind[behind["stage"].isin(stages) & behind["amount"].notna() & behind["of"].notna()]
    return round(100 * some["amount"].sum() / some["of"].sum(), 1) if some["of"].sum() else None


def _scaled(value: Any, factor: int) -> float:
    return round(float(value) * factor, 2)


def _target(row: Row, factor: int) -> Target:
    if row["norm"] == EACH:
        return Target(_scaled(row["judged"], factor), f"beoordeeld {figure(row, 'judged')}")
    words = {"demand_not_agreed": "vraag", "ambition": "ambitie"}.get(row["reason"], "afgesproken")
    return Target(_scaled(row["agreed"], factor), f"{words} {figure(row, 'agreed')}")


def _title(row: Row) -> str:
    return "Hoe ver is het" if row["verdict"] != Verdict.NOT_COUNTED else "Wat er is en komt"


def attention(rows: pd.DataFrame) -> Markup:
    """List what is behind schedule, in danger or unknown, the worst first."""
    order = [Verdict.FAILS, Verdict.AT_RISK, Verdict.UNKNOWN]
    lines = [
        Markup('<li>{}<span>{}<span class="geo-pa-held-to">afspraak {}: {}</span></span><b>{}</b></li>').format(
            image(verdict_mark(verdict, 20)),
            row["name"],
            row["agreement"],
            terms.label("agreement_reason", row["reason"]),
            _short(row),
        )
        for verdict in order
        for row in rows[rows["verdict"] == verdict].to_dict("records")
    ]
    return Markup('<div class="geo-pa-attention geo-pa-columns"><ul>{}</ul></div>').format(Markup().join(lines))


def _short(row: Row) -> str:
    """Write what is still to be found, where that is known and is something, and of how many units it is unknown."""
    found = "" if terms.is_missing(row["gap"]) or not row["gap"] else f"nog {figure(row, 'gap')}"
    doubt = row["norm"] == EACH and not terms.is_missing(row["unknown_rows"]) and row["unknown_rows"]
    return ", ".join([found] * bool(found) + [f"{terms.number(row['unknown_rows'])} onbekend"] * bool(doubt))
