"""A file with data that no declaration names is told: otherwise a planner thinks that it counts."""


def unread(workspace):
    return [problem.where for problem in workspace.check() if "wordt niet gelezen" in problem.what]


def test_it_is_told_as_a_notice_with_the_declaration_to_make(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans())
    (folder.root / "layers" / "plannen 2027.gpkg").write_bytes(b"SQLite format 3\0")
    found = [problem for problem in folder.open().check() if "wordt niet gelezen" in problem.what]
    assert [(problem.where, problem.severity) for problem in found] == [("layers/plannen 2027.gpkg", "notice")]
    assert "layers/plannen 2027.toml" in found[0].action


def test_what_is_declared_or_holds_no_data_or_belongs_to_another_program_is_not(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans())
    for name in ("leesmij.txt", ".~lock.plans.gpkg", "plans.gpkg-wal", "plans.qmd"):
        (folder.root / "layers" / name).write_text("", encoding="utf-8")
    assert unread(folder.open()) == []


def test_the_file_of_a_broken_declaration_is_told_of_there(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans())
    (folder.root / "layers" / "plans.toml").write_text("titel = ", encoding="utf-8")
    assert unread(folder.open()) == []


def test_without_its_declaration_it_is_told(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans())
    (folder.root / "layers" / "plans.toml").unlink()
    assert unread(folder.open()) == ["layers/plans.gpkg"]
