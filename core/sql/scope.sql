-- The acting identity, verified. Only the owner can read the key's pads.

CREATE TABLE scope_key (
    id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    inner_pad bytea NOT NULL,
    outer_pad bytea NOT NULL
);

-- Parts: version, user, agency, role, principals, sections, request, expiry.
CREATE FUNCTION app_scope() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    sent text := current_setting('iom.scope', true);
    message text;
    expected text;
    parts text[];
BEGIN
    IF sent IS NULL OR sent = '' THEN
        RAISE EXCEPTION 'no acting identity' USING ERRCODE = 'insufficient_privilege';
    END IF;
    parts := string_to_array(sent, '|');
    message := array_to_string(parts[1:8], '|');
    SELECT encode(
        sha256(outer_pad || sha256(inner_pad || convert_to(message, 'UTF8'))), 'hex'
    ) INTO expected FROM scope_key;
    IF expected IS NULL OR array_length(parts, 1) <> 9 OR parts[9] <> expected THEN
        RAISE EXCEPTION 'acting identity not recognised'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF parts[8]::bigint < extract(epoch FROM clock_timestamp()) THEN
        RAISE EXCEPTION 'acting identity expired' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN parts;
END $$;

CREATE FUNCTION app_principals() RETURNS bigint[] LANGUAGE sql STABLE AS
$$ SELECT coalesce(string_to_array(nullif((app_scope())[5], ''), ','), '{}')::bigint[] $$;

CREATE FUNCTION app_sections() RETURNS text[] LANGUAGE sql STABLE AS
$$ SELECT coalesce(string_to_array(nullif((app_scope())[6], ''), ','), '{}') $$;

CREATE FUNCTION app_user() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif((app_scope())[2], '')::uuid $$;

CREATE FUNCTION app_agency() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif((app_scope())[3], '')::uuid $$;

CREATE FUNCTION app_role() RETURNS text LANGUAGE sql STABLE AS
$$ SELECT (app_scope())[4] $$;

-- Unaccented and folded, usable in an index: names sort and match by it.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE FUNCTION folded(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS
$$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;
