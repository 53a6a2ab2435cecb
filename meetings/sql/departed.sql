-- A case handed over to another area or force leaves the planned agendas of the area it
-- came from, with the reason; what a meeting has said already stays.
CREATE FUNCTION meetings_take_off_departed(p_on date)
RETURNS TABLE (departed_case_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM rag_require_service();
    RETURN QUERY
    WITH departed AS (
        SELECT DISTINCT ON (i.id) i.id,
            'Transferred to ' || coalesce(a.name, t.elsewhere) AS reason
        FROM meetings_agendaitem i
        JOIN meetings_meeting m ON m.id = i.meeting_id AND m.status = 'planned'
        JOIN agencies_scheme s ON s.id = m.scheme_id
        JOIN cases_case c ON c.id = i.case_id
        JOIN referrals_transfer t ON t.case_id = i.case_id
            AND t.from_area_id = s.area_id AND t.handed_over_on <= p_on
        LEFT JOIN agencies_area a ON a.id = t.to_area_id
        WHERE i.removed_on IS NULL AND i.outcome = ''
            AND (t.kind = 'external_out' OR c.scheme_id <> m.scheme_id)
        ORDER BY i.id, t.handed_over_on DESC
    )
    UPDATE meetings_agendaitem i
    SET removed_on = p_on, removed_by_id = app_user(), version = i.version + 1,
        removed_reason = left(d.reason, 300)
    FROM departed d
    WHERE i.id = d.id
    RETURNING i.case_id;
END $$;

REVOKE ALL ON FUNCTION meetings_take_off_departed(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION meetings_take_off_departed(date) TO iom_web;
