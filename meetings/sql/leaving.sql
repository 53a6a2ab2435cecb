-- Whoever is proposed for removal, or comes back before release, goes on the agenda of the
-- scheme's next meeting with the reason. Once for each meeting: taken off, it stays off.
CREATE FUNCTION meetings_list_leaving(p_on date, p_months int)
RETURNS TABLE (listed_case_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM rag_require_service();
    -- Two runs take turns: both would count the agenda's items before the other's insert.
    PERFORM pg_advisory_xact_lock(hashtext('meetings_list_leaving'));
    RETURN QUERY
    WITH leaving AS (
        SELECT r.case_id, c.scheme_id, c.lead_worker_agency_id AS agency_id,
            'removal' AS ground,
            r.deferred_until AS not_before,
            CASE WHEN r.ground = 'discretionary' THEN 2 ELSE 1 END AS urgency,
            CASE WHEN r.ground = 'discretionary' THEN 'Removal proposed on progress made'
                ELSE 'Removal: ' || r.evidence END AS reason
        FROM referrals_removal r
        JOIN cases_case c ON c.id = r.case_id
        WHERE r.status IN ('proposed', 'deferred') AND c.status = 'active'
        UNION ALL
        SELECT b.case_id, b.scheme_id, NULL, 're_registration', NULL, 3,
            'Re-registration to consider: release expected '
                || to_char(b.release_on, 'FMDD FMMonth YYYY')
        FROM referrals_to_reconsider(p_on, p_months) b
    ), upcoming AS (
        SELECT DISTINCT ON (m.scheme_id) m.id, m.scheme_id, m.held_on
        FROM meetings_meeting m
        WHERE m.status = 'planned' AND m.kind = 'operational' AND m.held_on >= p_on
        ORDER BY m.scheme_id, m.held_on, m.starts_at, m.id
    ), due AS (
        SELECT DISTINCT ON (l.case_id) l.*, u.id AS meeting_id
        FROM leaving l
        JOIN upcoming u ON u.scheme_id = l.scheme_id
            AND u.held_on >= coalesce(l.not_before, u.held_on)
        WHERE NOT EXISTS (
            SELECT 1 FROM meetings_agendaitem i
            WHERE i.meeting_id = u.id AND i.case_id = l.case_id
        )
        ORDER BY l.case_id, l.urgency
    )
    INSERT INTO meetings_agendaitem
        (id, meeting_id, case_id, presented_by_id, ground, reason, "order", outcome,
         "update", version, saved_count, review, review_reason, removed_reason, recorded_by_id,
         recorded_at)
    SELECT gen_random_uuid(), d.meeting_id, d.case_id, d.agency_id, d.ground,
        left(d.reason, 300),
        (SELECT coalesce(max(i."order"), 0) FROM meetings_agendaitem i
            WHERE i.meeting_id = d.meeting_id)
            + row_number() OVER (PARTITION BY d.meeting_id ORDER BY d.urgency, d.case_id),
        '', '', 1, 0, '', '', '', app_user(), now()
    FROM due d
    RETURNING case_id;
END $$;

REVOKE ALL ON FUNCTION meetings_list_leaving(date, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION meetings_list_leaving(date, int) TO iom_web;
