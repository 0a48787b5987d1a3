"""A new database takes one step; those in use go on by the steps that it replaces, to the same tables."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

ONE, STEPS = MigrationLoader(None), MigrationLoader(None, replace_migrations=False)
SQUASHED = ("claims", "0001_squashed_0027_here_already")
REPLACED = ONE.disk_migrations[SQUASHED].replaces


@pytest.mark.parametrize("back", [False, True])
def test_one_step_and_many_lead_to_the_same_tables(back: bool):
    states = [ONE.project_state(SQUASHED), STEPS.project_state(REPLACED[-1])]
    changes = MigrationAutodetector(*reversed(states) if back else states).changes(graph=ONE.graph)
    told = [operation.describe() for step in changes.get("claims", []) for operation in step.operations]
    assert told == []


@pytest.mark.parametrize("done", [1, 20, 26, 27])
def test_a_database_in_use_goes_on_from_where_it_stands(db: None, done: int):
    """Also from the last step, though nothing is written there of the one that replaces them."""
    (leaf,) = ONE.graph.leaf_nodes("claims")
    steps = [step for step in ONE.graph.forwards_plan(leaf) if step[0] == "claims"]
    to_do = [*REPLACED[done:], *steps[steps.index(SQUASHED) + 1 :]]
    recorder = MigrationRecorder(connection)
    for each in [SQUASHED, *to_do]:
        recorder.record_unapplied(*each)
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    assert [(step.app_label, step.name) for step, _ in plan] == to_do
    if to_do:
        with pytest.raises(CommandError, match="older than this version"):
            call_command("prepare", check=True)
    else:
        call_command("prepare", check=True)
