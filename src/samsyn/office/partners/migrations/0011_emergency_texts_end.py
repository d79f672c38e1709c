"""What was written of an emergency is emptied when its period is over; that it happened stays."""

from django.db import migrations, models
from django.db.models import Q

SQL = """
-- Whoever erases in the room empties what was reviewed long enough ago, and the log says so.
CREATE FUNCTION samsyn_empty_emergencies(wanted integer, period integer, today date)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  emptied text[];
BEGIN
  IF NOT wanted = ANY (samsyn_rooms_granting('erase_records')) THEN
    RAISE EXCEPTION 'No role here grants it.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  WITH gone AS (
    UPDATE partners_emergencyaccount written SET reason = '', findings = '', emptied_on = today
    FROM partners_emergency opened
    WHERE opened.id = written.emergency_id AND opened.room_id = wanted
      AND written.emptied_on IS NULL AND opened.signed_at IS NOT NULL
      AND ((opened.signed_at AT TIME ZONE 'Europe/Stockholm')::date
           + make_interval(months => period))::date <= today
    RETURNING written.emergency_id::text AS id)
  SELECT array_agg(id ORDER BY id) INTO emptied FROM gone;
  IF emptied IS NULL THEN
    RETURN 0;
  END IF;
  PERFORM samsyn_log.append('empty_emergency', 'partners_emergency', emptied, array[wanted], '{}',
    cardinality(emptied));
  RETURN cardinality(emptied);
END
$$;
REVOKE EXECUTE ON FUNCTION samsyn_empty_emergencies(integer, integer, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION samsyn_empty_emergencies(integer, integer, date) TO samsyn_app;
"""
REVERSE = "DROP FUNCTION samsyn_empty_emergencies(integer, integer, date);"


class Migration(migrations.Migration):
    dependencies = [("partners", "0010_peers"), ("audit", "0005_sealed")]
    operations = [
        migrations.RemoveConstraint("emergencyaccount", "an_emergency_has_a_reason"),
        migrations.AddField("emergencyaccount", "emptied_on", models.DateField(null=True)),
        migrations.AddConstraint(
            "emergencyaccount",
            models.CheckConstraint(
                name="an_emergency_has_a_reason_until_it_is_emptied",
                condition=Q(emptied_on__isnull=True) & ~Q(reason="")
                | Q(emptied_on__isnull=False, reason="", findings=""),
            ),
        ),
        migrations.RunSQL(SQL, REVERSE),
    ]
