"""Puts the cards behind the wall, and freezes what was said on paper."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('contact_cards_supportline', 'compartment_id');
SELECT samsyn_build_wall('contact_cards_cardtext', 'compartment_id');
SELECT samsyn_build_wall('contact_cards_cardbatch', 'compartment_id');
SELECT samsyn_build_wall('contact_cards_contactcard', 'compartment_id');
SELECT samsyn_build_wall('contact_cards_carddelivery', 'compartment_id');
SELECT samsyn_build_wall('contact_cards_cardprinting', 'compartment_id');

SELECT samsyn_follow('contact_cards_contactcard', 'batch_id', 'compartment_id', 'contact_cards_cardbatch');
SELECT samsyn_follow('contact_cards_cardprinting', 'batch_id', 'compartment_id', 'contact_cards_cardbatch');

SELECT samsyn_build_audit('contact_cards_supportline');
SELECT samsyn_build_audit('contact_cards_cardtext');
SELECT samsyn_build_audit('contact_cards_cardbatch');
SELECT samsyn_build_audit('contact_cards_contactcard');
SELECT samsyn_build_audit('contact_cards_carddelivery');
SELECT samsyn_build_audit('contact_cards_cardprinting');

-- Whoever hands a card over may write so without being shown the register of cards: they hold
-- the card, and its identifier follows from its code. Only a card of the same room will do.
ALTER TABLE contact_cards_carddelivery ADD CONSTRAINT a_delivery_is_of_a_card_of_the_room
  FOREIGN KEY (card_id, room_id) REFERENCES contact_cards_contactcard (id, room_id);

-- Numbers and words stay as they were printed. A text's approval is added once.
CREATE FUNCTION samsyn_keep_card_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  added text[] := ARRAY['compartment_id'];
BEGIN
  IF TG_TABLE_NAME = 'contact_cards_cardtext' AND to_jsonb(old)->>'approved_at' IS NULL THEN
    added := added || ARRAY['approved_at', 'approved_by_id'];
  END IF;
  IF TG_OP = 'UPDATE' AND to_jsonb(new) - added = to_jsonb(old) - added THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION 'What stands on cards is never edited: write a new version.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON contact_cards_supportline
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_card_text();
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON contact_cards_cardtext
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_card_text();
"""


class Migration(migrations.Migration):
    dependencies = [("contact_cards", "0001_initial"), ("audit", "0002_append_only")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
