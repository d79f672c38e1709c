"""Who from outside has read in a room, week by week; frozen, and read once by a named person."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SQL = """
ALTER TABLE oversight_accessdigest ENABLE ROW LEVEL SECURITY;
ALTER TABLE oversight_accessdigest FORCE ROW LEVEL SECURITY;
CREATE POLICY readers ON oversight_accessdigest FOR SELECT
  USING (room_id = ANY ((SELECT samsyn_rooms_granting('read_audit'))::integer[]));
CREATE POLICY writers ON oversight_accessdigest FOR INSERT
  WITH CHECK (room_id = ANY ((SELECT samsyn_rooms_granting('erase_records'))::integer[]));
CREATE POLICY markers ON oversight_accessdigest FOR UPDATE
  USING (room_id = ANY ((SELECT samsyn_rooms_granting('read_audit'))::integer[]));
SELECT samsyn_build_audit('oversight_accessdigest');

-- The one change that a digest allows: somebody says, once and for themselves, that they read it.
CREATE FUNCTION samsyn_only_marked_as_read() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.read_at IS NULL AND new.read_by_id = samsyn_staff()
    AND to_jsonb(old) - '{read_at,read_by_id}'::text[]
      = to_jsonb(new) - '{read_at,read_by_id}'::text[]
  THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION 'A digest stays as it is.' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER stays BEFORE UPDATE ON oversight_accessdigest
FOR EACH ROW EXECUTE FUNCTION samsyn_only_marked_as_read();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("oversight", "0003_steering_sees_late_reviews"),
        ("partners", "0009_emergencies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessDigest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("week", models.DateField()),
                ("made_at", models.DateTimeField()),
                ("lines", models.JSONField(default=list)),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "read_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.room",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("room", "week"), name="a_week_is_written_once"),
                    models.CheckConstraint(
                        condition=models.Q(("week__iso_week_day", 1)),
                        name="a_digest_begins_on_a_monday",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("read_at__isnull", True), ("read_by__isnull", True)),
                            models.Q(("read_at__isnull", False), ("read_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_digest_that_is_read_has_its_reader",
                    ),
                ],
            },
        ),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
