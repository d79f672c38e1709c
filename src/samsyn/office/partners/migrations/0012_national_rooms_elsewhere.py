"""A national room can lie at another installation, so that returns can go there."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0011_emergency_texts_end"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="room",
            name="a_room_is_a_sites_or_elsewhere",
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("key_there", ""),
                        ("peer__isnull", True),
                        ("works_with__isnull", True),
                        models.Q(("number_prefix", ""), _negated=True),
                        models.Q(("site__isnull", False), ("kind", "national"), _connector="OR"),
                    ),
                    models.Q(
                        ("peer__isnull", False),
                        ("site__isnull", True),
                        ("works_with__isnull", False),
                        ("number_prefix", ""),
                        models.Q(("key_there", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_room_is_a_sites_or_elsewhere",
            ),
        ),
    ]
