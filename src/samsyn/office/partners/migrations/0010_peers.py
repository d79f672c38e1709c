"""Other installations, and their rooms beside one's own."""

import django.db.models.deletion
from django.db import migrations, models

REVERSE = """
DROP TRIGGER audit_insert ON partners_peer;
DROP TRIGGER audit_update ON partners_peer;
DROP TRIGGER audit_delete ON partners_peer;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0009_emergencies"),
        ("audit", "0002_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="Peer",
            fields=[
                (
                    "id",
                    models.AutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(unique=True)),
                ("name", models.CharField(max_length=120)),
                ("address", models.CharField(blank=True, max_length=200)),
                ("signing_key", models.CharField(max_length=43, unique=True)),
                ("opening_key", models.CharField(max_length=43)),
                ("added_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("confirmed_by", models.CharField(blank=True, max_length=120)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="room",
            name="only_the_national_room_has_no_site",
        ),
        migrations.AddField(
            model_name="room",
            name="key_there",
            field=models.SlugField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="room",
            name="works_with",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rooms_elsewhere",
                to="partners.site",
            ),
        ),
        migrations.AlterField(
            model_name="room",
            name="number_prefix",
            field=models.CharField(blank=True, max_length=8),
        ),
        migrations.AddConstraint(
            model_name="peer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at__isnull", True), ("confirmed_by", "")),
                    models.Q(
                        ("confirmed_at__isnull", False),
                        models.Q(("confirmed_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_confirmed_peer_says_by_whom",
            ),
        ),
        migrations.AddField(
            model_name="room",
            name="peer",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rooms",
                to="partners.peer",
            ),
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
                        models.Q(("kind", "national"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_room_is_a_sites_or_elsewhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.UniqueConstraint(
                condition=models.Q(("peer__isnull", True)),
                fields=("number_prefix",),
                name="a_prefix_is_one_rooms",
            ),
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.UniqueConstraint(
                condition=models.Q(("peer__isnull", False)),
                fields=("peer", "key_there"),
                name="a_room_elsewhere_stands_once",
            ),
        ),
        migrations.RunSQL("SELECT samsyn_build_audit('partners_peer')", REVERSE),
    ]
