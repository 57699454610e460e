-- Who is appointed, who may come in and whose session ended is told with the commit to every process that remembers sessions.
-- NOTIFY inside a transaction makes commits wait for one another; these rows change seldom.
CREATE FUNCTION "tell_people"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM pg_notify('kaohe_people', to_jsonb(OLD) ->> TG_ARGV[0]);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM pg_notify('kaohe_people', to_jsonb(NEW) ->> TG_ARGV[0]);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "appointment_told" AFTER INSERT OR UPDATE OR DELETE ON "appointment"
  FOR EACH ROW EXECUTE FUNCTION "tell_people"('person_id');
CREATE TRIGGER "person_told" AFTER UPDATE ON "person"
  FOR EACH ROW EXECUTE FUNCTION "tell_people"('id');
CREATE TRIGGER "session_told" AFTER DELETE ON "session"
  FOR EACH ROW EXECUTE FUNCTION "tell_people"('user_id');
