"""The ledger of quotes: marks that nobody reads, and the functions that write and count them.

The table lies in a schema that the office may not enter. Each function runs in the owner's name
and reads the cards' own tables under the wall of whoever acts: the wall is forced on the owner
too, and asks who acts, not which database role runs.
"""

from django.db import migrations

SQL = """
CREATE SCHEMA samsyn_quotes;
REVOKE ALL ON SCHEMA samsyn_quotes FROM PUBLIC;
CREATE TABLE samsyn_quotes.quote (
  mark bytea PRIMARY KEY CHECK (octet_length(mark) = 32),
  batch_id uuid NOT NULL,
  room_id integer NOT NULL,
  -- The first day of the quarter, never the day: a count that moves tells of nobody's call.
  quoted_in date CHECK (quoted_in = date_trunc('quarter', quoted_in)::date)
);
CREATE INDEX quotes_by_batch ON samsyn_quotes.quote (batch_id);

-- Once for each batch. The marks are written in their own order, which says nothing of the cards'.
CREATE FUNCTION samsyn_issue_marks(batch uuid, marks bytea[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  place integer;
BEGIN
  SELECT held.room_id INTO place FROM contact_cards_cardbatch held
  JOIN partners_room room ON room.id = held.room_id AND room.kind = 'joint'
  WHERE held.id = batch
    AND held.room_id = ANY ((SELECT samsyn_rooms_granting('manage_cards'))::integer[]);
  IF place IS NULL OR EXISTS (SELECT FROM samsyn_quotes.quote WHERE batch_id = batch) THEN
    RAISE EXCEPTION 'Marks are issued once, to a batch of a joint room.'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO samsyn_quotes.quote (mark, batch_id, room_id)
  SELECT one, batch, place FROM unnest(marks) AS one ORDER BY one;
END
$$;

-- The joint rooms of the sites in whose social services the actor answers for help contacts.
CREATE FUNCTION samsyn_rooms_of_help() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT theirs.id), '{}')
  FROM partners_room mine
  JOIN partners_room theirs ON theirs.site_id = mine.site_id AND theirs.kind = 'joint'
  WHERE mine.kind = 'social_services'
    AND mine.id = ANY ((SELECT samsyn_rooms_granting('quote_card'))::integer[])
$$;

-- Says whether the mark is a card's of the same site, and nothing more.
CREATE FUNCTION samsyn_quote_mark(quoted bytea, on_day date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  quarter date := date_trunc('quarter', least(on_day, current_date))::date;
BEGIN
  UPDATE samsyn_quotes.quote SET quoted_in = coalesce(least(quoted_in, quarter), quarter)
  WHERE mark = quoted AND room_id = ANY (samsyn_rooms_of_help());
  RETURN FOUND;
END
$$;

CREATE FUNCTION samsyn_take_back_mark(quoted bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE samsyn_quotes.quote SET quoted_in = NULL
  WHERE mark = quoted AND room_id = ANY (samsyn_rooms_of_help())
$$;

-- Counts to the end of the last whole quarter. No number where either side of it is below the
-- site's threshold; where only the upper side is, a range. Null is "too few to say".
CREATE FUNCTION samsyn_cards_quoted(
  batch uuid, as_of date,
  OUT until date, OUT handed_out integer, OUT at_least integer, OUT at_most integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  threshold integer;
  quoted integer;
BEGIN
  SELECT site.small_number_threshold INTO threshold FROM contact_cards_cardbatch held
  JOIN partners_room room ON room.id = held.room_id
  JOIN partners_site site ON site.id = room.site_id
  WHERE held.id = batch
    AND held.room_id = ANY ((SELECT samsyn_rooms_granting('read_records'))::integer[]);
  IF threshold IS NULL THEN
    RETURN;
  END IF;
  until := date_trunc('quarter', least(as_of, current_date))::date;
  SELECT count(*) INTO handed_out FROM contact_cards_carddelivery given
  JOIN contact_cards_contactcard card ON card.id = given.card_id
  WHERE card.batch_id = batch AND given.handed_on < until;
  SELECT count(*) INTO quoted FROM samsyn_quotes.quote
  WHERE batch_id = batch AND quoted_in < until;
  IF handed_out < 2 * threshold THEN
    RETURN;
  ELSIF quoted < threshold THEN
    at_least := 0;
    at_most := threshold - 1;
  ELSIF handed_out - quoted < threshold THEN
    at_least := handed_out - threshold + 1;
    at_most := handed_out;
  ELSE
    at_least := quoted;
    at_most := quoted;
  END IF;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("contact_cards", "0002_walls"), ("partners", "0004_assigned_parts")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
