-- Release dates and releases are recorded below ratings, which hear of them here: once a
-- day, across agencies, by scheduled work alone. The rules stay in Python; these two
-- functions only fetch what they need and write what they found.

CREATE FUNCTION rag_require_service() RETURNS void
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
    IF session_user <> 'iom_owner' AND app_role() IS DISTINCT FROM 'service_account' THEN
        RAISE EXCEPTION 'only scheduled work may do this'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
END $$;

CREATE FUNCTION rag_prison_ratings()
RETURNS TABLE (
    rating_id uuid, case_id uuid, scheme_id uuid, rated_on date, answers jsonb,
    review_due_on date, case_due_on date, release_on date, wanted_since date,
    released_on date
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM rag_require_service();
    RETURN QUERY
    SELECT r.id, c.id, c.scheme_id, r.rated_on, r.answers,
        r.review_due_on, c.review_due_on, c.release_on, c.wanted_since,
        CASE WHEN c.custody_since IS NULL THEN (
            SELECT max(s.released_on) FROM licences_custodyspell s
            WHERE s.case_id = c.id AND s.left_because = 'released'
        ) END
    FROM rag_rating r
    JOIN cases_case c ON c.id = r.case_id
    WHERE r.superseded_on IS NULL AND r.rag_class = 'prison' AND c.status = 'active'
    ORDER BY c.id;
END $$;

CREATE FUNCTION rag_move_review(p_rating uuid, p_due date, p_because text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM rag_require_service();
    UPDATE rag_rating SET review_due_on = p_due, review_because = p_because
    WHERE id = p_rating AND superseded_on IS NULL;
    IF FOUND THEN
        UPDATE cases_case SET review_due_on = p_due
        WHERE id = (SELECT case_id FROM rag_rating WHERE id = p_rating);
    END IF;
END $$;

REVOKE ALL ON FUNCTION rag_prison_ratings() FROM PUBLIC;
REVOKE ALL ON FUNCTION rag_move_review(uuid, date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rag_prison_ratings() TO iom_web;
GRANT EXECUTE ON FUNCTION rag_move_review(uuid, date, text) TO iom_web;
