-- A closed case is read-only and keeps its history (S1-36). The services refuse first, in
-- words; this refuses whatever comes past them. It binds the web role alone: jobs that span
-- agencies run as the owner and ask for themselves.
CREATE FUNCTION refuse_closed_case() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    v_status text;
BEGIN
    IF current_user = 'iom_web' THEN
        IF TG_TABLE_NAME = 'cases_case' THEN
            IF TG_OP = 'UPDATE' AND NEW.status = OLD.status THEN
                v_status := OLD.status;
            END IF;
        ELSIF TG_OP = 'DELETE' THEN
            SELECT c.status INTO v_status FROM cases_case c WHERE c.id = OLD.case_id;
        ELSE
            SELECT c.status INTO v_status FROM cases_case c WHERE c.id = NEW.case_id;
        END IF;
        IF v_status IN ('closed', 'not_adopted') THEN
            RAISE EXCEPTION 'the case is closed'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'cases_case_is_open';
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
