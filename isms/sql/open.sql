-- Whether a case is open: row security asks it for a provider, who holds no grant on the case.
CREATE FUNCTION isms_case_is_open(p_case uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM cases_case c
        WHERE c.id = p_case AND c.status IN ('referred', 'active')
    )
$$;

REVOKE ALL ON FUNCTION isms_case_is_open(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION isms_case_is_open(uuid) TO iom_web;
