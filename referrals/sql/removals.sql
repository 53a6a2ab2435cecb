-- Grounds for removal are recorded below this app, by agencies that each see their own
-- cases. Scheduled work alone reads them together, lets the rules in Python judge, and
-- writes what they found. These functions only fetch and write.

CREATE FUNCTION referrals_recorded_grounds()
RETURNS TABLE (
    case_id uuid, adopted_on date, mappa_level text, is_agreed boolean,
    sentence_id uuid, kind text, sentenced_on date,
    years int, months int, weeks int, days int
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM rag_require_service();
    -- Sentences well short of five years are left out here; the rule decides on the rest.
    RETURN QUERY
    SELECT c.id, c.adopted_on, c.mappa_level::text, r.mappa_agreed_on IS NOT NULL,
        s.id, s.kind::text, s.sentenced_on,
        s.years::int, s.months::int, s.weeks::int, s.days::int
    FROM cases_case c
    LEFT JOIN licences_sentence s ON s.case_id = c.id AND s.superseded_on IS NULL
        AND s.sentenced_on >= c.adopted_on
        AND (s.kind = 'life_or_ipp'
            OR s.years * 12 + s.months + s.weeks / 4 + s.days / 28 >= 58)
    LEFT JOIN referrals_referral r ON r.case_id = c.id
    WHERE c.status = 'active' AND (c.mappa_level = '3' OR s.id IS NOT NULL)
    ORDER BY c.id, s.sentenced_on, s.id;
END $$;

CREATE FUNCTION referrals_raised_grounds()
RETURNS TABLE (removal_id uuid, case_id uuid, ground text, fact_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM rag_require_service();
    RETURN QUERY
    SELECT r.id, r.case_id, r.ground::text, r.fact_id
    FROM referrals_removal r
    JOIN cases_case c ON c.id = r.case_id
    WHERE r.fact_id IS NOT NULL AND r.fact_ended_on IS NULL AND c.status = 'active'
    ORDER BY r.case_id, r.id;
END $$;

-- One proposal for each fact, however often and by however many runs at once it is raised.
CREATE FUNCTION referrals_raise_removal(
    p_case uuid, p_ground text, p_fact uuid, p_evidence text, p_on date
) RETURNS uuid
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT rag_require_service();
    INSERT INTO referrals_removal
        (id, case_id, ground, fact_id, evidence, reasons, proposed_on, status, version,
         decision_reasons, agreed_with, exit_plan, next_appointment,
         reconsidered_outcome, recorded_by_id, recorded_at)
    SELECT gen_random_uuid(), c.id, p_ground, p_fact, p_evidence, '', p_on, 'proposed', 1,
        '', '', '', '', '', app_user(), now()
    FROM cases_case c
    WHERE c.id = p_case AND c.status = 'active'
    ON CONFLICT DO NOTHING
    RETURNING id
$$;

-- The fact no longer holds: a decision keeps its place, a proposal lapses.
CREATE FUNCTION referrals_end_fact(p_removal uuid, p_on date) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_before referrals_removal;
BEGIN
    PERFORM rag_require_service();
    SELECT * INTO v_before FROM referrals_removal
    WHERE id = p_removal AND fact_ended_on IS NULL FOR UPDATE;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    UPDATE referrals_removal SET fact_ended_on = p_on WHERE id = p_removal;
    IF v_before.status IN ('proposed', 'deferred') THEN
        UPDATE referrals_removal SET status = 'lapsed', version = version + 1
        WHERE id = p_removal;
        INSERT INTO referrals_removalchange
            (id, case_id, removal_id, from_status, to_status, changed_on, reason,
             recorded_by_id, recorded_at)
        VALUES (gen_random_uuid(), v_before.case_id, p_removal, v_before.status, 'lapsed',
            p_on, 'What it rested on is no longer recorded.', app_user(), now());
    END IF;
END $$;

-- Who was removed for five years' custody and comes back to a meeting before release
-- (S1-36), unless somebody has said what became of it or referred them again.
CREATE FUNCTION referrals_to_reconsider(p_on date, p_months int)
RETURNS TABLE (
    case_id uuid, removal_id uuid, scheme_id uuid, due_on date, release_on date
)
LANGUAGE sql STABLE AS $$
    SELECT * FROM (
        SELECT c.id, r.id, c.scheme_id,
            (r.expected_release_on
                - make_interval(months => coalesce(k.value, p_months)))::date AS due_on,
            r.expected_release_on
        FROM referrals_removal r
        JOIN cases_case c ON c.id = r.case_id
        LEFT JOIN agencies_schemeclock k
            ON k.scheme_id = c.scheme_id AND k.code = 're_registration'
        WHERE r.status = 'approved' AND r.ground = 'custody'
            AND r.reconsidered_on IS NULL AND c.status = 'closed'
            AND NOT EXISTS (
                SELECT 1 FROM cases_case n
                WHERE n.person_id = c.person_id AND n.scheme_id = c.scheme_id
                    AND n.status IN ('referred', 'active')
            )
    ) found
    WHERE found.due_on <= p_on
$$;

REVOKE ALL ON FUNCTION referrals_recorded_grounds() FROM PUBLIC;
REVOKE ALL ON FUNCTION referrals_raised_grounds() FROM PUBLIC;
REVOKE ALL ON FUNCTION referrals_raise_removal(uuid, text, uuid, text, date) FROM PUBLIC;
REVOKE ALL ON FUNCTION referrals_end_fact(uuid, date) FROM PUBLIC;
REVOKE ALL ON FUNCTION referrals_to_reconsider(date, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION referrals_recorded_grounds() TO iom_web;
GRANT EXECUTE ON FUNCTION referrals_raised_grounds() TO iom_web;
GRANT EXECUTE ON FUNCTION referrals_raise_removal(uuid, text, uuid, text, date) TO iom_web;
GRANT EXECUTE ON FUNCTION referrals_end_fact(uuid, date) TO iom_web;
