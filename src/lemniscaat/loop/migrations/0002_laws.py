"""The laws that the database keeps itself, and the first link of the chain."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from lemniscaat.loop import laws


def forwards(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    laws.install(editor.connection)
    apps.get_model("loop", "ChainHead").objects.create(pk=1, seq=0, hash="0" * 64)


def backwards(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("loop", "ChainHead").objects.all().delete()
    laws.remove(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("loop", "0001_begin")]
    operations = [migrations.RunPython(forwards, backwards)]
