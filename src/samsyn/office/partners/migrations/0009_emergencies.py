"""Three hours in another agency's room, when somebody's life is in danger; and its review.

The application may not write who reads what. These functions do, for whoever holds a role that
grants it, and set every time themselves. An emergency is a role held for three hours: the
function that row-level security asks finds it where it finds the others.
"""

import datetime
import uuid

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

SQL = """
ALTER TABLE partners_room ADD CONSTRAINT a_room_and_its_kind UNIQUE (id, kind);
ALTER TABLE partners_emergency ADD CONSTRAINT an_emergency_knows_its_rooms_kind
  FOREIGN KEY (room_id, room_kind) REFERENCES partners_room (id, kind);

CREATE OR REPLACE FUNCTION samsyn_rooms_granting(wanted text) RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT held.room_id), '{}')
  FROM (
    SELECT staff_id, room_id, role FROM partners_staffrole
    WHERE staff_id = samsyn_staff()
      AND starts_at <= clock_timestamp()
      AND (ends_at IS NULL OR ends_at > clock_timestamp())
    UNION ALL
    SELECT staff_id, room_id, 'emergency' FROM partners_emergency
    WHERE staff_id = samsyn_staff()
      AND starts_at <= clock_timestamp() AND ends_at > clock_timestamp() AND ended_at IS NULL
  ) held
  JOIN partners_grant granted ON granted.role = held.role AND granted.deed = wanted
  JOIN accounts_staff staff ON staff.id = held.staff_id AND staff.is_active
$$;

-- Rooms in which somebody does nothing but read for a while; the record's triggers ask it.
CREATE FUNCTION samsyn_opened_rooms() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(opened.room_id), '{}')
  FROM partners_emergency opened
  WHERE opened.staff_id = samsyn_staff()
    AND opened.starts_at <= clock_timestamp() AND opened.ends_at > clock_timestamp()
    AND opened.ended_at IS NULL
    AND NOT EXISTS (
      SELECT FROM partners_staffrole held
      WHERE held.staff_id = opened.staff_id AND held.room_id = opened.room_id
        AND held.starts_at <= clock_timestamp()
        AND (held.ends_at IS NULL OR held.ends_at > clock_timestamp()))
$$;

-- Why the caller may not open a room, or nothing. It says nothing of what lies there.
CREATE FUNCTION samsyn_against_emergency(wanted integer) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN NOT EXISTS (
      SELECT FROM partners_room own JOIN partners_room other ON other.site_id = own.site_id
      WHERE other.id = wanted AND other.kind IN ('police', 'probation', 'municipality')
        AND own.id <> other.id AND own.kind IN ('police', 'probation', 'municipality')
        AND own.controller_id <> other.controller_id
        AND own.id = ANY (samsyn_rooms_granting('open_in_emergency'))) THEN 'no role'
    WHEN wanted = ANY (samsyn_rooms_granting('read_records')) THEN 'reads'
    WHEN coalesce((
      SELECT own.value FROM partners_sitelimit own
      JOIN partners_room room ON room.site_id = own.site_id
      JOIN partners_site site ON site.id = own.site_id
      WHERE room.id = wanted AND own.name = 'emergency_access'
        AND own.applies_from <= (clock_timestamp() AT TIME ZONE site.time_zone)::date
      ORDER BY own.applies_from DESC, own.id DESC LIMIT 1), 1) = 0 THEN 'off'
  END
$$;

CREATE FUNCTION samsyn_open_in_emergency(wanted integer, ground text, reason text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  made uuid := gen_random_uuid();
  at timestamptz := clock_timestamp();
  told integer[];
BEGIN
  IF samsyn_against_emergency(wanted) IS NOT NULL THEN
    RAISE EXCEPTION 'The room does not open.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- The breaker's own rooms stand in the event too, so that their own oversight finds it.
  SELECT array_agg(DISTINCT one) INTO told
  FROM unnest(samsyn_rooms_granting('open_in_emergency') || wanted) AS one;
  INSERT INTO partners_emergency
    (id, staff_id, room_id, room_kind, ground, starts_at, ends_at, due_on)
  SELECT made, samsyn_staff(), room.id, room.kind, ground, at, at + interval '3 hours',
    (at AT TIME ZONE site.time_zone)::date + 5
  FROM partners_room room JOIN partners_site site ON site.id = room.site_id
  WHERE room.id = wanted;
  INSERT INTO partners_emergencyaccount (emergency_id, room_id, staff_id, reason, verdict, findings)
  VALUES (made, wanted, samsyn_staff(), reason, '', '');
  PERFORM samsyn_log.append('open_in_emergency', 'partners_emergency', array[made::text], told,
    '{}', 1);
  RETURN made;
END
$$;

-- Ended before its time: by who opened, or by the room's own side.
CREATE FUNCTION samsyn_end_emergency(wanted uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  room integer;
BEGIN
  UPDATE partners_emergency SET ended_at = clock_timestamp()
  WHERE id = wanted AND ended_at IS NULL AND ends_at > clock_timestamp()
    AND (staff_id = samsyn_staff()
      OR room_id = ANY (samsyn_rooms_granting('review_emergency')))
  RETURNING room_id INTO room;
  IF room IS NULL THEN
    RETURN false;
  END IF;
  PERFORM samsyn_log.append('end_emergency', 'partners_emergency', array[wanted::text],
    array[room], '{}', 1);
  RETURN true;
END
$$;

CREATE FUNCTION samsyn_review_emergency(wanted uuid, said text, came_to text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  room integer;
BEGIN
  UPDATE partners_emergency SET signed_at = clock_timestamp(), signed_by_id = samsyn_staff()
  WHERE id = wanted AND signed_at IS NULL AND staff_id <> samsyn_staff()
    AND (ended_at IS NOT NULL OR ends_at <= clock_timestamp())
    AND room_id = ANY (samsyn_rooms_granting('review_emergency'))
  RETURNING room_id INTO room;
  IF room IS NULL THEN
    RETURN false;
  END IF;
  UPDATE partners_emergencyaccount SET verdict = said, findings = came_to
  WHERE emergency_id = wanted;
  PERFORM samsyn_log.append('review_emergency', 'partners_emergency', array[wanted::text],
    array[room], '{}', 1);
  RETURN true;
END
$$;

-- A role that is changed or taken away ends what was opened by it, as it ends sessions.
CREATE FUNCTION samsyn_end_emergencies() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE partners_emergency SET ended_at = clock_timestamp()
  WHERE staff_id = old.staff_id AND ended_at IS NULL AND ends_at > clock_timestamp();
  RETURN NULL;
END
$$;
CREATE TRIGGER a_changed_role_ends_emergencies AFTER UPDATE OR DELETE ON partners_staffrole
FOR EACH ROW EXECUTE FUNCTION samsyn_end_emergencies();

-- What was written is read by who opened and by who reads the log of the room.
ALTER TABLE partners_emergencyaccount ENABLE ROW LEVEL SECURITY;
CREATE POLICY readers ON partners_emergencyaccount FOR SELECT TO samsyn_app
  USING (staff_id = samsyn_staff()
    OR room_id = ANY ((SELECT samsyn_rooms_granting('review_emergency'))::integer[]));

REVOKE EXECUTE ON FUNCTION samsyn_opened_rooms(), samsyn_against_emergency(integer),
  samsyn_open_in_emergency(integer, text, text), samsyn_end_emergency(uuid),
  samsyn_review_emergency(uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION samsyn_opened_rooms(), samsyn_against_emergency(integer),
  samsyn_open_in_emergency(integer, text, text), samsyn_end_emergency(uuid),
  samsyn_review_emergency(uuid, text, text) TO samsyn_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0008_hidden_parts"),
        ("audit", "0005_sealed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Emergency",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("room_kind", models.CharField(max_length=30)),
                ("ground", models.CharField(max_length=12)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("due_on", models.DateField()),
                ("signed_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddConstraint(
            model_name="staffrole",
            constraint=models.CheckConstraint(
                condition=models.Q(("role", "emergency"), _negated=True),
                name="nobody_is_given_an_emergency",
            ),
        ),
        migrations.AddField(
            model_name="emergency",
            name="room",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partners.room"
            ),
        ),
        migrations.AddField(
            model_name="emergency",
            name="signed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="emergency",
            name="staff",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.CreateModel(
            name="EmergencyAccount",
            fields=[
                (
                    "emergency",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="account",
                        serialize=False,
                        to="partners.emergency",
                    ),
                ),
                ("reason", models.CharField(max_length=400)),
                ("verdict", models.CharField(blank=True, max_length=12)),
                ("findings", models.TextField(blank=True)),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.room",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="emergency",
            index=models.Index(fields=["staff", "-ends_at"], name="emergencies_of_staff"),
        ),
        migrations.AddConstraint(
            model_name="emergency",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "ends_at",
                        django.db.models.expressions.CombinedExpression(
                            models.F("starts_at"),
                            "+",
                            models.Value(datetime.timedelta(seconds=10800)),
                        ),
                    )
                ),
                name="an_emergency_lasts_three_hours",
            ),
        ),
        migrations.AddConstraint(
            model_name="emergency",
            constraint=models.CheckConstraint(
                condition=models.Q(("room_kind__in", ("police", "probation", "municipality"))),
                name="no_emergency_opens_support",
            ),
        ),
        migrations.AddConstraint(
            model_name="emergency",
            constraint=models.CheckConstraint(
                condition=models.Q(("ground__in", ["life", "attack", "child"])),
                name="an_emergency_has_a_ground",
            ),
        ),
        migrations.AddConstraint(
            model_name="emergency",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("signed_at__isnull", True), ("signed_by__isnull", True)),
                    models.Q(("signed_at__isnull", False), ("signed_by__isnull", False)),
                    _connector="OR",
                ),
                name="a_signed_emergency_has_its_signer",
            ),
        ),
        migrations.AddConstraint(
            model_name="emergency",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signed_by__isnull", True),
                    models.Q(("signed_by", models.F("staff")), _negated=True),
                    _connector="OR",
                ),
                name="nobody_reviews_their_own_emergency",
            ),
        ),
        migrations.AddConstraint(
            model_name="emergencyaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="an_emergency_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="emergencyaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("verdict__in", ["", "in_order", "ask_head", "incident"])),
                name="a_verdict_on_an_emergency_is_known",
            ),
        ),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
