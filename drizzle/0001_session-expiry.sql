-- The database's clock alone decides when a session ends: 14 days after its last use, 90 days after its start.
-- connect-pg-simple computes `expire` from the clock of the node that writes; this overrides it.
CREATE FUNCTION user_sessions_set_expiry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.expire := least(now() + interval '14 days', NEW.created_at + interval '90 days');
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER user_sessions_expiry BEFORE INSERT OR UPDATE ON user_sessions
  FOR EACH ROW EXECUTE FUNCTION user_sessions_set_expiry();
--> statement-breakpoint
-- Room in each page for new versions of the row: every thought updates it, and no index points at what changes.
ALTER TABLE topic_heads SET (fillfactor = 50);
