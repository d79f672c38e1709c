"""An approval belongs to a site and is dated; the column that it replaces was never written."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0002_walls"), ("partners", "0003_youngest_listed_age")]
    operations = [
        migrations.RemoveConstraint("ground", "an_approval_has_a_name_and_a_day"),
        migrations.RemoveField("ground", "approved_by"),
        migrations.RemoveField("ground", "approved_on"),
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "id",
                    models.AutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("approved_by", models.CharField(max_length=120)),
                ("approved_on", models.DateField()),
                ("withdrawn_by", models.CharField(blank=True, max_length=120)),
                ("withdrawn_on", models.DateField(null=True)),
                (
                    "ground",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosures.ground",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.site",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on__isnull", True)),
                        fields=("ground", "site"),
                        name="a_ground_is_approved_once_a_site",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("approved_by", ""), _negated=True),
                        name="an_approval_has_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_by", ""), ("withdrawn_on__isnull", True)),
                            models.Q(
                                models.Q(("withdrawn_by", ""), _negated=True),
                                ("withdrawn_on__gte", models.F("approved_on")),
                            ),
                            _connector="OR",
                        ),
                        name="a_withdrawal_has_a_name_and_a_later_day",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            "SELECT samsyn_build_audit('disclosures_approval')", migrations.RunSQL.noop
        ),
    ]
