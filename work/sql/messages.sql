-- The outbox. A message is claimed, composed as its recipient, sent and settled in one
-- transaction; its row stays locked meanwhile, so no other worker takes it up.

CREATE FUNCTION work_claim_message(
    p_at timestamptz,
    OUT message_id uuid, OUT reminder_id uuid, OUT recipient_id uuid, OUT agency_id uuid,
    OUT case_id uuid, OUT attempts int
)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM work_require_service();
    SELECT m.id, m.reminder_id, m.recipient_id, r.agency_id, m.case_id, m.attempts
    INTO message_id, reminder_id, recipient_id, agency_id, case_id, attempts
    FROM work_message m
    JOIN work_reminder r ON r.id = m.reminder_id
    WHERE m.sent_at IS NULL AND m.withheld_at IS NULL AND m.try_at <= p_at
    ORDER BY m.try_at, m.id
    LIMIT 1
    FOR UPDATE OF m SKIP LOCKED;
END $$;

CREATE FUNCTION work_message_sent(p_id uuid, p_at timestamptz, p_subject text, p_body text)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM work_require_service();
    UPDATE work_message
    SET sent_at = p_at, subject = p_subject, body = p_body, attempts = attempts + 1
    WHERE id = p_id AND sent_at IS NULL AND withheld_at IS NULL;
END $$;

CREATE FUNCTION work_message_withheld(p_id uuid, p_at timestamptz, p_because text)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM work_require_service();
    UPDATE work_message SET withheld_at = p_at, withheld_because = p_because
    WHERE id = p_id AND sent_at IS NULL AND withheld_at IS NULL;
END $$;

CREATE FUNCTION work_message_failed(p_id uuid, p_at timestamptz, p_try_at timestamptz)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM work_require_service();
    UPDATE work_message
    SET failed_at = p_at, try_at = p_try_at, attempts = attempts + 1
    WHERE id = p_id AND sent_at IS NULL AND withheld_at IS NULL;
END $$;

REVOKE ALL ON FUNCTION work_claim_message(timestamptz) FROM PUBLIC;
REVOKE ALL ON FUNCTION work_message_sent(uuid, timestamptz, text, text) FROM PUBLIC;
REVOKE ALL ON FUNCTION work_message_withheld(uuid, timestamptz, text) FROM PUBLIC;
REVOKE ALL ON FUNCTION work_message_failed(uuid, timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION work_claim_message(timestamptz) TO iom_web;
GRANT EXECUTE ON FUNCTION work_message_sent(uuid, timestamptz, text, text) TO iom_web;
GRANT EXECUTE ON FUNCTION work_message_withheld(uuid, timestamptz, text) TO iom_web;
GRANT EXECUTE ON FUNCTION work_message_failed(uuid, timestamptz, timestamptz) TO iom_web;
