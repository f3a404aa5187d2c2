"""What only the card of an agreed figure tells: who leads, what was agreed, and the bar of how far it is reached."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Result, Verdict
from geo_pa.present.agreement_monitor.tables import EACH, NOT_THERE, figure, missing_piece, vocabulary
from geo_pa.present.attention import Line, listed
from geo_pa.present.charts import Piece, Target, target_bar
from geo_pa.present.marks import HARD, NOT_KNOWN, PAPER, REALISED, SOFT, sign
from geo_pa.present.markup import NOTHING
from geo_pa.present.special import Own, Pair, Row


def own(row: Row, _result: Result, _detail: str) -> Own:
    """Tell who leads and what was agreed, as far as there is something to tell, and what the parties wrote."""
    silent = row["verdict"] == Verdict.NOT_COUNTED and not row["norm"]
    texts = [row[name] for name in ("summary", "note") if not silent and not terms.is_missing(row[name])]
    word = vocabulary(row)
    return Own(
        sign=sign(row["verdict"], word, 28),
        word=terms.label(word, row["verdict"]),
        pairs={"": [Pair(name, value) for name, value in _facts(row).items() if not terms.is_missing(value) and value]},
        last=Markup().join(Markup("<p>{}</p>").format(text) for text in texts),
    )


def _facts(row: Row) -> dict[str, Any]:
    return {
        "Afspraak": f"{row['agreement']}. {row['title']}",
        "Wie trekt": row["lead"],
        "Afgesproken": "" if figure(row, "agreed") == NOT_THERE else _agreed(row),
        "Beoordeeld": _judged(row),
        "Uiterlijk op": None if terms.is_missing(row["deadline"]) else terms.day(row["deadline"]),
        "Stand op de peildatum van de afspraken": None if terms.is_missing(row["base"]) else figure(row, "base"),
        "Reden": terms.label("agreement_reason", row["reason"]),
    }


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
    """Draw how far a figure is reached, from the rows behind it; without a number or any figure there is no bar.

    A norm for each unit is drawn against all units that are judged.
    """
    goal = "judged" if row["norm"] == EACH else "agreed"
    if terms.is_missing(row[goal]) or all(terms.is_missing(row[stage]) for stage in ("realised", "hard", "soft")):
        return NOTHING
    if behind["of"].notna().any():
        return _share_bars(row, behind)
    factor, unit = (100, " (%)") if row["unit"] == "share" else (1, "")
    pieces = [
        Piece(f"{words}{unit}", _scaled(row[name], factor), fill, hatched=name in {"soft", "unknown_rows"})
        for name, (words, fill) in _looks(row).items()
        if not terms.is_missing(row[name])
    ]
    title = "Hoe ver is het" if row["verdict"] != Verdict.NOT_COUNTED else "Wat er is en komt"
    return target_bar(title, pieces, _target(row, factor))


def _looks(row: Row) -> dict[str, tuple[str, str]]:
    """Give every piece of a bar its words and its colour; only what holds for each unit has units that are unknown."""
    looks = {
        "realised": ("Gerealiseerd", REALISED),
        "hard": ("Harde plannen", HARD),
        "soft": ("Zachte plannen", SOFT),
        "gap": (missing_piece(row), PAPER),
    }
    doubt = row["norm"] == EACH and row["unknown_rows"]
    return looks | ({"unknown_rows": ("Onbekend", NOT_KNOWN)} if doubt else {})


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


def attention(rows: pd.DataFrame) -> Markup:
    """List all that is behind schedule, in danger or unknown, the worst first."""
    order = [Verdict.FAILS, Verdict.AT_RISK, Verdict.UNKNOWN]
    lines = [
        Line(sign(verdict, size=20), row["name"], _about(row), _short(row))
        for verdict in order
        for row in rows[rows["verdict"] == verdict].to_dict("records")
    ]
    return listed(lines, most=len(lines), wide=True)


def _about(row: Row) -> str:
    return f"afspraak {row['agreement']}: {terms.label('agreement_reason', row['reason'])}"


def _short(row: Row) -> str:
    """Write what is still to be found, where that is known and is something, and of how many units it is unknown."""
    found = "" if terms.is_missing(row["gap"]) or not row["gap"] else f"nog {figure(row, 'gap')}"
    doubt = row["norm"] == EACH and not terms.is_missing(row["unknown_rows"]) and row["unknown_rows"]
    return ", ".join([found] * bool(found) + [f"{terms.number(row['unknown_rows'])} onbekend"] * bool(doubt))
