"""Every table and every column goes into a bundle, or is named with the reason why not."""

from django.apps import apps
from django.db.models import BinaryField, DateTimeField, Model

from claims.models import User
from claims.queries.bundle_tables import BUNDLED, LEFT_OUT, LEFT_OUT_FIELDS

MODELS = {model._meta.label: model for model in apps.get_models(include_auto_created=True)}


def bundled() -> dict[str, type[Model]]:
    return {table.model._meta.label: table.model for table in BUNDLED.values()}


def test_every_table_is_in_it_or_left_out_for_a_reason():
    assert bundled().keys() | LEFT_OUT.keys() == MODELS.keys()
    assert not bundled().keys() & LEFT_OUT.keys()
    assert all(LEFT_OUT.values())


def test_every_column_is_in_it_or_left_out_for_a_reason():
    for table in BUNDLED.values():
        left_out = LEFT_OUT_FIELDS.get(table.model, {})
        written = {field.name for field in table.fields.values()}
        every = {field.name for field in table.model._meta.concrete_fields}
        assert written | left_out.keys() == every and not written & left_out.keys(), table.name
        assert all(left_out.values())


def test_what_hangs_on_rows_by_a_table_of_its_own_is_in_it():
    """A ManyToManyField is no column: its own table must be looked at, which is how this is told apart."""
    between = {
        field.remote_field.through._meta.label
        for model in MODELS.values()
        for field in model._meta.many_to_many
    }
    assert between <= bundled().keys() | LEFT_OUT.keys()


def test_nothing_sets_a_time_of_its_own_when_rows_come_back():
    for table in BUNDLED.values():
        times = [field for field in table.fields.values() if isinstance(field, DateTimeField)]
        assert not any(field.auto_now or field.auto_now_add for field in times), table.name


def test_texts_and_files_are_held_one_at_a_time():
    for table in BUNDLED.values():
        large = any(isinstance(field, BinaryField) for field in table.fields.values())
        assert (table.at_once == 1) == large, table.name


def test_no_right_goes_along():
    assert {"password", "is_superuser", "last_login"} <= LEFT_OUT_FIELDS[User].keys()
    assert {"claims.SignInLink", "sessions.Session", "claims.User_user_permissions"} <= LEFT_OUT.keys()
