"""What is told of values that are not taken as they stand in the file, in Dutch."""

from collections.abc import Mapping

from geo_pa import terms
from geo_pa.measures.missing_codes import counted
from geo_pa.schema import SumRule
from geo_pa.workspace import wording
from geo_pa.workspace.declaration import DeclaredColumn
from geo_pa.workspace.faults import Reread
from geo_pa.workspace.sums import formula


def missing_code(column: DeclaredColumn, found: list[str]) -> Reread:
    """Say that a code which files use for missing was read as unknown, though the declaration does not name it."""
    count, codes = (
        terms.plural(len(found), "waarde is", "waarden zijn"),
        ", ".join(dict.fromkeys(_as_toml(code) for code in found)),
    )
    return Reread(
        (column.name,),
        wording.subject(column),
        f"{count} een bekende code voor 'geen gegevens' en {_as(found)}.",
        counted(found),
        "een waarde, of een code die de declaratie noemt",
        f"Zet missing = [{codes}] onder [columns.{column.name}] in de declaratie; is het toch een echte waarde, "
        "geef de kolom dan een min of max die haar toelaat.",
    )


def impossible(column: DeclaredColumn, found: list[str]) -> Reread:
    """Say that figures outside the bounds were read as unknown, as the declaration asks."""
    return Reread(
        (column.name,),
        wording.subject(column),
        f"{terms.plural(len(found), 'waarde ligt', 'waarden liggen')} buiten de grenzen en {_as(found)}.",
        counted(found),
        wording.bounds(*column.bounds, column.unit),
        "Kijk of de bron de echte waarde heeft; de declaratie laat deze waarden als onbekend tellen.",
    )


def impossible_split(rule: SumRule, columns: Mapping[str, DeclaredColumn], count: int) -> Reread:
    """Say that a division over parts was read as unknown, since a part cannot be and the others exceed the total."""
    total = columns[rule.total]
    return Reread(
        rule.parts,
        wording.subject(total),
        f"Van {terms.plural(count, 'rij telt', 'rijen telt')} de verdeling als onbekend; het totaal telt wel.",
        "een onmogelijk deel, en andere delen die samen meer zijn dan het totaal",
        f"{formula(rule, columns)} = totaal",
        "Kijk of de bron de echte verdeling heeft.",
    )


def _as(found: list[str]) -> str:
    return "telt als onbekend" if len(found) == 1 else "tellen als onbekend"


def _as_toml(code: str) -> str:
    """Write a code as it stands in a declaration: "-99.997" as -99997, words between quotes."""
    return f'"{code[1:-1]}"' if code.startswith("'") else code.replace(".", "").replace(",", ".")
