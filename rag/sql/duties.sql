-- Contacts are logged below ratings, which hear of them here: what bears on the duties
-- of every case that is rated, and the writing of what falls due first. The rules stay
-- in Python (rag/duties.py).

CREATE FUNCTION rag_duty_rows()
RETURNS TABLE (
    case_id uuid, scheme_id uuid, rag_class text, class_since date, rated_on date,
    review_due_on date, wanted_since date, release_on date, supervision_until date,
    home_visit_on date, done jsonb, duty_due_on date, duty_due text
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM rag_require_service();
    RETURN QUERY
    SELECT c.id, c.scheme_id, c.rag_class::text, c.rag_set_on, r.rated_on,
        c.review_due_on, c.wanted_since, c.release_on, f.expires_on,
        v.latest, d.done, c.duty_due_on, c.duty_due::text
    FROM cases_case c
    JOIN rag_rating r ON r.case_id = c.id AND r.superseded_on IS NULL
    LEFT JOIN rag_supervisionfrequency f
        ON f.case_id = c.id AND f.superseded_on IS NULL
    LEFT JOIN (
        SELECT k.case_id, max((k.happened_at AT TIME ZONE 'Europe/London')::date) AS latest
        FROM cases_contact k
        WHERE k.section = 'general' AND k.kind IN ('home_visit', 'home_visit_not_notified')
            AND k.attendance IN ('', 'complied', 'failed_to_comply')
            AND k.withdrawn_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM cases_contact n WHERE n.corrects_id = k.id)
        GROUP BY k.case_id
    ) v ON v.case_id = c.id
    LEFT JOIN (
        SELECT g.case_id, jsonb_object_agg(g.duty, g.latest) AS done
        FROM (
            SELECT n.case_id, n.duty, max(n.done_on) AS latest
            FROM rag_dutydone n GROUP BY n.case_id, n.duty
        ) g GROUP BY g.case_id
    ) d ON d.case_id = c.id
    WHERE c.status = 'active' AND c.rag_set_on IS NOT NULL;
END $$;

CREATE FUNCTION rag_move_duty(p_case uuid, p_due date, p_duty text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM rag_require_service();
    UPDATE cases_case SET duty_due_on = p_due, duty_due = p_duty
    WHERE id = p_case AND status = 'active';
END $$;

REVOKE ALL ON FUNCTION rag_duty_rows() FROM PUBLIC;
REVOKE ALL ON FUNCTION rag_move_duty(uuid, date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rag_duty_rows() TO iom_web;
GRANT EXECUTE ON FUNCTION rag_move_duty(uuid, date, text) TO iom_web;
