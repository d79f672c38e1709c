"""Dated limits of a site, and who set them."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

REVERSE = """
DROP TRIGGER audit_insert ON partners_sitelimit;
DROP TRIGGER audit_update ON partners_sitelimit;
DROP TRIGGER audit_delete ON partners_sitelimit;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0006_site_logo_is_noted"),
        ("audit", "0002_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="SiteLimit",
            fields=[
                (
                    "id",
                    models.AutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=24)),
                ("value", models.PositiveSmallIntegerField()),
                ("applies_from", models.DateField()),
                ("decided_by", models.CharField(max_length=120)),
                (
                    "set_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="limits",
                        to="partners.site",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("site", "name", "applies_from"),
                        name="a_limit_is_set_once_for_a_day",
                    )
                ],
            },
        ),
        migrations.RunSQL("SELECT samsyn_build_audit('partners_sitelimit')", REVERSE),
    ]
