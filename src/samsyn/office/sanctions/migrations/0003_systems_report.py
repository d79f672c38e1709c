"""Lets an agency's own system say, through the joint room's door, that a measure is done."""

from django.db import migrations

_HEAD = """
CREATE OR REPLACE FUNCTION samsyn_tick_own_measure() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  tick sanctions_tick := coalesce(new, old);
BEGIN
  IF tick.step = 'withdraw' OR EXISTS (
    SELECT FROM sanctions_measure measure
    JOIN partners_room asked ON asked.id = measure.room_id
    JOIN partners_room own
      ON own.site_id = asked.site_id AND own.controller_id = measure.agency_id
      AND own.kind <> 'joint' AND own.id = ANY (samsyn_rooms_granting('answer_measure'))
    WHERE measure.id = tick.measure_id
  ) THEN
    RETURN coalesce(new, old);
  END IF;
"""
_TAIL = """
  RAISE EXCEPTION 'Only the agency itself decides on and ticks its measure.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
"""
# The system reads nothing of the joint room, so the door writes the row, and nothing but "done";
# the row names the system, which must hold its role in a room of the measure's agency now.
SQL = (
    _HEAD
    + """
  IF TG_OP = 'INSERT' AND tick.step = 'done'
    AND tick.room_id = ANY (samsyn_rooms_granting('receive_disclosure'))
    AND EXISTS (
      SELECT FROM sanctions_measure measure
      JOIN partners_room asked ON asked.id = measure.room_id
      JOIN partners_room own
        ON own.site_id = asked.site_id AND own.controller_id = measure.agency_id
        AND own.kind <> 'joint'
      JOIN partners_staffrole held
        ON held.room_id = own.id AND held.staff_id = tick.recorded_by_id
        AND held.role = 'answering_system' AND held.starts_at <= clock_timestamp()
        AND (held.ends_at IS NULL OR held.ends_at > clock_timestamp())
      JOIN accounts_staff staff ON staff.id = held.staff_id AND staff.is_active
      WHERE measure.id = tick.measure_id
    ) THEN
    RETURN new;
  END IF;
"""
    + _TAIL
)


class Migration(migrations.Migration):
    dependencies = [("sanctions", "0002_walls")]
    operations = [migrations.RunSQL(SQL, _HEAD + _TAIL)]
