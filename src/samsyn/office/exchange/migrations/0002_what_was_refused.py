"""What was not taken in from other installations is counted by the day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial"), ("partners", "0010_peers")]
    operations = [
        migrations.CreateModel(
            name="RefusedPackage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("sender", models.CharField(blank=True, max_length=60)),
                ("fault", models.CharField(max_length=24)),
                ("times", models.PositiveIntegerField(default=1)),
                ("last_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "sender", "fault"), name="a_refusal_is_counted_once_a_day"
                    )
                ],
            },
        ),
    ]
