-- Written by scripts/fresh_tables.py; not to be changed by hand.
SET LOCAL check_function_bodies = false;
SET LOCAL client_min_messages = warning;
CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);
CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);
CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);
CREATE FUNCTION public.audit_lane_forward() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.id = OLD.id AND NEW.count > OLD.count AND NEW.last > OLD.last THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the end of a lane only moves forward';
END $$;
CREATE FUNCTION public.audit_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE FUNCTION public.clients_erasing() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    SELECT EXISTS (SELECT FROM public.clients_deletion d WHERE d.state = 'done' AND d.transaction = pg_current_xact_id()::text::bigint AND d.done_by_id <> d.proposed_by_id AND d.done_on >= d.may_from)
$$;
CREATE FUNCTION public.clients_keep_proof() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'a proof of deletion follows a proposal and is never changed';
END $$;
CREATE FUNCTION public.clients_keep_sealed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF EXISTS (SELECT FROM public.clients_deletion d WHERE d.state = 'done' AND d.transaction = pg_current_xact_id()::text::bigint AND d.done_by_id <> d.proposed_by_id AND d.done_on >= d.may_from AND OLD.id = ANY (d.files)) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'a sealed file is deleted by two people alone';
END $$;
CREATE FUNCTION public.clients_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' AND clients_erasing() THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE FUNCTION public.pgtrigger_history_changed_0190e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('relation', CASE WHEN OLD."relation" IS DISTINCT FROM NEW."relation" THEN jsonb_build_array(OLD."relation", NEW."relation") END, 'lives_with_client', CASE WHEN OLD."lives_with_client" IS DISTINCT FROM NEW."lives_with_client" THEN jsonb_build_array(OLD."lives_with_client", NEW."lives_with_client") END, 'ends_on', CASE WHEN OLD."ends_on" IS DISTINCT FROM NEW."ends_on" THEN jsonb_build_array(OLD."ends_on", NEW."ends_on") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."name" IS DISTINCT FROM NEW."name" THEN 'name' END, CASE WHEN OLD."phone" IS DISTINCT FROM NEW."phone" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."phone" ) > 1 THEN get_byte(OLD."phone" , 1) END <> CASE WHEN length(NEW."phone" ) > 1 THEN get_byte(NEW."phone" , 1) END) IS NOT TRUE THEN 'phone' END, CASE WHEN OLD."note" IS DISTINCT FROM NEW."note" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."note" ) > 1 THEN get_byte(OLD."note" , 1) END <> CASE WHEN length(NEW."note" ) > 1 THEN get_byte(NEW."note" , 1) END) IS NOT TRUE THEN 'note' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'clients.kin', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_0f6c4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('goal', CASE WHEN OLD."goal" IS DISTINCT FROM NEW."goal" THEN jsonb_build_array(OLD."goal", NEW."goal") END, 'need', CASE WHEN OLD."need" IS DISTINCT FROM NEW."need" THEN jsonb_build_array(OLD."need", NEW."need") END, 'by_when', CASE WHEN OLD."by_when" IS DISTINCT FROM NEW."by_when" THEN jsonb_build_array(OLD."by_when", NEW."by_when") END, 'made_on', CASE WHEN OLD."made_on" IS DISTINCT FROM NEW."made_on" THEN jsonb_build_array(OLD."made_on", NEW."made_on") END, 'made_by', CASE WHEN OLD."made_by_id" IS DISTINCT FROM NEW."made_by_id" THEN jsonb_build_array(OLD."made_by_id", NEW."made_by_id") END, 'outcome', CASE WHEN OLD."outcome" IS DISTINCT FROM NEW."outcome" THEN jsonb_build_array(OLD."outcome", NEW."outcome") END, 'outcome_on', CASE WHEN OLD."outcome_on" IS DISTINCT FROM NEW."outcome_on" THEN jsonb_build_array(OLD."outcome_on", NEW."outcome_on") END, 'settled_by', CASE WHEN OLD."settled_by_id" IS DISTINCT FROM NEW."settled_by_id" THEN jsonb_build_array(OLD."settled_by_id", NEW."settled_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."what" IS DISTINCT FROM NEW."what" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."what" ) > 1 THEN get_byte(OLD."what" , 1) END <> CASE WHEN length(NEW."what" ) > 1 THEN get_byte(NEW."what" , 1) END) IS NOT TRUE THEN 'what' END, CASE WHEN OLD."who" IS DISTINCT FROM NEW."who" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."who" ) > 1 THEN get_byte(OLD."who" , 1) END <> CASE WHEN length(NEW."who" ) > 1 THEN get_byte(NEW."who" , 1) END) IS NOT TRUE THEN 'who' END, CASE WHEN OLD."outcome_note" IS DISTINCT FROM NEW."outcome_note" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."outcome_note" ) > 1 THEN get_byte(OLD."outcome_note" , 1) END <> CASE WHEN length(NEW."outcome_note" ) > 1 THEN get_byte(NEW."outcome_note" , 1) END) IS NOT TRUE THEN 'outcome_note' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'assessment.planitem', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_1387f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('step', CASE WHEN OLD."step" IS DISTINCT FROM NEW."step" THEN jsonb_build_array(OLD."step", NEW."step") END, 'on', CASE WHEN OLD."on" IS DISTINCT FROM NEW."on" THEN jsonb_build_array(OLD."on", NEW."on") END, 'outcome', CASE WHEN OLD."outcome" IS DISTINCT FROM NEW."outcome" THEN jsonb_build_array(OLD."outcome", NEW."outcome") END, 'recorded_by', CASE WHEN OLD."recorded_by_id" IS DISTINCT FROM NEW."recorded_by_id" THEN jsonb_build_array(OLD."recorded_by_id", NEW."recorded_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."search_id" IS DISTINCT FROM NEW."search_id" THEN 'search' END, CASE WHEN OLD."kin_id" IS DISTINCT FROM NEW."kin_id" THEN 'kin' END, CASE WHEN OLD."partner" IS DISTINCT FROM NEW."partner" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."partner" ) > 1 THEN get_byte(OLD."partner" , 1) END <> CASE WHEN length(NEW."partner" ) > 1 THEN get_byte(NEW."partner" , 1) END) IS NOT TRUE THEN 'partner' END, CASE WHEN OLD."note" IS DISTINCT FROM NEW."note" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."note" ) > 1 THEN get_byte(OLD."note" , 1) END <> CASE WHEN length(NEW."note" ) > 1 THEN get_byte(NEW."note" , 1) END) IS NOT TRUE THEN 'note' END, CASE WHEN OLD."reason" IS DISTINCT FROM NEW."reason" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."reason" ) > 1 THEN get_byte(OLD."reason" , 1) END <> CASE WHEN length(NEW."reason" ) > 1 THEN get_byte(NEW."reason" , 1) END) IS NOT TRUE THEN 'reason' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT s.client_id FROM contacts_search s WHERE s.id = OLD.search_id), 'contacts.searchstep', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_18676() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('hair_length_mm', CASE WHEN OLD."hair_length_mm" IS DISTINCT FROM NEW."hair_length_mm" THEN jsonb_build_array(OLD."hair_length_mm", NEW."hair_length_mm") END, 'is_wrapped', CASE WHEN OLD."is_wrapped" IS DISTINCT FROM NEW."is_wrapped" THEN jsonb_build_array(OLD."is_wrapped", NEW."is_wrapped") END, 'is_filmed', CASE WHEN OLD."is_filmed" IS DISTINCT FROM NEW."is_filmed" THEN jsonb_build_array(OLD."is_filmed", NEW."is_filmed") END, 'sealed_at', CASE WHEN OLD."sealed_at" IS DISTINCT FROM NEW."sealed_at" THEN jsonb_build_array(OLD."sealed_at", NEW."sealed_at") END, 'signed', CASE WHEN OLD."signed" IS DISTINCT FROM NEW."signed" THEN jsonb_build_array(OLD."signed", NEW."signed") END, 'is_medicine_declared', CASE WHEN OLD."is_medicine_declared" IS DISTINCT FROM NEW."is_medicine_declared" THEN jsonb_build_array(OLD."is_medicine_declared", NEW."is_medicine_declared") END, 'opinion_by', CASE WHEN OLD."opinion_by_id" IS DISTINCT FROM NEW."opinion_by_id" THEN jsonb_build_array(OLD."opinion_by_id", NEW."opinion_by_id") END, 'opinion_on', CASE WHEN OLD."opinion_on" IS DISTINCT FROM NEW."opinion_on" THEN jsonb_build_array(OLD."opinion_on", NEW."opinion_on") END, 'told_at', CASE WHEN OLD."told_at" IS DISTINCT FROM NEW."told_at" THEN jsonb_build_array(OLD."told_at", NEW."told_at") END, 'told_how', CASE WHEN OLD."told_how" IS DISTINCT FROM NEW."told_how" THEN jsonb_build_array(OLD."told_how", NEW."told_how") END, 'result_signed', CASE WHEN OLD."result_signed" IS DISTINCT FROM NEW."result_signed" THEN jsonb_build_array(OLD."result_signed", NEW."result_signed") END, 'told_by', CASE WHEN OLD."told_by_id" IS DISTINCT FROM NEW."told_by_id" THEN jsonb_build_array(OLD."told_by_id", NEW."told_by_id") END, 'recorded_by', CASE WHEN OLD."recorded_by_id" IS DISTINCT FROM NEW."recorded_by_id" THEN jsonb_build_array(OLD."recorded_by_id", NEW."recorded_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."screening_id" IS DISTINCT FROM NEW."screening_id" THEN 'screening' END, CASE WHEN OLD."collector_one" IS DISTINCT FROM NEW."collector_one" THEN 'collector_one' END, CASE WHEN OLD."collector_two" IS DISTINCT FROM NEW."collector_two" THEN 'collector_two' END, CASE WHEN OLD."refusal_reason" IS DISTINCT FROM NEW."refusal_reason" THEN 'refusal_reason' END, CASE WHEN OLD."observed" IS DISTINCT FROM NEW."observed" THEN 'observed' END, CASE WHEN OLD."temperature_tenths" IS DISTINCT FROM NEW."temperature_tenths" THEN 'temperature_tenths' END, CASE WHEN OLD."medicine" IS DISTINCT FROM NEW."medicine" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."medicine" ) > 1 THEN get_byte(OLD."medicine" , 1) END <> CASE WHEN length(NEW."medicine" ) > 1 THEN get_byte(NEW."medicine" , 1) END) IS NOT TRUE THEN 'medicine' END, CASE WHEN OLD."medicine_opinion" IS DISTINCT FROM NEW."medicine_opinion" THEN 'medicine_opinion' END, CASE WHEN OLD."result_refusal_reason" IS DISTINCT FROM NEW."result_refusal_reason" THEN 'result_refusal_reason' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT s.client_id FROM screening_screening s WHERE s.id = OLD.screening_id), 'screening.sampling', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_1dc52() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('number', CASE WHEN OLD."number" IS DISTINCT FROM NEW."number" THEN jsonb_build_array(OLD."number", NEW."number") END, 'way', CASE WHEN OLD."way" IS DISTINCT FROM NEW."way" THEN jsonb_build_array(OLD."way", NEW."way") END, 'told_on', CASE WHEN OLD."told_on" IS DISTINCT FROM NEW."told_on" THEN jsonb_build_array(OLD."told_on", NEW."told_on") END, 'reason', CASE WHEN OLD."reason" IS DISTINCT FROM NEW."reason" THEN jsonb_build_array(OLD."reason", NEW."reason") END, 'starts_on', CASE WHEN OLD."starts_on" IS DISTINCT FROM NEW."starts_on" THEN jsonb_build_array(OLD."starts_on", NEW."starts_on") END, 'ends_on', CASE WHEN OLD."ends_on" IS DISTINCT FROM NEW."ends_on" THEN jsonb_build_array(OLD."ends_on", NEW."ends_on") END, 'needs_approval', CASE WHEN OLD."needs_approval" IS DISTINCT FROM NEW."needs_approval" THEN jsonb_build_array(OLD."needs_approval", NEW."needs_approval") END, 'decision', CASE WHEN OLD."decision" IS DISTINCT FROM NEW."decision" THEN jsonb_build_array(OLD."decision", NEW."decision") END, 'decided_on', CASE WHEN OLD."decided_on" IS DISTINCT FROM NEW."decided_on" THEN jsonb_build_array(OLD."decided_on", NEW."decided_on") END, 'decided_by', CASE WHEN OLD."decided_by_id" IS DISTINCT FROM NEW."decided_by_id" THEN jsonb_build_array(OLD."decided_by_id", NEW."decided_by_id") END, 'returned_on', CASE WHEN OLD."returned_on" IS DISTINCT FROM NEW."returned_on" THEN jsonb_build_array(OLD."returned_on", NEW."returned_on") END, 'returned_by', CASE WHEN OLD."returned_by_id" IS DISTINCT FROM NEW."returned_by_id" THEN jsonb_build_array(OLD."returned_by_id", NEW."returned_by_id") END, 'withdrawn_on', CASE WHEN OLD."withdrawn_on" IS DISTINCT FROM NEW."withdrawn_on" THEN jsonb_build_array(OLD."withdrawn_on", NEW."withdrawn_on") END, 'withdrawn_by', CASE WHEN OLD."withdrawn_by_id" IS DISTINCT FROM NEW."withdrawn_by_id" THEN jsonb_build_array(OLD."withdrawn_by_id", NEW."withdrawn_by_id") END, 'recorded_by', CASE WHEN OLD."recorded_by_id" IS DISTINCT FROM NEW."recorded_by_id" THEN jsonb_build_array(OLD."recorded_by_id", NEW."recorded_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."order_id" IS DISTINCT FROM NEW."order_id" THEN 'order' END, CASE WHEN OLD."words" IS DISTINCT FROM NEW."words" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."words" ) > 1 THEN get_byte(OLD."words" , 1) END <> CASE WHEN length(NEW."words" ) > 1 THEN get_byte(NEW."words" , 1) END) IS NOT TRUE THEN 'words' END, CASE WHEN OLD."county" IS DISTINCT FROM NEW."county" THEN 'county' END, CASE WHEN OLD."destination" IS DISTINCT FROM NEW."destination" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."destination" ) > 1 THEN get_byte(OLD."destination" , 1) END <> CASE WHEN length(NEW."destination" ) > 1 THEN get_byte(NEW."destination" , 1) END) IS NOT TRUE THEN 'destination' END, CASE WHEN OLD."contact" IS DISTINCT FROM NEW."contact" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."contact" ) > 1 THEN get_byte(OLD."contact" , 1) END <> CASE WHEN length(NEW."contact" ) > 1 THEN get_byte(NEW."contact" , 1) END) IS NOT TRUE THEN 'contact' END, CASE WHEN OLD."tester" IS DISTINCT FROM NEW."tester" THEN 'tester' END, CASE WHEN OLD."report_id" IS DISTINCT FROM NEW."report_id" THEN 'report' END, CASE WHEN OLD."proof_id" IS DISTINCT FROM NEW."proof_id" THEN 'proof' END, CASE WHEN OLD."opinion" IS DISTINCT FROM NEW."opinion" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."opinion" ) > 1 THEN get_byte(OLD."opinion" , 1) END <> CASE WHEN length(NEW."opinion" ) > 1 THEN get_byte(NEW."opinion" , 1) END) IS NOT TRUE THEN 'opinion' END, CASE WHEN OLD."correction_reason" IS DISTINCT FROM NEW."correction_reason" THEN 'correction_reason' END, CASE WHEN OLD."withdrawn_reason" IS DISTINCT FROM NEW."withdrawn_reason" THEN 'withdrawn_reason' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'orders.leave', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_22a6c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('duty', CASE WHEN OLD."duty" IS DISTINCT FROM NEW."duty" THEN jsonb_build_array(OLD."duty", NEW."duty") END, 'user', CASE WHEN OLD."user_id" IS DISTINCT FROM NEW."user_id" THEN jsonb_build_array(OLD."user_id", NEW."user_id") END, 'starts_on', CASE WHEN OLD."starts_on" IS DISTINCT FROM NEW."starts_on" THEN jsonb_build_array(OLD."starts_on", NEW."starts_on") END, 'ends_on', CASE WHEN OLD."ends_on" IS DISTINCT FROM NEW."ends_on" THEN jsonb_build_array(OLD."ends_on", NEW."ends_on") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."kin_id" IS DISTINCT FROM NEW."kin_id" THEN 'kin' END, CASE WHEN OLD."name" IS DISTINCT FROM NEW."name" THEN 'name' END, CASE WHEN OLD."phone" IS DISTINCT FROM NEW."phone" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."phone" ) > 1 THEN get_byte(OLD."phone" , 1) END <> CASE WHEN length(NEW."phone" ) > 1 THEN get_byte(NEW."phone" , 1) END) IS NOT TRUE THEN 'phone' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'clients.teammember', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_2949b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('kind', CASE WHEN OLD."kind" IS DISTINCT FROM NEW."kind" THEN jsonb_build_array(OLD."kind", NEW."kind") END, 'opened_on', CASE WHEN OLD."opened_on" IS DISTINCT FROM NEW."opened_on" THEN jsonb_build_array(OLD."opened_on", NEW."opened_on") END, 'opened_by', CASE WHEN OLD."opened_by_id" IS DISTINCT FROM NEW."opened_by_id" THEN jsonb_build_array(OLD."opened_by_id", NEW."opened_by_id") END, 'from_on', CASE WHEN OLD."from_on" IS DISTINCT FROM NEW."from_on" THEN jsonb_build_array(OLD."from_on", NEW."from_on") END, 'to_on', CASE WHEN OLD."to_on" IS DISTINCT FROM NEW."to_on" THEN jsonb_build_array(OLD."to_on", NEW."to_on") END, 'state', CASE WHEN OLD."state" IS DISTINCT FROM NEW."state" THEN jsonb_build_array(OLD."state", NEW."state") END, 'stage', CASE WHEN OLD."stage" IS DISTINCT FROM NEW."stage" THEN jsonb_build_array(OLD."stage", NEW."stage") END, 'qualification', CASE WHEN OLD."qualification" IS DISTINCT FROM NEW."qualification" THEN jsonb_build_array(OLD."qualification", NEW."qualification") END, 'qualified_on', CASE WHEN OLD."qualified_on" IS DISTINCT FROM NEW."qualified_on" THEN jsonb_build_array(OLD."qualified_on", NEW."qualified_on") END, 'heard_on', CASE WHEN OLD."heard_on" IS DISTINCT FROM NEW."heard_on" THEN jsonb_build_array(OLD."heard_on", NEW."heard_on") END, 'confirmed_on', CASE WHEN OLD."confirmed_on" IS DISTINCT FROM NEW."confirmed_on" THEN jsonb_build_array(OLD."confirmed_on", NEW."confirmed_on") END, 'told_on', CASE WHEN OLD."told_on" IS DISTINCT FROM NEW."told_on" THEN jsonb_build_array(OLD."told_on", NEW."told_on") END, 'signer', CASE WHEN OLD."signer_id" IS DISTINCT FROM NEW."signer_id" THEN jsonb_build_array(OLD."signer_id", NEW."signer_id") END, 'outcome', CASE WHEN OLD."outcome" IS DISTINCT FROM NEW."outcome" THEN jsonb_build_array(OLD."outcome", NEW."outcome") END, 'closed_on', CASE WHEN OLD."closed_on" IS DISTINCT FROM NEW."closed_on" THEN jsonb_build_array(OLD."closed_on", NEW."closed_on") END, 'closed_by', CASE WHEN OLD."closed_by_id" IS DISTINCT FROM NEW."closed_by_id" THEN jsonb_build_array(OLD."closed_by_id", NEW."closed_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."order_id" IS DISTINCT FROM NEW."order_id" THEN 'order' END, CASE WHEN OLD."note" IS DISTINCT FROM NEW."note" THEN 'note' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'orders.matter', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_3d315() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('kind', CASE WHEN OLD."kind" IS DISTINCT FROM NEW."kind" THEN jsonb_build_array(OLD."kind", NEW."kind") END, 'met', CASE WHEN OLD."met" IS DISTINCT FROM NEW."met" THEN jsonb_build_array(OLD."met", NEW."met") END, 'held_on', CASE WHEN OLD."held_on" IS DISTINCT FROM NEW."held_on" THEN jsonb_build_array(OLD."held_on", NEW."held_on") END, 'held_at', CASE WHEN OLD."held_at" IS DISTINCT FROM NEW."held_at" THEN jsonb_build_array(OLD."held_at", NEW."held_at") END, 'outcome', CASE WHEN OLD."outcome" IS DISTINCT FROM NEW."outcome" THEN jsonb_build_array(OLD."outcome", NEW."outcome") END, 'reason', CASE WHEN OLD."reason" IS DISTINCT FROM NEW."reason" THEN jsonb_build_array(OLD."reason", NEW."reason") END, 'topics', CASE WHEN OLD."topics" IS DISTINCT FROM NEW."topics" THEN jsonb_build_array(OLD."topics", NEW."topics") END, 'next_on', CASE WHEN OLD."next_on" IS DISTINCT FROM NEW."next_on" THEN jsonb_build_array(OLD."next_on", NEW."next_on") END, 'recorded_by', CASE WHEN OLD."recorded_by_id" IS DISTINCT FROM NEW."recorded_by_id" THEN jsonb_build_array(OLD."recorded_by_id", NEW."recorded_by_id") END, 'withdrawn_at', CASE WHEN OLD."withdrawn_at" IS DISTINCT FROM NEW."withdrawn_at" THEN jsonb_build_array(OLD."withdrawn_at", NEW."withdrawn_at") END, 'withdrawn_by', CASE WHEN OLD."withdrawn_by_id" IS DISTINCT FROM NEW."withdrawn_by_id" THEN jsonb_build_array(OLD."withdrawn_by_id", NEW."withdrawn_by_id") END, 'decided_by', CASE WHEN OLD."decided_by_id" IS DISTINCT FROM NEW."decided_by_id" THEN jsonb_build_array(OLD."decided_by_id", NEW."decided_by_id") END, 'decided_on', CASE WHEN OLD."decided_on" IS DISTINCT FROM NEW."decided_on" THEN jsonb_build_array(OLD."decided_on", NEW."decided_on") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."order_id" IS DISTINCT FROM NEW."order_id" THEN 'order' END, CASE WHEN OLD."met_whom" IS DISTINCT FROM NEW."met_whom" THEN 'met_whom' END, CASE WHEN OLD."place" IS DISTINCT FROM NEW."place" THEN 'place' END, CASE WHEN OLD."observations" IS DISTINCT FROM NEW."observations" THEN 'observations' END, CASE WHEN OLD."promised" IS DISTINCT FROM NEW."promised" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."promised" ) > 1 THEN get_byte(OLD."promised" , 1) END <> CASE WHEN length(NEW."promised" ) > 1 THEN get_byte(NEW."promised" , 1) END) IS NOT TRUE THEN 'promised' END, CASE WHEN OLD."note" IS DISTINCT FROM NEW."note" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."note" ) > 1 THEN get_byte(OLD."note" , 1) END <> CASE WHEN length(NEW."note" ) > 1 THEN get_byte(NEW."note" , 1) END) IS NOT TRUE THEN 'note' END, CASE WHEN OLD."replaces_id" IS DISTINCT FROM NEW."replaces_id" THEN 'replaces' END, CASE WHEN OLD."withdrawn_reason" IS DISTINCT FROM NEW."withdrawn_reason" THEN 'withdrawn_reason' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'contacts.contact', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_448a5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('month', CASE WHEN OLD."month" IS DISTINCT FROM NEW."month" THEN jsonb_build_array(OLD."month", NEW."month") END, 'proof', CASE WHEN OLD."proof" IS DISTINCT FROM NEW."proof" THEN jsonb_build_array(OLD."proof", NEW."proof") END, 'verified_by', CASE WHEN OLD."verified_by_id" IS DISTINCT FROM NEW."verified_by_id" THEN jsonb_build_array(OLD."verified_by_id", NEW."verified_by_id") END, 'verified_at', CASE WHEN OLD."verified_at" IS DISTINCT FROM NEW."verified_at" THEN jsonb_build_array(OLD."verified_at", NEW."verified_at") END, 'withdrawn_at', CASE WHEN OLD."withdrawn_at" IS DISTINCT FROM NEW."withdrawn_at" THEN jsonb_build_array(OLD."withdrawn_at", NEW."withdrawn_at") END, 'withdrawn_by', CASE WHEN OLD."withdrawn_by_id" IS DISTINCT FROM NEW."withdrawn_by_id" THEN jsonb_build_array(OLD."withdrawn_by_id", NEW."withdrawn_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."employer" IS DISTINCT FROM NEW."employer" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."employer" ) > 1 THEN get_byte(OLD."employer" , 1) END <> CASE WHEN length(NEW."employer" ) > 1 THEN get_byte(NEW."employer" , 1) END) IS NOT TRUE THEN 'employer' END, CASE WHEN OLD."withdrawn_reason" IS DISTINCT FROM NEW."withdrawn_reason" THEN 'withdrawn_reason' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'activities.workrecord', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_49cbe() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('party', CASE WHEN OLD."party" IS DISTINCT FROM NEW."party" THEN jsonb_build_array(OLD."party", NEW."party") END, 'way', CASE WHEN OLD."way" IS DISTINCT FROM NEW."way" THEN jsonb_build_array(OLD."way", NEW."way") END, 'signed_on', CASE WHEN OLD."signed_on" IS DISTINCT FROM NEW."signed_on" THEN jsonb_build_array(OLD."signed_on", NEW."signed_on") END, 'recorded_by', CASE WHEN OLD."recorded_by_id" IS DISTINCT FROM NEW."recorded_by_id" THEN jsonb_build_array(OLD."recorded_by_id", NEW."recorded_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."sheet_id" IS DISTINCT FROM NEW."sheet_id" THEN 'sheet' END, CASE WHEN OLD."name" IS DISTINCT FROM NEW."name" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."name" ) > 1 THEN get_byte(OLD."name" , 1) END <> CASE WHEN length(NEW."name" ) > 1 THEN get_byte(NEW."name" , 1) END) IS NOT TRUE THEN 'name' END, CASE WHEN OLD."strokes" IS DISTINCT FROM NEW."strokes" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."strokes" ) > 1 THEN get_byte(OLD."strokes" , 1) END <> CASE WHEN length(NEW."strokes" ) > 1 THEN get_byte(NEW."strokes" , 1) END) IS NOT TRUE THEN 'strokes' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT o.client_id FROM orders_order o JOIN orders_agreementsheet s ON s.order_id = o.id WHERE s.id = OLD.sheet_id), 'orders.agreementsignature', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_4da64() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('signed_on', CASE WHEN OLD."signed_on" IS DISTINCT FROM NEW."signed_on" THEN jsonb_build_array(OLD."signed_on", NEW."signed_on") END, 'ends_on', CASE WHEN OLD."ends_on" IS DISTINCT FROM NEW."ends_on" THEN jsonb_build_array(OLD."ends_on", NEW."ends_on") END, 'recorded_by', CASE WHEN OLD."recorded_by_id" IS DISTINCT FROM NEW."recorded_by_id" THEN jsonb_build_array(OLD."recorded_by_id", NEW."recorded_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."order_id" IS DISTINCT FROM NEW."order_id" THEN 'order' END, CASE WHEN OLD."paper_id" IS DISTINCT FROM NEW."paper_id" THEN 'paper' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT o.client_id FROM orders_order o WHERE o.id = OLD.order_id), 'orders.agreement', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_5729d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('recorded_by', CASE WHEN OLD."recorded_by_id" IS DISTINCT FROM NEW."recorded_by_id" THEN jsonb_build_array(OLD."recorded_by_id", NEW."recorded_by_id") END, 'withdrawn_at', CASE WHEN OLD."withdrawn_at" IS DISTINCT FROM NEW."withdrawn_at" THEN jsonb_build_array(OLD."withdrawn_at", NEW."withdrawn_at") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."kind" IS DISTINCT FROM NEW."kind" THEN 'kind' END, CASE WHEN OLD."from_on" IS DISTINCT FROM NEW."from_on" THEN 'from_on' END, CASE WHEN OLD."to_on" IS DISTINCT FROM NEW."to_on" THEN 'to_on' END, CASE WHEN OLD."child_born_on" IS DISTINCT FROM NEW."child_born_on" THEN 'child_born_on' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'orders.circumstance', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_6b50f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('step', CASE WHEN OLD."step" IS DISTINCT FROM NEW."step" THEN jsonb_build_array(OLD."step", NEW."step") END, 'on', CASE WHEN OLD."on" IS DISTINCT FROM NEW."on" THEN jsonb_build_array(OLD."on", NEW."on") END, 'from_state', CASE WHEN OLD."from_state" IS DISTINCT FROM NEW."from_state" THEN jsonb_build_array(OLD."from_state", NEW."from_state") END, 'to_state', CASE WHEN OLD."to_state" IS DISTINCT FROM NEW."to_state" THEN jsonb_build_array(OLD."to_state", NEW."to_state") END, 'decider', CASE WHEN OLD."decider" IS DISTINCT FROM NEW."decider" THEN jsonb_build_array(OLD."decider", NEW."decider") END, 'until', CASE WHEN OLD."until" IS DISTINCT FROM NEW."until" THEN jsonb_build_array(OLD."until", NEW."until") END, 'ground', CASE WHEN OLD."ground" IS DISTINCT FROM NEW."ground" THEN jsonb_build_array(OLD."ground", NEW."ground") END, 'restraint', CASE WHEN OLD."restraint" IS DISTINCT FROM NEW."restraint" THEN jsonb_build_array(OLD."restraint", NEW."restraint") END, 'recorded_by', CASE WHEN OLD."recorded_by_id" IS DISTINCT FROM NEW."recorded_by_id" THEN jsonb_build_array(OLD."recorded_by_id", NEW."recorded_by_id") END, 'withdrawn_at', CASE WHEN OLD."withdrawn_at" IS DISTINCT FROM NEW."withdrawn_at" THEN jsonb_build_array(OLD."withdrawn_at", NEW."withdrawn_at") END, 'withdrawn_by', CASE WHEN OLD."withdrawn_by_id" IS DISTINCT FROM NEW."withdrawn_by_id" THEN jsonb_build_array(OLD."withdrawn_by_id", NEW."withdrawn_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."order_id" IS DISTINCT FROM NEW."order_id" THEN 'order' END, CASE WHEN OLD."article" IS DISTINCT FROM NEW."article" THEN 'article' END, CASE WHEN OLD."note" IS DISTINCT FROM NEW."note" THEN 'note' END, CASE WHEN OLD."authority" IS DISTINCT FROM NEW."authority" THEN 'authority' END, CASE WHEN OLD."paper_number" IS DISTINCT FROM NEW."paper_number" THEN 'paper_number' END, CASE WHEN OLD."withdrawn_reason" IS DISTINCT FROM NEW."withdrawn_reason" THEN 'withdrawn_reason' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT o.client_id FROM orders_order o WHERE o.id = OLD.order_id), 'orders.orderstep', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_6c48f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('kind', CASE WHEN OLD."kind" IS DISTINCT FROM NEW."kind" THEN jsonb_build_array(OLD."kind", NEW."kind") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."text" IS DISTINCT FROM NEW."text" THEN 'text' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'clients.clientname', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_77b54() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('stage', CASE WHEN OLD."stage" IS DISTINCT FROM NEW."stage" THEN jsonb_build_array(OLD."stage", NEW."stage") END, 'origin', CASE WHEN OLD."origin" IS DISTINCT FROM NEW."origin" THEN jsonb_build_array(OLD."origin", NEW."origin") END, 'asked_on', CASE WHEN OLD."asked_on" IS DISTINCT FROM NEW."asked_on" THEN jsonb_build_array(OLD."asked_on", NEW."asked_on") END, 'result_told_on', CASE WHEN OLD."result_told_on" IS DISTINCT FROM NEW."result_told_on" THEN jsonb_build_array(OLD."result_told_on", NEW."result_told_on") END, 'decided_on', CASE WHEN OLD."decided_on" IS DISTINCT FROM NEW."decided_on" THEN jsonb_build_array(OLD."decided_on", NEW."decided_on") END, 'decision', CASE WHEN OLD."decision" IS DISTINCT FROM NEW."decision" THEN jsonb_build_array(OLD."decision", NEW."decision") END, 'sent_on', CASE WHEN OLD."sent_on" IS DISTINCT FROM NEW."sent_on" THEN jsonb_build_array(OLD."sent_on", NEW."sent_on") END, 'received_on', CASE WHEN OLD."received_on" IS DISTINCT FROM NEW."received_on" THEN jsonb_build_array(OLD."received_on", NEW."received_on") END, 'reported_on', CASE WHEN OLD."reported_on" IS DISTINCT FROM NEW."reported_on" THEN jsonb_build_array(OLD."reported_on", NEW."reported_on") END, 'answer_told_on', CASE WHEN OLD."answer_told_on" IS DISTINCT FROM NEW."answer_told_on" THEN jsonb_build_array(OLD."answer_told_on", NEW."answer_told_on") END, 'answer_told_how', CASE WHEN OLD."answer_told_how" IS DISTINCT FROM NEW."answer_told_how" THEN jsonb_build_array(OLD."answer_told_how", NEW."answer_told_how") END, 'withdrawn_on', CASE WHEN OLD."withdrawn_on" IS DISTINCT FROM NEW."withdrawn_on" THEN jsonb_build_array(OLD."withdrawn_on", NEW."withdrawn_on") END, 'recorded_by', CASE WHEN OLD."recorded_by_id" IS DISTINCT FROM NEW."recorded_by_id" THEN jsonb_build_array(OLD."recorded_by_id", NEW."recorded_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."screening_id" IS DISTINCT FROM NEW."screening_id" THEN 'screening' END, CASE WHEN OLD."asked_words" IS DISTINCT FROM NEW."asked_words" THEN 'asked_words' END, CASE WHEN OLD."decided_by_whom" IS DISTINCT FROM NEW."decided_by_whom" THEN 'decided_by_whom' END, CASE WHEN OLD."decision_reason" IS DISTINCT FROM NEW."decision_reason" THEN 'decision_reason' END, CASE WHEN OLD."laboratory" IS DISTINCT FROM NEW."laboratory" THEN 'laboratory' END, CASE WHEN OLD."report_number" IS DISTINCT FROM NEW."report_number" THEN 'report_number' END, CASE WHEN OLD."verdict" IS DISTINCT FROM NEW."verdict" THEN 'verdict' END, CASE WHEN OLD."withdrawn_reason" IS DISTINCT FROM NEW."withdrawn_reason" THEN 'withdrawn_reason' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT s.client_id FROM screening_screening s WHERE s.id = OLD.screening_id), 'screening.objection', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_7988c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('ends_on', CASE WHEN OLD."ends_on" IS DISTINCT FROM NEW."ends_on" THEN jsonb_build_array(OLD."ends_on", NEW."ends_on") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."number" IS DISTINCT FROM NEW."number" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."number" ) > 1 THEN get_byte(OLD."number" , 1) END <> CASE WHEN length(NEW."number" ) > 1 THEN get_byte(NEW."number" , 1) END) IS NOT TRUE THEN 'number' END, CASE WHEN OLD."note" IS DISTINCT FROM NEW."note" THEN 'note' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'clients.phone', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_7b60f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('ground', CASE WHEN OLD."ground" IS DISTINCT FROM NEW."ground" THEN jsonb_build_array(OLD."ground", NEW."ground") END, 'decided_on', CASE WHEN OLD."decided_on" IS DISTINCT FROM NEW."decided_on" THEN jsonb_build_array(OLD."decided_on", NEW."decided_on") END, 'served_on', CASE WHEN OLD."served_on" IS DISTINCT FROM NEW."served_on" THEN jsonb_build_array(OLD."served_on", NEW."served_on") END, 'family_told_on', CASE WHEN OLD."family_told_on" IS DISTINCT FROM NEW."family_told_on" THEN jsonb_build_array(OLD."family_told_on", NEW."family_told_on") END, 'prolonged_months', CASE WHEN OLD."prolonged_months" IS DISTINCT FROM NEW."prolonged_months" THEN jsonb_build_array(OLD."prolonged_months", NEW."prolonged_months") END, 'change_proposed_on', CASE WHEN OLD."change_proposed_on" IS DISTINCT FROM NEW."change_proposed_on" THEN jsonb_build_array(OLD."change_proposed_on", NEW."change_proposed_on") END, 'change_decided_on', CASE WHEN OLD."change_decided_on" IS DISTINCT FROM NEW."change_decided_on" THEN jsonb_build_array(OLD."change_decided_on", NEW."change_decided_on") END, 'gate_notice_on', CASE WHEN OLD."gate_notice_on" IS DISTINCT FROM NEW."gate_notice_on" THEN jsonb_build_array(OLD."gate_notice_on", NEW."gate_notice_on") END, 'papers_received_on', CASE WHEN OLD."papers_received_on" IS DISTINCT FROM NEW."papers_received_on" THEN jsonb_build_array(OLD."papers_received_on", NEW."papers_received_on") END, 'ended_on', CASE WHEN OLD."ended_on" IS DISTINCT FROM NEW."ended_on" THEN jsonb_build_array(OLD."ended_on", NEW."ended_on") END, 'end', CASE WHEN OLD."end" IS DISTINCT FROM NEW."end" THEN jsonb_build_array(OLD."end", NEW."end") END, 'recorded_by', CASE WHEN OLD."recorded_by_id" IS DISTINCT FROM NEW."recorded_by_id" THEN jsonb_build_array(OLD."recorded_by_id", NEW."recorded_by_id") END, 'withdrawn_at', CASE WHEN OLD."withdrawn_at" IS DISTINCT FROM NEW."withdrawn_at" THEN jsonb_build_array(OLD."withdrawn_at", NEW."withdrawn_at") END, 'withdrawn_by', CASE WHEN OLD."withdrawn_by_id" IS DISTINCT FROM NEW."withdrawn_by_id" THEN jsonb_build_array(OLD."withdrawn_by_id", NEW."withdrawn_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."order_id" IS DISTINCT FROM NEW."order_id" THEN 'order' END, CASE WHEN OLD."number" IS DISTINCT FROM NEW."number" THEN 'number' END, CASE WHEN OLD."authority" IS DISTINCT FROM NEW."authority" THEN 'authority' END, CASE WHEN OLD."centre" IS DISTINCT FROM NEW."centre" THEN 'centre' END, CASE WHEN OLD."weighed" IS DISTINCT FROM NEW."weighed" THEN 'weighed' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'orders.isolationspell', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_7c69a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('part', CASE WHEN OLD."part" IS DISTINCT FROM NEW."part" THEN jsonb_build_array(OLD."part", NEW."part") END, 'amount', CASE WHEN OLD."amount" IS DISTINCT FROM NEW."amount" THEN jsonb_build_array(OLD."amount", NEW."amount") END, 'keep_until', CASE WHEN OLD."keep_until" IS DISTINCT FROM NEW."keep_until" THEN jsonb_build_array(OLD."keep_until", NEW."keep_until") END, 'destroy_asked_by', CASE WHEN OLD."destroy_asked_by_id" IS DISTINCT FROM NEW."destroy_asked_by_id" THEN jsonb_build_array(OLD."destroy_asked_by_id", NEW."destroy_asked_by_id") END, 'destroy_asked_on', CASE WHEN OLD."destroy_asked_on" IS DISTINCT FROM NEW."destroy_asked_on" THEN jsonb_build_array(OLD."destroy_asked_on", NEW."destroy_asked_on") END, 'destroyed_on', CASE WHEN OLD."destroyed_on" IS DISTINCT FROM NEW."destroyed_on" THEN jsonb_build_array(OLD."destroyed_on", NEW."destroyed_on") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."screening_id" IS DISTINCT FROM NEW."screening_id" THEN 'screening' END, CASE WHEN OLD."seal_number" IS DISTINCT FROM NEW."seal_number" THEN 'seal_number' END, CASE WHEN OLD."storage_place" IS DISTINCT FROM NEW."storage_place" THEN 'storage_place' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT s.client_id FROM screening_screening s WHERE s.id = OLD.screening_id), 'screening.specimen', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_7ec95() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('round_on', CASE WHEN OLD."round_on" IS DISTINCT FROM NEW."round_on" THEN jsonb_build_array(OLD."round_on", NEW."round_on") END, 'mark', CASE WHEN OLD."mark" IS DISTINCT FROM NEW."mark" THEN jsonb_build_array(OLD."mark", NEW."mark") END, 'how', CASE WHEN OLD."how" IS DISTINCT FROM NEW."how" THEN jsonb_build_array(OLD."how", NEW."how") END, 'on', CASE WHEN OLD."on" IS DISTINCT FROM NEW."on" THEN jsonb_build_array(OLD."on", NEW."on") END, 'marked_by', CASE WHEN OLD."marked_by_id" IS DISTINCT FROM NEW."marked_by_id" THEN jsonb_build_array(OLD."marked_by_id", NEW."marked_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'contacts.roundmark', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_7ed1d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('kind', CASE WHEN OLD."kind" IS DISTINCT FROM NEW."kind" THEN jsonb_build_array(OLD."kind", NEW."kind") END, 'dated_on', CASE WHEN OLD."dated_on" IS DISTINCT FROM NEW."dated_on" THEN jsonb_build_array(OLD."dated_on", NEW."dated_on") END, 'added_by', CASE WHEN OLD."added_by_id" IS DISTINCT FROM NEW."added_by_id" THEN jsonb_build_array(OLD."added_by_id", NEW."added_by_id") END, 'withdrawn_on', CASE WHEN OLD."withdrawn_on" IS DISTINCT FROM NEW."withdrawn_on" THEN jsonb_build_array(OLD."withdrawn_on", NEW."withdrawn_on") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."title" IS DISTINCT FROM NEW."title" THEN 'title' END, CASE WHEN OLD."paper_place" IS DISTINCT FROM NEW."paper_place" THEN 'paper_place' END, CASE WHEN OLD."content" IS DISTINCT FROM NEW."content" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."content" ) > 1 THEN get_byte(OLD."content" , 1) END <> CASE WHEN length(NEW."content" ) > 1 THEN get_byte(NEW."content" , 1) END) IS NOT TRUE THEN 'content' END, CASE WHEN OLD."withdrawn_reason" IS DISTINCT FROM NEW."withdrawn_reason" THEN 'withdrawn_reason' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'clients.document', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_8f528() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('area', CASE WHEN OLD."area_id" IS DISTINCT FROM NEW."area_id" THEN jsonb_build_array(OLD."area_id", NEW."area_id") END, 'starts_on', CASE WHEN OLD."starts_on" IS DISTINCT FROM NEW."starts_on" THEN jsonb_build_array(OLD."starts_on", NEW."starts_on") END, 'ends_on', CASE WHEN OLD."ends_on" IS DISTINCT FROM NEW."ends_on" THEN jsonb_build_array(OLD."ends_on", NEW."ends_on") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'clients.areaspell', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_9142d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('what', CASE WHEN OLD."what" IS DISTINCT FROM NEW."what" THEN jsonb_build_array(OLD."what", NEW."what") END, 'on', CASE WHEN OLD."on" IS DISTINCT FROM NEW."on" THEN jsonb_build_array(OLD."on", NEW."on") END, 'at', CASE WHEN OLD."at" IS DISTINCT FROM NEW."at" THEN jsonb_build_array(OLD."at", NEW."at") END, 'state', CASE WHEN OLD."state" IS DISTINCT FROM NEW."state" THEN jsonb_build_array(OLD."state", NEW."state") END, 'made_by', CASE WHEN OLD."made_by_id" IS DISTINCT FROM NEW."made_by_id" THEN jsonb_build_array(OLD."made_by_id", NEW."made_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."place" IS DISTINCT FROM NEW."place" THEN 'place' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'contacts.appointment', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_91d6a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('decision', CASE WHEN OLD."decision" IS DISTINCT FROM NEW."decision" THEN jsonb_build_array(OLD."decision", NEW."decision") END, 'on', CASE WHEN OLD."on" IS DISTINCT FROM NEW."on" THEN jsonb_build_array(OLD."on", NEW."on") END, 'next_on', CASE WHEN OLD."next_on" IS DISTINCT FROM NEW."next_on" THEN jsonb_build_array(OLD."next_on", NEW."next_on") END, 'decided_by', CASE WHEN OLD."decided_by_id" IS DISTINCT FROM NEW."decided_by_id" THEN jsonb_build_array(OLD."decided_by_id", NEW."decided_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."search_id" IS DISTINCT FROM NEW."search_id" THEN 'search' END, CASE WHEN OLD."note" IS DISTINCT FROM NEW."note" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."note" ) > 1 THEN get_byte(OLD."note" , 1) END <> CASE WHEN length(NEW."note" ) > 1 THEN get_byte(NEW."note" , 1) END) IS NOT TRUE THEN 'note' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT s.client_id FROM contacts_search s WHERE s.id = OLD.search_id), 'contacts.searchdecision', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_94b6e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('objector', CASE WHEN OLD."objector" IS DISTINCT FROM NEW."objector" THEN jsonb_build_array(OLD."objector", NEW."objector") END, 'made_on', CASE WHEN OLD."made_on" IS DISTINCT FROM NEW."made_on" THEN jsonb_build_array(OLD."made_on", NEW."made_on") END, 'consented', CASE WHEN OLD."consented" IS DISTINCT FROM NEW."consented" THEN jsonb_build_array(OLD."consented", NEW."consented") END, 'recorded_by', CASE WHEN OLD."recorded_by_id" IS DISTINCT FROM NEW."recorded_by_id" THEN jsonb_build_array(OLD."recorded_by_id", NEW."recorded_by_id") END, 'decision', CASE WHEN OLD."decision" IS DISTINCT FROM NEW."decision" THEN jsonb_build_array(OLD."decision", NEW."decision") END, 'was_stage', CASE WHEN OLD."was_stage" IS DISTINCT FROM NEW."was_stage" THEN jsonb_build_array(OLD."was_stage", NEW."was_stage") END, 'decided_on', CASE WHEN OLD."decided_on" IS DISTINCT FROM NEW."decided_on" THEN jsonb_build_array(OLD."decided_on", NEW."decided_on") END, 'decided_at', CASE WHEN OLD."decided_at" IS DISTINCT FROM NEW."decided_at" THEN jsonb_build_array(OLD."decided_at", NEW."decided_at") END, 'decided_by', CASE WHEN OLD."decided_by_id" IS DISTINCT FROM NEW."decided_by_id" THEN jsonb_build_array(OLD."decided_by_id", NEW."decided_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."matter_id" IS DISTINCT FROM NEW."matter_id" THEN 'matter' END, CASE WHEN OLD."words" IS DISTINCT FROM NEW."words" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."words" ) > 1 THEN get_byte(OLD."words" , 1) END <> CASE WHEN length(NEW."words" ) > 1 THEN get_byte(NEW."words" , 1) END) IS NOT TRUE THEN 'words' END, CASE WHEN OLD."paper_id" IS DISTINCT FROM NEW."paper_id" THEN 'paper' END, CASE WHEN OLD."reason" IS DISTINCT FROM NEW."reason" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."reason" ) > 1 THEN get_byte(OLD."reason" , 1) END <> CASE WHEN length(NEW."reason" ) > 1 THEN get_byte(NEW."reason" , 1) END) IS NOT TRUE THEN 'reason' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT m.client_id FROM orders_matter m WHERE m.id = OLD.matter_id), 'orders.objection', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_951e8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('file_number', CASE WHEN OLD."file_number" IS DISTINCT FROM NEW."file_number" THEN jsonb_build_array(OLD."file_number", NEW."file_number") END, 'sex', CASE WHEN OLD."sex" IS DISTINCT FROM NEW."sex" THEN jsonb_build_array(OLD."sex", NEW."sex") END, 'area', CASE WHEN OLD."area_path" IS DISTINCT FROM NEW."area_path" THEN jsonb_build_array(OLD."area_path", NEW."area_path") END, 'station', CASE WHEN OLD."station_id" IS DISTINCT FROM NEW."station_id" THEN jsonb_build_array(OLD."station_id", NEW."station_id") END, 'worker', CASE WHEN OLD."worker_id" IS DISTINCT FROM NEW."worker_id" THEN jsonb_build_array(OLD."worker_id", NEW."worker_id") END, 'state', CASE WHEN OLD."state" IS DISTINCT FROM NEW."state" THEN jsonb_build_array(OLD."state", NEW."state") END, 'registered_on', CASE WHEN OLD."registered_on" IS DISTINCT FROM NEW."registered_on" THEN jsonb_build_array(OLD."registered_on", NEW."registered_on") END, 'registered_by', CASE WHEN OLD."registered_by_id" IS DISTINCT FROM NEW."registered_by_id" THEN jsonb_build_array(OLD."registered_by_id", NEW."registered_by_id") END, 'closed_on', CASE WHEN OLD."closed_on" IS DISTINCT FROM NEW."closed_on" THEN jsonb_build_array(OLD."closed_on", NEW."closed_on") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."name" IS DISTINCT FROM NEW."name" THEN 'name' END, CASE WHEN OLD."born_on" IS DISTINCT FROM NEW."born_on" THEN 'born_on' END, CASE WHEN OLD."id_number" IS DISTINCT FROM NEW."id_number" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."id_number" ) > 1 THEN get_byte(OLD."id_number" , 1) END <> CASE WHEN length(NEW."id_number" ) > 1 THEN get_byte(NEW."id_number" , 1) END) IS NOT TRUE THEN 'id_number' END, CASE WHEN OLD."home_address" IS DISTINCT FROM NEW."home_address" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."home_address" ) > 1 THEN get_byte(OLD."home_address" , 1) END <> CASE WHEN length(NEW."home_address" ) > 1 THEN get_byte(NEW."home_address" , 1) END) IS NOT TRUE THEN 'home_address' END, CASE WHEN OLD."living_address" IS DISTINCT FROM NEW."living_address" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."living_address" ) > 1 THEN get_byte(OLD."living_address" , 1) END <> CASE WHEN length(NEW."living_address" ) > 1 THEN get_byte(NEW."living_address" , 1) END) IS NOT TRUE THEN 'living_address' END, CASE WHEN OLD."substances" IS DISTINCT FROM NEW."substances" THEN 'substances' END, CASE WHEN OLD."remark" IS DISTINCT FROM NEW."remark" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."remark" ) > 1 THEN get_byte(OLD."remark" , 1) END <> CASE WHEN length(NEW."remark" ) > 1 THEN get_byte(NEW."remark" , 1) END) IS NOT TRUE THEN 'remark' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.id, 'clients.client', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_b0865() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('scope', CASE WHEN OLD."scope" IS DISTINCT FROM NEW."scope" THEN jsonb_build_array(OLD."scope", NEW."scope") END, 'given_on', CASE WHEN OLD."given_on" IS DISTINCT FROM NEW."given_on" THEN jsonb_build_array(OLD."given_on", NEW."given_on") END, 'withdrawn_on', CASE WHEN OLD."withdrawn_on" IS DISTINCT FROM NEW."withdrawn_on" THEN jsonb_build_array(OLD."withdrawn_on", NEW."withdrawn_on") END, 'recorded_by', CASE WHEN OLD."recorded_by_id" IS DISTINCT FROM NEW."recorded_by_id" THEN jsonb_build_array(OLD."recorded_by_id", NEW."recorded_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."kin_id" IS DISTINCT FROM NEW."kin_id" THEN 'kin' END, CASE WHEN OLD."paper_id" IS DISTINCT FROM NEW."paper_id" THEN 'paper' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'clients.consent', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_bb95d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('act', CASE WHEN OLD."act" IS DISTINCT FROM NEW."act" THEN jsonb_build_array(OLD."act", NEW."act") END, 'on', CASE WHEN OLD."on" IS DISTINCT FROM NEW."on" THEN jsonb_build_array(OLD."on", NEW."on") END, 'recorded_by', CASE WHEN OLD."recorded_by_id" IS DISTINCT FROM NEW."recorded_by_id" THEN jsonb_build_array(OLD."recorded_by_id", NEW."recorded_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."order_id" IS DISTINCT FROM NEW."order_id" THEN 'order' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT o.client_id FROM orders_order o WHERE o.id = OLD.order_id), 'orders.orderact', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_c9167() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('purpose', CASE WHEN OLD."purpose" IS DISTINCT FROM NEW."purpose" THEN jsonb_build_array(OLD."purpose", NEW."purpose") END, 'nature', CASE WHEN OLD."nature" IS DISTINCT FROM NEW."nature" THEN jsonb_build_array(OLD."nature", NEW."nature") END, 'material', CASE WHEN OLD."material" IS DISTINCT FROM NEW."material" THEN jsonb_build_array(OLD."material", NEW."material") END, 'taken_on', CASE WHEN OLD."taken_on" IS DISTINCT FROM NEW."taken_on" THEN jsonb_build_array(OLD."taken_on", NEW."taken_on") END, 'taken_at', CASE WHEN OLD."taken_at" IS DISTINCT FROM NEW."taken_at" THEN jsonb_build_array(OLD."taken_at", NEW."taken_at") END, 'kit_expires_on', CASE WHEN OLD."kit_expires_on" IS DISTINCT FROM NEW."kit_expires_on" THEN jsonb_build_array(OLD."kit_expires_on", NEW."kit_expires_on") END, 'kind', CASE WHEN OLD."kind" IS DISTINCT FROM NEW."kind" THEN jsonb_build_array(OLD."kind", NEW."kind") END, 'same_sex', CASE WHEN OLD."same_sex" IS DISTINCT FROM NEW."same_sex" THEN jsonb_build_array(OLD."same_sex", NEW."same_sex") END, 'recorded_by', CASE WHEN OLD."recorded_by_id" IS DISTINCT FROM NEW."recorded_by_id" THEN jsonb_build_array(OLD."recorded_by_id", NEW."recorded_by_id") END, 'withdrawn_at', CASE WHEN OLD."withdrawn_at" IS DISTINCT FROM NEW."withdrawn_at" THEN jsonb_build_array(OLD."withdrawn_at", NEW."withdrawn_at") END, 'withdrawn_by', CASE WHEN OLD."withdrawn_by_id" IS DISTINCT FROM NEW."withdrawn_by_id" THEN jsonb_build_array(OLD."withdrawn_by_id", NEW."withdrawn_by_id") END, 'decided_by', CASE WHEN OLD."decided_by_id" IS DISTINCT FROM NEW."decided_by_id" THEN jsonb_build_array(OLD."decided_by_id", NEW."decided_by_id") END, 'decided_on', CASE WHEN OLD."decided_on" IS DISTINCT FROM NEW."decided_on" THEN jsonb_build_array(OLD."decided_on", NEW."decided_on") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."order_id" IS DISTINCT FROM NEW."order_id" THEN 'order' END, CASE WHEN OLD."place" IS DISTINCT FROM NEW."place" THEN 'place' END, CASE WHEN OLD."witness" IS DISTINCT FROM NEW."witness" THEN 'witness' END, CASE WHEN OLD."kit_lot" IS DISTINCT FROM NEW."kit_lot" THEN 'kit_lot' END, CASE WHEN OLD."panel_id" IS DISTINCT FROM NEW."panel_id" THEN 'panel' END, CASE WHEN OLD."kit_id" IS DISTINCT FROM NEW."kit_id" THEN 'kit' END, CASE WHEN OLD."same_sex_reason" IS DISTINCT FROM NEW."same_sex_reason" THEN 'same_sex_reason' END, CASE WHEN OLD."outcome" IS DISTINCT FROM NEW."outcome" THEN 'outcome' END, CASE WHEN OLD."positive_for" IS DISTINCT FROM NEW."positive_for" THEN 'positive_for' END, CASE WHEN OLD."findings" IS DISTINCT FROM NEW."findings" THEN 'findings' END, CASE WHEN OLD."standing" IS DISTINCT FROM NEW."standing" THEN 'standing' END, CASE WHEN OLD."miss_kind" IS DISTINCT FROM NEW."miss_kind" THEN 'miss_kind' END, CASE WHEN OLD."reason" IS DISTINCT FROM NEW."reason" THEN 'reason' END, CASE WHEN OLD."note" IS DISTINCT FROM NEW."note" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."note" ) > 1 THEN get_byte(OLD."note" , 1) END <> CASE WHEN length(NEW."note" ) > 1 THEN get_byte(NEW."note" , 1) END) IS NOT TRUE THEN 'note' END, CASE WHEN OLD."replaces_id" IS DISTINCT FROM NEW."replaces_id" THEN 'replaces' END, CASE WHEN OLD."withdrawn_reason" IS DISTINCT FROM NEW."withdrawn_reason" THEN 'withdrawn_reason' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'screening.screening', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_ce059() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('goal', CASE WHEN OLD."goal" IS DISTINCT FROM NEW."goal" THEN jsonb_build_array(OLD."goal", NEW."goal") END, 'on', CASE WHEN OLD."on" IS DISTINCT FROM NEW."on" THEN jsonb_build_array(OLD."on", NEW."on") END, 'noted_by', CASE WHEN OLD."noted_by_id" IS DISTINCT FROM NEW."noted_by_id" THEN jsonb_build_array(OLD."noted_by_id", NEW."noted_by_id") END, 'withdrawn_at', CASE WHEN OLD."withdrawn_at" IS DISTINCT FROM NEW."withdrawn_at" THEN jsonb_build_array(OLD."withdrawn_at", NEW."withdrawn_at") END, 'withdrawn_by', CASE WHEN OLD."withdrawn_by_id" IS DISTINCT FROM NEW."withdrawn_by_id" THEN jsonb_build_array(OLD."withdrawn_by_id", NEW."withdrawn_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."what" IS DISTINCT FROM NEW."what" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."what" ) > 1 THEN get_byte(OLD."what" , 1) END <> CASE WHEN length(NEW."what" ) > 1 THEN get_byte(NEW."what" , 1) END) IS NOT TRUE THEN 'what' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'assessment.gain', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_d5e00() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('state', CASE WHEN OLD."state" IS DISTINCT FROM NEW."state" THEN jsonb_build_array(OLD."state", NEW."state") END, 'how', CASE WHEN OLD."how" IS DISTINCT FROM NEW."how" THEN jsonb_build_array(OLD."how", NEW."how") END, 'minutes', CASE WHEN OLD."minutes" IS DISTINCT FROM NEW."minutes" THEN jsonb_build_array(OLD."minutes", NEW."minutes") END, 'proof', CASE WHEN OLD."proof" IS DISTINCT FROM NEW."proof" THEN jsonb_build_array(OLD."proof", NEW."proof") END, 'verified_by', CASE WHEN OLD."verified_by_id" IS DISTINCT FROM NEW."verified_by_id" THEN jsonb_build_array(OLD."verified_by_id", NEW."verified_by_id") END, 'verified_at', CASE WHEN OLD."verified_at" IS DISTINCT FROM NEW."verified_at" THEN jsonb_build_array(OLD."verified_at", NEW."verified_at") END, 'withdrawn_at', CASE WHEN OLD."withdrawn_at" IS DISTINCT FROM NEW."withdrawn_at" THEN jsonb_build_array(OLD."withdrawn_at", NEW."withdrawn_at") END, 'withdrawn_by', CASE WHEN OLD."withdrawn_by_id" IS DISTINCT FROM NEW."withdrawn_by_id" THEN jsonb_build_array(OLD."withdrawn_by_id", NEW."withdrawn_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."session_id" IS DISTINCT FROM NEW."session_id" THEN 'session' END, CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."kin_id" IS DISTINCT FROM NEW."kin_id" THEN 'kin' END, CASE WHEN OLD."excuse" IS DISTINCT FROM NEW."excuse" THEN 'excuse' END, CASE WHEN OLD."withdrawn_reason" IS DISTINCT FROM NEW."withdrawn_reason" THEN 'withdrawn_reason' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'activities.attendance', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_d65c3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('lost_since', CASE WHEN OLD."lost_since" IS DISTINCT FROM NEW."lost_since" THEN jsonb_build_array(OLD."lost_since", NEW."lost_since") END, 'opened_on', CASE WHEN OLD."opened_on" IS DISTINCT FROM NEW."opened_on" THEN jsonb_build_array(OLD."opened_on", NEW."opened_on") END, 'opened_by', CASE WHEN OLD."opened_by_id" IS DISTINCT FROM NEW."opened_by_id" THEN jsonb_build_array(OLD."opened_by_id", NEW."opened_by_id") END, 'box_until', CASE WHEN OLD."box_until" IS DISTINCT FROM NEW."box_until" THEN jsonb_build_array(OLD."box_until", NEW."box_until") END, 'found_on', CASE WHEN OLD."found_on" IS DISTINCT FROM NEW."found_on" THEN jsonb_build_array(OLD."found_on", NEW."found_on") END, 'closed_on', CASE WHEN OLD."closed_on" IS DISTINCT FROM NEW."closed_on" THEN jsonb_build_array(OLD."closed_on", NEW."closed_on") END, 'closed_by', CASE WHEN OLD."closed_by_id" IS DISTINCT FROM NEW."closed_by_id" THEN jsonb_build_array(OLD."closed_by_id", NEW."closed_by_id") END, 'end', CASE WHEN OLD."end" IS DISTINCT FROM NEW."end" THEN jsonb_build_array(OLD."end", NEW."end") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."order_id" IS DISTINCT FROM NEW."order_id" THEN 'order' END, CASE WHEN OLD."end_note" IS DISTINCT FROM NEW."end_note" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."end_note" ) > 1 THEN get_byte(OLD."end_note" , 1) END <> CASE WHEN length(NEW."end_note" ) > 1 THEN get_byte(NEW."end_note" , 1) END) IS NOT TRUE THEN 'end_note' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'contacts.search', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_dd3b2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('step', CASE WHEN OLD."step" IS DISTINCT FROM NEW."step" THEN jsonb_build_array(OLD."step", NEW."step") END, 'on', CASE WHEN OLD."on" IS DISTINCT FROM NEW."on" THEN jsonb_build_array(OLD."on", NEW."on") END, 'from_stage', CASE WHEN OLD."from_stage" IS DISTINCT FROM NEW."from_stage" THEN jsonb_build_array(OLD."from_stage", NEW."from_stage") END, 'to_stage', CASE WHEN OLD."to_stage" IS DISTINCT FROM NEW."to_stage" THEN jsonb_build_array(OLD."to_stage", NEW."to_stage") END, 'named', CASE WHEN OLD."named_id" IS DISTINCT FROM NEW."named_id" THEN jsonb_build_array(OLD."named_id", NEW."named_id") END, 'recorded_by', CASE WHEN OLD."recorded_by_id" IS DISTINCT FROM NEW."recorded_by_id" THEN jsonb_build_array(OLD."recorded_by_id", NEW."recorded_by_id") END, 'withdrawn_at', CASE WHEN OLD."withdrawn_at" IS DISTINCT FROM NEW."withdrawn_at" THEN jsonb_build_array(OLD."withdrawn_at", NEW."withdrawn_at") END, 'withdrawn_by', CASE WHEN OLD."withdrawn_by_id" IS DISTINCT FROM NEW."withdrawn_by_id" THEN jsonb_build_array(OLD."withdrawn_by_id", NEW."withdrawn_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."matter_id" IS DISTINCT FROM NEW."matter_id" THEN 'matter' END, CASE WHEN OLD."code" IS DISTINCT FROM NEW."code" THEN 'code' END, CASE WHEN OLD."place" IS DISTINCT FROM NEW."place" THEN 'place' END, CASE WHEN OLD."words" IS DISTINCT FROM NEW."words" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."words" ) > 1 THEN get_byte(OLD."words" , 1) END <> CASE WHEN length(NEW."words" ) > 1 THEN get_byte(NEW."words" , 1) END) IS NOT TRUE THEN 'words' END, CASE WHEN OLD."present" IS DISTINCT FROM NEW."present" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."present" ) > 1 THEN get_byte(OLD."present" , 1) END <> CASE WHEN length(NEW."present" ) > 1 THEN get_byte(NEW."present" , 1) END) IS NOT TRUE THEN 'present' END, CASE WHEN OLD."attempts" IS DISTINCT FROM NEW."attempts" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."attempts" ) > 1 THEN get_byte(OLD."attempts" , 1) END <> CASE WHEN length(NEW."attempts" ) > 1 THEN get_byte(NEW."attempts" , 1) END) IS NOT TRUE THEN 'attempts' END, CASE WHEN OLD."paper_id" IS DISTINCT FROM NEW."paper_id" THEN 'paper' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT m.client_id FROM orders_matter m WHERE m.id = OLD.matter_id), 'orders.matterstep', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_deed3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('offer', CASE WHEN OLD."offer" IS DISTINCT FROM NEW."offer" THEN jsonb_build_array(OLD."offer", NEW."offer") END, 'on', CASE WHEN OLD."on" IS DISTINCT FROM NEW."on" THEN jsonb_build_array(OLD."on", NEW."on") END, 'offered_by', CASE WHEN OLD."offered_by_id" IS DISTINCT FROM NEW."offered_by_id" THEN jsonb_build_array(OLD."offered_by_id", NEW."offered_by_id") END, 'withdrawn_at', CASE WHEN OLD."withdrawn_at" IS DISTINCT FROM NEW."withdrawn_at" THEN jsonb_build_array(OLD."withdrawn_at", NEW."withdrawn_at") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."matter_id" IS DISTINCT FROM NEW."matter_id" THEN 'matter' END, CASE WHEN OLD."answer" IS DISTINCT FROM NEW."answer" THEN 'answer' END, CASE WHEN OLD."words" IS DISTINCT FROM NEW."words" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."words" ) > 1 THEN get_byte(OLD."words" , 1) END <> CASE WHEN length(NEW."words" ) > 1 THEN get_byte(NEW."words" , 1) END) IS NOT TRUE THEN 'words' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT m.client_id FROM orders_matter m WHERE m.id = OLD.matter_id), 'orders.careoffer', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_ea1ea() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('worker', CASE WHEN OLD."worker_id" IS DISTINCT FROM NEW."worker_id" THEN jsonb_build_array(OLD."worker_id", NEW."worker_id") END, 'on', CASE WHEN OLD."on" IS DISTINCT FROM NEW."on" THEN jsonb_build_array(OLD."on", NEW."on") END, 'told_on', CASE WHEN OLD."told_on" IS DISTINCT FROM NEW."told_on" THEN jsonb_build_array(OLD."told_on", NEW."told_on") END, 'told_at', CASE WHEN OLD."told_at" IS DISTINCT FROM NEW."told_at" THEN jsonb_build_array(OLD."told_at", NEW."told_at") END, 'told_how', CASE WHEN OLD."told_how" IS DISTINCT FROM NEW."told_how" THEN jsonb_build_array(OLD."told_how", NEW."told_how") END, 'told_by', CASE WHEN OLD."told_by_id" IS DISTINCT FROM NEW."told_by_id" THEN jsonb_build_array(OLD."told_by_id", NEW."told_by_id") END, 'slot_from', CASE WHEN OLD."slot_from" IS DISTINCT FROM NEW."slot_from" THEN jsonb_build_array(OLD."slot_from", NEW."slot_from") END, 'slot_to', CASE WHEN OLD."slot_to" IS DISTINCT FROM NEW."slot_to" THEN jsonb_build_array(OLD."slot_to", NEW."slot_to") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."day_id" IS DISTINCT FROM NEW."day_id" THEN 'day' END, CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."order_id" IS DISTINCT FROM NEW."order_id" THEN 'order' END, CASE WHEN OLD."part" IS DISTINCT FROM NEW."part" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."part" ) > 1 THEN get_byte(OLD."part" , 1) END <> CASE WHEN length(NEW."part" ) > 1 THEN get_byte(NEW."part" , 1) END) IS NOT TRUE THEN 'part' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'screening.drawn', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_eeb72() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('kind', CASE WHEN OLD."kind" IS DISTINCT FROM NEW."kind" THEN jsonb_build_array(OLD."kind", NEW."kind") END, 'served_on', CASE WHEN OLD."served_on" IS DISTINCT FROM NEW."served_on" THEN jsonb_build_array(OLD."served_on", NEW."served_on") END, 'family_served_on', CASE WHEN OLD."family_served_on" IS DISTINCT FROM NEW."family_served_on" THEN jsonb_build_array(OLD."family_served_on", NEW."family_served_on") END, 'years', CASE WHEN OLD."years" IS DISTINCT FROM NEW."years" THEN jsonb_build_array(OLD."years", NEW."years") END, 'printed_from', CASE WHEN OLD."printed_from" IS DISTINCT FROM NEW."printed_from" THEN jsonb_build_array(OLD."printed_from", NEW."printed_from") END, 'printed_to', CASE WHEN OLD."printed_to" IS DISTINCT FROM NEW."printed_to" THEN jsonb_build_array(OLD."printed_to", NEW."printed_to") END, 'reported_on', CASE WHEN OLD."reported_on" IS DISTINCT FROM NEW."reported_on" THEN jsonb_build_array(OLD."reported_on", NEW."reported_on") END, 'starts_on', CASE WHEN OLD."starts_on" IS DISTINCT FROM NEW."starts_on" THEN jsonb_build_array(OLD."starts_on", NEW."starts_on") END, 'expires_on', CASE WHEN OLD."expires_on" IS DISTINCT FROM NEW."expires_on" THEN jsonb_build_array(OLD."expires_on", NEW."expires_on") END, 'state', CASE WHEN OLD."state" IS DISTINCT FROM NEW."state" THEN jsonb_build_array(OLD."state", NEW."state") END, 'state_on', CASE WHEN OLD."state_on" IS DISTINCT FROM NEW."state_on" THEN jsonb_build_array(OLD."state_on", NEW."state_on") END, 'ended_on', CASE WHEN OLD."ended_on" IS DISTINCT FROM NEW."ended_on" THEN jsonb_build_array(OLD."ended_on", NEW."ended_on") END, 'decided_on', CASE WHEN OLD."decided_on" IS DISTINCT FROM NEW."decided_on" THEN jsonb_build_array(OLD."decided_on", NEW."decided_on") END, 'is_far', CASE WHEN OLD."is_far" IS DISTINCT FROM NEW."is_far" THEN jsonb_build_array(OLD."is_far", NEW."is_far") END, 'arrived_by_move', CASE WHEN OLD."arrived_by_move" IS DISTINCT FROM NEW."arrived_by_move" THEN jsonb_build_array(OLD."arrived_by_move", NEW."arrived_by_move") END, 'credited_days', CASE WHEN OLD."credited_days" IS DISTINCT FROM NEW."credited_days" THEN jsonb_build_array(OLD."credited_days", NEW."credited_days") END, 'recorded_by', CASE WHEN OLD."recorded_by_id" IS DISTINCT FROM NEW."recorded_by_id" THEN jsonb_build_array(OLD."recorded_by_id", NEW."recorded_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."number" IS DISTINCT FROM NEW."number" THEN 'number' END, CASE WHEN OLD."authority" IS DISTINCT FROM NEW."authority" THEN 'authority' END, CASE WHEN OLD."late_reason" IS DISTINCT FROM NEW."late_reason" THEN 'late_reason' END, CASE WHEN OLD."after_spell_id" IS DISTINCT FROM NEW."after_spell_id" THEN 'after_spell' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'orders.order', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_f8930() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('kind', CASE WHEN OLD."kind" IS DISTINCT FROM NEW."kind" THEN jsonb_build_array(OLD."kind", NEW."kind") END, 'issued_on', CASE WHEN OLD."issued_on" IS DISTINCT FROM NEW."issued_on" THEN jsonb_build_array(OLD."issued_on", NEW."issued_on") END, 'seen', CASE WHEN OLD."seen" IS DISTINCT FROM NEW."seen" THEN jsonb_build_array(OLD."seen", NEW."seen") END, 'verified_by', CASE WHEN OLD."verified_by_id" IS DISTINCT FROM NEW."verified_by_id" THEN jsonb_build_array(OLD."verified_by_id", NEW."verified_by_id") END, 'verified_at', CASE WHEN OLD."verified_at" IS DISTINCT FROM NEW."verified_at" THEN jsonb_build_array(OLD."verified_at", NEW."verified_at") END, 'withdrawn_at', CASE WHEN OLD."withdrawn_at" IS DISTINCT FROM NEW."withdrawn_at" THEN jsonb_build_array(OLD."withdrawn_at", NEW."withdrawn_at") END, 'withdrawn_by', CASE WHEN OLD."withdrawn_by_id" IS DISTINCT FROM NEW."withdrawn_by_id" THEN jsonb_build_array(OLD."withdrawn_by_id", NEW."withdrawn_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."issuer" IS DISTINCT FROM NEW."issuer" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."issuer" ) > 1 THEN get_byte(OLD."issuer" , 1) END <> CASE WHEN length(NEW."issuer" ) > 1 THEN get_byte(NEW."issuer" , 1) END) IS NOT TRUE THEN 'issuer' END, CASE WHEN OLD."document_id" IS DISTINCT FROM NEW."document_id" THEN 'document' END, CASE WHEN OLD."withdrawn_reason" IS DISTINCT FROM NEW."withdrawn_reason" THEN 'withdrawn_reason' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'activities.certificate', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_fb337() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('state', CASE WHEN OLD."state" IS DISTINCT FROM NEW."state" THEN jsonb_build_array(OLD."state", NEW."state") END, 'read_on', CASE WHEN OLD."read_on" IS DISTINCT FROM NEW."read_on" THEN jsonb_build_array(OLD."read_on", NEW."read_on") END, 'refused_on', CASE WHEN OLD."refused_on" IS DISTINCT FROM NEW."refused_on" THEN jsonb_build_array(OLD."refused_on", NEW."refused_on") END, 'made_on', CASE WHEN OLD."made_on" IS DISTINCT FROM NEW."made_on" THEN jsonb_build_array(OLD."made_on", NEW."made_on") END, 'made_by', CASE WHEN OLD."made_by_id" IS DISTINCT FROM NEW."made_by_id" THEN jsonb_build_array(OLD."made_by_id", NEW."made_by_id") END, 'settled_by', CASE WHEN OLD."settled_by_id" IS DISTINCT FROM NEW."settled_by_id" THEN jsonb_build_array(OLD."settled_by_id", NEW."settled_by_id") END, 'settled_at', CASE WHEN OLD."settled_at" IS DISTINCT FROM NEW."settled_at" THEN jsonb_build_array(OLD."settled_at", NEW."settled_at") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."order_id" IS DISTINCT FROM NEW."order_id" THEN 'order' END, CASE WHEN OLD."template_id" IS DISTINCT FROM NEW."template_id" THEN 'template' END, CASE WHEN OLD."measures" IS DISTINCT FROM NEW."measures" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."measures" ) > 1 THEN get_byte(OLD."measures" , 1) END <> CASE WHEN length(NEW."measures" ) > 1 THEN get_byte(NEW."measures" , 1) END) IS NOT TRUE THEN 'measures' END, CASE WHEN OLD."wishes" IS DISTINCT FROM NEW."wishes" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."wishes" ) > 1 THEN get_byte(OLD."wishes" , 1) END <> CASE WHEN length(NEW."wishes" ) > 1 THEN get_byte(NEW."wishes" , 1) END) IS NOT TRUE THEN 'wishes' END, CASE WHEN OLD."text" IS DISTINCT FROM NEW."text" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."text" ) > 1 THEN get_byte(OLD."text" , 1) END <> CASE WHEN length(NEW."text" ) > 1 THEN get_byte(NEW."text" , 1) END) IS NOT TRUE THEN 'text' END, CASE WHEN OLD."agreement_id" IS DISTINCT FROM NEW."agreement_id" THEN 'agreement' END, CASE WHEN OLD."refused_reason" IS DISTINCT FROM NEW."refused_reason" AND (current_setting('waystation.resealing', true) = 'on' AND CASE WHEN length(OLD."refused_reason" ) > 1 THEN get_byte(OLD."refused_reason" , 1) END <> CASE WHEN length(NEW."refused_reason" ) > 1 THEN get_byte(NEW."refused_reason" , 1) END) IS NOT TRUE THEN 'refused_reason' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT o.client_id FROM orders_order o WHERE o.id = OLD.order_id), 'orders.agreementsheet', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_changed_fd3ee() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE held jsonb; sealed text[];
                BEGIN
                    held := jsonb_strip_nulls(jsonb_build_object('reason', CASE WHEN OLD."reason" IS DISTINCT FROM NEW."reason" THEN jsonb_build_array(OLD."reason", NEW."reason") END, 'on', CASE WHEN OLD."on" IS DISTINCT FROM NEW."on" THEN jsonb_build_array(OLD."on", NEW."on") END, 'by', CASE WHEN OLD."by_id" IS DISTINCT FROM NEW."by_id" THEN jsonb_build_array(OLD."by_id", NEW."by_id") END, 'withdrawn_at', CASE WHEN OLD."withdrawn_at" IS DISTINCT FROM NEW."withdrawn_at" THEN jsonb_build_array(OLD."withdrawn_at", NEW."withdrawn_at") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN 'client' END, CASE WHEN OLD."note" IS DISTINCT FROM NEW."note" THEN 'note' END]::text[], NULL); IF held <> '{}' OR sealed <> '{}' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'casework.notpossible', OLD.id, 'changed', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_03ed0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'casework.notpossible', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_048f8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'orders.leave', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_05822() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT o.client_id FROM orders_order o WHERE o.id = OLD.order_id), 'orders.agreementsheet', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_22ea9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'screening.screening', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_2c8aa() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT s.client_id FROM contacts_search s WHERE s.id = OLD.search_id), 'contacts.searchstep', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_2d9b8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'clients.phone', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_2e285() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT s.client_id FROM screening_screening s WHERE s.id = OLD.screening_id), 'screening.objection', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_36b4f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'clients.areaspell', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_39e23() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'contacts.search', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_3eaa7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT s.client_id FROM screening_screening s WHERE s.id = OLD.screening_id), 'screening.specimen', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_3f3eb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'clients.clientname', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_47bc3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'clients.consent', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_55faf() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'activities.attendance', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_7013a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'orders.order', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_71648() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT o.client_id FROM orders_order o JOIN orders_agreementsheet s ON s.order_id = o.id WHERE s.id = OLD.sheet_id), 'orders.agreementsignature', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_79f7e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT s.client_id FROM screening_screening s WHERE s.id = OLD.screening_id), 'screening.sampling', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_7f21d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT s.client_id FROM contacts_search s WHERE s.id = OLD.search_id), 'contacts.searchdecision', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_81e96() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'activities.certificate', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_84f9a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.id, 'clients.client', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_8526f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'assessment.planitem', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_95582() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'clients.teammember', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_a107b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'activities.workrecord', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_c3150() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT m.client_id FROM orders_matter m WHERE m.id = OLD.matter_id), 'orders.careoffer', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_c970c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'clients.kin', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_cd5b1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'clients.document', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_d9829() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'contacts.roundmark', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_de3a2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'contacts.appointment', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_dec2e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT m.client_id FROM orders_matter m WHERE m.id = OLD.matter_id), 'orders.objection', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_e26bd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT o.client_id FROM orders_order o WHERE o.id = OLD.order_id), 'orders.orderact', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_e2944() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT o.client_id FROM orders_order o WHERE o.id = OLD.order_id), 'orders.agreement', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_e4c35() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT o.client_id FROM orders_order o WHERE o.id = OLD.order_id), 'orders.orderstep', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_eab28() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'assessment.gain', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_ee511() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES ((SELECT m.client_id FROM orders_matter m WHERE m.id = OLD.matter_id), 'orders.matterstep', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_f2c21() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'orders.matter', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_f6bca() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'screening.drawn', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_fb23f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'orders.circumstance', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_fbc35() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'contacts.contact', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_history_removed_fcdcf() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'orders.isolationspell', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);
                    RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.points_carry(_from bigint, _to bigint, _cause text, _on date, _at timestamp with time zone, _by bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE _was text := current_setting('waystation.everything', true); _family boolean; _source bigint; _target bigint; _have bigint; m record; _all bigint := 0;
BEGIN
    PERFORM FROM clients_client c WHERE c.id IN (_from, _to) HAVING count(*) = 2;
    IF NOT FOUND THEN RAISE EXCEPTION 'no such file' USING ERRCODE = 'WS404'; END IF;
    PERFORM set_config('waystation.everything', 'on', true);
    PERFORM FROM points_wallet w JOIN points_account a ON a.id = w.account_id
     WHERE w.client_id IN (_from, _to) ORDER BY w.client_id, w.is_family FOR UPDATE OF a;
    FOREACH _family IN ARRAY ARRAY[false, true] LOOP
        SELECT w.account_id, a.balance INTO _source, _have
          FROM points_wallet w JOIN points_account a ON a.id = w.account_id
         WHERE w.client_id = _from AND w.is_family = _family;
        CONTINUE WHEN NOT FOUND OR _have = 0;
        _target := points_wallet_of(_to, _family);
        SELECT * INTO m FROM points_move(_cause || CASE WHEN _family THEN ':family' ELSE ':own' END, 'merged',
            _source, _target, _have, _on, _at, _by, NULL, '', NULL, NULL, NULL, NULL, _to < _from);
        CONTINUE WHEN m.posting IS NULL;
        PERFORM points_eat(m.posting, _source, _have, NULL);
        INSERT INTO points_lot (account_id, posting_id, earned_on, expires_on, notice_days, noticed_on, amount, "left")
        SELECT _target, m.posting, l.earned_on, l.expires_on, l.notice_days, l.noticed_on, u.points, u.points
          FROM points_lotuse u JOIN points_lot l ON l.id = u.lot_id WHERE u.posting_id = m.posting
         ORDER BY l.earned_on, l.id;
        _all := _all + _have;
    END LOOP;
    PERFORM set_config('waystation.everything', coalesce(_was, ''), true);
    RETURN _all;
END $$;
CREATE FUNCTION public.points_carry_back(_cause text, _on date, _at timestamp with time zone, _by bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE _was text := current_setting('waystation.everything', true); o points_posting; _all bigint := 0;
BEGIN
    PERFORM set_config('waystation.everything', 'on', true);
    PERFORM FROM points_wallet w JOIN points_account a ON a.id = w.account_id
     WHERE w.client_id IN (
        SELECT v.client_id FROM points_posting p JOIN points_wallet v ON v.account_id IN (p.source_id, p.target_id)
         WHERE p.cause IN (_cause || ':own', _cause || ':family'))
     ORDER BY w.client_id, w.is_family FOR UPDATE OF a;
    PERFORM set_config('waystation.everything', coalesce(_was, ''), true);
    FOR o IN SELECT p.* FROM points_posting p
              WHERE p.cause IN (_cause || ':own', _cause || ':family') AND p.kind = 'merged'
                AND NOT EXISTS (SELECT FROM points_posting c WHERE c.corrects_id = p.id) ORDER BY p.id
    LOOP
        PERFORM set_config('waystation.everything', 'on', true);
        PERFORM points_reverse(o, 'merged', _by, NULL, '', NULL, _on, _at);
        PERFORM set_config('waystation.everything', coalesce(_was, ''), true);
        _all := _all + o.points;
    END LOOP;
    RETURN _all;
END $$;
CREATE FUNCTION public.points_eat(_posting bigint, _account bigint, _points bigint, _first bigint) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE _eaten bigint;
BEGIN
    WITH o AS (
        SELECT l.id, l."left",
               sum(l."left") OVER (ORDER BY (l.posting_id = _first) DESC, l.earned_on, l.id) AS upto
          FROM points_lot l WHERE l.account_id = _account AND l."left" > 0
    ), e AS (
        SELECT o.id, least(o."left", _points - (o.upto - o."left")) AS points
          FROM o WHERE o.upto - o."left" < _points
    ), u AS (
        UPDATE points_lot l SET "left" = l."left" - e.points FROM e WHERE l.id = e.id RETURNING e.id, e.points
    ), w AS (
        INSERT INTO points_lotuse (posting_id, lot_id, points) SELECT _posting, u.id, u.points FROM u
        RETURNING points_lotuse.points
    )
    SELECT sum(w.points) INTO _eaten FROM w;
    IF _eaten IS DISTINCT FROM _points THEN RAISE EXCEPTION 'the lots do not hold what the wallet says'; END IF;
END $$;
CREATE FUNCTION public.points_expire(_on date, _at timestamp with time zone, _most integer, OUT lots integer, OUT points bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE _was text := current_setting('waystation.everything', true); _expiry bigint; r record; l points_lot; m record;
BEGIN 
    IF _was IS DISTINCT FROM 'on' THEN
        RAISE EXCEPTION 'the house alone does this' USING ERRCODE = 'WS404';
    END IF;

    lots := 0; points := 0;
    _expiry := points_open('expiry', NULL, NULL);
    PERFORM FROM points_account a WHERE a.id = _expiry FOR UPDATE;
    FOR r IN SELECT o.id, o.account_id FROM points_lot o JOIN points_wallet w ON w.account_id = o.account_id
              WHERE o."left" > 0 AND o.expires_on <= _on AND o.noticed_on + o.notice_days <= _on
              ORDER BY w.client_id, w.is_family, o.id LIMIT _most
    LOOP
        PERFORM FROM points_account a WHERE a.id = r.account_id FOR UPDATE;
        SELECT o.* INTO l FROM points_lot o WHERE o.id = r.id;
        CONTINUE WHEN l."left" = 0 OR l.expires_on > _on OR l.noticed_on IS NULL;
        SELECT * INTO m FROM points_move('expiry:' || l.id || ':' || to_char(l.expires_on, 'YYYYMMDD'), 'expired',
            l.account_id, _expiry, l."left", _on, _at, NULL, NULL, '', NULL, NULL, NULL, NULL, true);
        UPDATE points_lot SET "left" = 0 WHERE points_lot.id = l.id;
        INSERT INTO points_lotuse (posting_id, lot_id, points) VALUES (m.posting, l.id, l."left");
        lots := lots + 1; points := points + l."left";
    END LOOP;
END $$;
CREATE FUNCTION public.points_give_back(_posting bigint, _of bigint, _points bigint, _on date) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE _given bigint;
BEGIN
    WITH t AS (
        SELECT u.lot_id, sum(u.points)::bigint AS points FROM points_lotuse u
         WHERE u.posting_id = _of
            OR u.posting_id IN (SELECT p.id FROM points_posting p WHERE p.refunds_id = _of)
         GROUP BY u.lot_id HAVING sum(u.points) > 0
    ), o AS (
        SELECT t.lot_id, t.points, sum(t.points) OVER (ORDER BY l.earned_on DESC, l.id DESC) AS upto
          FROM t JOIN points_lot l ON l.id = t.lot_id
    ), g AS (
        SELECT o.lot_id, least(o.points, _points - (o.upto - o.points)) AS points
          FROM o WHERE o.upto - o.points < _points
    ), u AS (
        UPDATE points_lot l SET "left" = l."left" + g.points,
               noticed_on = CASE WHEN l.expires_on <= _on + l.notice_days THEN NULL ELSE l.noticed_on END,
               expires_on = CASE WHEN l.expires_on <= _on + l.notice_days
                                 THEN _on + l.notice_days + 1 ELSE l.expires_on END
          FROM g WHERE l.id = g.lot_id RETURNING g.lot_id, g.points
    ), w AS (
        INSERT INTO points_lotuse (posting_id, lot_id, points) SELECT _posting, u.lot_id, -u.points FROM u
        RETURNING points_lotuse.points
    )
    SELECT -sum(w.points) INTO _given FROM w;
    IF _given IS DISTINCT FROM _points THEN RAISE EXCEPTION 'the lots do not hold what was taken'; END IF;
END $$;
CREATE FUNCTION public.points_grant(_client bigint, _family boolean, _cause text, _kind text, _points bigint, _on date, _at timestamp with time zone, _by bigint, _second bigint, _why text, _scheme bigint, _issuer bigint, _expires date, _notice integer, OUT posting bigint, OUT existed boolean, OUT balance bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE _was text := current_setting('waystation.everything', true); _wallet bigint; _from bigint := _issuer; m record;
BEGIN
    IF _kind IS NULL OR _kind NOT IN ('earned', 'primed', 'manual') THEN
        RAISE EXCEPTION 'no grant' USING ERRCODE = '22023';
    END IF;
    _wallet := points_wallet_of(_client, _family);
    PERFORM set_config('waystation.everything', 'on', true);
    SELECT p.id INTO posting FROM points_posting p WHERE p.cause = _cause;
    IF posting IS NULL THEN
        IF _from IS NULL THEN _from := points_issuer_of(_client);
        ELSIF NOT EXISTS (SELECT FROM points_account a WHERE a.id = _from AND a.kind = 'issuer') THEN
            RAISE EXCEPTION 'not a budget' USING ERRCODE = 'WS404';
        END IF;
        SELECT * INTO m FROM points_move(_cause, _kind, _from, _wallet, _points, _on, _at, _by, _second, _why,
            NULL, _scheme, NULL, NULL, false);
        posting := m.posting; balance := m.target_after;
        IF posting IS NOT NULL THEN
            existed := false;
            INSERT INTO points_lot (account_id, posting_id, earned_on, expires_on, notice_days, amount, "left")
            VALUES (_wallet, posting, _on, _expires, _notice, _points, _points);
        ELSE
            SELECT p.id INTO posting FROM points_posting p WHERE p.cause = _cause;
        END IF;
    END IF;
    IF existed IS NULL THEN
        existed := true;
        SELECT a.balance INTO balance FROM points_account a WHERE a.id = _wallet;
    END IF;
    PERFORM set_config('waystation.everything', coalesce(_was, ''), true);
END $$;
CREATE FUNCTION public.points_grant_many(_clients bigint[], _families boolean[], _causes text[], _points bigint[], _whys text[], _kind text, _on date, _at timestamp with time zone, _by bigint, _second bigint, _scheme bigint, _issuer bigint, _expires date, _notice integer) RETURNS TABLE(cause text, posting bigint, existed boolean)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE _was text := current_setting('waystation.everything', true);
BEGIN
    IF _kind IS NULL OR _kind NOT IN ('earned', 'primed', 'manual') THEN
        RAISE EXCEPTION 'no grant' USING ERRCODE = '22023';
    END IF;
    PERFORM points_wallet_of(m.client, m.family) FROM (
        SELECT DISTINCT r.client, r.family FROM unnest(_clients, _families) AS r(client, family)
         WHERE NOT EXISTS (SELECT FROM points_wallet w
                            WHERE w.client_id = r.client AND w.is_family = r.family)
         ORDER BY r.client, r.family OFFSET 0) AS m;
    PERFORM set_config('waystation.everything', 'on', true);
    PERFORM FROM points_account a WHERE a.id = _issuer AND a.kind = 'issuer' FOR UPDATE;
    IF NOT FOUND THEN RAISE EXCEPTION 'not a budget' USING ERRCODE = 'WS404'; END IF;
    PERFORM FROM points_wallet w JOIN points_account a ON a.id = w.account_id
     WHERE w.client_id = ANY (_clients)
       AND (w.client_id, w.is_family) IN (SELECT r.client, r.family FROM unnest(_clients, _families) AS r(client, family))
     ORDER BY w.client_id, w.is_family FOR UPDATE OF a;
    RETURN QUERY
    WITH asked AS (
        SELECT * FROM unnest(_clients, _families, _causes, _points, _whys) WITH ORDINALITY
            AS r(client, family, cause, points, why, n)
    ), fresh AS (
        SELECT r.cause, r.points, r.why, r.n, w.account_id,
               a.balance + sum(r.points) OVER (PARTITION BY w.account_id ORDER BY r.n) AS after,
               sum(r.points) OVER (ORDER BY r.n) AS given
          FROM asked r JOIN points_wallet w ON w.client_id = r.client AND w.is_family = r.family
          JOIN points_account a ON a.id = w.account_id
         WHERE NOT EXISTS (SELECT FROM points_posting p WHERE p.cause = r.cause)
    ), posted AS (
        INSERT INTO points_posting (cause, kind, source_id, target_id, points, source_after, target_after, "on",
            at, by_id, second_id, why, words, scheme_version)
        SELECT f.cause, _kind, _issuer, f.account_id, f.points, i.balance - f.given, f.after, _on,
            _at, _by, _second, f.why, '', _scheme
          FROM fresh f, points_account i WHERE i.id = _issuer ORDER BY f.n
        RETURNING id, points_posting.cause, target_id, points
    ), lots AS (
        INSERT INTO points_lot (account_id, posting_id, earned_on, expires_on, notice_days, amount, "left")
        SELECT p.target_id, p.id, _on, _expires, _notice, p.points, p.points FROM posted p
    ), wallets AS (
        UPDATE points_account a SET balance = a.balance + s.points
          FROM (SELECT f.account_id, sum(f.points) AS points FROM fresh f GROUP BY 1) s
         WHERE a.id = s.account_id
    ), budget AS (
        UPDATE points_account a SET balance = a.balance - s.points
          FROM (SELECT sum(f.points) AS points FROM fresh f) s WHERE a.id = _issuer AND s.points IS NOT NULL
    )
    SELECT r.cause, coalesce(p.id, o.id), p.id IS NULL
      FROM asked r LEFT JOIN posted p ON p.cause = r.cause LEFT JOIN points_posting o ON o.cause = r.cause;
    PERFORM set_config('waystation.everything', coalesce(_was, ''), true);
END $$;
CREATE FUNCTION public.points_issued(wanted bigint, opening date, closing date) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE _low text := coalesce(current_setting('waystation.low', true), ''); _high text := coalesce(current_setting('waystation.high', true), ''); _areas text := coalesce(current_setting('waystation.areas', true), ''); _everything text := coalesce(current_setting('waystation.everything', true), ''); _answer bigint; BEGIN PERFORM set_config('waystation.low', '', true), set_config('waystation.high', '~', true), set_config('waystation.areas', '{""}', true), set_config('waystation.everything', 'on', true); _answer := (
SELECT coalesce(sum(p.points), 0)::bigint FROM public.points_posting p
    JOIN public.points_schemeversion v ON v.id = p.scheme_version
    WHERE v.scheme_id = wanted AND p."on" BETWEEN opening AND closing AND p.kind IN ('earned', 'primed')
      AND NOT EXISTS (SELECT FROM public.points_posting c WHERE c.corrects_id = p.id)
); PERFORM set_config('waystation.low', _low, true), set_config('waystation.high', _high, true), set_config('waystation.areas', _areas, true), set_config('waystation.everything', _everything, true); RETURN _answer; END $$;
CREATE FUNCTION public.points_issuer_of(_client bigint) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE _path text; _account bigint;
BEGIN
    SELECT c.area_path INTO _path FROM clients_client c WHERE c.id = _client;
    SELECT a.id INTO _account FROM points_account a JOIN accounts_area r ON r.id = a.area_id
     WHERE a.kind = 'issuer' AND _path ^@ r.path ORDER BY length(r.path) DESC LIMIT 1;
    IF FOUND THEN RETURN _account; END IF;
    RETURN points_open('issuer', (SELECT r.id FROM accounts_area r WHERE r.depth = 1 AND _path ^@ r.path), NULL);
END $$;
CREATE FUNCTION public.points_keep() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE FUNCTION public.points_keep_words() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF current_setting('waystation.resealing', true) = 'on' AND length(OLD.words) > 1 AND length(NEW.words) > 1
       AND get_byte(OLD.words, 1) <> get_byte(NEW.words, 1) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'points_posting is append-only';
END $$;
CREATE FUNCTION public.points_move(_cause text, _kind text, _source bigint, _target bigint, _points bigint, _on date, _at timestamp with time zone, _by bigint, _second bigint, _why text, _words bytea, _scheme bigint, _corrects bigint, _refunds bigint, _target_first boolean, OUT posting bigint, OUT source_after bigint, OUT target_after bigint) RETURNS record
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE _have bigint;
BEGIN
    IF _points IS NULL OR _points <= 0 THEN
        RAISE EXCEPTION 'not a number of points' USING ERRCODE = '22023';
    END IF;
    IF _target_first THEN
        UPDATE points_account SET balance = balance + _points WHERE id = _target
        RETURNING balance INTO target_after;
    END IF;
    UPDATE points_account SET balance = balance - _points
     WHERE id = _source AND (balance >= _points OR kind NOT IN ('client', 'family'))
    RETURNING balance INTO source_after;
    IF source_after IS NULL THEN
        SELECT balance INTO _have FROM points_account WHERE id = _source;
        RAISE EXCEPTION 'not enough points' USING ERRCODE = 'WS001', DETAIL = coalesce(_have, 0)::text;
    END IF;
    IF NOT _target_first THEN
        UPDATE points_account SET balance = balance + _points WHERE id = _target
        RETURNING balance INTO target_after;
    END IF;
    IF target_after IS NULL THEN RAISE EXCEPTION 'no such account' USING ERRCODE = 'WS404'; END IF;
    INSERT INTO points_posting (cause, kind, source_id, target_id, points, source_after, target_after, "on", at,
        by_id, second_id, why, words, scheme_version, corrects_id, refunds_id)
    VALUES (_cause, _kind, _source, _target, _points, source_after, target_after, _on, _at,
        _by, _second, _why, coalesce(_words, ''), _scheme, _corrects, _refunds)
    ON CONFLICT (cause) DO NOTHING RETURNING points_posting.id INTO posting;
    IF posting IS NULL THEN
        -- Somebody posted the same cause while we waited for the accounts: nothing of ours holds.
        UPDATE points_account SET balance = balance + _points WHERE id = _source;
        UPDATE points_account SET balance = balance - _points WHERE id = _target;
    END IF;
END $$;
CREATE FUNCTION public.points_notice(_on date, _most integer) RETURNS TABLE(client bigint, family boolean, points bigint, ends_on date)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE _was text := current_setting('waystation.everything', true);
BEGIN 
    IF _was IS DISTINCT FROM 'on' THEN
        RAISE EXCEPTION 'the house alone does this' USING ERRCODE = 'WS404';
    END IF;

    RETURN QUERY
    WITH due AS (
        SELECT l.id FROM points_lot l WHERE l."left" > 0 AND l.expires_on IS NOT NULL AND l.noticed_on IS NULL
           AND l.expires_on - l.notice_days <= _on
         ORDER BY l.expires_on, l.id LIMIT _most FOR UPDATE SKIP LOCKED
    ), told AS (
        UPDATE points_lot l SET noticed_on = _on FROM due WHERE l.id = due.id
        RETURNING l.account_id, l."left", greatest(l.expires_on, _on + l.notice_days) AS ends_on
    )
    SELECT w.client_id, w.is_family, sum(t."left")::bigint, t.ends_on
      FROM told t JOIN points_wallet w ON w.account_id = t.account_id GROUP BY 1, 2, 4 ORDER BY 1, 2, 4;
END $$;
CREATE FUNCTION public.points_open(_kind text, _area bigint, _merchant bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE _account bigint; _was text := current_setting('waystation.everything', true);
BEGIN
    IF _kind IS NULL OR _kind NOT IN ('issuer', 'centre', 'merchant', 'expiry') THEN
        RAISE EXCEPTION 'no such kind' USING ERRCODE = '22023';
    END IF;
    PERFORM set_config('waystation.everything', 'on', true);
    SELECT a.id INTO _account FROM points_account a WHERE a.kind = _kind
       AND a.area_id IS NOT DISTINCT FROM _area AND a.merchant IS NOT DISTINCT FROM _merchant;
    IF NOT FOUND THEN
        INSERT INTO points_account (kind, area_id, merchant, balance) VALUES (_kind, _area, _merchant, 0)
        ON CONFLICT DO NOTHING RETURNING points_account.id INTO _account;
        IF _account IS NULL THEN
            SELECT a.id INTO _account FROM points_account a WHERE a.kind = _kind
               AND a.area_id IS NOT DISTINCT FROM _area AND a.merchant IS NOT DISTINCT FROM _merchant;
        END IF;
    END IF;
    PERFORM set_config('waystation.everything', coalesce(_was, ''), true);
    RETURN _account;
END $$;
CREATE FUNCTION public.points_price_unsealed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF EXISTS (SELECT FROM public.points_pricelist l WHERE l.id = NEW.price_list_id AND l.approved_at IS NOT NULL) THEN
        RAISE EXCEPTION 'a sealed price list takes no more lines';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.points_promised(wanted bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE _low text := coalesce(current_setting('waystation.low', true), ''); _high text := coalesce(current_setting('waystation.high', true), ''); _areas text := coalesce(current_setting('waystation.areas', true), ''); _everything text := coalesce(current_setting('waystation.everything', true), ''); _answer bigint; BEGIN PERFORM set_config('waystation.low', '', true), set_config('waystation.high', '~', true), set_config('waystation.areas', '{""}', true), set_config('waystation.everything', 'on', true); _answer := (
SELECT coalesce(sum(l.quantity), 0) FROM public.points_redemptionline l
    JOIN public.points_redemption r ON r.id = l.redemption_id
    WHERE l.good_id = wanted AND r.handed_at IS NULL AND r.cancelled_at IS NULL
); PERFORM set_config('waystation.low', _low, true), set_config('waystation.high', _high, true), set_config('waystation.areas', _areas, true), set_config('waystation.everything', _everything, true); RETURN _answer; END $$;
CREATE FUNCTION public.points_refund(_of bigint, _cause text, _points bigint, _on date, _at timestamp with time zone, _by bigint, _why text, OUT posting bigint, OUT existed boolean, OUT balance bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE _was text := current_setting('waystation.everything', true); o points_posting; _paid bigint; m record;
BEGIN
    SELECT p.* INTO o FROM points_posting p WHERE p.id = _of AND p.kind = 'spent';
    IF NOT FOUND THEN RAISE EXCEPTION 'no such purchase' USING ERRCODE = 'WS404'; END IF;
    PERFORM set_config('waystation.everything', 'on', true);
    PERFORM FROM points_account a WHERE a.id = o.target_id FOR UPDATE;
    SELECT p.id INTO posting FROM points_posting p WHERE p.cause = _cause;
    existed := posting IS NOT NULL;
    IF existed THEN
        SELECT a.balance INTO balance FROM points_account a WHERE a.id = o.source_id;
    ELSE
        PERFORM FROM points_posting p WHERE p.corrects_id = _of;
        IF FOUND THEN RAISE EXCEPTION 'undone already' USING ERRCODE = 'WS002'; END IF;
        SELECT coalesce(sum(p.points), 0) INTO _paid FROM points_posting p WHERE p.refunds_id = _of;
        IF _paid + _points > o.points THEN
            RAISE EXCEPTION 'more than was paid' USING ERRCODE = 'WS004', DETAIL = (o.points - _paid)::text;
        END IF;
        SELECT * INTO m FROM points_move(_cause, 'refunded', o.target_id, o.source_id, _points, _on, _at, _by,
            NULL, _why, NULL, NULL, NULL, _of, false);
        posting := m.posting; balance := m.target_after;
        IF posting IS NULL THEN RAISE EXCEPTION 'one cause, two purchases' USING ERRCODE = '23505'; END IF;
        PERFORM points_give_back(posting, _of, _points, _on);
    END IF;
    PERFORM set_config('waystation.everything', coalesce(_was, ''), true);
END $$;
CREATE FUNCTION public.points_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TABLE public.points_posting (
    id bigint NOT NULL,
    cause character varying(60) NOT NULL,
    kind character varying(10) NOT NULL,
    points bigint NOT NULL,
    source_after bigint NOT NULL,
    target_after bigint NOT NULL,
    "on" date NOT NULL,
    at timestamp with time zone NOT NULL,
    why character varying(30) NOT NULL,
    words bytea NOT NULL,
    scheme_version bigint,
    by_id bigint,
    corrects_id bigint,
    refunds_id bigint,
    second_id bigint,
    source_id bigint NOT NULL,
    target_id bigint NOT NULL,
    CONSTRAINT points_posting_corrected_by_two CHECK (((NOT ((kind)::text = 'corrected'::text)) OR ((by_id IS NOT NULL) AND (corrects_id IS NOT NULL) AND (second_id IS NOT NULL)))),
    CONSTRAINT points_posting_kind CHECK (((kind)::text = ANY ((ARRAY['earned'::character varying, 'primed'::character varying, 'manual'::character varying, 'spent'::character varying, 'refunded'::character varying, 'expired'::character varying, 'corrected'::character varying, 'merged'::character varying, 'closed'::character varying])::text[]))),
    CONSTRAINT points_posting_second CHECK (((second_id IS NULL) OR (by_id IS NULL) OR (NOT ((second_id = by_id) AND (second_id IS NOT NULL) AND (by_id IS NOT NULL))))),
    CONSTRAINT points_posting_some CHECK ((points > 0)),
    CONSTRAINT points_posting_two CHECK ((NOT (source_id = target_id)))
);

ALTER TABLE ONLY public.points_posting FORCE ROW LEVEL SECURITY;
CREATE FUNCTION public.points_reverse(_of public.points_posting, _kind text, _by bigint, _second bigint, _why text, _words bytea, _on date, _at timestamp with time zone, OUT posting bigint, OUT balance bigint) RETURNS record
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE m record; _from text; _to text;
BEGIN
    SELECT a.kind INTO _from FROM points_account a WHERE a.id = _of.source_id;
    SELECT a.kind INTO _to FROM points_account a WHERE a.id = _of.target_id;
    SELECT * INTO m FROM points_move(
        'undo:' || _of.id, _kind, _of.target_id, _of.source_id, _of.points, _on, _at, _by, _second, _why,
        _words, _of.scheme_version, _of.id, NULL,
        CASE WHEN _from IN ('client', 'family') AND _to IN ('client', 'family')
             THEN points_wallet_order(_of.source_id) < points_wallet_order(_of.target_id)
             ELSE _from NOT IN ('client', 'family') END);
    posting := m.posting;
    IF posting IS NULL THEN RETURN; END IF;
    IF _to IN ('client', 'family') THEN
        PERFORM points_eat(posting, _of.target_id, _of.points, _of.id);
        balance := m.source_after;
    END IF;
    IF _from IN ('client', 'family') THEN
        PERFORM points_give_back(posting, _of.id, _of.points, _on);
        balance := m.target_after;
    END IF;
END $$;
CREATE FUNCTION public.points_settle(_client bigint, _on date, _at timestamp with time zone, _by bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE _was text := current_setting('waystation.everything', true); _expiry bigint; r record; m record; _all bigint := 0;
BEGIN
    PERFORM FROM clients_client c WHERE c.id = _client;
    IF NOT FOUND THEN RAISE EXCEPTION 'no such file' USING ERRCODE = 'WS404'; END IF;
    PERFORM set_config('waystation.everything', 'on', true);
    _expiry := points_open('expiry', NULL, NULL);
    PERFORM FROM points_account a WHERE a.id = _expiry FOR UPDATE;
    FOR r IN SELECT w.id, w.account_id, a.balance FROM points_wallet w JOIN points_account a ON a.id = w.account_id
              WHERE w.client_id = _client ORDER BY w.is_family FOR UPDATE OF a
    LOOP
        CONTINUE WHEN r.balance = 0;
        SELECT * INTO m FROM points_move('deletion:' || r.id, 'closed', r.account_id, _expiry, r.balance, _on, _at,
            _by, NULL, '', NULL, NULL, NULL, NULL, true);
        PERFORM points_eat(m.posting, r.account_id, r.balance, NULL);
        _all := _all + r.balance;
    END LOOP;
    PERFORM set_config('waystation.everything', coalesce(_was, ''), true);
    RETURN _all;
END $$;
CREATE FUNCTION public.points_spend(_client bigint, _family boolean, _cause text, _points bigint, _on date, _at timestamp with time zone, _by bigint, _why text, _to bigint, OUT posting bigint, OUT existed boolean, OUT balance bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE _was text := current_setting('waystation.everything', true); _wallet bigint; m record;
BEGIN
    _wallet := points_wallet_of(_client, _family);
    PERFORM set_config('waystation.everything', 'on', true);
    PERFORM FROM points_account a WHERE a.id = _to AND a.kind IN ('centre', 'merchant') FOR UPDATE;
    IF NOT FOUND THEN RAISE EXCEPTION 'not where points are spent' USING ERRCODE = 'WS404'; END IF;
    SELECT p.id INTO posting FROM points_posting p WHERE p.cause = _cause;
    existed := posting IS NOT NULL;
    IF existed THEN
        SELECT a.balance INTO balance FROM points_account a WHERE a.id = _wallet;
    ELSE
        SELECT * INTO m FROM points_move(_cause, 'spent', _wallet, _to, _points, _on, _at, _by, NULL, _why,
            NULL, NULL, NULL, NULL, true);
        posting := m.posting; balance := m.source_after;
        IF posting IS NULL THEN RAISE EXCEPTION 'one cause, two places' USING ERRCODE = '23505'; END IF;
        PERFORM points_eat(posting, _wallet, _points, NULL);
    END IF;
    PERFORM set_config('waystation.everything', coalesce(_was, ''), true);
END $$;
CREATE FUNCTION public.points_stock_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM FROM public.points_good g WHERE g.id = NEW.good_id FOR NO KEY UPDATE;
    IF (SELECT sum(m.change) FROM public.points_stockmove m WHERE m.good_id = NEW.good_id) < 0 THEN
        RAISE EXCEPTION 'stock below zero' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.points_undo(_of bigint, _by bigint, _second bigint, _why text, _words bytea, _on date, _at timestamp with time zone, OUT posting bigint, OUT existed boolean, OUT balance bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE _was text := current_setting('waystation.everything', true); o points_posting; m record;
BEGIN
    SELECT p.* INTO o FROM points_posting p WHERE p.id = _of;
    IF NOT FOUND THEN RAISE EXCEPTION 'no such posting' USING ERRCODE = 'WS404'; END IF;
    PERFORM set_config('waystation.everything', 'on', true);
    -- Whoever refunds a purchase holds the account where it was spent; so do we, before we look.
    PERFORM FROM points_account a WHERE a.id IN (o.source_id, o.target_id)
       AND a.kind NOT IN ('client', 'family') FOR UPDATE;
    SELECT p.id INTO posting FROM points_posting p WHERE p.corrects_id = _of;
    existed := posting IS NOT NULL;
    IF NOT existed THEN
        IF o.kind NOT IN ('earned', 'primed', 'manual', 'spent', 'refunded', 'expired') THEN
            RAISE EXCEPTION 'a correction stands' USING ERRCODE = 'WS003';
        END IF;
        -- A refund cannot be taken back by itself: the purchase stands as what was not refunded.
        PERFORM FROM points_posting p WHERE p.refunds_id = _of;
        IF FOUND OR o.kind = 'refunded' THEN RAISE EXCEPTION 'refunded' USING ERRCODE = 'WS002'; END IF;
        SELECT * INTO m FROM points_reverse(o, 'corrected', _by, _second, _why, _words, _on, _at);
        posting := m.posting; balance := m.balance;
        IF posting IS NULL THEN RAISE EXCEPTION 'undone already' USING ERRCODE = 'WS002'; END IF;
    END IF;
    PERFORM set_config('waystation.everything', coalesce(_was, ''), true);
END $$;
CREATE FUNCTION public.points_version_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - 'last_on' - 'seed') <> (to_jsonb(OLD) - 'last_on' - 'seed') THEN
        RAISE EXCEPTION 'an approved version of a scheme is never changed';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.points_wallet_of(_client bigint, _family boolean) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE _account bigint; _was text := current_setting('waystation.everything', true);
BEGIN
    SELECT w.account_id INTO _account FROM points_wallet w
     WHERE w.client_id = _client AND w.is_family = _family;
    IF FOUND THEN RETURN _account; END IF;
    PERFORM FROM clients_client c WHERE c.id = _client;
    IF NOT FOUND THEN RAISE EXCEPTION 'no such file' USING ERRCODE = 'WS404'; END IF;
    PERFORM pg_advisory_xact_lock(hashtext('points_wallet'), hashint8(_client));
    SELECT w.account_id INTO _account FROM points_wallet w
     WHERE w.client_id = _client AND w.is_family = _family;
    IF FOUND THEN RETURN _account; END IF;
    PERFORM set_config('waystation.everything', 'on', true);
    INSERT INTO points_account (kind, balance) VALUES (CASE WHEN _family THEN 'family' ELSE 'client' END, 0)
    RETURNING points_account.id INTO _account;
    INSERT INTO points_wallet (client_id, is_family, account_id) VALUES (_client, _family, _account);
    PERFORM set_config('waystation.everything', coalesce(_was, ''), true);
    RETURN _account;
END $$;
CREATE FUNCTION public.points_wallet_order(_account bigint) RETURNS bigint[]
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
    SELECT ARRAY[w.client_id, w.is_family::int] FROM points_wallet w WHERE w.account_id = _account
$$;
CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;
CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);
CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;
CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;
CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;
CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.reached_casework_obligation(wanted bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM public.casework_obligation a WHERE a.id = wanted); END $$;
CREATE FUNCTION public.reached_casework_rosterbatch(wanted bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM public.casework_rosterbatch a WHERE a.id = wanted); END $$;
CREATE FUNCTION public.reached_clients_client(wanted bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM public.clients_client a WHERE a.id = wanted); END $$;
CREATE FUNCTION public.reached_clients_protection(wanted bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM public.clients_protection a WHERE a.id = wanted); END $$;
CREATE FUNCTION public.reached_contacts_search(wanted bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM public.contacts_search a WHERE a.id = wanted); END $$;
CREATE FUNCTION public.reached_notices_message(wanted bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM public.notices_message a WHERE a.id = wanted); END $$;
CREATE FUNCTION public.reached_orders_absence(wanted bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM public.orders_absence a WHERE a.id = wanted); END $$;
CREATE FUNCTION public.reached_orders_agreementsheet(wanted bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM public.orders_agreementsheet a WHERE a.id = wanted); END $$;
CREATE FUNCTION public.reached_orders_leave(wanted bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM public.orders_leave a WHERE a.id = wanted); END $$;
CREATE FUNCTION public.reached_orders_leaver(wanted bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM public.orders_leaver a WHERE a.id = wanted); END $$;
CREATE FUNCTION public.reached_orders_matter(wanted bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM public.orders_matter a WHERE a.id = wanted); END $$;
CREATE FUNCTION public.reached_orders_order(wanted bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM public.orders_order a WHERE a.id = wanted); END $$;
CREATE FUNCTION public.reached_points_account(wanted bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM public.points_account a WHERE a.id = wanted); END $$;
CREATE FUNCTION public.reached_points_lot(wanted bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM public.points_lot a WHERE a.id = wanted); END $$;
CREATE FUNCTION public.reached_points_redemption(wanted bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM public.points_redemption a WHERE a.id = wanted); END $$;
CREATE FUNCTION public.reached_portal_login(wanted bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM public.portal_login a WHERE a.id = wanted); END $$;
CREATE FUNCTION public.reached_screening_screening(wanted bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM public.screening_screening a WHERE a.id = wanted); END $$;
CREATE FUNCTION public.reached_screening_specimen(wanted bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM public.screening_specimen a WHERE a.id = wanted); END $$;
CREATE FUNCTION public.screening_kit_used(wanted bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE _low text := coalesce(current_setting('waystation.low', true), ''); _high text := coalesce(current_setting('waystation.high', true), ''); _areas text := coalesce(current_setting('waystation.areas', true), ''); _everything text := coalesce(current_setting('waystation.everything', true), ''); _answer bigint; BEGIN PERFORM set_config('waystation.low', '', true), set_config('waystation.high', '~', true), set_config('waystation.areas', '{""}', true), set_config('waystation.everything', 'on', true); _answer := (SELECT count(*) FROM public.screening_screening s WHERE s.kit_id = wanted AND s.withdrawn_at IS NULL); PERFORM set_config('waystation.low', _low, true), set_config('waystation.high', _high, true), set_config('waystation.areas', _areas, true), set_config('waystation.everything', _everything, true); RETURN _answer; END $$;
CREATE FUNCTION public.waystation_numbers_on_file(marks bytea[]) RETURNS bytea[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE _low text := coalesce(current_setting('waystation.low', true), ''); _high text := coalesce(current_setting('waystation.high', true), ''); _areas text := coalesce(current_setting('waystation.areas', true), ''); _everything text := coalesce(current_setting('waystation.everything', true), ''); _answer bytea[]; BEGIN PERFORM set_config('waystation.low', '', true), set_config('waystation.high', '~', true), set_config('waystation.areas', '{""}', true), set_config('waystation.everything', 'on', true); _answer := (SELECT coalesce(array_agg(c.id_index), '{}') FROM clients_client c WHERE c.id_index = ANY (marks)); PERFORM set_config('waystation.low', _low, true), set_config('waystation.high', _high, true), set_config('waystation.areas', _areas, true), set_config('waystation.everything', _everything, true); RETURN _answer; END $$;
CREATE FUNCTION public.waystation_open_files_at(place text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE _low text := coalesce(current_setting('waystation.low', true), ''); _high text := coalesce(current_setting('waystation.high', true), ''); _areas text := coalesce(current_setting('waystation.areas', true), ''); _everything text := coalesce(current_setting('waystation.everything', true), ''); _answer integer; BEGIN PERFORM set_config('waystation.low', '', true), set_config('waystation.high', '~', true), set_config('waystation.areas', '{""}', true), set_config('waystation.everything', 'on', true); _answer := (SELECT count(*) FROM clients_client c WHERE c.area_path = place AND c.state = 'open'); PERFORM set_config('waystation.low', _low, true), set_config('waystation.high', _high, true), set_config('waystation.areas', _areas, true), set_config('waystation.everything', _everything, true); RETURN _answer; END $$;
CREATE FUNCTION public.waystation_open_files_of(account bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE _low text := coalesce(current_setting('waystation.low', true), ''); _high text := coalesce(current_setting('waystation.high', true), ''); _areas text := coalesce(current_setting('waystation.areas', true), ''); _everything text := coalesce(current_setting('waystation.everything', true), ''); _answer integer; BEGIN PERFORM set_config('waystation.low', '', true), set_config('waystation.high', '~', true), set_config('waystation.areas', '{""}', true), set_config('waystation.everything', 'on', true); _answer := (SELECT count(*) FROM clients_client c WHERE c.worker_id = account AND c.state = 'open'); PERFORM set_config('waystation.low', _low, true), set_config('waystation.high', _high, true), set_config('waystation.areas', _areas, true), set_config('waystation.everything', _everything, true); RETURN _answer; END $$;
CREATE FUNCTION public.waystation_paper_check(wanted uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE _low text := coalesce(current_setting('waystation.low', true), ''); _high text := coalesce(current_setting('waystation.high', true), ''); _areas text := coalesce(current_setting('waystation.areas', true), ''); _everything text := coalesce(current_setting('waystation.everything', true), ''); _answer jsonb; BEGIN PERFORM set_config('waystation.low', '', true), set_config('waystation.high', '~', true), set_config('waystation.areas', '{""}', true), set_config('waystation.everything', 'on', true); _answer := (coalesce((SELECT jsonb_build_object('kind', p.kind, 'office', o.name, 'number', p.number, 'issued_on', p.issued_on, 'cancelled_on', p.cancelled_on) FROM papers_issuedpaper p JOIN accounts_organisation o ON o.id = p.organisation_id WHERE p.check_id = wanted), (SELECT jsonb_build_object('kind', p.kind, 'office', o.name, 'number', p.number, 'issued_on', p.issued_on, 'cancelled_on', p.cancelled_on, 'erased_on', p.erased_on) FROM papers_erasedpaper p JOIN accounts_organisation o ON o.id = p.organisation_id WHERE p.check_id = wanted))); PERFORM set_config('waystation.low', _low, true), set_config('waystation.high', _high, true), set_config('waystation.areas', _areas, true), set_config('waystation.everything', _everything, true); RETURN _answer; END $$;
CREATE FUNCTION public.waystation_shared_files(account bigint) RETURNS bigint[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE _low text := coalesce(current_setting('waystation.low', true), ''); _high text := coalesce(current_setting('waystation.high', true), ''); _areas text := coalesce(current_setting('waystation.areas', true), ''); _everything text := coalesce(current_setting('waystation.everything', true), ''); _answer bigint[]; BEGIN PERFORM set_config('waystation.low', '', true), set_config('waystation.high', '~', true), set_config('waystation.areas', '{""}', true), set_config('waystation.everything', 'on', true); _answer := (
    SELECT coalesce(array_agg(x.client_id ORDER BY x.client_id), '{}') FROM (
        SELECT s.client_id, s.order_id FROM orders_sharedfile s
         WHERE s.state IN ('active', 'ending')
           AND s.worker_id IN (
               SELECT account UNION ALL
               SELECT c.worker_id FROM accounts_cover c
                WHERE c.deputy_id = account AND c.confirmed_at IS NOT NULL AND c.ended_at IS NULL
                  AND (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN c.starts_on AND c.ends_on)
           AND EXISTS (
               SELECT FROM accounts_grant g JOIN accounts_area a ON a.id = g.area_id
                WHERE g.user_id = account AND g.role = 'worker'
                  AND g.starts_on <= (now() AT TIME ZONE 'Asia/Shanghai')::date
                  AND (g.ends_on IS NULL OR g.ends_on >= (now() AT TIME ZONE 'Asia/Shanghai')::date)
                  AND (s.area_path ^@ a.path OR a.path ^@ s.area_path::text))
        UNION
        SELECT s.client_id, s.order_id
          FROM accounts_grant g
          JOIN accounts_area a ON a.id = g.area_id
          JOIN orders_sharedfile s ON s.area_path ~>=~ a.path AND s.area_path ~<~ (a.path || '~')
         WHERE g.user_id = account AND g.role = 'head' AND s.state IN ('active', 'ending')
           AND g.starts_on <= (now() AT TIME ZONE 'Asia/Shanghai')::date
           AND (g.ends_on IS NULL OR g.ends_on >= (now() AT TIME ZONE 'Asia/Shanghai')::date)
    ) x JOIN orders_order o ON o.id = x.order_id AND o.ended_on IS NULL
); PERFORM set_config('waystation.low', _low, true), set_config('waystation.high', _high, true), set_config('waystation.areas', _areas, true), set_config('waystation.everything', _everything, true); RETURN _answer; END $$;
CREATE FUNCTION public.waystation_unread(account bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE _low text := coalesce(current_setting('waystation.low', true), ''); _high text := coalesce(current_setting('waystation.high', true), ''); _areas text := coalesce(current_setting('waystation.areas', true), ''); _everything text := coalesce(current_setting('waystation.everything', true), ''); _answer integer; BEGIN PERFORM set_config('waystation.low', '', true), set_config('waystation.high', '~', true), set_config('waystation.areas', '{""}', true), set_config('waystation.everything', 'on', true); _answer := (SELECT count(*) FROM notices_notice n WHERE n.to_id = account AND n.read_at IS NULL); PERFORM set_config('waystation.low', _low, true), set_config('waystation.high', _high, true), set_config('waystation.areas', _areas, true), set_config('waystation.everything', _everything, true); RETURN _answer; END $$;
CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);
ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_area (
    id bigint NOT NULL,
    path character varying(255) NOT NULL,
    depth integer NOT NULL,
    numchild integer NOT NULL,
    kind character varying(12) NOT NULL,
    name character varying(60) NOT NULL,
    code character varying(12) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    is_village boolean NOT NULL,
    CONSTRAINT accounts_area_depth_check CHECK ((depth >= 0)),
    CONSTRAINT accounts_area_numchild_check CHECK ((numchild >= 0)),
    CONSTRAINT area_ends_after_start CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
    CONSTRAINT area_village_is_community CHECK (((NOT is_village) OR ((kind)::text = 'community'::text)))
);
ALTER TABLE public.accounts_area ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_area_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_areachange (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    "on" date NOT NULL,
    old_name character varying(60) NOT NULL,
    note character varying(200) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint NOT NULL,
    parents jsonb NOT NULL
);
ALTER TABLE public.accounts_areachange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_areachange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_areachange_results (
    id bigint NOT NULL,
    areachange_id bigint NOT NULL,
    area_id bigint NOT NULL
);
ALTER TABLE public.accounts_areachange_results ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_areachange_results_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_areachange_sources (
    id bigint NOT NULL,
    areachange_id bigint NOT NULL,
    area_id bigint NOT NULL
);
ALTER TABLE public.accounts_areachange_sources ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_areachange_sources_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_areafact (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    value numeric(12,2) NOT NULL,
    "on" date NOT NULL,
    source character varying(100) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    area_id bigint NOT NULL,
    made_by_id bigint NOT NULL,
    CONSTRAINT area_fact_not_negative CHECK ((value >= (0)::numeric))
);
ALTER TABLE public.accounts_areafact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_areafact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_cover (
    id bigint NOT NULL,
    reason character varying(10) NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    ended_at timestamp with time zone,
    confirmed_by_id bigint,
    deputy_id bigint,
    ended_by_id bigint,
    made_by_id bigint NOT NULL,
    worker_id bigint NOT NULL,
    CONSTRAINT cover_confirmed_by_somebody CHECK ((((confirmed_at IS NULL) AND (confirmed_by_id IS NULL)) OR ((confirmed_at IS NOT NULL) AND (confirmed_by_id IS NOT NULL) AND (deputy_id IS NOT NULL)))),
    CONSTRAINT cover_ended_by_somebody CHECK (((ended_at IS NULL) OR (ended_by_id IS NOT NULL))),
    CONSTRAINT cover_ends_after_start CHECK ((ends_on >= starts_on)),
    CONSTRAINT cover_of_somebody_else CHECK ((NOT ((worker_id = deputy_id) AND (deputy_id IS NOT NULL))))
);
ALTER TABLE public.accounts_cover ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_cover_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_draft (
    id bigint NOT NULL,
    form character varying(40) NOT NULL,
    subject_id bigint NOT NULL,
    data bytea NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL,
    page character varying(200) NOT NULL
);

ALTER TABLE ONLY public.accounts_draft FORCE ROW LEVEL SECURITY;
ALTER TABLE public.accounts_draft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_draft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_grant (
    id bigint NOT NULL,
    role character varying(20) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    made_at timestamp with time zone NOT NULL,
    area_id bigint NOT NULL,
    made_by_id bigint,
    user_id bigint NOT NULL,
    organisation_id bigint,
    CONSTRAINT grant_ends_after_start CHECK (((ends_on IS NULL) OR (ends_on >= starts_on)))
);
ALTER TABLE public.accounts_grant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_grant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_organisation (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    name character varying(80) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    area_id bigint NOT NULL,
    parent_id bigint,
    CONSTRAINT organisation_ends_after_start CHECK (((ends_on IS NULL) OR (ends_on >= starts_on)))
);
ALTER TABLE public.accounts_organisation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_organisation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_post (
    id bigint NOT NULL,
    title character varying(40) NOT NULL,
    name character varying(40) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    made_at timestamp with time zone NOT NULL,
    area_id bigint NOT NULL,
    holder_id bigint,
    made_by_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT post_ends_after_start CHECK (((ends_on IS NULL) OR (ends_on >= starts_on)))
);
ALTER TABLE public.accounts_post ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_post_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL,
    user_id bigint
);
CREATE TABLE public.accounts_sheetupload (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    file_name character varying(120) NOT NULL,
    content bytea NOT NULL,
    passwords bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    done_on date,
    made_by_id bigint NOT NULL
);
ALTER TABLE public.accounts_sheetupload ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_sheetupload_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    username character varying(60) NOT NULL,
    name character varying(40) NOT NULL,
    email character varying(254) NOT NULL,
    is_active boolean NOT NULL,
    must_change_password boolean NOT NULL,
    made_at timestamp with time zone NOT NULL,
    organisation_id bigint,
    toured_at timestamp with time zone,
    passes_until timestamp with time zone
);
ALTER TABLE public.accounts_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.activities_attendance (
    id bigint NOT NULL,
    state character varying(8) NOT NULL,
    how character varying(6) NOT NULL,
    minutes smallint NOT NULL,
    excuse character varying(10) NOT NULL,
    proof character varying(8) NOT NULL,
    verified_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_reason character varying(100) NOT NULL,
    client_id bigint NOT NULL,
    kin_id bigint,
    verified_by_id bigint NOT NULL,
    withdrawn_by_id bigint,
    session_id bigint NOT NULL,
    CONSTRAINT activities_attendance_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT attendance_says_how CHECK (((((excuse)::text = ''::text) AND ((proof)::text = ''::text) AND ((state)::text = 'came'::text) AND (NOT ((how)::text = ''::text))) OR (((how)::text = ''::text) AND (minutes = 0) AND ((state)::text = 'excused'::text) AND (NOT ((excuse)::text = ''::text)) AND (NOT ((proof)::text = ''::text))) OR (((excuse)::text = ''::text) AND ((how)::text = ''::text) AND (minutes = 0) AND ((proof)::text = ''::text) AND ((state)::text = 'absent'::text))))
);

ALTER TABLE ONLY public.activities_attendance FORCE ROW LEVEL SECURITY;
ALTER TABLE public.activities_attendance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.activities_attendance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.activities_certificate (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    issuer bytea NOT NULL,
    issued_on date NOT NULL,
    seen character varying(8) NOT NULL,
    verified_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_reason character varying(100) NOT NULL,
    form_key uuid NOT NULL,
    client_id bigint NOT NULL,
    document_id bigint,
    verified_by_id bigint NOT NULL,
    withdrawn_by_id bigint
);

ALTER TABLE ONLY public.activities_certificate FORCE ROW LEVEL SECURITY;
ALTER TABLE public.activities_certificate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.activities_certificate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.activities_session (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    title character varying(60) NOT NULL,
    "on" date NOT NULL,
    starts_at time without time zone NOT NULL,
    ends_at time without time zone NOT NULL,
    place character varying(60) NOT NULL,
    leader character varying(40) NOT NULL,
    capacity smallint,
    made_at timestamp with time zone NOT NULL,
    cancelled_at timestamp with time zone,
    form_key uuid NOT NULL,
    area_id bigint NOT NULL,
    cancelled_by_id bigint,
    made_by_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT activities_session_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT session_cancelled_by_somebody CHECK ((((cancelled_at IS NULL) AND (cancelled_by_id IS NULL)) OR ((cancelled_at IS NOT NULL) AND (cancelled_by_id IS NOT NULL)))),
    CONSTRAINT session_ends_later CHECK ((ends_at > starts_at))
);
ALTER TABLE public.activities_session ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.activities_session_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.activities_workrecord (
    id bigint NOT NULL,
    month date NOT NULL,
    employer bytea NOT NULL,
    proof character varying(10) NOT NULL,
    verified_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_reason character varying(100) NOT NULL,
    form_key uuid NOT NULL,
    client_id bigint NOT NULL,
    verified_by_id bigint NOT NULL,
    withdrawn_by_id bigint,
    CONSTRAINT work_record_of_a_month CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);

ALTER TABLE ONLY public.activities_workrecord FORCE ROW LEVEL SECURITY;
ALTER TABLE public.activities_workrecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.activities_workrecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessment_gain (
    id bigint NOT NULL,
    goal character varying(8) NOT NULL,
    what bytea NOT NULL,
    "on" date NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    form_key uuid NOT NULL,
    client_id bigint NOT NULL,
    noted_by_id bigint NOT NULL,
    withdrawn_by_id bigint
);

ALTER TABLE ONLY public.assessment_gain FORCE ROW LEVEL SECURITY;
ALTER TABLE public.assessment_gain ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessment_gain_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessment_planitem (
    id bigint NOT NULL,
    goal character varying(8) NOT NULL,
    what bytea NOT NULL,
    who bytea NOT NULL,
    by_when date,
    made_on date NOT NULL,
    outcome character varying(8) NOT NULL,
    outcome_on date,
    outcome_note bytea NOT NULL,
    form_key uuid NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    client_id bigint NOT NULL,
    made_by_id bigint NOT NULL,
    settled_by_id bigint,
    need character varying(10) NOT NULL,
    CONSTRAINT plan_item_outcome_has_day CHECK (((((outcome)::text = ''::text) AND (outcome_on IS NULL) AND (settled_by_id IS NULL)) OR ((NOT ((outcome)::text = ''::text)) AND (outcome_on IS NOT NULL) AND (settled_by_id IS NOT NULL))))
);

ALTER TABLE ONLY public.assessment_planitem FORCE ROW LEVEL SECURITY;
ALTER TABLE public.assessment_planitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessment_planitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.audit_entry (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    verb character varying(60) NOT NULL,
    subject_type character varying(60) NOT NULL,
    subject_id bigint,
    client_id bigint,
    data jsonb NOT NULL,
    source inet,
    actor_id bigint,
    on_behalf_of_id bigint,
    reason character varying(30) NOT NULL,
    lane smallint NOT NULL,
    "position" bigint NOT NULL,
    seen bigint NOT NULL,
    key_id smallint NOT NULL,
    mac bytea NOT NULL
);
CREATE TABLE public.audit_entrytransaction (
    entry bigint NOT NULL,
    transaction bigint NOT NULL,
    began_at timestamp with time zone NOT NULL
);
CREATE TABLE public.audit_lane (
    id smallint NOT NULL,
    count bigint NOT NULL,
    last bigint NOT NULL,
    head bytea NOT NULL,
    key_id smallint NOT NULL,
    mac bytea NOT NULL,
    CONSTRAINT audit_lane_counts_up CHECK (((count >= 0) AND (last >= count))),
    CONSTRAINT audit_lane_empty_or_not CHECK ((((count = 0) AND (last = 0)) OR ((count > 0) AND (last > 0))))
)
WITH (fillfactor='20');
CREATE TABLE public.audit_monthsigned (
    id bigint NOT NULL,
    month date NOT NULL,
    signed_on date NOT NULL,
    confirmed_at timestamp with time zone NOT NULL,
    confirmed_by_id bigint NOT NULL,
    seal_id bigint NOT NULL
);
ALTER TABLE public.audit_monthsigned ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_monthsigned_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.audit_seal (
    number bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    statement text NOT NULL,
    key_id smallint NOT NULL,
    signature bytea NOT NULL,
    made_by_id bigint
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accessattempt (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    get_data text NOT NULL,
    post_data text NOT NULL,
    failures_since_start integer NOT NULL,
    CONSTRAINT axes_accessattempt_failures_since_start_check CHECK ((failures_since_start >= 0))
);
ALTER TABLE public.axes_accessattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accessattemptexpiration (
    access_attempt_id integer NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE TABLE public.axes_accessfailurelog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    locked_out boolean NOT NULL
);
ALTER TABLE public.axes_accessfailurelog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessfailurelog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accesslog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    logout_time timestamp with time zone,
    session_hash character varying(64) NOT NULL
);
ALTER TABLE public.axes_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.casework_changerequest (
    id bigint NOT NULL,
    subject character varying(12) NOT NULL,
    row_id bigint NOT NULL,
    what character varying(8) NOT NULL,
    asked bytea NOT NULL,
    reason bytea NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    words bytea NOT NULL,
    decided_at timestamp with time zone,
    asked_by_id bigint NOT NULL,
    client_id bigint NOT NULL,
    decided_by_id bigint,
    CONSTRAINT change_decided_by_somebody CHECK ((((decided_by_id IS NULL) AND ((state)::text = ANY ((ARRAY['waiting'::character varying, 'taken_back'::character varying])::text[]))) OR ((decided_by_id IS NOT NULL) AND ((state)::text = ANY ((ARRAY['approved'::character varying, 'refused'::character varying, 'lapsed'::character varying])::text[]))))),
    CONSTRAINT change_second_person CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = asked_by_id) AND (decided_by_id IS NOT NULL)))))
);

ALTER TABLE ONLY public.casework_changerequest FORCE ROW LEVEL SECURITY;
ALTER TABLE public.casework_changerequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.casework_changerequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.casework_columnmap (
    id bigint NOT NULL,
    header character varying(64) NOT NULL,
    mapping jsonb NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    organisation_id bigint NOT NULL
);
ALTER TABLE public.casework_columnmap ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.casework_columnmap_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.casework_handedout (
    id bigint NOT NULL,
    without_since date,
    undone boolean NOT NULL,
    before_id bigint,
    client_id bigint NOT NULL,
    place_id bigint NOT NULL,
    batch_id bigint NOT NULL
);

ALTER TABLE ONLY public.casework_handedout FORCE ROW LEVEL SECURITY;
ALTER TABLE public.casework_handedout ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.casework_handedout_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.casework_handout (
    id bigint NOT NULL,
    "on" date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    made_by_id bigint NOT NULL,
    worker_id bigint NOT NULL,
    hand_over_id bigint
);
ALTER TABLE public.casework_handout ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.casework_handout_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.casework_handover (
    id bigint NOT NULL,
    state character varying(8) NOT NULL,
    "on" date NOT NULL,
    error character varying(200) NOT NULL,
    form_key uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    undone_at timestamp with time zone,
    made_by_id bigint NOT NULL,
    undone_by_id bigint,
    worker_id bigint NOT NULL
);
ALTER TABLE public.casework_handover ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.casework_handover_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.casework_handoverfile (
    id bigint NOT NULL,
    note bytea NOT NULL,
    outcome character varying(8) NOT NULL,
    moved_at timestamp with time zone,
    client_id bigint NOT NULL,
    hand_over_id bigint NOT NULL,
    to_id bigint NOT NULL
);

ALTER TABLE ONLY public.casework_handoverfile FORCE ROW LEVEL SECURITY;
ALTER TABLE public.casework_handoverfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.casework_handoverfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.casework_nightlypass (
    id bigint NOT NULL,
    "on" date NOT NULL,
    last_client_id bigint NOT NULL,
    clients integer NOT NULL,
    changed integer NOT NULL,
    failed jsonb NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone
);
ALTER TABLE public.casework_nightlypass ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.casework_nightlypass_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.casework_notpossible (
    id bigint NOT NULL,
    key character varying(60) NOT NULL,
    reason character varying(30) NOT NULL,
    note character varying(200) NOT NULL,
    "on" date NOT NULL,
    withdrawn_at timestamp with time zone,
    by_id bigint NOT NULL,
    client_id bigint NOT NULL
);

ALTER TABLE ONLY public.casework_notpossible FORCE ROW LEVEL SECURITY;
ALTER TABLE public.casework_notpossible ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.casework_notpossible_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.casework_notsame (
    id bigint NOT NULL,
    said_on date NOT NULL,
    one_id bigint NOT NULL,
    other_id bigint NOT NULL,
    said_by_id bigint NOT NULL,
    CONSTRAINT not_same_in_order CHECK ((one_id < other_id))
);

ALTER TABLE ONLY public.casework_notsame FORCE ROW LEVEL SECURITY;
ALTER TABLE public.casework_notsame ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.casework_notsame_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.casework_obligation (
    id bigint NOT NULL,
    key character varying(60) NOT NULL,
    rule character varying(40) NOT NULL,
    opens_on date NOT NULL,
    due_on date NOT NULL,
    closes_on date NOT NULL,
    state character varying(14) NOT NULL,
    priority smallint NOT NULL,
    why jsonb NOT NULL,
    fulfilled_by character varying(40) NOT NULL,
    settled_on date,
    client_id bigint NOT NULL,
    order_id bigint,
    closes_as character varying(14) NOT NULL,
    late_as character varying(14) NOT NULL,
    opens_as character varying(14) NOT NULL
);

ALTER TABLE ONLY public.casework_obligation FORCE ROW LEVEL SECURITY;
ALTER TABLE public.casework_obligation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.casework_obligation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.casework_obligationchange (
    id bigint NOT NULL,
    from_state character varying(14) NOT NULL,
    to_state character varying(14) NOT NULL,
    "on" date NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    obligation_id bigint NOT NULL
);

ALTER TABLE ONLY public.casework_obligationchange FORCE ROW LEVEL SECURITY;
ALTER TABLE public.casework_obligationchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.casework_obligationchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.casework_refiling (
    id bigint NOT NULL,
    kind character varying(5) NOT NULL,
    state character varying(8) NOT NULL,
    source_number character varying(20) NOT NULL,
    choices jsonb NOT NULL,
    reason bytea NOT NULL,
    seen character varying(64) NOT NULL,
    kept bytea NOT NULL,
    "on" date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    undone_at timestamp with time zone,
    confirmed_by_id bigint,
    made_by_id bigint NOT NULL,
    source_id bigint NOT NULL,
    target_id bigint NOT NULL,
    undone_by_id bigint,
    CONSTRAINT refiling_two_files CHECK ((NOT (source_id = target_id)))
);

ALTER TABLE ONLY public.casework_refiling FORCE ROW LEVEL SECURITY;
ALTER TABLE public.casework_refiling ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.casework_refiling_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.casework_rosterbatch (
    id bigint NOT NULL,
    file_name character varying(120) NOT NULL,
    content bytea,
    mapping jsonb NOT NULL,
    state character varying(8) NOT NULL,
    today date NOT NULL,
    rows integer NOT NULL,
    accepted integer NOT NULL,
    rejected integer NOT NULL,
    written integer NOT NULL,
    error character varying(200) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    finished_at timestamp with time zone,
    undone_at timestamp with time zone,
    area_id bigint NOT NULL,
    made_by_id bigint NOT NULL,
    organisation_id bigint,
    choices jsonb NOT NULL,
    confirmed_by_id bigint,
    form_key uuid,
    marked bytea,
    planned integer NOT NULL,
    summary jsonb NOT NULL,
    undone_by_id bigint
);

ALTER TABLE ONLY public.casework_rosterbatch FORCE ROW LEVEL SECURITY;
ALTER TABLE public.casework_rosterbatch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.casework_rosterbatch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.casework_rosterrow (
    id bigint NOT NULL,
    "row" integer NOT NULL,
    data bytea NOT NULL,
    choice character varying(10) NOT NULL,
    done boolean NOT NULL,
    batch_id bigint NOT NULL,
    client_id bigint,
    area_id bigint,
    before bytea,
    candidates jsonb NOT NULL,
    community character varying(60) NOT NULL,
    found character varying(9) NOT NULL,
    made_file boolean NOT NULL,
    mark bigint,
    note character varying(40) NOT NULL,
    takes jsonb NOT NULL,
    verdict character varying(8) NOT NULL,
    worker_id bigint,
    worker_name character varying(60) NOT NULL
);

ALTER TABLE ONLY public.casework_rosterrow FORCE ROW LEVEL SECURITY;
ALTER TABLE public.casework_rosterrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.casework_rosterrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.clients_accesspass (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    reason character varying(14) NOT NULL,
    words bytea NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    finding character varying(8) NOT NULL,
    checked_at timestamp with time zone,
    check_note bytea NOT NULL,
    checked_by_id bigint,
    client_id bigint NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT pass_checked_by_somebody CHECK ((((checked_at IS NULL) AND (checked_by_id IS NULL) AND ((finding)::text = ''::text)) OR ((NOT ((finding)::text = ''::text)) AND (checked_at IS NOT NULL) AND (checked_by_id IS NOT NULL)))),
    CONSTRAINT pass_ends_after_start CHECK ((ends_at > starts_at))
);

ALTER TABLE ONLY public.clients_accesspass FORCE ROW LEVEL SECURITY;
ALTER TABLE public.clients_accesspass ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.clients_accesspass_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.clients_areaspell (
    id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    area_id bigint NOT NULL,
    client_id bigint NOT NULL
);

ALTER TABLE ONLY public.clients_areaspell FORCE ROW LEVEL SECURITY;
ALTER TABLE public.clients_areaspell ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.clients_areaspell_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.clients_client (
    id bigint NOT NULL,
    file_number character varying(20) NOT NULL,
    name character varying(60) NOT NULL,
    pinyin character varying(120) NOT NULL,
    sex character varying(6) NOT NULL,
    born_on date NOT NULL,
    id_number bytea NOT NULL,
    id_index bytea,
    id_tail bytea,
    home_address bytea NOT NULL,
    living_address bytea NOT NULL,
    substances character varying(30)[] NOT NULL,
    remark bytea NOT NULL,
    without_worker_since date,
    state character varying(6) NOT NULL,
    registered_on date NOT NULL,
    closed_on date,
    changed_at timestamp with time zone NOT NULL,
    area_path character varying(255) NOT NULL,
    registered_by_id bigint NOT NULL,
    station_id bigint,
    worker_id bigint,
    form_key uuid,
    has_recusals boolean NOT NULL,
    is_protected boolean NOT NULL,
    merged_into_id bigint,
    is_sealed boolean NOT NULL,
    CONSTRAINT client_closed_has_day CHECK ((((closed_on IS NULL) AND ((state)::text = 'open'::text)) OR ((closed_on IS NOT NULL) AND ((state)::text = 'closed'::text)))),
    CONSTRAINT client_merged_is_closed CHECK (((merged_into_id IS NULL) OR (((state)::text = 'closed'::text) AND (worker_id IS NULL)))),
    CONSTRAINT client_sealed_is_closed CHECK (((NOT is_sealed) OR ((state)::text = 'closed'::text))),
    CONSTRAINT client_without_worker_since CHECK ((((without_worker_since IS NOT NULL) AND (worker_id IS NULL)) OR ((without_worker_since IS NULL) AND (worker_id IS NOT NULL))))
);

ALTER TABLE ONLY public.clients_client FORCE ROW LEVEL SECURITY;
ALTER TABLE public.clients_client ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.clients_client_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.clients_clientname (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    text character varying(60) NOT NULL,
    pinyin character varying(120) NOT NULL,
    initials character varying(20) NOT NULL,
    client_id bigint NOT NULL
);

ALTER TABLE ONLY public.clients_clientname FORCE ROW LEVEL SECURITY;
ALTER TABLE public.clients_clientname ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.clients_clientname_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.clients_consent (
    id bigint NOT NULL,
    scope character varying(20) NOT NULL,
    given_on date NOT NULL,
    withdrawn_on date,
    recorded_at timestamp with time zone NOT NULL,
    client_id bigint NOT NULL,
    recorded_by_id bigint,
    paper_id bigint,
    kin_id bigint,
    CONSTRAINT consent_withdrawn_after_given CHECK (((withdrawn_on IS NULL) OR (withdrawn_on >= given_on)))
);

ALTER TABLE ONLY public.clients_consent FORCE ROW LEVEL SECURITY;
ALTER TABLE public.clients_consent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.clients_consent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.clients_deletion (
    id bigint NOT NULL,
    place character varying(120) NOT NULL,
    state character varying(9) NOT NULL,
    words bytea NOT NULL,
    proposed_on date NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    may_from date NOT NULL,
    withdrawn_on date,
    done_on date,
    done_at timestamp with time zone,
    year smallint,
    sequence integer,
    mark character varying(64) NOT NULL,
    key_id smallint,
    files bigint[] NOT NULL,
    ground jsonb NOT NULL,
    closed_on date,
    begins_on date,
    ended_on date,
    counts jsonb NOT NULL,
    rows integer NOT NULL,
    digest character varying(64) NOT NULL,
    stands character varying(64) NOT NULL,
    record_before bigint,
    record_after bigint,
    backups_until date,
    transaction bigint,
    area_id bigint NOT NULL,
    client_id bigint,
    done_by_id bigint,
    proposed_by_id bigint NOT NULL,
    withdrawn_by_id bigint,
    CONSTRAINT clients_deletion_sequence_check CHECK ((sequence >= 0)),
    CONSTRAINT clients_deletion_year_check CHECK ((year >= 0)),
    CONSTRAINT deletion_done_whole CHECK ((((NOT ((state)::text = 'done'::text)) AND (done_by_id IS NULL) AND (sequence IS NULL)) OR ((client_id IS NULL) AND (done_by_id IS NOT NULL) AND (done_on IS NOT NULL) AND ((state)::text = 'done'::text) AND (ended_on IS NOT NULL) AND (sequence IS NOT NULL) AND (transaction IS NOT NULL) AND (NOT ((mark)::text = ''::text)) AND (NOT ((digest)::text = ''::text))))),
    CONSTRAINT deletion_two_people CHECK (((done_by_id IS NULL) OR (NOT ((done_by_id = proposed_by_id) AND (done_by_id IS NOT NULL))))),
    CONSTRAINT deletion_waited CHECK (((done_on IS NULL) OR (done_on >= may_from)))
);

ALTER TABLE ONLY public.clients_deletion FORCE ROW LEVEL SECURITY;
ALTER TABLE public.clients_deletion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.clients_deletion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.clients_document (
    id bigint NOT NULL,
    kind character varying(30) NOT NULL,
    title character varying(100) NOT NULL,
    dated_on date NOT NULL,
    paper_place character varying(60) NOT NULL,
    content bytea,
    content_type character varying(40) NOT NULL,
    size_bytes integer NOT NULL,
    added_at timestamp with time zone NOT NULL,
    withdrawn_on date,
    withdrawn_reason character varying(100) NOT NULL,
    added_by_id bigint NOT NULL,
    client_id bigint NOT NULL,
    form_key uuid
);

ALTER TABLE ONLY public.clients_document FORCE ROW LEVEL SECURITY;
ALTER TABLE public.clients_document ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.clients_document_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.clients_fieldchange (
    id bigint NOT NULL,
    thing character varying(60) NOT NULL,
    row_id bigint NOT NULL,
    kind character varying(7) NOT NULL,
    held jsonb NOT NULL,
    sealed character varying(63)[] NOT NULL,
    at timestamp with time zone NOT NULL,
    transaction bigint NOT NULL,
    client_id bigint NOT NULL
);

ALTER TABLE ONLY public.clients_fieldchange FORCE ROW LEVEL SECURITY;
ALTER TABLE public.clients_fieldchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.clients_fieldchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.clients_filecounter (
    year smallint NOT NULL,
    last integer NOT NULL,
    CONSTRAINT clients_filecounter_last_check CHECK ((last >= 0)),
    CONSTRAINT clients_filecounter_year_check CHECK ((year >= 0))
);
CREATE TABLE public.clients_hold (
    id bigint NOT NULL,
    reason character varying(14) NOT NULL,
    words bytea NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    held_at timestamp with time zone NOT NULL,
    lifted_on date,
    client_id bigint NOT NULL,
    held_by_id bigint NOT NULL,
    lifted_by_id bigint,
    CONSTRAINT hold_forward CHECK ((until_on >= from_on)),
    CONSTRAINT hold_lifted_by_somebody CHECK ((((lifted_by_id IS NULL) AND (lifted_on IS NULL)) OR ((lifted_by_id IS NOT NULL) AND (lifted_on IS NOT NULL))))
);

ALTER TABLE ONLY public.clients_hold FORCE ROW LEVEL SECURITY;
ALTER TABLE public.clients_hold ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.clients_hold_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.clients_kin (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    relation character varying(12) NOT NULL,
    phone bytea NOT NULL,
    phone_index bytea,
    lives_with_client boolean NOT NULL,
    note bytea NOT NULL,
    ends_on date,
    client_id bigint NOT NULL
);

ALTER TABLE ONLY public.clients_kin FORCE ROW LEVEL SECURITY;
ALTER TABLE public.clients_kin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.clients_kin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.clients_phone (
    id bigint NOT NULL,
    number bytea NOT NULL,
    number_index bytea NOT NULL,
    number_tail bytea NOT NULL,
    note character varying(40) NOT NULL,
    ends_on date,
    client_id bigint NOT NULL
);

ALTER TABLE ONLY public.clients_phone FORCE ROW LEVEL SECURITY;
ALTER TABLE public.clients_phone ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.clients_phone_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.clients_protectedreader (
    id bigint NOT NULL,
    named_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    named_by_id bigint NOT NULL,
    user_id bigint NOT NULL,
    protection_id bigint NOT NULL
);

ALTER TABLE ONLY public.clients_protectedreader FORCE ROW LEVEL SECURITY;
ALTER TABLE public.clients_protectedreader ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.clients_protectedreader_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.clients_protection (
    id bigint NOT NULL,
    reason character varying(14) NOT NULL,
    words bytea NOT NULL,
    set_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    lift_asked_at timestamp with time zone,
    lifted_at timestamp with time zone,
    client_id bigint NOT NULL,
    confirmed_by_id bigint,
    lift_asked_by_id bigint,
    lifted_by_id bigint,
    set_by_id bigint NOT NULL,
    CONSTRAINT protection_lifted_by_second CHECK (((lifted_by_id IS NULL) OR (NOT ((lifted_by_id = lift_asked_by_id) AND (lifted_by_id IS NOT NULL) AND (lift_asked_by_id IS NOT NULL))))),
    CONSTRAINT protection_second_person CHECK (((confirmed_by_id IS NULL) OR (NOT ((confirmed_by_id = set_by_id) AND (confirmed_by_id IS NOT NULL)))))
);

ALTER TABLE ONLY public.clients_protection FORCE ROW LEVEL SECURITY;
ALTER TABLE public.clients_protection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.clients_protection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.clients_recusal (
    id bigint NOT NULL,
    tie character varying(12) NOT NULL,
    declared_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    client_id bigint NOT NULL,
    ended_by_id bigint,
    user_id bigint NOT NULL
);

ALTER TABLE ONLY public.clients_recusal FORCE ROW LEVEL SECURITY;
ALTER TABLE public.clients_recusal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.clients_recusal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.clients_sealing (
    id bigint NOT NULL,
    sealed_on date NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    lifted_on date,
    client_id bigint NOT NULL,
    sealed_by_id bigint
);

ALTER TABLE ONLY public.clients_sealing FORCE ROW LEVEL SECURITY;
ALTER TABLE public.clients_sealing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.clients_sealing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.clients_teammember (
    id bigint NOT NULL,
    duty character varying(10) NOT NULL,
    name character varying(60) NOT NULL,
    phone bytea NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    client_id bigint NOT NULL,
    kin_id bigint,
    user_id bigint,
    CONSTRAINT team_member_is_somebody CHECK (((user_id IS NOT NULL) OR (kin_id IS NOT NULL) OR (NOT ((name)::text = ''::text))))
);

ALTER TABLE ONLY public.clients_teammember FORCE ROW LEVEL SECURITY;
ALTER TABLE public.clients_teammember ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.clients_teammember_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.clients_telling (
    id bigint NOT NULL,
    what character varying(16) NOT NULL,
    way character varying(10) NOT NULL,
    version character varying(10) NOT NULL,
    "on" date NOT NULL,
    note bytea NOT NULL,
    form_key uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    client_id bigint NOT NULL,
    told_by_id bigint NOT NULL
);

ALTER TABLE ONLY public.clients_telling FORCE ROW LEVEL SECURITY;
ALTER TABLE public.clients_telling ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.clients_telling_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.clients_unsealing (
    id bigint NOT NULL,
    what_for character varying(6) NOT NULL,
    reason character varying(14) NOT NULL,
    words bytea NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    granted boolean,
    note bytea NOT NULL,
    decided_at timestamp with time zone,
    asked_by_id bigint NOT NULL,
    client_id bigint NOT NULL,
    decided_by_id bigint,
    CONSTRAINT unsealing_second_person CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = asked_by_id) AND (decided_by_id IS NOT NULL)))))
);

ALTER TABLE ONLY public.clients_unsealing FORCE ROW LEVEL SECURITY;
ALTER TABLE public.clients_unsealing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.clients_unsealing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.common_keycheck (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    key_id smallint NOT NULL,
    value bytea NOT NULL,
    made_at timestamp with time zone NOT NULL
);
ALTER TABLE public.common_keycheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.common_keycheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contacts_appointment (
    id bigint NOT NULL,
    what character varying(12) NOT NULL,
    "on" date NOT NULL,
    at time without time zone,
    place character varying(60) NOT NULL,
    state character varying(10) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    client_id bigint NOT NULL,
    made_by_id bigint NOT NULL
);

ALTER TABLE ONLY public.contacts_appointment FORCE ROW LEVEL SECURITY;
ALTER TABLE public.contacts_appointment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contacts_appointment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contacts_ask (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    about character varying(20) NOT NULL,
    words bytea NOT NULL,
    starts_on date,
    ends_on date,
    place bytea NOT NULL,
    asked_on date NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    form_key uuid NOT NULL,
    outcome character varying(8) NOT NULL,
    answer bytea NOT NULL,
    answered_on date,
    withdrawn_on date,
    answered_by_id bigint,
    client_id bigint NOT NULL,
    kin_id bigint,
    CONSTRAINT ask_answered_by_somebody CHECK ((((answered_by_id IS NULL) AND (answered_on IS NULL) AND ((outcome)::text = ''::text)) OR ((NOT ((outcome)::text = ''::text)) AND (answered_by_id IS NOT NULL) AND (answered_on IS NOT NULL)))),
    CONSTRAINT ask_days_forward CHECK (((starts_on IS NULL) OR (ends_on >= starts_on)))
);

ALTER TABLE ONLY public.contacts_ask FORCE ROW LEVEL SECURITY;
ALTER TABLE public.contacts_ask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contacts_ask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contacts_contact (
    id bigint NOT NULL,
    form_key uuid NOT NULL,
    kind character varying(12) NOT NULL,
    met character varying(8) NOT NULL,
    met_whom character varying(40) NOT NULL,
    place character varying(60) NOT NULL,
    held_on date NOT NULL,
    held_at time without time zone,
    outcome character varying(24) NOT NULL,
    reason character varying(30) NOT NULL,
    observations jsonb NOT NULL,
    topics character varying(20)[] NOT NULL,
    promised bytea NOT NULL,
    note bytea NOT NULL,
    next_on date,
    recorded_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_reason character varying(100) NOT NULL,
    client_id bigint NOT NULL,
    order_id bigint,
    recorded_by_id bigint NOT NULL,
    replaces_id bigint,
    withdrawn_by_id bigint,
    decided_by_id bigint,
    decided_on date,
    CONSTRAINT contact_decided_by_and_on CHECK ((((decided_by_id IS NULL) AND (decided_on IS NULL)) OR ((decided_by_id IS NOT NULL) AND (decided_on IS NOT NULL))))
);

ALTER TABLE ONLY public.contacts_contact FORCE ROW LEVEL SECURITY;
ALTER TABLE public.contacts_contact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contacts_contact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contacts_roundmark (
    id bigint NOT NULL,
    round_on date NOT NULL,
    mark character varying(8) NOT NULL,
    how character varying(12) NOT NULL,
    "on" date NOT NULL,
    marked_at timestamp with time zone NOT NULL,
    client_id bigint NOT NULL,
    marked_by_id bigint NOT NULL,
    CONSTRAINT round_known_says_how CHECK (((((mark)::text = 'known'::text) AND (NOT ((how)::text = ''::text))) OR ((NOT ((mark)::text = 'known'::text)) AND ((how)::text = ''::text))))
);

ALTER TABLE ONLY public.contacts_roundmark FORCE ROW LEVEL SECURITY;
ALTER TABLE public.contacts_roundmark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contacts_roundmark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contacts_search (
    id bigint NOT NULL,
    lost_since date NOT NULL,
    opened_on date NOT NULL,
    box_until date NOT NULL,
    found_on date,
    closed_on date,
    "end" character varying(10) NOT NULL,
    end_note bytea NOT NULL,
    form_key uuid NOT NULL,
    client_id bigint NOT NULL,
    closed_by_id bigint,
    opened_by_id bigint NOT NULL,
    order_id bigint,
    CONSTRAINT search_closed_has_end CHECK ((((closed_on IS NULL) AND (("end")::text = ''::text)) OR ((closed_on IS NOT NULL) AND (NOT (("end")::text = ''::text)))))
);

ALTER TABLE ONLY public.contacts_search FORCE ROW LEVEL SECURITY;
ALTER TABLE public.contacts_search ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contacts_search_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contacts_searchdecision (
    id bigint NOT NULL,
    decision character varying(6) NOT NULL,
    "on" date NOT NULL,
    next_on date NOT NULL,
    note bytea NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    form_key uuid NOT NULL,
    decided_by_id bigint NOT NULL,
    search_id bigint NOT NULL
);

ALTER TABLE ONLY public.contacts_searchdecision FORCE ROW LEVEL SECURITY;
ALTER TABLE public.contacts_searchdecision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contacts_searchdecision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contacts_searchstep (
    id bigint NOT NULL,
    step character varying(8) NOT NULL,
    "on" date NOT NULL,
    outcome character varying(12) NOT NULL,
    partner bytea NOT NULL,
    note bytea NOT NULL,
    reason bytea NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    form_key uuid NOT NULL,
    kin_id bigint,
    recorded_by_id bigint NOT NULL,
    search_id bigint NOT NULL
);

ALTER TABLE ONLY public.contacts_searchstep FORCE ROW LEVEL SECURITY;
ALTER TABLE public.contacts_searchstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contacts_searchstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);
ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.notices_address (
    id bigint NOT NULL,
    channel character varying(10) NOT NULL,
    value bytea NOT NULL,
    added_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    added_by_id bigint NOT NULL,
    client_id bigint NOT NULL,
    kin_id bigint
);

ALTER TABLE ONLY public.notices_address FORCE ROW LEVEL SECURITY;
ALTER TABLE public.notices_address ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notices_address_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.notices_delivery (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    channel character varying(10) NOT NULL,
    answer character varying(12) NOT NULL,
    detail character varying(30) NOT NULL,
    message_id bigint NOT NULL,
    route_id bigint
);

ALTER TABLE ONLY public.notices_delivery FORCE ROW LEVEL SECURITY;
ALTER TABLE public.notices_delivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notices_delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.notices_message (
    id bigint NOT NULL,
    code character varying(20) NOT NULL,
    params jsonb NOT NULL,
    language character varying(2) NOT NULL,
    key character varying(100) NOT NULL,
    not_before timestamp with time zone NOT NULL,
    not_after timestamp with time zone,
    state character varying(10) NOT NULL,
    channel character varying(10) NOT NULL,
    claimed_until timestamp with time zone,
    tries smallint NOT NULL,
    last_code character varying(30) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    account_id bigint,
    client_id bigint,
    kin_id bigint,
    made_by_id bigint,
    route_id bigint,
    CONSTRAINT message_claimed_until CHECK ((((claimed_until IS NOT NULL) AND ((state)::text = 'claimed'::text)) OR ((NOT ((state)::text = 'claimed'::text)) AND (claimed_until IS NULL)))),
    CONSTRAINT message_to_somebody CHECK ((((account_id IS NULL) AND (client_id IS NOT NULL)) OR ((account_id IS NOT NULL) AND (client_id IS NULL) AND (kin_id IS NULL)))),
    CONSTRAINT notices_message_tries_check CHECK ((tries >= 0))
);

ALTER TABLE ONLY public.notices_message FORCE ROW LEVEL SECURITY;
ALTER TABLE public.notices_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notices_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.notices_notice (
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    data jsonb NOT NULL,
    key character varying(100) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    client_id bigint,
    to_id bigint NOT NULL
);

ALTER TABLE ONLY public.notices_notice FORCE ROW LEVEL SECURITY;
ALTER TABLE public.notices_notice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notices_notice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.notices_route (
    id bigint NOT NULL,
    channel character varying(10) NOT NULL,
    target bytea NOT NULL,
    sender character varying(20) NOT NULL,
    takes_key boolean NOT NULL,
    is_on boolean NOT NULL,
    made_at timestamp with time zone NOT NULL,
    tested_at timestamp with time zone,
    tested_answer character varying(12) NOT NULL,
    area_id bigint NOT NULL,
    made_by_id bigint NOT NULL
);
ALTER TABLE public.notices_route ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notices_route_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.notices_wording (
    id bigint NOT NULL,
    code character varying(20) NOT NULL,
    language character varying(2) NOT NULL,
    text character varying(120) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    area_id bigint NOT NULL,
    made_by_id bigint NOT NULL
);
ALTER TABLE public.notices_wording ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notices_wording_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_absence (
    id bigint NOT NULL,
    noticed_on date NOT NULL,
    noticed_by character varying(10) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    words bytea NOT NULL,
    withdrawn_on date,
    withdrawn_reason character varying(100) NOT NULL,
    form_key uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    client_id bigint NOT NULL,
    matter_id bigint,
    order_id bigint NOT NULL,
    recorded_by_id bigint NOT NULL,
    withdrawn_by_id bigint,
    CONSTRAINT absence_to_after_from CHECK (((to_on IS NULL) OR (to_on >= from_on)))
);

ALTER TABLE ONLY public.orders_absence FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_absence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_absence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_absenceattempt (
    id bigint NOT NULL,
    "on" date NOT NULL,
    way character varying(10) NOT NULL,
    reached boolean NOT NULL,
    words bytea NOT NULL,
    form_key uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    absence_id bigint NOT NULL,
    recorded_by_id bigint NOT NULL
);

ALTER TABLE ONLY public.orders_absenceattempt FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_absenceattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_absenceattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_aftercare (
    id bigint NOT NULL,
    starts_on date NOT NULL,
    every_months smallint NOT NULL,
    wish bytea NOT NULL,
    ends_on date,
    form_key uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    client_id bigint NOT NULL,
    ended_by_id bigint,
    made_by_id bigint NOT NULL,
    CONSTRAINT aftercare_ends_after_start CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
    CONSTRAINT orders_aftercare_every_months_check CHECK ((every_months >= 0))
);

ALTER TABLE ONLY public.orders_aftercare FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_aftercare ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_aftercare_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_agreement (
    id bigint NOT NULL,
    signed_on date NOT NULL,
    ends_on date,
    recorded_at timestamp with time zone NOT NULL,
    paper_id bigint,
    recorded_by_id bigint NOT NULL,
    order_id bigint NOT NULL
);

ALTER TABLE ONLY public.orders_agreement FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_agreement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_agreement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_agreementsheet (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    measures bytea NOT NULL,
    wishes bytea NOT NULL,
    text bytea NOT NULL,
    text_hash character varying(64) NOT NULL,
    read_on date,
    refused_on date,
    refused_reason bytea NOT NULL,
    made_on date NOT NULL,
    settled_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    agreement_id bigint,
    made_by_id bigint NOT NULL,
    order_id bigint NOT NULL,
    settled_by_id bigint,
    template_id bigint NOT NULL,
    CONSTRAINT agreement_sheet_refused_has_day CHECK ((((refused_on IS NOT NULL) AND ((state)::text = 'refused'::text)) OR ((NOT ((state)::text = 'refused'::text)) AND (refused_on IS NULL))))
);

ALTER TABLE ONLY public.orders_agreementsheet FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_agreementsheet ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_agreementsheet_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_agreementsignature (
    id bigint NOT NULL,
    party character varying(8) NOT NULL,
    way character varying(6) NOT NULL,
    name bytea NOT NULL,
    strokes bytea NOT NULL,
    signed_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by_id bigint NOT NULL,
    sheet_id bigint NOT NULL
);

ALTER TABLE ONLY public.orders_agreementsignature FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_agreementsignature ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_agreementsignature_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_agreementtext (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    version smallint NOT NULL,
    since date NOT NULL,
    sections jsonb NOT NULL,
    note character varying(200) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    form_key uuid,
    area_id bigint,
    made_by_id bigint,
    CONSTRAINT orders_agreementtext_version_check CHECK ((version >= 0))
);
ALTER TABLE public.orders_agreementtext ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_agreementtext_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_careoffer (
    id bigint NOT NULL,
    form_key uuid NOT NULL,
    offer character varying(24) NOT NULL,
    answer character varying(12) NOT NULL,
    "on" date NOT NULL,
    words bytea NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    matter_id bigint NOT NULL,
    offered_by_id bigint NOT NULL
);

ALTER TABLE ONLY public.orders_careoffer FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_careoffer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_careoffer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_centreassessment (
    id bigint NOT NULL,
    assessed_on date,
    received_on date NOT NULL,
    physical smallint,
    mind smallint,
    behaviour smallint,
    social smallint,
    physical_words bytea NOT NULL,
    mind_words bytea NOT NULL,
    behaviour_words bytea NOT NULL,
    social_words bytea NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by_id bigint NOT NULL,
    leaver_id bigint NOT NULL,
    CONSTRAINT orders_centreassessment_behaviour_check CHECK ((behaviour >= 0)),
    CONSTRAINT orders_centreassessment_mind_check CHECK ((mind >= 0)),
    CONSTRAINT orders_centreassessment_physical_check CHECK ((physical >= 0)),
    CONSTRAINT orders_centreassessment_social_check CHECK ((social >= 0))
);

ALTER TABLE ONLY public.orders_centreassessment FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_centreassessment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_centreassessment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_circumstance (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    from_on date NOT NULL,
    to_on date,
    child_born_on date,
    recorded_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    client_id bigint NOT NULL,
    recorded_by_id bigint NOT NULL,
    CONSTRAINT circumstance_to_after_from CHECK (((to_on IS NULL) OR (to_on >= from_on)))
);

ALTER TABLE ONLY public.orders_circumstance FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_circumstance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_circumstance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_isolationspell (
    id bigint NOT NULL,
    number character varying(60) NOT NULL,
    authority character varying(80) NOT NULL,
    centre character varying(80) NOT NULL,
    ground character varying(24) NOT NULL,
    weighed character varying(200) NOT NULL,
    decided_on date NOT NULL,
    served_on date,
    family_told_on date,
    prolonged_months smallint NOT NULL,
    change_proposed_on date,
    change_decided_on date,
    gate_notice_on date,
    papers_received_on date,
    ended_on date,
    "end" character varying(12) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    client_id bigint NOT NULL,
    order_id bigint,
    recorded_by_id bigint NOT NULL,
    withdrawn_by_id bigint,
    CONSTRAINT orders_isolationspell_prolonged_months_check CHECK ((prolonged_months >= 0)),
    CONSTRAINT spell_end_with_its_day CHECK ((((ended_on IS NULL) AND (("end")::text = ''::text)) OR ((ended_on IS NOT NULL) AND (NOT (("end")::text = ''::text))))),
    CONSTRAINT spell_ends_after_decision CHECK (((ended_on IS NULL) OR (ended_on >= decided_on)))
);

ALTER TABLE ONLY public.orders_isolationspell FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_isolationspell ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_isolationspell_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_leave (
    id bigint NOT NULL,
    number smallint NOT NULL,
    way character varying(8) NOT NULL,
    told_on date NOT NULL,
    reason character varying(12) NOT NULL,
    words bytea NOT NULL,
    county character varying(60) NOT NULL,
    destination bytea NOT NULL,
    contact bytea NOT NULL,
    tester character varying(80) NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    needs_approval boolean NOT NULL,
    decision character varying(8) NOT NULL,
    decided_on date,
    opinion bytea NOT NULL,
    returned_on date,
    correction_reason character varying(100) NOT NULL,
    withdrawn_on date,
    withdrawn_reason character varying(100) NOT NULL,
    form_key uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    client_id bigint NOT NULL,
    decided_by_id bigint,
    order_id bigint NOT NULL,
    proof_id bigint,
    recorded_by_id bigint NOT NULL,
    report_id bigint,
    returned_by_id bigint,
    withdrawn_by_id bigint,
    CONSTRAINT leave_back_after_start CHECK (((returned_on IS NULL) OR (returned_on >= starts_on))),
    CONSTRAINT leave_decided_by_somebody CHECK ((((decided_by_id IS NULL) AND (decided_on IS NULL) AND ((decision)::text = ''::text)) OR ((NOT ((decision)::text = ''::text)) AND (decided_by_id IS NOT NULL) AND (decided_on IS NOT NULL)))),
    CONSTRAINT leave_ends_after_start CHECK ((ends_on >= starts_on)),
    CONSTRAINT orders_leave_number_check CHECK ((number >= 0))
);

ALTER TABLE ONLY public.orders_leave FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_leave ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_leave_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_leaveextension (
    id bigint NOT NULL,
    told_on date NOT NULL,
    until date NOT NULL,
    words bytea NOT NULL,
    needs_approval boolean NOT NULL,
    decision character varying(8) NOT NULL,
    decided_on date,
    opinion bytea NOT NULL,
    withdrawn_on date,
    withdrawn_reason character varying(100) NOT NULL,
    form_key uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    decided_by_id bigint,
    leave_id bigint NOT NULL,
    recorded_by_id bigint NOT NULL,
    withdrawn_by_id bigint,
    CONSTRAINT leave_extension_decided_by_somebody CHECK ((((decided_by_id IS NULL) AND (decided_on IS NULL) AND ((decision)::text = ''::text)) OR ((NOT ((decision)::text = ''::text)) AND (decided_by_id IS NOT NULL) AND (decided_on IS NOT NULL))))
);

ALTER TABLE ONLY public.orders_leaveextension FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_leaveextension ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_leaveextension_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_leaver (
    id bigint NOT NULL,
    centre_name character varying(80) NOT NULL,
    name character varying(60) NOT NULL,
    sex character varying(6) NOT NULL,
    born_on date,
    id_number bytea NOT NULL,
    id_index bytea,
    phone bytea NOT NULL,
    note bytea NOT NULL,
    told_on date NOT NULL,
    release_on date NOT NULL,
    assigned_on date,
    ended_on date,
    "end" character varying(12) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    form_key uuid NOT NULL,
    area_id bigint NOT NULL,
    centre_id bigint,
    client_id bigint,
    recorded_by_id bigint NOT NULL,
    worker_id bigint,
    CONSTRAINT leaver_ended_has_reason CHECK ((((("end")::text = ''::text) AND (ended_on IS NULL)) OR ((ended_on IS NOT NULL) AND (NOT (("end")::text = ''::text))))),
    CONSTRAINT leaver_worker_has_day CHECK ((((assigned_on IS NULL) AND (worker_id IS NULL)) OR ((assigned_on IS NOT NULL) AND (worker_id IS NOT NULL))))
);

ALTER TABLE ONLY public.orders_leaver FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_leaver ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_leaver_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_leaverstep (
    id bigint NOT NULL,
    step character varying(10) NOT NULL,
    "on" date NOT NULL,
    at time without time zone,
    way character varying(8) NOT NULL,
    outcome character varying(16) NOT NULL,
    client_agreed boolean NOT NULL,
    family_agreed boolean NOT NULL,
    who bytea NOT NULL,
    place bytea NOT NULL,
    note bytea NOT NULL,
    done bytea NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    form_key uuid NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_reason character varying(100) NOT NULL,
    leaver_id bigint NOT NULL,
    recorded_by_id bigint NOT NULL,
    withdrawn_by_id bigint
);

ALTER TABLE ONLY public.orders_leaverstep FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_leaverstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_leaverstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_localparameter (
    id bigint NOT NULL,
    key character varying(60) NOT NULL,
    value jsonb NOT NULL,
    since date NOT NULL,
    until date,
    article character varying(120) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    area_id bigint NOT NULL,
    made_by_id bigint NOT NULL,
    source character varying(120) NOT NULL,
    text character varying(30) NOT NULL,
    CONSTRAINT local_parameter_until_after_since CHECK (((until IS NULL) OR (until >= since)))
);
ALTER TABLE public.orders_localparameter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_localparameter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_matter (
    id bigint NOT NULL,
    kind character varying(30) NOT NULL,
    key character varying(60) NOT NULL,
    opened_on date NOT NULL,
    state character varying(6) NOT NULL,
    outcome character varying(30) NOT NULL,
    note character varying(1000) NOT NULL,
    closed_on date,
    client_id bigint NOT NULL,
    closed_by_id bigint,
    opened_by_id bigint NOT NULL,
    order_id bigint,
    confirmed_on date,
    from_on date,
    heard_on date,
    qualification character varying(24) NOT NULL,
    qualified_on date,
    signer_id bigint,
    stage character varying(12) NOT NULL,
    to_on date,
    told_on date
);

ALTER TABLE ONLY public.orders_matter FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_matter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_matter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_matterstep (
    id bigint NOT NULL,
    form_key uuid NOT NULL,
    step character varying(12) NOT NULL,
    "on" date NOT NULL,
    from_stage character varying(12) NOT NULL,
    to_stage character varying(12) NOT NULL,
    code character varying(24) NOT NULL,
    place character varying(60) NOT NULL,
    words bytea NOT NULL,
    present bytea NOT NULL,
    attempts bytea NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    matter_id bigint NOT NULL,
    named_id bigint,
    paper_id bigint,
    recorded_by_id bigint NOT NULL,
    withdrawn_by_id bigint
);

ALTER TABLE ONLY public.orders_matterstep FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_matterstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_matterstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_move (
    id bigint NOT NULL,
    to_outside character varying(80) NOT NULL,
    reason character varying(12) NOT NULL,
    words bytea NOT NULL,
    new_address bytea NOT NULL,
    asked_on date NOT NULL,
    papers bigint[] NOT NULL,
    summary bytea NOT NULL,
    state character varying(10) NOT NULL,
    sent_on date,
    answered_on date,
    answer bytea NOT NULL,
    returned_on date,
    reported_on date,
    police_told_on date,
    withdrawn_on date,
    withdrawn_reason character varying(100) NOT NULL,
    form_key uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    answered_by_id bigint,
    client_id bigint NOT NULL,
    from_area_path character varying(255) NOT NULL,
    from_worker_id bigint,
    order_id bigint NOT NULL,
    recorded_by_id bigint NOT NULL,
    request_id bigint,
    sent_by_id bigint,
    to_area_path character varying(255),
    withdrawn_by_id bigint,
    worker_id bigint,
    is_far boolean NOT NULL,
    CONSTRAINT move_accepted_by_somebody CHECK (((NOT ((state)::text = 'accepted'::text)) OR ((answered_by_id IS NOT NULL) AND (answered_on IS NOT NULL) AND (worker_id IS NOT NULL)) OR ((answered_by_id IS NOT NULL) AND (answered_on IS NOT NULL) AND (to_area_path IS NULL)))),
    CONSTRAINT move_goes_somewhere CHECK ((((to_area_path IS NOT NULL) AND ((to_outside)::text = ''::text)) OR ((to_area_path IS NULL) AND (NOT ((to_outside)::text = ''::text))))),
    CONSTRAINT move_to_another_place CHECK (((to_area_path IS NULL) OR (NOT (((to_area_path)::text = (from_area_path)::text) AND (to_area_path IS NOT NULL)))))
);

ALTER TABLE ONLY public.orders_move FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_move ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_move_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_objection (
    id bigint NOT NULL,
    form_key uuid NOT NULL,
    objector character varying(8) NOT NULL,
    made_on date NOT NULL,
    words bytea NOT NULL,
    consented boolean NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    decision character varying(10) NOT NULL,
    was_stage character varying(12) NOT NULL,
    decided_on date,
    decided_at timestamp with time zone,
    reason bytea NOT NULL,
    decided_by_id bigint,
    matter_id bigint NOT NULL,
    paper_id bigint,
    recorded_by_id bigint NOT NULL
);

ALTER TABLE ONLY public.orders_objection FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_objection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_objection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_order (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    number character varying(60) NOT NULL,
    authority character varying(80) NOT NULL,
    served_on date,
    family_served_on date,
    years smallint NOT NULL,
    printed_from date,
    printed_to date,
    reported_on date,
    late_reason character varying(200) NOT NULL,
    starts_on date,
    expires_on date,
    state character varying(20) NOT NULL,
    state_on date NOT NULL,
    ended_on date,
    recorded_at timestamp with time zone NOT NULL,
    client_id bigint NOT NULL,
    recorded_by_id bigint NOT NULL,
    arrived_by_move boolean NOT NULL,
    credited_days smallint NOT NULL,
    decided_on date,
    is_far boolean NOT NULL,
    after_spell_id bigint,
    CONSTRAINT order_signed_in_after_service CHECK (((reported_on IS NULL) OR (served_on IS NULL) OR (reported_on >= served_on))),
    CONSTRAINT orders_order_credited_days_check CHECK ((credited_days >= 0)),
    CONSTRAINT orders_order_years_check CHECK ((years >= 0))
);

ALTER TABLE ONLY public.orders_order FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_order ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_order_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_orderact (
    id bigint NOT NULL,
    act character varying(24) NOT NULL,
    "on" date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    order_id bigint NOT NULL,
    recorded_by_id bigint NOT NULL
);

ALTER TABLE ONLY public.orders_orderact FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_orderact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_orderact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_orderstep (
    id bigint NOT NULL,
    step character varying(24) NOT NULL,
    "on" date NOT NULL,
    from_state character varying(20) NOT NULL,
    to_state character varying(20) NOT NULL,
    decider character varying(20) NOT NULL,
    article character varying(60) NOT NULL,
    note character varying(200) NOT NULL,
    until date,
    recorded_at timestamp with time zone NOT NULL,
    order_id bigint NOT NULL,
    recorded_by_id bigint NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by_id bigint,
    withdrawn_reason character varying(100) NOT NULL,
    authority character varying(80) NOT NULL,
    ground character varying(24) NOT NULL,
    paper_number character varying(60) NOT NULL,
    restraint character varying(24) NOT NULL
);

ALTER TABLE ONLY public.orders_orderstep FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_orderstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_orderstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_release (
    id bigint NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    opened_by_id bigint NOT NULL,
    order_id bigint NOT NULL
);

ALTER TABLE ONLY public.orders_release FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_release ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_release_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_releaserecord (
    id bigint NOT NULL,
    deed character varying(12) NOT NULL,
    "on" date NOT NULL,
    way character varying(10) NOT NULL,
    number character varying(60) NOT NULL,
    why_not bytea NOT NULL,
    note bytea NOT NULL,
    form_key uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_reason bytea NOT NULL,
    kin_id bigint,
    order_id bigint NOT NULL,
    recorded_by_id bigint NOT NULL,
    withdrawn_by_id bigint,
    CONSTRAINT release_withdrawn_by_somebody CHECK ((((withdrawn_at IS NULL) AND (withdrawn_by_id IS NULL)) OR ((withdrawn_at IS NOT NULL) AND (withdrawn_by_id IS NOT NULL))))
);

ALTER TABLE ONLY public.orders_releaserecord FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_releaserecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_releaserecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_sharedfile (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    letter_number character varying(60) NOT NULL,
    letter_on date NOT NULL,
    words bytea NOT NULL,
    shares jsonb NOT NULL,
    summary bytea NOT NULL,
    state character varying(10) NOT NULL,
    answered_on date,
    answer bytea NOT NULL,
    end_asked_on date,
    end_asked_side character varying(6) NOT NULL,
    end_words bytea NOT NULL,
    ended_on date,
    withdrawn_on date,
    form_key uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    answered_by_id bigint,
    area_path character varying(255) NOT NULL,
    asked_by_id bigint NOT NULL,
    client_id bigint NOT NULL,
    end_asked_by_id bigint,
    ended_by_id bigint,
    letter_id bigint,
    order_id bigint NOT NULL,
    worker_id bigint,
    CONSTRAINT shared_active_has_a_worker CHECK (((NOT ((state)::text = ANY ((ARRAY['active'::character varying, 'ending'::character varying])::text[]))) OR ((answered_by_id IS NOT NULL) AND (answered_on IS NOT NULL) AND (worker_id IS NOT NULL))))
);

ALTER TABLE ONLY public.orders_sharedfile FORCE ROW LEVEL SECURITY;
ALTER TABLE public.orders_sharedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_sharedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.papers_batchline (
    id bigint NOT NULL,
    place integer NOT NULL,
    done boolean NOT NULL,
    left_out character varying(40) NOT NULL,
    content bytea,
    client_id bigint NOT NULL,
    paper_id bigint,
    batch_id bigint NOT NULL,
    CONSTRAINT papers_batchline_place_check CHECK ((place >= 0))
);

ALTER TABLE ONLY public.papers_batchline FORCE ROW LEVEL SECURITY;
ALTER TABLE public.papers_batchline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.papers_batchline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.papers_erasedpaper (
    id bigint NOT NULL,
    kind character varying(30) NOT NULL,
    year smallint NOT NULL,
    sequence integer NOT NULL,
    number character varying(60) NOT NULL,
    issued_on date NOT NULL,
    cancelled_on date,
    check_id uuid NOT NULL,
    erased_on date NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT papers_erasedpaper_sequence_check CHECK ((sequence >= 0)),
    CONSTRAINT papers_erasedpaper_year_check CHECK ((year >= 0))
);
ALTER TABLE public.papers_erasedpaper ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.papers_erasedpaper_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.papers_issuedpaper (
    id bigint NOT NULL,
    kind character varying(30) NOT NULL,
    year smallint NOT NULL,
    sequence integer NOT NULL,
    number character varying(60) NOT NULL,
    issued_on date NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    facts bytea NOT NULL,
    digest character varying(64) NOT NULL,
    content bytea NOT NULL,
    size_bytes integer NOT NULL,
    pages smallint NOT NULL,
    check_id uuid NOT NULL,
    form_key uuid NOT NULL,
    cancelled_on date,
    cancelled_reason character varying(100) NOT NULL,
    cancelled_by_id bigint,
    client_id bigint NOT NULL,
    issued_by_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    template_id bigint,
    CONSTRAINT issued_paper_cancelled_with_reason CHECK ((((cancelled_by_id IS NULL) AND (cancelled_on IS NULL) AND ((cancelled_reason)::text = ''::text)) OR ((cancelled_by_id IS NOT NULL) AND (cancelled_on IS NOT NULL) AND (NOT ((cancelled_reason)::text = ''::text))))),
    CONSTRAINT papers_issuedpaper_pages_check CHECK ((pages >= 0)),
    CONSTRAINT papers_issuedpaper_sequence_check CHECK ((sequence >= 0)),
    CONSTRAINT papers_issuedpaper_year_check CHECK ((year >= 0))
);

ALTER TABLE ONLY public.papers_issuedpaper FORCE ROW LEVEL SECURITY;
ALTER TABLE public.papers_issuedpaper ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.papers_issuedpaper_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.papers_paperbatch (
    id bigint NOT NULL,
    kind character varying(30) NOT NULL,
    issues boolean NOT NULL,
    "values" bytea NOT NULL,
    state character varying(8) NOT NULL,
    made_on date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    content bytea,
    size_bytes integer NOT NULL,
    error character varying(100) NOT NULL,
    form_key uuid NOT NULL,
    made_by_id bigint NOT NULL
);

ALTER TABLE ONLY public.papers_paperbatch FORCE ROW LEVEL SECURITY;
ALTER TABLE public.papers_paperbatch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.papers_paperbatch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.papers_papercounter (
    id bigint NOT NULL,
    kind character varying(30) NOT NULL,
    year smallint NOT NULL,
    last integer NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT papers_papercounter_last_check CHECK ((last >= 0)),
    CONSTRAINT papers_papercounter_year_check CHECK ((year >= 0))
);
ALTER TABLE public.papers_papercounter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.papers_papercounter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.papers_papernumbering (
    id bigint NOT NULL,
    kind character varying(30) NOT NULL,
    pattern character varying(60) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    made_by_id bigint NOT NULL,
    organisation_id bigint NOT NULL
);
ALTER TABLE public.papers_papernumbering ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.papers_papernumbering_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.papers_papertemplate (
    id bigint NOT NULL,
    kind character varying(30) NOT NULL,
    form character varying(4) NOT NULL,
    content bytea NOT NULL,
    digest character varying(64) NOT NULL,
    file_name character varying(120) NOT NULL,
    since date NOT NULL,
    until date,
    made_at timestamp with time zone NOT NULL,
    ended_by_id bigint,
    made_by_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT paper_template_until_after_since CHECK (((until IS NULL) OR (until >= since)))
);
ALTER TABLE public.papers_papertemplate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.papers_papertemplate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_account (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    merchant bigint,
    balance bigint NOT NULL,
    area_id bigint,
    CONSTRAINT points_account_kind CHECK (((kind)::text = ANY ((ARRAY['issuer'::character varying, 'client'::character varying, 'family'::character varying, 'centre'::character varying, 'merchant'::character varying, 'expiry'::character varying])::text[]))),
    CONSTRAINT points_account_owner CHECK ((((area_id IS NOT NULL) AND ((kind)::text = ANY ((ARRAY['issuer'::character varying, 'centre'::character varying])::text[])) AND (merchant IS NULL)) OR ((area_id IS NULL) AND ((kind)::text = 'merchant'::text) AND (merchant IS NOT NULL)) OR ((area_id IS NULL) AND ((kind)::text = ANY ((ARRAY['client'::character varying, 'family'::character varying, 'expiry'::character varying])::text[])) AND (merchant IS NULL)))),
    CONSTRAINT points_wallet_not_below_zero CHECK (((NOT ((kind)::text = ANY ((ARRAY['client'::character varying, 'family'::character varying])::text[]))) OR (balance >= 0)))
)
WITH (fillfactor='60');

ALTER TABLE ONLY public.points_account FORCE ROW LEVEL SECURITY;
ALTER TABLE public.points_account ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_account_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_contract (
    id bigint NOT NULL,
    number character varying(40) NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    merchant_daily integer NOT NULL,
    wallet_daily integer NOT NULL,
    goods character varying(12)[] NOT NULL,
    form_key uuid NOT NULL,
    drawn_at timestamp with time zone NOT NULL,
    signed_at timestamp with time zone,
    suspended_at timestamp with time zone,
    suspended_reason character varying(100) NOT NULL,
    drawn_by_id bigint NOT NULL,
    signed_by_id bigint,
    suspended_by_id bigint,
    merchant_id bigint NOT NULL,
    CONSTRAINT merchant_contract_ends_after_start CHECK ((ends_on >= starts_on)),
    CONSTRAINT merchant_contract_two_people CHECK (((signed_by_id IS NULL) OR (NOT ((signed_by_id = drawn_by_id) AND (signed_by_id IS NOT NULL))))),
    CONSTRAINT points_contract_merchant_daily_check CHECK ((merchant_daily >= 0)),
    CONSTRAINT points_contract_wallet_daily_check CHECK ((wallet_daily >= 0))
);
ALTER TABLE public.points_contract ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_contract_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_correction (
    id bigint NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    client_id bigint NOT NULL,
    counter_id bigint,
    decided_by_id bigint,
    posting_id bigint NOT NULL,
    proposed_by_id bigint NOT NULL,
    event_id bigint NOT NULL,
    CONSTRAINT correction_decided CHECK (((counter_id IS NULL) OR (decided_by_id IS NOT NULL))),
    CONSTRAINT correction_two_persons CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = proposed_by_id) AND (decided_by_id IS NOT NULL)))))
);

ALTER TABLE ONLY public.points_correction FORCE ROW LEVEL SECURITY;
ALTER TABLE public.points_correction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_correction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_deliverynote (
    id bigint NOT NULL,
    content bytea NOT NULL,
    content_type character varying(40) NOT NULL,
    size_bytes integer NOT NULL,
    move_id bigint NOT NULL
);
ALTER TABLE public.points_deliverynote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_deliverynote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_enrolment (
    id bigint NOT NULL,
    began_on date NOT NULL,
    since date NOT NULL,
    is_primed boolean NOT NULL,
    takes_fixed boolean NOT NULL,
    tests_agreed_on date,
    ended_on date,
    "left" boolean NOT NULL,
    waits_until date,
    made_at timestamp with time zone NOT NULL,
    client_id bigint NOT NULL,
    made_by_id bigint,
    version_id bigint NOT NULL,
    CONSTRAINT enrolment_days CHECK (((since >= began_on) AND ((ended_on IS NULL) OR (ended_on >= since))))
);

ALTER TABLE ONLY public.points_enrolment FORCE ROW LEVEL SECURITY;
ALTER TABLE public.points_enrolment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_enrolment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE VIEW public.points_entry WITH (security_invoker='true') AS
 SELECT (p.id * 2) AS id,
    p.id AS posting_id,
    p.source_id AS account_id,
    (- p.points) AS amount,
    p.source_after AS after
   FROM public.points_posting p
UNION ALL
 SELECT ((p.id * 2) + 1) AS id,
    p.id AS posting_id,
    p.target_id AS account_id,
    p.points AS amount,
    p.target_after AS after
   FROM public.points_posting p;
CREATE TABLE public.points_event (
    id bigint NOT NULL,
    event_id character varying(50) NOT NULL,
    kind character varying(24) NOT NULL,
    happened character varying(16) NOT NULL,
    at timestamp with time zone NOT NULL,
    units smallint NOT NULL,
    by_family boolean NOT NULL,
    draws jsonb NOT NULL,
    told_at timestamp with time zone NOT NULL,
    voided_at timestamp with time zone,
    client_id bigint NOT NULL,
    enrolment_id bigint,
    told_by_id bigint,
    voided_by_id bigint,
    CONSTRAINT points_event_units_check CHECK ((units >= 0))
);

ALTER TABLE ONLY public.points_event FORCE ROW LEVEL SECURITY;
ALTER TABLE public.points_event ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_good (
    id bigint NOT NULL,
    name character varying(40) NOT NULL,
    unit character varying(10) NOT NULL,
    kind character varying(10) NOT NULL,
    low_at integer NOT NULL,
    picture bytea,
    picture_digest character varying(16) NOT NULL,
    form_key uuid NOT NULL,
    made_on date NOT NULL,
    ended_on date,
    made_by_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT points_good_low_at_check CHECK ((low_at >= 0))
);
ALTER TABLE public.points_good ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_good_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_lot (
    id bigint NOT NULL,
    earned_on date NOT NULL,
    expires_on date,
    notice_days smallint NOT NULL,
    noticed_on date,
    amount bigint NOT NULL,
    "left" bigint NOT NULL,
    account_id bigint NOT NULL,
    posting_id bigint NOT NULL,
    CONSTRAINT points_lot_left CHECK ((("left" >= 0) AND ("left" <= amount)))
);

ALTER TABLE ONLY public.points_lot FORCE ROW LEVEL SECURITY;
ALTER TABLE public.points_lot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_lot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_lotuse (
    id bigint NOT NULL,
    points bigint NOT NULL,
    lot_id bigint NOT NULL,
    posting_id bigint NOT NULL,
    CONSTRAINT points_use_some CHECK ((NOT (points = 0)))
);

ALTER TABLE ONLY public.points_lotuse FORCE ROW LEVEL SECURITY;
ALTER TABLE public.points_lotuse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_lotuse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_merchant (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    kind character varying(12) NOT NULL,
    address character varying(120) NOT NULL,
    contact bytea NOT NULL,
    phone bytea NOT NULL,
    receipts integer NOT NULL,
    ended_on date,
    made_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    area_id bigint NOT NULL,
    made_by_id bigint NOT NULL,
    CONSTRAINT points_merchant_receipts_check CHECK ((receipts >= 0))
);
ALTER TABLE public.points_merchant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_merchant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_papercard (
    id bigint NOT NULL,
    is_family boolean NOT NULL,
    mark bytea NOT NULL,
    tail character varying(4) NOT NULL,
    pin character varying(128) NOT NULL,
    pin_misses smallint NOT NULL,
    issued_on date NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    blocked_at timestamp with time zone,
    blocked_reason character varying(12) NOT NULL,
    blocked_by_id bigint,
    client_id bigint NOT NULL,
    issued_by_id bigint NOT NULL,
    replaces_id bigint,
    CONSTRAINT points_papercard_pin_misses_check CHECK ((pin_misses >= 0))
);

ALTER TABLE ONLY public.points_papercard FORCE ROW LEVEL SECURITY;
ALTER TABLE public.points_papercard ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_papercard_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_paycode (
    id bigint NOT NULL,
    is_family boolean NOT NULL,
    mark bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    is_used boolean NOT NULL,
    ended_at timestamp with time zone,
    client_id bigint NOT NULL
);

ALTER TABLE ONLY public.points_paycode FORCE ROW LEVEL SECURITY;
ALTER TABLE public.points_paycode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_paycode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_pointrequest (
    id bigint NOT NULL,
    what character varying(6) NOT NULL,
    is_family boolean NOT NULL,
    points integer NOT NULL,
    reason character varying(13) NOT NULL,
    words bytea NOT NULL,
    happened_on date NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    is_granted boolean,
    decided_at timestamp with time zone,
    answer bytea NOT NULL,
    form_key uuid NOT NULL,
    asked_by_id bigint NOT NULL,
    client_id bigint NOT NULL,
    decided_by_id bigint,
    of_id bigint,
    posting_id bigint,
    CONSTRAINT point_request_decided CHECK ((((decided_by_id IS NULL) AND (is_granted IS NULL) AND (posting_id IS NULL)) OR ((decided_by_id IS NOT NULL) AND (NOT is_granted) AND (posting_id IS NULL) AND (withdrawn_at IS NULL)) OR ((decided_by_id IS NOT NULL) AND is_granted AND (posting_id IS NOT NULL) AND (withdrawn_at IS NULL)))),
    CONSTRAINT point_request_of_a_posting CHECK ((((of_id IS NULL) AND ((what)::text = 'credit'::text)) OR ((of_id IS NOT NULL) AND ((what)::text = 'undo'::text)))),
    CONSTRAINT point_request_two_persons CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = asked_by_id) AND (decided_by_id IS NOT NULL))))),
    CONSTRAINT points_pointrequest_points_check CHECK ((points >= 0))
);

ALTER TABLE ONLY public.points_pointrequest FORCE ROW LEVEL SECURITY;
ALTER TABLE public.points_pointrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_pointrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.points_posting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_posting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_price (
    id bigint NOT NULL,
    name character varying(40) NOT NULL,
    unit character varying(10) NOT NULL,
    points integer NOT NULL,
    good_id bigint NOT NULL,
    price_list_id bigint NOT NULL,
    CONSTRAINT points_price_points_check CHECK ((points >= 0)),
    CONSTRAINT price_at_least_one CHECK ((points >= 1))
);
ALTER TABLE public.points_price ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_price_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_pricelist (
    id bigint NOT NULL,
    valid_from date NOT NULL,
    set_at timestamp with time zone NOT NULL,
    form_key uuid NOT NULL,
    approved_at timestamp with time zone,
    digest character varying(64) NOT NULL,
    dropped_at timestamp with time zone,
    approved_by_id bigint,
    before_id bigint,
    dropped_by_id bigint,
    organisation_id bigint NOT NULL,
    set_by_id bigint NOT NULL,
    CONSTRAINT price_list_sealed_when_approved CHECK ((((approved_at IS NULL) AND (approved_by_id IS NULL) AND ((digest)::text = ''::text)) OR ((approved_at IS NOT NULL) AND (approved_by_id IS NOT NULL) AND (dropped_at IS NULL) AND (NOT ((digest)::text = ''::text))))),
    CONSTRAINT price_list_two_persons CHECK (((approved_by_id IS NULL) OR (NOT ((approved_by_id = set_by_id) AND (approved_by_id IS NOT NULL)))))
);
ALTER TABLE public.points_pricelist ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_pricelist_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_purchase (
    id bigint NOT NULL,
    card bigint,
    points integer NOT NULL,
    yuan numeric(9,2) NOT NULL,
    rest numeric(9,2) NOT NULL,
    goods character varying(12) NOT NULL,
    state character varying(10) NOT NULL,
    form_key uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    paid_on date,
    confirmed_how character varying(8) NOT NULL,
    receipt integer,
    check_code character varying(4) NOT NULL,
    account_id bigint NOT NULL,
    merchant_id bigint NOT NULL,
    posting_id bigint,
    till_id bigint NOT NULL,
    statement_id bigint,
    CONSTRAINT points_purchase_points_check CHECK ((points >= 0)),
    CONSTRAINT points_purchase_receipt_check CHECK ((receipt >= 0)),
    CONSTRAINT purchase_paid_is_posted CHECK ((((paid_on IS NOT NULL) AND (posting_id IS NOT NULL) AND (receipt IS NOT NULL) AND ((state)::text = 'paid'::text)) OR ((NOT ((state)::text = 'paid'::text)) AND (paid_on IS NULL) AND (posting_id IS NULL) AND (receipt IS NULL)))),
    CONSTRAINT purchase_some_points CHECK ((points > 0))
);
ALTER TABLE public.points_purchase ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_purchase_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_receiptcounter (
    id bigint NOT NULL,
    year smallint NOT NULL,
    last integer NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT points_receiptcounter_last_check CHECK ((last >= 0)),
    CONSTRAINT points_receiptcounter_year_check CHECK ((year >= 0))
);
ALTER TABLE public.points_receiptcounter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_receiptcounter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_redemption (
    id bigint NOT NULL,
    is_family boolean NOT NULL,
    year smallint NOT NULL,
    sequence integer NOT NULL,
    form_key uuid NOT NULL,
    ordered_on date NOT NULL,
    ordered_at timestamp with time zone NOT NULL,
    prepared_at timestamp with time zone,
    handed_at timestamp with time zone,
    confirmed_how character varying(10) NOT NULL,
    strokes bytea NOT NULL,
    wrong_codes smallint NOT NULL,
    cancel_asked_at timestamp with time zone,
    cancelled_at timestamp with time zone,
    cancelled_reason character varying(20) NOT NULL,
    area_id bigint NOT NULL,
    cancel_asked_by_id bigint,
    cancelled_by_id bigint,
    client_id bigint NOT NULL,
    handed_by_id bigint,
    ordered_by_id bigint,
    organisation_id bigint NOT NULL,
    prepared_by_id bigint,
    CONSTRAINT points_redemption_sequence_check CHECK ((sequence >= 0)),
    CONSTRAINT points_redemption_wrong_codes_check CHECK ((wrong_codes >= 0)),
    CONSTRAINT points_redemption_year_check CHECK ((year >= 0)),
    CONSTRAINT redemption_cancelled_with_reason CHECK (((cancelled_at IS NULL) OR (NOT ((cancelled_reason)::text = ''::text)))),
    CONSTRAINT redemption_prepared_first CHECK (((handed_at IS NULL) OR ((handed_by_id IS NOT NULL) AND (prepared_at IS NOT NULL) AND (NOT ((confirmed_how)::text = ''::text))))),
    CONSTRAINT redemption_two_persons CHECK (((handed_by_id IS NULL) OR (NOT ((handed_by_id = prepared_by_id) AND (handed_by_id IS NOT NULL) AND (prepared_by_id IS NOT NULL)))))
);

ALTER TABLE ONLY public.points_redemption FORCE ROW LEVEL SECURITY;
ALTER TABLE public.points_redemption ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_redemption_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_redemptionline (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    points integer NOT NULL,
    good_id bigint NOT NULL,
    price_id bigint NOT NULL,
    redemption_id bigint NOT NULL,
    CONSTRAINT points_redemptionline_points_check CHECK ((points >= 0)),
    CONSTRAINT points_redemptionline_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT redemption_line_something CHECK (((points >= 1) AND (quantity >= 1)))
);

ALTER TABLE ONLY public.points_redemptionline FORCE ROW LEVEL SECURITY;
ALTER TABLE public.points_redemptionline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_redemptionline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_refund (
    id bigint NOT NULL,
    points integer NOT NULL,
    yuan numeric(9,2) NOT NULL,
    receipt integer NOT NULL,
    form_key uuid NOT NULL,
    refunded_at timestamp with time zone NOT NULL,
    refunded_on date NOT NULL,
    posting_id bigint NOT NULL,
    purchase_id bigint NOT NULL,
    till_id bigint NOT NULL,
    statement_id bigint,
    CONSTRAINT points_refund_points_check CHECK ((points >= 0)),
    CONSTRAINT points_refund_receipt_check CHECK ((receipt >= 0)),
    CONSTRAINT refund_some_points CHECK ((points > 0))
);
ALTER TABLE public.points_refund ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_refund_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_scheme (
    id bigint NOT NULL,
    name character varying(40) NOT NULL,
    template character varying(12) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    area_id bigint NOT NULL,
    made_by_id bigint NOT NULL
);
ALTER TABLE public.points_scheme ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_scheme_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_schemeversion (
    id bigint NOT NULL,
    number smallint NOT NULL,
    config jsonb NOT NULL,
    valid_from date NOT NULL,
    last_on date,
    seed bytea NOT NULL,
    seed_sha256 character varying(64) NOT NULL,
    form_key uuid NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    dropped_at timestamp with time zone,
    approved_by_id bigint,
    drafted_by_id bigint NOT NULL,
    dropped_by_id bigint,
    scheme_id bigint NOT NULL,
    CONSTRAINT points_schemeversion_number_check CHECK ((number >= 0)),
    CONSTRAINT scheme_version_approved_by_somebody CHECK ((((approved_at IS NULL) AND (approved_by_id IS NULL)) OR ((approved_at IS NOT NULL) AND (approved_by_id IS NOT NULL) AND (dropped_at IS NULL)))),
    CONSTRAINT scheme_version_two_persons CHECK (((approved_by_id IS NULL) OR (NOT ((approved_by_id = drafted_by_id) AND (approved_by_id IS NOT NULL)))))
);
ALTER TABLE public.points_schemeversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_schemeversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_statement (
    id bigint NOT NULL,
    month date NOT NULL,
    purchases integer NOT NULL,
    points integer NOT NULL,
    yuan numeric(12,2) NOT NULL,
    refunds integer NOT NULL,
    refund_points integer NOT NULL,
    refund_yuan numeric(12,2) NOT NULL,
    correction numeric(12,2) NOT NULL,
    total numeric(12,2) NOT NULL,
    closed_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    paid_on date,
    payment character varying(40) NOT NULL,
    dispute bytea NOT NULL,
    disputed_at timestamp with time zone,
    answer bytea NOT NULL,
    answered_at timestamp with time zone,
    agreed numeric(12,2) NOT NULL,
    agreed_in_id bigint,
    answered_by_id bigint,
    approved_by_id bigint,
    closed_by_id bigint NOT NULL,
    disputed_by_id bigint,
    merchant_id bigint NOT NULL,
    paid_by_id bigint,
    CONSTRAINT merchant_statement_adds_up CHECK ((total = ((yuan - refund_yuan) + correction))),
    CONSTRAINT merchant_statement_paid_if_approved CHECK (((paid_on IS NULL) OR (approved_at IS NOT NULL))),
    CONSTRAINT merchant_statement_two_people CHECK (((approved_by_id IS NULL) OR (NOT ((approved_by_id = closed_by_id) AND (approved_by_id IS NOT NULL))))),
    CONSTRAINT points_statement_points_check CHECK ((points >= 0)),
    CONSTRAINT points_statement_purchases_check CHECK ((purchases >= 0)),
    CONSTRAINT points_statement_refund_points_check CHECK ((refund_points >= 0)),
    CONSTRAINT points_statement_refunds_check CHECK ((refunds >= 0))
);
ALTER TABLE public.points_statement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_statement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_stockcheck (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    change integer NOT NULL,
    stock integer NOT NULL,
    reason character varying(100) NOT NULL,
    "on" date NOT NULL,
    form_key uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    is_accepted boolean NOT NULL,
    asked_by_id bigint NOT NULL,
    decided_by_id bigint,
    good_id bigint NOT NULL,
    CONSTRAINT stock_check_two_persons CHECK (((NOT is_accepted) OR (NOT ((decided_by_id = asked_by_id) AND (decided_by_id IS NOT NULL)))))
);
ALTER TABLE public.points_stockcheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_stockcheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_stockmove (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    change integer NOT NULL,
    "on" date NOT NULL,
    cause character varying(60) NOT NULL,
    reason character varying(100) NOT NULL,
    supplier character varying(60) NOT NULL,
    paper_number character varying(40) NOT NULL,
    cost_fen integer,
    recorded_at timestamp with time zone NOT NULL,
    by_id bigint,
    good_id bigint NOT NULL,
    second_id bigint,
    CONSTRAINT points_stockmove_cost_fen_check CHECK ((cost_fen >= 0)),
    CONSTRAINT stock_move_two_persons CHECK (((second_id IS NULL) OR (by_id IS NULL) OR (NOT ((by_id = second_id) AND (by_id IS NOT NULL) AND (second_id IS NOT NULL)))))
);
ALTER TABLE public.points_stockmove ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_stockmove_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_till (
    id bigint NOT NULL,
    name character varying(30) NOT NULL,
    misses smallint NOT NULL,
    missed_at timestamp with time zone,
    made_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    made_by_id bigint NOT NULL,
    merchant_id bigint NOT NULL,
    revoked_by_id bigint,
    CONSTRAINT points_till_misses_check CHECK ((misses >= 0))
);
ALTER TABLE public.points_till ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_till_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.points_wallet (
    id bigint NOT NULL,
    is_family boolean NOT NULL,
    account_id bigint NOT NULL,
    client_id bigint NOT NULL
);

ALTER TABLE ONLY public.points_wallet FORCE ROW LEVEL SECURITY;
ALTER TABLE public.points_wallet ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.points_wallet_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.portal_login (
    id bigint NOT NULL,
    kind character varying(6) NOT NULL,
    number character varying(8) NOT NULL,
    password character varying(128) NOT NULL,
    password_at timestamp with time zone,
    opened_at timestamp with time zone NOT NULL,
    last_in_at timestamp with time zone,
    ended_at timestamp with time zone,
    area_id bigint,
    client_id bigint,
    kin_id bigint,
    opened_by_id bigint NOT NULL,
    till_id bigint,
    CONSTRAINT login_is_somebodys CHECK ((((client_id IS NOT NULL) AND (kin_id IS NULL) AND ((kind)::text = 'client'::text) AND (till_id IS NULL)) OR ((client_id IS NOT NULL) AND (kin_id IS NOT NULL) AND ((kind)::text = 'kin'::text) AND (till_id IS NULL)) OR ((area_id IS NOT NULL) AND (client_id IS NULL) AND (kin_id IS NULL) AND ((kind)::text = 'till'::text) AND (till_id IS NOT NULL))))
);

ALTER TABLE ONLY public.portal_login FORCE ROW LEVEL SECURITY;
ALTER TABLE public.portal_login ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portal_login_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.portal_onetimecode (
    id bigint NOT NULL,
    code bytea NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    tries smallint NOT NULL,
    used_at timestamp with time zone,
    voided_at timestamp with time zone,
    issued_by_id bigint NOT NULL,
    login_id bigint NOT NULL,
    CONSTRAINT portal_onetimecode_tries_check CHECK ((tries >= 0))
);

ALTER TABLE ONLY public.portal_onetimecode FORCE ROW LEVEL SECURITY;
ALTER TABLE public.portal_onetimecode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portal_onetimecode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.portal_session (
    id bigint NOT NULL,
    key bytea NOT NULL,
    device character varying(30) NOT NULL,
    began_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    login_id bigint NOT NULL
);

ALTER TABLE ONLY public.portal_session FORCE ROW LEVEL SECURITY;
ALTER TABLE public.portal_session ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portal_session_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);
CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;
CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;
CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);
CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;
CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.screening_custodystep (
    id bigint NOT NULL,
    step character varying(11) NOT NULL,
    at timestamp with time zone NOT NULL,
    "to" character varying(60) NOT NULL,
    place character varying(60) NOT NULL,
    condition character varying(11) NOT NULL,
    form_key uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    second_id bigint,
    specimen_id bigint NOT NULL
);

ALTER TABLE ONLY public.screening_custodystep FORCE ROW LEVEL SECURITY;
ALTER TABLE public.screening_custodystep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.screening_custodystep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.screening_detectionwindow (
    id bigint NOT NULL,
    analyte character varying(30) NOT NULL,
    material character varying(8) NOT NULL,
    said character varying(120) NOT NULL,
    source character varying(160) NOT NULL,
    mark character varying(2) NOT NULL,
    since date NOT NULL,
    until date,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint,
    CONSTRAINT window_until_after_since CHECK (((until IS NULL) OR (until >= since)))
);
ALTER TABLE public.screening_detectionwindow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.screening_detectionwindow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.screening_drawday (
    id bigint NOT NULL,
    "on" date NOT NULL,
    rule character varying(30) NOT NULL,
    key_id smallint NOT NULL,
    "limit" smallint,
    eligible integer NOT NULL,
    fingerprint character varying(64) NOT NULL,
    listed bytea NOT NULL,
    expected double precision NOT NULL,
    drawn integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint,
    site_id bigint NOT NULL,
    CONSTRAINT screening_drawday_drawn_check CHECK ((drawn >= 0)),
    CONSTRAINT screening_drawday_eligible_check CHECK ((eligible >= 0)),
    CONSTRAINT screening_drawday_limit_check CHECK (("limit" >= 0))
);

ALTER TABLE ONLY public.screening_drawday FORCE ROW LEVEL SECURITY;
ALTER TABLE public.screening_drawday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.screening_drawday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.screening_drawn (
    id bigint NOT NULL,
    "on" date NOT NULL,
    part bytea NOT NULL,
    told_on date,
    told_at timestamp with time zone,
    told_how character varying(12) NOT NULL,
    slot_from time without time zone,
    slot_to time without time zone,
    client_id bigint NOT NULL,
    day_id bigint NOT NULL,
    order_id bigint NOT NULL,
    told_by_id bigint,
    worker_id bigint,
    CONSTRAINT drawn_slot_forward CHECK (((slot_from IS NULL) OR (slot_to IS NULL) OR (slot_from < slot_to))),
    CONSTRAINT drawn_told_whole CHECK ((((told_at IS NULL) AND (told_by_id IS NULL) AND ((told_how)::text = ''::text) AND (told_on IS NULL)) OR ((told_at IS NOT NULL) AND (told_by_id IS NOT NULL) AND (told_on IS NOT NULL) AND (NOT ((told_how)::text = ''::text)))))
);

ALTER TABLE ONLY public.screening_drawn FORCE ROW LEVEL SECURITY;
ALTER TABLE public.screening_drawn ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.screening_drawn_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.screening_kitlot (
    id bigint NOT NULL,
    lot character varying(40) NOT NULL,
    expires_on date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    panel_id bigint NOT NULL
);
ALTER TABLE public.screening_kitlot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.screening_kitlot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.screening_kitmovement (
    id bigint NOT NULL,
    kind character varying(11) NOT NULL,
    change integer NOT NULL,
    reason character varying(100) NOT NULL,
    "on" date NOT NULL,
    form_key uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    lot_id bigint NOT NULL
);
ALTER TABLE public.screening_kitmovement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.screening_kitmovement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.screening_objection (
    id bigint NOT NULL,
    stage character varying(10) NOT NULL,
    origin character varying(6) NOT NULL,
    asked_on date NOT NULL,
    asked_words character varying(200) NOT NULL,
    result_told_on date,
    decided_on date,
    decision character varying(8) NOT NULL,
    decided_by_whom character varying(60) NOT NULL,
    decision_reason character varying(200) NOT NULL,
    laboratory character varying(80) NOT NULL,
    sent_on date,
    received_on date,
    reported_on date,
    report_number character varying(60) NOT NULL,
    verdict character varying(13) NOT NULL,
    answer_told_on date,
    answer_told_how character varying(10) NOT NULL,
    withdrawn_on date,
    withdrawn_reason character varying(100) NOT NULL,
    form_key uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by_id bigint NOT NULL,
    screening_id bigint NOT NULL
);

ALTER TABLE ONLY public.screening_objection FORCE ROW LEVEL SECURITY;
ALTER TABLE public.screening_objection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.screening_objection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.screening_panel (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    material character varying(8) NOT NULL,
    analytes character varying(30)[] NOT NULL,
    cutoffs jsonb NOT NULL,
    source character varying(160) NOT NULL,
    mark character varying(2) NOT NULL,
    since date NOT NULL,
    until date,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint,
    CONSTRAINT panel_until_after_since CHECK (((until IS NULL) OR (until >= since)))
);
ALTER TABLE public.screening_panel ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.screening_panel_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.screening_sampling (
    id bigint NOT NULL,
    collector_one character varying(40) NOT NULL,
    collector_two character varying(40) NOT NULL,
    hair_length_mm smallint,
    is_wrapped boolean NOT NULL,
    is_filmed boolean NOT NULL,
    sealed_at timestamp with time zone,
    signed character varying(7) NOT NULL,
    refusal_reason character varying(100) NOT NULL,
    observed character varying(10)[] NOT NULL,
    temperature_tenths smallint,
    is_medicine_declared boolean,
    medicine bytea NOT NULL,
    medicine_opinion character varying(14) NOT NULL,
    opinion_on date,
    told_at timestamp with time zone,
    told_how character varying(10) NOT NULL,
    result_signed character varying(7) NOT NULL,
    result_refusal_reason character varying(100) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    opinion_by_id bigint,
    recorded_by_id bigint NOT NULL,
    screening_id bigint NOT NULL,
    told_by_id bigint,
    CONSTRAINT screening_sampling_hair_length_mm_check CHECK ((hair_length_mm >= 0))
);

ALTER TABLE ONLY public.screening_sampling FORCE ROW LEVEL SECURITY;
ALTER TABLE public.screening_sampling ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.screening_sampling_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.screening_screening (
    id bigint NOT NULL,
    plan_key character varying(60) NOT NULL,
    form_key uuid NOT NULL,
    purpose character varying(14) NOT NULL,
    nature character varying(6) NOT NULL,
    material character varying(8) NOT NULL,
    taken_on date NOT NULL,
    taken_at time without time zone,
    place character varying(60) NOT NULL,
    witness character varying(40) NOT NULL,
    kit_lot character varying(40) NOT NULL,
    kit_expires_on date,
    outcome character varying(10) NOT NULL,
    positive_for character varying(30)[] NOT NULL,
    miss_kind character varying(18) NOT NULL,
    reason character varying(30) NOT NULL,
    note bytea NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_reason character varying(100) NOT NULL,
    client_id bigint NOT NULL,
    order_id bigint,
    recorded_by_id bigint NOT NULL,
    replaces_id bigint,
    withdrawn_by_id bigint,
    decided_by_id bigint,
    decided_on date,
    findings jsonb NOT NULL,
    kind character varying(10) NOT NULL,
    same_sex character varying(8) NOT NULL,
    same_sex_reason character varying(100) NOT NULL,
    standing character varying(15) NOT NULL,
    kit_id bigint,
    panel_id bigint,
    CONSTRAINT screening_decided_by_and_on CHECK ((((decided_by_id IS NULL) AND (decided_on IS NULL)) OR ((decided_by_id IS NOT NULL) AND (decided_on IS NOT NULL)))),
    CONSTRAINT screening_missed_has_kind CHECK (((((outcome)::text = 'missed'::text) AND (NOT ((miss_kind)::text = ''::text))) OR ((NOT ((outcome)::text = 'missed'::text)) AND ((miss_kind)::text = ''::text))))
);

ALTER TABLE ONLY public.screening_screening FORCE ROW LEVEL SECURITY;
ALTER TABLE public.screening_screening ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.screening_screening_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.screening_specimen (
    id bigint NOT NULL,
    part character varying(1) NOT NULL,
    seal_number character varying(40) NOT NULL,
    amount smallint,
    storage_place character varying(60) NOT NULL,
    keep_until date NOT NULL,
    destroy_asked_on date,
    destroyed_on date,
    destroy_asked_by_id bigint,
    screening_id bigint NOT NULL,
    CONSTRAINT screening_specimen_amount_check CHECK ((amount >= 0)),
    CONSTRAINT specimen_destroy_asked CHECK ((((destroy_asked_by_id IS NULL) AND (destroy_asked_on IS NULL)) OR ((destroy_asked_by_id IS NOT NULL) AND (destroy_asked_on IS NOT NULL))))
);

ALTER TABLE ONLY public.screening_specimen FORCE ROW LEVEL SECURITY;
ALTER TABLE public.screening_specimen ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.screening_specimen_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.screening_testrequest (
    id bigint NOT NULL,
    asked_of character varying(8) NOT NULL,
    from_name character varying(120) NOT NULL,
    to_outside character varying(80) NOT NULL,
    person bytea NOT NULL,
    material character varying(8) NOT NULL,
    asked_on date NOT NULL,
    by_on date NOT NULL,
    plan_key character varying(60) NOT NULL,
    words bytea NOT NULL,
    state character varying(10) NOT NULL,
    outcome character varying(10) NOT NULL,
    positive_for character varying(30)[] NOT NULL,
    taken_on date,
    place character varying(60) NOT NULL,
    kit_lot character varying(40) NOT NULL,
    answer bytea NOT NULL,
    posted_on date,
    settled_on date,
    form_key uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    asked_by_id bigint NOT NULL,
    client_id bigint NOT NULL,
    order_id bigint,
    paper_id bigint,
    posted_by_id bigint,
    screening_id bigint,
    settled_by_id bigint,
    to_area_path character varying(255),
    CONSTRAINT test_request_counted_is_a_test CHECK (((NOT ((state)::text = 'counted'::text)) OR (screening_id IS NOT NULL))),
    CONSTRAINT test_request_goes_somewhere CHECK ((((to_area_path IS NOT NULL) AND ((to_outside)::text = ''::text)) OR ((to_area_path IS NULL) AND (NOT ((to_outside)::text = ''::text))))),
    CONSTRAINT test_request_posted_has_result CHECK (((posted_on IS NULL) OR ((NOT ((outcome)::text = ''::text)) AND (taken_on IS NOT NULL))))
);

ALTER TABLE ONLY public.screening_testrequest FORCE ROW LEVEL SECURITY;
ALTER TABLE public.screening_testrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.screening_testrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.shared_counters (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);
INSERT INTO public.audit_lane VALUES
	(0, 0, 0, '\x', 0, '\x'),
	(1, 0, 0, '\x', 0, '\x'),
	(2, 0, 0, '\x', 0, '\x'),
	(3, 0, 0, '\x', 0, '\x'),
	(4, 0, 0, '\x', 0, '\x'),
	(5, 0, 0, '\x', 0, '\x'),
	(6, 0, 0, '\x', 0, '\x'),
	(7, 0, 0, '\x', 0, '\x'),
	(8, 0, 0, '\x', 0, '\x'),
	(9, 0, 0, '\x', 0, '\x'),
	(10, 0, 0, '\x', 0, '\x'),
	(11, 0, 0, '\x', 0, '\x'),
	(12, 0, 0, '\x', 0, '\x'),
	(13, 0, 0, '\x', 0, '\x'),
	(14, 0, 0, '\x', 0, '\x'),
	(15, 0, 0, '\x', 0, '\x'),
	(16, 0, 0, '\x', 0, '\x'),
	(17, 0, 0, '\x', 0, '\x'),
	(18, 0, 0, '\x', 0, '\x'),
	(19, 0, 0, '\x', 0, '\x'),
	(20, 0, 0, '\x', 0, '\x'),
	(21, 0, 0, '\x', 0, '\x'),
	(22, 0, 0, '\x', 0, '\x'),
	(23, 0, 0, '\x', 0, '\x'),
	(24, 0, 0, '\x', 0, '\x'),
	(25, 0, 0, '\x', 0, '\x'),
	(26, 0, 0, '\x', 0, '\x'),
	(27, 0, 0, '\x', 0, '\x'),
	(28, 0, 0, '\x', 0, '\x'),
	(29, 0, 0, '\x', 0, '\x'),
	(30, 0, 0, '\x', 0, '\x'),
	(31, 0, 0, '\x', 0, '\x'),
	(32, 0, 0, '\x', 0, '\x'),
	(33, 0, 0, '\x', 0, '\x'),
	(34, 0, 0, '\x', 0, '\x'),
	(35, 0, 0, '\x', 0, '\x'),
	(36, 0, 0, '\x', 0, '\x'),
	(37, 0, 0, '\x', 0, '\x'),
	(38, 0, 0, '\x', 0, '\x'),
	(39, 0, 0, '\x', 0, '\x'),
	(40, 0, 0, '\x', 0, '\x'),
	(41, 0, 0, '\x', 0, '\x'),
	(42, 0, 0, '\x', 0, '\x'),
	(43, 0, 0, '\x', 0, '\x'),
	(44, 0, 0, '\x', 0, '\x'),
	(45, 0, 0, '\x', 0, '\x'),
	(46, 0, 0, '\x', 0, '\x'),
	(47, 0, 0, '\x', 0, '\x'),
	(48, 0, 0, '\x', 0, '\x'),
	(49, 0, 0, '\x', 0, '\x'),
	(50, 0, 0, '\x', 0, '\x'),
	(51, 0, 0, '\x', 0, '\x'),
	(52, 0, 0, '\x', 0, '\x'),
	(53, 0, 0, '\x', 0, '\x'),
	(54, 0, 0, '\x', 0, '\x'),
	(55, 0, 0, '\x', 0, '\x'),
	(56, 0, 0, '\x', 0, '\x'),
	(57, 0, 0, '\x', 0, '\x'),
	(58, 0, 0, '\x', 0, '\x'),
	(59, 0, 0, '\x', 0, '\x'),
	(60, 0, 0, '\x', 0, '\x'),
	(61, 0, 0, '\x', 0, '\x'),
	(62, 0, 0, '\x', 0, '\x'),
	(63, 0, 0, '\x', 0, '\x');
INSERT INTO public.django_migrations VALUES
	(1, 'accounts', '0001_first_tables', now()),
	(2, 'account', '0001_initial', now()),
	(3, 'account', '0002_email_max_length', now()),
	(4, 'account', '0003_alter_emailaddress_create_unique_verified_email', now()),
	(5, 'account', '0004_alter_emailaddress_drop_unique_email', now()),
	(6, 'account', '0005_emailaddress_idx_upper_email', now()),
	(7, 'account', '0006_emailaddress_lower', now()),
	(8, 'account', '0007_emailaddress_idx_email', now()),
	(9, 'account', '0008_emailaddress_unique_primary_email_fixup', now()),
	(10, 'account', '0009_emailaddress_unique_primary_email', now()),
	(11, 'accounts', '0002_draft_page', now()),
	(12, 'accounts', '0003_sheet_upload', now()),
	(13, 'accounts', '0004_shared_counters', now()),
	(14, 'accounts', '0005_posts_facts_and_villages', now()),
	(15, 'accounts', '0006_covers', now()),
	(16, 'accounts', '0007_sessions_with_their_account', now()),
	(17, 'accounts', '0008_area_distance', now()),
	(18, 'accounts', '0009_tour', now()),
	(19, 'accounts', '0010_drafts_wall', now()),
	(20, 'accounts', '0011_guards', now()),
	(21, 'clients', '0001_first_tables', now()),
	(22, 'clients', '0002_area_follows_the_tree', now()),
	(23, 'clients', '0003_file_counter_and_form_keys', now()),
	(24, 'clients', '0004_wall', now()),
	(25, 'clients', '0005_guards', now()),
	(26, 'clients', '0006_merged_files', now()),
	(27, 'clients', '0007_telling_once', now()),
	(28, 'clients', '0008_history', now()),
	(29, 'clients', '0009_sealing', now()),
	(30, 'clients', '0010_second_place', now()),
	(31, 'clients', '0011_retention', now()),
	(32, 'activities', '0001_first_tables', now()),
	(33, 'activities', '0002_walls', now()),
	(34, 'assessment', '0001_first_tables', now()),
	(35, 'assessment', '0002_wall', now()),
	(36, 'assessment', '0003_history', now()),
	(37, 'assessment', '0004_plan_item_need', now()),
	(38, 'audit', '0001_first_tables', now()),
	(39, 'audit', '0002_append_only', now()),
	(40, 'audit', '0003_reasons_and_lanes', now()),
	(41, 'audit', '0004_adopt_old_entries', now()),
	(42, 'audit', '0005_guard_lanes', now()),
	(43, 'audit', '0006_covered', now()),
	(44, 'audit', '0007_seals', now()),
	(45, 'audit', '0008_history', now()),
	(46, 'contenttypes', '0001_initial', now()),
	(47, 'contenttypes', '0002_remove_content_type_name', now()),
	(48, 'auth', '0001_initial', now()),
	(49, 'auth', '0002_alter_permission_name_max_length', now()),
	(50, 'auth', '0003_alter_user_email_max_length', now()),
	(51, 'auth', '0004_alter_user_username_opts', now()),
	(52, 'auth', '0005_alter_user_last_login_null', now()),
	(53, 'auth', '0006_require_contenttypes_0002', now()),
	(54, 'auth', '0007_alter_validators_add_error_messages', now()),
	(55, 'auth', '0008_alter_user_username_max_length', now()),
	(56, 'auth', '0009_alter_user_last_name_max_length', now()),
	(57, 'auth', '0010_alter_group_name_max_length', now()),
	(58, 'auth', '0011_update_proxy_permissions', now()),
	(59, 'auth', '0012_alter_user_first_name_max_length', now()),
	(60, 'axes', '0001_initial', now()),
	(61, 'axes', '0002_auto_20151217_2044', now()),
	(62, 'axes', '0003_auto_20160322_0929', now()),
	(63, 'axes', '0004_auto_20181024_1538', now()),
	(64, 'axes', '0005_remove_accessattempt_trusted', now()),
	(65, 'axes', '0006_remove_accesslog_trusted', now()),
	(66, 'axes', '0007_alter_accessattempt_unique_together', now()),
	(67, 'axes', '0008_accessfailurelog', now()),
	(68, 'axes', '0009_add_session_hash', now()),
	(69, 'axes', '0010_accessattemptexpiration', now()),
	(70, 'orders', '0001_first_tables', now()),
	(71, 'orders', '0002_local_rule_source', now()),
	(72, 'orders', '0003_withdrawn_steps', now()),
	(73, 'orders', '0004_matter_note_longer', now()),
	(74, 'orders', '0005_wall', now()),
	(75, 'orders', '0006_history', now()),
	(76, 'orders', '0007_agreements', now()),
	(77, 'orders', '0008_agreement_texts', now()),
	(78, 'orders', '0009_release', now()),
	(79, 'orders', '0010_matters', now()),
	(80, 'orders', '0011_gate', now()),
	(81, 'orders', '0012_gate_walls', now()),
	(82, 'orders', '0013_isolation', now()),
	(83, 'orders', '0014_leave_and_move', now()),
	(84, 'orders', '0015_walls_of_leave_and_move', now()),
	(85, 'orders', '0016_move_is_far', now()),
	(86, 'orders', '0017_hospital_stay', now()),
	(87, 'notices', '0001_first_tables', now()),
	(88, 'notices', '0002_wall', now()),
	(89, 'screening', '0001_first_tables', now()),
	(90, 'screening', '0002_misses_let_stand', now()),
	(91, 'screening', '0003_wall', now()),
	(92, 'screening', '0004_history', now()),
	(93, 'casework', '0001_first_tables', now()),
	(94, 'casework', '0002_obligation_course_and_nightly', now()),
	(95, 'casework', '0003_hand_outs', now()),
	(96, 'casework', '0004_roster_import', now()),
	(97, 'casework', '0005_wall', now()),
	(98, 'casework', '0006_hand_overs', now()),
	(99, 'casework', '0007_refiling', now()),
	(100, 'casework', '0008_history', now());
INSERT INTO public.django_migrations VALUES
	(101, 'casework', '0009_misses_into_matters', now()),
	(102, 'casework', '0010_changes', now()),
	(103, 'casework', '0011_notices_say_the_kind', now()),
	(104, 'clients', '0012_messages', now()),
	(105, 'clients', '0013_agreed_alone', now()),
	(106, 'common', '0001_key_checks', now()),
	(107, 'contacts', '0001_first_tables', now()),
	(108, 'contacts', '0002_misses_let_stand', now()),
	(109, 'contacts', '0003_wall', now()),
	(110, 'contacts', '0004_history', now()),
	(111, 'contacts', '0005_searches', now()),
	(112, 'contacts', '0006_search_walls', now()),
	(113, 'contacts', '0007_rounds', now()),
	(114, 'contacts', '0008_round_walls', now()),
	(115, 'contacts', '0009_asks', now()),
	(116, 'contacts', '0010_ask_walls', now()),
	(117, 'mfa', '0001_initial', now()),
	(118, 'mfa', '0002_authenticator_timestamps', now()),
	(119, 'mfa', '0003_authenticator_type_uniq', now()),
	(120, 'notices', '0003_messages', now()),
	(121, 'notices', '0004_messages_wall', now()),
	(122, 'papers', '0001_first_tables', now()),
	(123, 'papers', '0002_wall', now()),
	(124, 'papers', '0003_erased_numbers', now()),
	(125, 'points', '0001_shop', now()),
	(126, 'points', '0002_merchants', now()),
	(127, 'points', '0003_merchant_walls', now()),
	(128, 'points', '0004_ledger', now()),
	(129, 'points', '0005_purchases', now()),
	(130, 'points', '0006_ledger_runs', now()),
	(131, 'points', '0007_requests', now()),
	(132, 'points', '0008_schemes', now()),
	(133, 'portal', '0001_ways_in', now()),
	(134, 'portal', '0002_wall', now()),
	(135, 'portal', '0003_tills', now()),
	(136, 'procrastinate', '0001_initial', now()),
	(137, 'procrastinate', '0002_drop_started_at_column', now()),
	(138, 'procrastinate', '0003_drop_started_at_column', now()),
	(139, 'procrastinate', '0004_drop_procrastinate_version_table', now()),
	(140, 'procrastinate', '0005_fix_procrastinate_fetch_job', now()),
	(141, 'procrastinate', '0006_fix_trigger_status_events_insert', now()),
	(142, 'procrastinate', '0007_add_queueing_lock_column', now()),
	(143, 'procrastinate', '0008_close_fetch_job_race_condition', now()),
	(144, 'procrastinate', '0009_add_defer_job_function', now()),
	(145, 'procrastinate', '0010_add_procrastinate_periodic_defers', now()),
	(146, 'procrastinate', '0011_add_foreign_key_index', now()),
	(147, 'procrastinate', '0012_add_locks_to_periodic_defer', now()),
	(148, 'procrastinate', '0013_fix_procrastinate_defer_periodic_job', now()),
	(149, 'procrastinate', '0014_add_finish_job_and_retry_job_functions', now()),
	(150, 'procrastinate', '0015_add_trigger_on_job_deletion', now()),
	(151, 'procrastinate', '0016_delete_finished_jobs', now()),
	(152, 'procrastinate', '0017_add_checks_to_finish_job', now()),
	(153, 'procrastinate', '0018_add_checks_to_retry_job', now()),
	(154, 'procrastinate', '0019_fix_finish_job_compat_issue', now()),
	(155, 'procrastinate', '0020_add_index_on_procrastinate_jobs', now()),
	(156, 'procrastinate', '0021_add_kwargs_to_defer_periodic_job', now()),
	(157, 'procrastinate', '0022_null_locks_excluded', now()),
	(158, 'procrastinate', '0023_remove_old_finish_job_function', now()),
	(159, 'procrastinate', '0024_job_id_bigint', now()),
	(160, 'procrastinate', '0025_add_models', now()),
	(161, 'procrastinate', '0026_add_job_priority', now()),
	(162, 'procrastinate', '0027_add_periodic_job_priority', now()),
	(163, 'procrastinate', '0028_add_cancel_states', now()),
	(164, 'procrastinate', '0029_add_additional_params_to_retry_job', now()),
	(165, 'procrastinate', '0030_alter_procrastinateevent_options', now()),
	(166, 'procrastinate', '0031_add_indexes_for_fetch_job', now()),
	(167, 'procrastinate', '0032_pre_cancel_notification', now()),
	(168, 'procrastinate', '0033_post_cancel_notification', now()),
	(169, 'procrastinate', '0034_pre_add_heartbeat', now()),
	(170, 'procrastinate', '0035_post_add_heartbeat', now()),
	(171, 'procrastinate', '0036_add_worker_model', now()),
	(172, 'procrastinate', '0037_pre_batch_defer_jobs', now()),
	(173, 'procrastinate', '0038_post_batch_defer_jobs', now()),
	(174, 'procrastinate', '0039_pre_priority_lock_fetch_job', now()),
	(175, 'procrastinate', '0040_pre_retry_failed_job', now()),
	(176, 'procrastinate', '0041_post_retry_failed_job', now()),
	(177, 'screening', '0005_specimens', now()),
	(178, 'screening', '0006_specimen_walls', now()),
	(179, 'screening', '0007_panels_and_windows', now()),
	(180, 'screening', '0008_draws', now()),
	(181, 'screening', '0009_tests_elsewhere', now()),
	(182, 'screening', '0010_wall_of_tests_elsewhere', now()),
	(183, 'sessions', '0001_initial', now());
INSERT INTO public.orders_agreementtext VALUES
	(1, 'treatment', 1, '2011-06-26', '{"help": "戒毒知识辅导和家庭辅导。\n职业技能培训、职业指导和求职帮助。\n就学、就业、就医方面的援助，以及办理低保、临时救助等手续的帮助。", "other": "本协议一式两份，本人和街道各一份。换了执行地的，到新地方后另签新协议，期限连续计算。\n本人生活、家庭情况有变化的，可以随时商量修改。", "rules": "履行本协议。\n根据公安机关的要求接受检测。\n离开现居住地所在县（市、区）{外出报告天数}日以上的，事先向街道书面报告。\n电话、住址有变化的，及时告诉责任人。", "duties": "街道和帮教小组落实本协议写明的各项措施，不推给本人一方。\n约见和检测事先通知，尽量照顾本人上班、看病和照料家人的时间；工作方的原因没有做成的，不算本人的。\n泄露本人信息、不落实措施的，依法依规处理工作人员。", "rights": "人格尊严和隐私受保护。戒毒情况依法保密，未经本人同意不告诉单位、学校和邻居。\n在入学、就业、享受社会保障等方面不受歧视；遇到歧视可以要求帮助。\n可以查阅、复制、更正自己的档案信息，可以要求解释。\n检测结果当场告知；不同意的可以要求实验室检测和复检。\n没有到、外出等记录，可以说明理由、提交证明。先听本人说，再由人认定；没有认定的和有异议的不计入次数。\n可以提出自己的想法，可以要求更换责任人，可以投诉。\n积分、求职资料、与家属联系、拍照等要本人自愿同意，随时可以撤回，不影响其他帮助。\n期满自动结束，由公安机关出具解除通知书，通知本人和家属。", "measures": "以下措施根据本人和家庭的情况商定。", "remedies": "对公安机关的决定不服的，自知道之日起{复议天数}日内可以申请行政复议，也可以在{诉讼月数}个月内向人民法院起诉。\n对检测结果、没有到或者外出的记录、情况认定不同意的，随时可以告诉责任人或者站长，站里记录并答复；有异议期间不计入次数。\n对工作人员有意见的，可以向站长或者区禁毒办反映。\n签字不影响上述权利；不愿签字的可以说明理由，如实记录。", "consequences": "严重违反协议只有以下情形：逃避或者拒绝检测{拒检次数}次以上；擅自离开现居住地所在县（市、区）{擅离次数}次以上，或者累计超过{擅离天数}天。"}', '', now(), NULL, NULL, NULL),
	(2, 'recovery', 1, '2011-06-26', '{"help": "戒毒知识辅导和家庭辅导。\n职业技能培训、职业指导和求职帮助。\n就学、就业、就医方面的援助，以及办理低保、临时救助等手续的帮助。\n心理治疗和心理辅导。", "other": "本协议一式两份，本人和街道各一份。换了执行地的，到新地方后另签新协议，期限连续计算。\n本人生活、家庭情况有变化的，可以随时商量修改。", "rules": "履行本协议。\n根据公安机关的要求接受检测。\n离开现居住地所在县（市、区）{外出报告天数}日以上的，事先向街道书面报告。\n电话、住址有变化的，及时告诉责任人。", "duties": "街道和帮教小组落实本协议写明的各项措施，不推给本人一方。\n约见和检测事先通知，尽量照顾本人上班、看病和照料家人的时间；工作方的原因没有做成的，不算本人的。\n泄露本人信息、不落实措施的，依法依规处理工作人员。", "rights": "人格尊严和隐私受保护。戒毒情况依法保密，未经本人同意不告诉单位、学校和邻居。\n在入学、就业、享受社会保障等方面不受歧视；遇到歧视可以要求帮助。\n可以查阅、复制、更正自己的档案信息，可以要求解释。\n检测结果当场告知；不同意的可以要求实验室检测和复检。\n没有到、外出等记录，可以说明理由、提交证明。先听本人说，再由人认定；没有认定的和有异议的不计入次数。\n可以提出自己的想法，可以要求更换责任人，可以投诉。\n积分、求职资料、与家属联系、拍照等要本人自愿同意，随时可以撤回，不影响其他帮助。\n期满自动结束，由公安机关出具解除通知书，通知本人和家属。", "measures": "以下措施根据本人和家庭的情况商定。", "remedies": "对公安机关的决定不服的，自知道之日起{复议天数}日内可以申请行政复议，也可以在{诉讼月数}个月内向人民法院起诉。\n对检测结果、没有到或者外出的记录、情况认定不同意的，随时可以告诉责任人或者站长，站里记录并答复；有异议期间不计入次数。\n对工作人员有意见的，可以向站长或者区禁毒办反映。\n签字不影响上述权利；不愿签字的可以说明理由，如实记录。", "consequences": "严重违反协议只有以下情形：逃避或者拒绝检测{拒检次数}次以上；擅自离开现居住地所在县（市、区）{擅离次数}次以上，或者累计超过{擅离天数}天。"}', '', now(), NULL, NULL, NULL);
INSERT INTO public.screening_detectionwindow VALUES
	(1, 'morphine', 'urine', '2–4天；小剂量后总吗啡300 ng/mL只有1–1.5天', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(2, 'morphine', 'saliva', '1–3天', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(3, 'morphine', 'blood', '不到1天', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(4, 'morphine', 'hair', '约90天（3厘米）', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(5, 'methamphetamine', 'urine', '2–5天', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(6, 'methamphetamine', 'saliva', '1–3天', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(7, 'methamphetamine', 'blood', '1–3天', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(8, 'methamphetamine', 'hair', '约90天（3厘米）', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(9, 'mdma', 'urine', '1–3天', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(10, 'mdma', 'saliva', '1–2天', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(11, 'mdma', 'blood', '约1天', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(12, 'mdma', 'hair', '约90天（3厘米）', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(13, 'ketamine', 'urine', '单次1–3天；质谱5–6天（代谢物10天）；每天使用者22–96天', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(14, 'ketamine', 'saliva', '1–2天', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(15, 'ketamine', 'blood', '约1天', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(16, 'ketamine', 'hair', '约90天（3厘米）', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(17, 'cocaine', 'urine', '2–4天（代谢物）；大量使用可达22天', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(18, 'cocaine', 'saliva', '约1天', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(19, 'cocaine', 'blood', '约1天', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(20, 'cocaine', 'hair', '约90天（3厘米）', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(21, 'cannabis', 'urine', '单次2–4天；经常使用约30天，个别90天', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(22, 'cannabis', 'saliva', '0.5–1天', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(23, 'cannabis', 'blood', '约1天', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(24, 'cannabis', 'hair', '约90天，较弱', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(25, 'cannabinoid', 'urine', '约1–3天；试剂查不到新的类似物，须用质谱', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(26, 'cannabinoid', 'saliva', '1–2天', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(27, 'cannabinoid', 'blood', '数小时', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(28, 'cannabinoid', 'hair', '可以检出', '试剂说明书和综述（Verstraete等），次级来源', 'P', '2024-01-01', NULL, now(), NULL),
	(29, 'etomidate', 'urine', '很短，暂按1–3天（依托咪酯酸），没有可靠资料', '没有公开资料，系统估计', 'D', '2024-01-01', NULL, now(), NULL),
	(30, 'etomidate', 'saliva', '不清楚', '没有公开资料', 'D', '2024-01-01', NULL, now(), NULL),
	(31, 'etomidate', 'blood', '数小时', '毛发检测方法研究（2024）', 'P', '2024-01-01', NULL, now(), NULL),
	(32, 'etomidate', 'hair', '可以检出：原体10 pg/mg，依托咪酯酸25 pg/mg；并非都能检出', '毛发检测方法研究（2024）', 'P', '2024-01-01', NULL, now(), NULL);
INSERT INTO public.screening_panel VALUES
	(1, '三联尿检板', 'urine', '{morphine,methamphetamine,ketamine}', '{"ketamine": "1000 ng/mL", "morphine": "300 ng/mL", "methamphetamine": "1000 ng/mL"}', '尿液试剂盒说明书（常见规格）', 'P', '2024-01-01', NULL, now(), NULL),
	(2, '五联尿检板', 'urine', '{morphine,methamphetamine,ketamine,mdma,cannabis}', '{"mdma": "500 ng/mL", "cannabis": "50 ng/mL", "ketamine": "1000 ng/mL", "morphine": "300 ng/mL", "methamphetamine": "1000 ng/mL"}', '尿液试剂盒说明书（常见规格）', 'P', '2024-01-01', NULL, now(), NULL),
	(3, '八联尿检板', 'urine', '{morphine,methamphetamine,ketamine,mdma,cannabis,cocaine,etomidate,cannabinoid}', '{"mdma": "500 ng/mL", "cocaine": "300 ng/mL", "cannabis": "50 ng/mL", "ketamine": "1000 ng/mL", "morphine": "300 ng/mL", "methamphetamine": "1000 ng/mL"}', '尿液试剂盒说明书（常见规格）', 'P', '2024-01-01', NULL, now(), NULL),
	(4, '三联唾液板', 'saliva', '{morphine,methamphetamine,ketamine}', '{}', '尿液试剂盒说明书（常见规格）', 'P', '2024-01-01', NULL, now(), NULL),
	(5, '毛发实验室检测', 'hair', '{methamphetamine,etomidate,morphine,ketamine}', '{"etomidate": "10 pg/mg", "methamphetamine": "0.2 ng/mg"}', '2018年毛发样本检测规范；毛发检测方法研究（2024）', 'P', '2024-01-01', NULL, now(), NULL);
SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_area_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_areachange_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_areachange_results_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_areachange_sources_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_areafact_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_cover_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_draft_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_grant_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_organisation_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_post_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_sheetupload_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_user_id_seq', 1, false);
SELECT pg_catalog.setval('public.activities_attendance_id_seq', 1, false);
SELECT pg_catalog.setval('public.activities_certificate_id_seq', 1, false);
SELECT pg_catalog.setval('public.activities_session_id_seq', 1, false);
SELECT pg_catalog.setval('public.activities_workrecord_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessment_gain_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessment_planitem_id_seq', 1, false);
SELECT pg_catalog.setval('public.audit_monthsigned_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.axes_accessattempt_id_seq', 1, false);
SELECT pg_catalog.setval('public.axes_accessfailurelog_id_seq', 1, false);
SELECT pg_catalog.setval('public.axes_accesslog_id_seq', 1, false);
SELECT pg_catalog.setval('public.casework_changerequest_id_seq', 1, false);
SELECT pg_catalog.setval('public.casework_columnmap_id_seq', 1, false);
SELECT pg_catalog.setval('public.casework_handedout_id_seq', 1, false);
SELECT pg_catalog.setval('public.casework_handout_id_seq', 1, false);
SELECT pg_catalog.setval('public.casework_handover_id_seq', 1, false);
SELECT pg_catalog.setval('public.casework_handoverfile_id_seq', 1, false);
SELECT pg_catalog.setval('public.casework_nightlypass_id_seq', 1, false);
SELECT pg_catalog.setval('public.casework_notpossible_id_seq', 1, false);
SELECT pg_catalog.setval('public.casework_notsame_id_seq', 1, false);
SELECT pg_catalog.setval('public.casework_obligation_id_seq', 1, false);
SELECT pg_catalog.setval('public.casework_obligationchange_id_seq', 1, false);
SELECT pg_catalog.setval('public.casework_refiling_id_seq', 1, false);
SELECT pg_catalog.setval('public.casework_rosterbatch_id_seq', 1, false);
SELECT pg_catalog.setval('public.casework_rosterrow_id_seq', 1, false);
SELECT pg_catalog.setval('public.clients_accesspass_id_seq', 1, false);
SELECT pg_catalog.setval('public.clients_areaspell_id_seq', 1, false);
SELECT pg_catalog.setval('public.clients_client_id_seq', 1, false);
SELECT pg_catalog.setval('public.clients_clientname_id_seq', 1, false);
SELECT pg_catalog.setval('public.clients_consent_id_seq', 1, false);
SELECT pg_catalog.setval('public.clients_deletion_id_seq', 1, false);
SELECT pg_catalog.setval('public.clients_document_id_seq', 1, false);
SELECT pg_catalog.setval('public.clients_fieldchange_id_seq', 1, false);
SELECT pg_catalog.setval('public.clients_hold_id_seq', 1, false);
SELECT pg_catalog.setval('public.clients_kin_id_seq', 1, false);
SELECT pg_catalog.setval('public.clients_phone_id_seq', 1, false);
SELECT pg_catalog.setval('public.clients_protectedreader_id_seq', 1, false);
SELECT pg_catalog.setval('public.clients_protection_id_seq', 1, false);
SELECT pg_catalog.setval('public.clients_recusal_id_seq', 1, false);
SELECT pg_catalog.setval('public.clients_sealing_id_seq', 1, false);
SELECT pg_catalog.setval('public.clients_teammember_id_seq', 1, false);
SELECT pg_catalog.setval('public.clients_telling_id_seq', 1, false);
SELECT pg_catalog.setval('public.clients_unsealing_id_seq', 1, false);
SELECT pg_catalog.setval('public.common_keycheck_id_seq', 1, false);
SELECT pg_catalog.setval('public.contacts_appointment_id_seq', 1, false);
SELECT pg_catalog.setval('public.contacts_ask_id_seq', 1, false);
SELECT pg_catalog.setval('public.contacts_contact_id_seq', 1, false);
SELECT pg_catalog.setval('public.contacts_roundmark_id_seq', 1, false);
SELECT pg_catalog.setval('public.contacts_search_id_seq', 1, false);
SELECT pg_catalog.setval('public.contacts_searchdecision_id_seq', 1, false);
SELECT pg_catalog.setval('public.contacts_searchstep_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_migrations_id_seq', 183, true);
SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);
SELECT pg_catalog.setval('public.notices_address_id_seq', 1, false);
SELECT pg_catalog.setval('public.notices_delivery_id_seq', 1, false);
SELECT pg_catalog.setval('public.notices_message_id_seq', 1, false);
SELECT pg_catalog.setval('public.notices_notice_id_seq', 1, false);
SELECT pg_catalog.setval('public.notices_route_id_seq', 1, false);
SELECT pg_catalog.setval('public.notices_wording_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_absence_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_absenceattempt_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_aftercare_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_agreement_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_agreementsheet_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_agreementsignature_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_agreementtext_id_seq', 2, true);
SELECT pg_catalog.setval('public.orders_careoffer_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_centreassessment_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_circumstance_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_isolationspell_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_leave_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_leaveextension_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_leaver_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_leaverstep_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_localparameter_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_matter_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_matterstep_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_move_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_objection_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_order_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_orderact_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_orderstep_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_release_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_releaserecord_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_sharedfile_id_seq', 1, false);
SELECT pg_catalog.setval('public.papers_batchline_id_seq', 1, false);
SELECT pg_catalog.setval('public.papers_erasedpaper_id_seq', 1, false);
SELECT pg_catalog.setval('public.papers_issuedpaper_id_seq', 1, false);
SELECT pg_catalog.setval('public.papers_paperbatch_id_seq', 1, false);
SELECT pg_catalog.setval('public.papers_papercounter_id_seq', 1, false);
SELECT pg_catalog.setval('public.papers_papernumbering_id_seq', 1, false);
SELECT pg_catalog.setval('public.papers_papertemplate_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_account_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_contract_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_correction_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_deliverynote_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_enrolment_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_event_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_good_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_lot_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_lotuse_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_merchant_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_papercard_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_paycode_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_pointrequest_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_posting_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_price_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_pricelist_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_purchase_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_receiptcounter_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_redemption_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_redemptionline_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_refund_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_scheme_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_schemeversion_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_statement_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_stockcheck_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_stockmove_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_till_id_seq', 1, false);
SELECT pg_catalog.setval('public.points_wallet_id_seq', 1, false);
SELECT pg_catalog.setval('public.portal_login_id_seq', 1, false);
SELECT pg_catalog.setval('public.portal_onetimecode_id_seq', 1, false);
SELECT pg_catalog.setval('public.portal_session_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_events_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_jobs_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_periodic_defers_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_workers_id_seq', 1, false);
SELECT pg_catalog.setval('public.screening_custodystep_id_seq', 1, false);
SELECT pg_catalog.setval('public.screening_detectionwindow_id_seq', 32, true);
SELECT pg_catalog.setval('public.screening_drawday_id_seq', 1, false);
SELECT pg_catalog.setval('public.screening_drawn_id_seq', 1, false);
SELECT pg_catalog.setval('public.screening_kitlot_id_seq', 1, false);
SELECT pg_catalog.setval('public.screening_kitmovement_id_seq', 1, false);
SELECT pg_catalog.setval('public.screening_objection_id_seq', 1, false);
SELECT pg_catalog.setval('public.screening_panel_id_seq', 5, true);
SELECT pg_catalog.setval('public.screening_sampling_id_seq', 1, false);
SELECT pg_catalog.setval('public.screening_screening_id_seq', 1, false);
SELECT pg_catalog.setval('public.screening_specimen_id_seq', 1, false);
SELECT pg_catalog.setval('public.screening_testrequest_id_seq', 1, false);
ALTER TABLE ONLY public.orders_absenceattempt
    ADD CONSTRAINT absence_attempt_form_once UNIQUE (absence_id, form_key);
ALTER TABLE ONLY public.orders_absence
    ADD CONSTRAINT absence_form_once UNIQUE (client_id, form_key);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_area
    ADD CONSTRAINT accounts_area_path_key UNIQUE (path);
ALTER TABLE ONLY public.accounts_area
    ADD CONSTRAINT accounts_area_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_areachange
    ADD CONSTRAINT accounts_areachange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_areachange_results
    ADD CONSTRAINT accounts_areachange_results_areachange_id_area_id_f52f715c_uniq UNIQUE (areachange_id, area_id);
ALTER TABLE ONLY public.accounts_areachange_results
    ADD CONSTRAINT accounts_areachange_results_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_areachange_sources
    ADD CONSTRAINT accounts_areachange_sources_areachange_id_area_id_28c3274f_uniq UNIQUE (areachange_id, area_id);
ALTER TABLE ONLY public.accounts_areachange_sources
    ADD CONSTRAINT accounts_areachange_sources_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_areafact
    ADD CONSTRAINT accounts_areafact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_cover
    ADD CONSTRAINT accounts_cover_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_draft
    ADD CONSTRAINT accounts_draft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_grant
    ADD CONSTRAINT accounts_grant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_organisation
    ADD CONSTRAINT accounts_organisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_post
    ADD CONSTRAINT accounts_post_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_session
    ADD CONSTRAINT accounts_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.accounts_sheetupload
    ADD CONSTRAINT accounts_sheetupload_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_username_key UNIQUE (username);
ALTER TABLE ONLY public.activities_attendance
    ADD CONSTRAINT activities_attendance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_certificate
    ADD CONSTRAINT activities_certificate_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.activities_certificate
    ADD CONSTRAINT activities_certificate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_session
    ADD CONSTRAINT activities_session_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.activities_session
    ADD CONSTRAINT activities_session_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_workrecord
    ADD CONSTRAINT activities_workrecord_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.activities_workrecord
    ADD CONSTRAINT activities_workrecord_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_agreementsignature
    ADD CONSTRAINT agreement_signature_once UNIQUE (sheet_id, party);
ALTER TABLE ONLY public.orders_agreementtext
    ADD CONSTRAINT agreement_text_version_once UNIQUE NULLS NOT DISTINCT (area_id, kind, version);
ALTER TABLE ONLY public.accounts_areafact
    ADD CONSTRAINT area_fact_once_a_day UNIQUE (area_id, kind, "on");
ALTER TABLE ONLY public.contacts_ask
    ADD CONSTRAINT ask_form_once UNIQUE (client_id, form_key);
ALTER TABLE ONLY public.assessment_gain
    ADD CONSTRAINT assessment_gain_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.assessment_gain
    ADD CONSTRAINT assessment_gain_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessment_planitem
    ADD CONSTRAINT assessment_planitem_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.assessment_planitem
    ADD CONSTRAINT assessment_planitem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_entrytransaction
    ADD CONSTRAINT audit_entrytransaction_pkey PRIMARY KEY (entry);
ALTER TABLE ONLY public.audit_lane
    ADD CONSTRAINT audit_lane_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_monthsigned
    ADD CONSTRAINT audit_monthsigned_month_key UNIQUE (month);
ALTER TABLE ONLY public.audit_monthsigned
    ADD CONSTRAINT audit_monthsigned_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_place_once UNIQUE (lane, "position");
ALTER TABLE ONLY public.audit_seal
    ADD CONSTRAINT audit_seal_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_username_ip_address_user_agent_8ea22282_uniq UNIQUE (username, ip_address, user_agent);
ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptexpiration_pkey PRIMARY KEY (access_attempt_id);
ALTER TABLE ONLY public.axes_accessfailurelog
    ADD CONSTRAINT axes_accessfailurelog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accesslog
    ADD CONSTRAINT axes_accesslog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.papers_batchline
    ADD CONSTRAINT batch_line_once UNIQUE (batch_id, client_id);
ALTER TABLE ONLY public.casework_changerequest
    ADD CONSTRAINT casework_changerequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.casework_columnmap
    ADD CONSTRAINT casework_columnmap_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.casework_handedout
    ADD CONSTRAINT casework_handedout_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.casework_handout
    ADD CONSTRAINT casework_handout_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.casework_handover
    ADD CONSTRAINT casework_handover_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.casework_handover
    ADD CONSTRAINT casework_handover_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.casework_handoverfile
    ADD CONSTRAINT casework_handoverfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.casework_nightlypass
    ADD CONSTRAINT casework_nightlypass_on_key UNIQUE ("on");
ALTER TABLE ONLY public.casework_nightlypass
    ADD CONSTRAINT casework_nightlypass_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.casework_notpossible
    ADD CONSTRAINT casework_notpossible_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.casework_notsame
    ADD CONSTRAINT casework_notsame_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.casework_obligation
    ADD CONSTRAINT casework_obligation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.casework_obligationchange
    ADD CONSTRAINT casework_obligationchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.casework_refiling
    ADD CONSTRAINT casework_refiling_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.casework_rosterbatch
    ADD CONSTRAINT casework_rosterbatch_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.casework_rosterbatch
    ADD CONSTRAINT casework_rosterbatch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.casework_rosterrow
    ADD CONSTRAINT casework_rosterrow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clients_clientname
    ADD CONSTRAINT client_name_once UNIQUE (client_id, text);
ALTER TABLE ONLY public.clients_accesspass
    ADD CONSTRAINT clients_accesspass_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clients_areaspell
    ADD CONSTRAINT clients_areaspell_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clients_client
    ADD CONSTRAINT clients_client_file_number_key UNIQUE (file_number);
ALTER TABLE ONLY public.clients_client
    ADD CONSTRAINT clients_client_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.clients_client
    ADD CONSTRAINT clients_client_id_index_key UNIQUE (id_index);
ALTER TABLE ONLY public.clients_client
    ADD CONSTRAINT clients_client_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clients_clientname
    ADD CONSTRAINT clients_clientname_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clients_consent
    ADD CONSTRAINT clients_consent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clients_deletion
    ADD CONSTRAINT clients_deletion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clients_document
    ADD CONSTRAINT clients_document_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.clients_document
    ADD CONSTRAINT clients_document_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clients_fieldchange
    ADD CONSTRAINT clients_fieldchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clients_filecounter
    ADD CONSTRAINT clients_filecounter_pkey PRIMARY KEY (year);
ALTER TABLE ONLY public.clients_hold
    ADD CONSTRAINT clients_hold_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clients_kin
    ADD CONSTRAINT clients_kin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clients_phone
    ADD CONSTRAINT clients_phone_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clients_protectedreader
    ADD CONSTRAINT clients_protectedreader_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clients_protection
    ADD CONSTRAINT clients_protection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clients_recusal
    ADD CONSTRAINT clients_recusal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clients_sealing
    ADD CONSTRAINT clients_sealing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clients_teammember
    ADD CONSTRAINT clients_teammember_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clients_telling
    ADD CONSTRAINT clients_telling_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clients_unsealing
    ADD CONSTRAINT clients_unsealing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.casework_columnmap
    ADD CONSTRAINT column_map_once UNIQUE (organisation_id, header);
ALTER TABLE ONLY public.common_keycheck
    ADD CONSTRAINT common_keycheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contacts_appointment
    ADD CONSTRAINT contacts_appointment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contacts_ask
    ADD CONSTRAINT contacts_ask_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contacts_contact
    ADD CONSTRAINT contacts_contact_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.contacts_contact
    ADD CONSTRAINT contacts_contact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contacts_contact
    ADD CONSTRAINT contacts_contact_replaces_id_key UNIQUE (replaces_id);
ALTER TABLE ONLY public.contacts_roundmark
    ADD CONSTRAINT contacts_roundmark_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contacts_search
    ADD CONSTRAINT contacts_search_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.contacts_search
    ADD CONSTRAINT contacts_search_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contacts_searchdecision
    ADD CONSTRAINT contacts_searchdecision_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.contacts_searchdecision
    ADD CONSTRAINT contacts_searchdecision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contacts_searchstep
    ADD CONSTRAINT contacts_searchstep_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.contacts_searchstep
    ADD CONSTRAINT contacts_searchstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clients_deletion
    ADD CONSTRAINT deletion_number_once UNIQUE (year, sequence);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.accounts_draft
    ADD CONSTRAINT draft_once UNIQUE (user_id, form, subject_id);
ALTER TABLE ONLY public.screening_drawday
    ADD CONSTRAINT draw_once_a_day UNIQUE (site_id, "on");
ALTER TABLE ONLY public.screening_drawn
    ADD CONSTRAINT drawn_once_a_day UNIQUE (order_id, "on");
ALTER TABLE ONLY public.papers_erasedpaper
    ADD CONSTRAINT erased_paper_number_once UNIQUE (organisation_id, kind, year, sequence);
ALTER TABLE ONLY public.casework_handoverfile
    ADD CONSTRAINT hand_over_file_once UNIQUE (hand_over_id, client_id);
ALTER TABLE ONLY public.casework_handedout
    ADD CONSTRAINT handed_out_once UNIQUE (batch_id, client_id);
ALTER TABLE ONLY public.papers_issuedpaper
    ADD CONSTRAINT issued_paper_number_once UNIQUE (organisation_id, kind, year, sequence);
ALTER TABLE ONLY public.common_keycheck
    ADD CONSTRAINT key_check_once UNIQUE (kind, key_id);
ALTER TABLE ONLY public.screening_kitlot
    ADD CONSTRAINT kit_lot_once UNIQUE (organisation_id, lot);
ALTER TABLE ONLY public.orders_leaveextension
    ADD CONSTRAINT leave_extension_form_once UNIQUE (leave_id, form_key);
ALTER TABLE ONLY public.orders_leave
    ADD CONSTRAINT leave_form_once UNIQUE (client_id, form_key);
ALTER TABLE ONLY public.orders_localparameter
    ADD CONSTRAINT local_parameter_once UNIQUE (key, area_id, since);
ALTER TABLE ONLY public.points_merchant
    ADD CONSTRAINT merchant_once_in_area UNIQUE (area_id, name);
ALTER TABLE ONLY public.points_statement
    ADD CONSTRAINT merchant_statement_once UNIQUE (merchant_id, month);
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_move
    ADD CONSTRAINT move_form_once UNIQUE (client_id, form_key);
ALTER TABLE ONLY public.casework_notsame
    ADD CONSTRAINT not_same_once UNIQUE (one_id, other_id);
ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notice_once UNIQUE (to_id, key);
ALTER TABLE ONLY public.notices_address
    ADD CONSTRAINT notices_address_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_delivery
    ADD CONSTRAINT notices_delivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_message
    ADD CONSTRAINT notices_message_key_key UNIQUE (key);
ALTER TABLE ONLY public.notices_message
    ADD CONSTRAINT notices_message_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notices_notice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_route
    ADD CONSTRAINT notices_route_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_wording
    ADD CONSTRAINT notices_wording_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.casework_obligation
    ADD CONSTRAINT obligation_once UNIQUE (client_id, key);
ALTER TABLE ONLY public.orders_orderact
    ADD CONSTRAINT order_act_once UNIQUE (order_id, act);
ALTER TABLE ONLY public.orders_absence
    ADD CONSTRAINT orders_absence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_absenceattempt
    ADD CONSTRAINT orders_absenceattempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_aftercare
    ADD CONSTRAINT orders_aftercare_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.orders_aftercare
    ADD CONSTRAINT orders_aftercare_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_agreement
    ADD CONSTRAINT orders_agreement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_agreementsheet
    ADD CONSTRAINT orders_agreementsheet_agreement_id_key UNIQUE (agreement_id);
ALTER TABLE ONLY public.orders_agreementsheet
    ADD CONSTRAINT orders_agreementsheet_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_agreementsignature
    ADD CONSTRAINT orders_agreementsignature_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_agreementtext
    ADD CONSTRAINT orders_agreementtext_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.orders_agreementtext
    ADD CONSTRAINT orders_agreementtext_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_careoffer
    ADD CONSTRAINT orders_careoffer_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.orders_careoffer
    ADD CONSTRAINT orders_careoffer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_centreassessment
    ADD CONSTRAINT orders_centreassessment_leaver_id_key UNIQUE (leaver_id);
ALTER TABLE ONLY public.orders_centreassessment
    ADD CONSTRAINT orders_centreassessment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_circumstance
    ADD CONSTRAINT orders_circumstance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_isolationspell
    ADD CONSTRAINT orders_isolationspell_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_leave
    ADD CONSTRAINT orders_leave_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_leaveextension
    ADD CONSTRAINT orders_leaveextension_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_leaver
    ADD CONSTRAINT orders_leaver_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.orders_leaver
    ADD CONSTRAINT orders_leaver_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_leaverstep
    ADD CONSTRAINT orders_leaverstep_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.orders_leaverstep
    ADD CONSTRAINT orders_leaverstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_localparameter
    ADD CONSTRAINT orders_localparameter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_matter
    ADD CONSTRAINT orders_matter_key_key UNIQUE (key);
ALTER TABLE ONLY public.orders_matter
    ADD CONSTRAINT orders_matter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_matterstep
    ADD CONSTRAINT orders_matterstep_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.orders_matterstep
    ADD CONSTRAINT orders_matterstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_move
    ADD CONSTRAINT orders_move_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_objection
    ADD CONSTRAINT orders_objection_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.orders_objection
    ADD CONSTRAINT orders_objection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_orderact
    ADD CONSTRAINT orders_orderact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_orderstep
    ADD CONSTRAINT orders_orderstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_release
    ADD CONSTRAINT orders_release_order_id_key UNIQUE (order_id);
ALTER TABLE ONLY public.orders_release
    ADD CONSTRAINT orders_release_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_releaserecord
    ADD CONSTRAINT orders_releaserecord_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.orders_releaserecord
    ADD CONSTRAINT orders_releaserecord_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_sharedfile
    ADD CONSTRAINT orders_sharedfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_organisation
    ADD CONSTRAINT organisation_once_per_area UNIQUE (area_id, kind, name);
ALTER TABLE ONLY public.screening_panel
    ADD CONSTRAINT panel_once UNIQUE (name, since);
ALTER TABLE ONLY public.papers_papercounter
    ADD CONSTRAINT paper_counter_once UNIQUE (organisation_id, kind, year);
ALTER TABLE ONLY public.papers_papernumbering
    ADD CONSTRAINT paper_numbering_once UNIQUE (organisation_id, kind);
ALTER TABLE ONLY public.papers_batchline
    ADD CONSTRAINT papers_batchline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.papers_erasedpaper
    ADD CONSTRAINT papers_erasedpaper_check_id_key UNIQUE (check_id);
ALTER TABLE ONLY public.papers_erasedpaper
    ADD CONSTRAINT papers_erasedpaper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.papers_issuedpaper
    ADD CONSTRAINT papers_issuedpaper_check_id_key UNIQUE (check_id);
ALTER TABLE ONLY public.papers_issuedpaper
    ADD CONSTRAINT papers_issuedpaper_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.papers_issuedpaper
    ADD CONSTRAINT papers_issuedpaper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.papers_paperbatch
    ADD CONSTRAINT papers_paperbatch_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.papers_paperbatch
    ADD CONSTRAINT papers_paperbatch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.papers_papercounter
    ADD CONSTRAINT papers_papercounter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.papers_papernumbering
    ADD CONSTRAINT papers_papernumbering_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.papers_papertemplate
    ADD CONSTRAINT papers_papertemplate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_account
    ADD CONSTRAINT points_account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_contract
    ADD CONSTRAINT points_contract_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.points_contract
    ADD CONSTRAINT points_contract_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_correction
    ADD CONSTRAINT points_correction_counter_id_key UNIQUE (counter_id);
ALTER TABLE ONLY public.points_correction
    ADD CONSTRAINT points_correction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_correction
    ADD CONSTRAINT points_correction_posting_id_key UNIQUE (posting_id);
ALTER TABLE ONLY public.points_deliverynote
    ADD CONSTRAINT points_deliverynote_move_id_key UNIQUE (move_id);
ALTER TABLE ONLY public.points_deliverynote
    ADD CONSTRAINT points_deliverynote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_enrolment
    ADD CONSTRAINT points_enrolment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_event
    ADD CONSTRAINT points_event_event_id_key UNIQUE (event_id);
ALTER TABLE ONLY public.points_event
    ADD CONSTRAINT points_event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_good
    ADD CONSTRAINT points_good_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.points_good
    ADD CONSTRAINT points_good_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_lot
    ADD CONSTRAINT points_lot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_lotuse
    ADD CONSTRAINT points_lotuse_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_merchant
    ADD CONSTRAINT points_merchant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_papercard
    ADD CONSTRAINT points_papercard_mark_key UNIQUE (mark);
ALTER TABLE ONLY public.points_papercard
    ADD CONSTRAINT points_papercard_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_paycode
    ADD CONSTRAINT points_paycode_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_pointrequest
    ADD CONSTRAINT points_pointrequest_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.points_pointrequest
    ADD CONSTRAINT points_pointrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_posting
    ADD CONSTRAINT points_posting_cause_key UNIQUE (cause);
ALTER TABLE ONLY public.points_posting
    ADD CONSTRAINT points_posting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_price
    ADD CONSTRAINT points_price_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_pricelist
    ADD CONSTRAINT points_pricelist_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.points_pricelist
    ADD CONSTRAINT points_pricelist_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_purchase
    ADD CONSTRAINT points_purchase_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.points_purchase
    ADD CONSTRAINT points_purchase_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_purchase
    ADD CONSTRAINT points_purchase_posting_id_key UNIQUE (posting_id);
ALTER TABLE ONLY public.points_receiptcounter
    ADD CONSTRAINT points_receiptcounter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_redemption
    ADD CONSTRAINT points_redemption_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.points_redemption
    ADD CONSTRAINT points_redemption_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_redemptionline
    ADD CONSTRAINT points_redemptionline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_refund
    ADD CONSTRAINT points_refund_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.points_refund
    ADD CONSTRAINT points_refund_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_refund
    ADD CONSTRAINT points_refund_posting_id_key UNIQUE (posting_id);
ALTER TABLE ONLY public.points_scheme
    ADD CONSTRAINT points_scheme_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_schemeversion
    ADD CONSTRAINT points_schemeversion_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.points_schemeversion
    ADD CONSTRAINT points_schemeversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_statement
    ADD CONSTRAINT points_statement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_stockcheck
    ADD CONSTRAINT points_stockcheck_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.points_stockcheck
    ADD CONSTRAINT points_stockcheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_stockmove
    ADD CONSTRAINT points_stockmove_cause_key UNIQUE (cause);
ALTER TABLE ONLY public.points_stockmove
    ADD CONSTRAINT points_stockmove_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_till
    ADD CONSTRAINT points_till_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_wallet
    ADD CONSTRAINT points_wallet_account_id_key UNIQUE (account_id);
ALTER TABLE ONLY public.points_wallet
    ADD CONSTRAINT points_wallet_once UNIQUE (client_id, is_family);
ALTER TABLE ONLY public.points_wallet
    ADD CONSTRAINT points_wallet_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.portal_login
    ADD CONSTRAINT portal_login_number_key UNIQUE (number);
ALTER TABLE ONLY public.portal_login
    ADD CONSTRAINT portal_login_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.portal_onetimecode
    ADD CONSTRAINT portal_onetimecode_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.portal_session
    ADD CONSTRAINT portal_session_key_key UNIQUE (key);
ALTER TABLE ONLY public.portal_session
    ADD CONSTRAINT portal_session_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_price
    ADD CONSTRAINT price_once UNIQUE (price_list_id, good_id);
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);
ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.points_purchase
    ADD CONSTRAINT purchase_receipt_once UNIQUE (merchant_id, receipt);
ALTER TABLE ONLY public.points_receiptcounter
    ADD CONSTRAINT receipt_counter_once UNIQUE (organisation_id, year);
ALTER TABLE ONLY public.points_redemptionline
    ADD CONSTRAINT redemption_line_once UNIQUE (redemption_id, good_id);
ALTER TABLE ONLY public.points_redemption
    ADD CONSTRAINT redemption_number_once UNIQUE (organisation_id, year, sequence);
ALTER TABLE ONLY public.casework_rosterrow
    ADD CONSTRAINT roster_row_once UNIQUE (batch_id, "row");
ALTER TABLE ONLY public.contacts_roundmark
    ADD CONSTRAINT round_mark_once UNIQUE (client_id, round_on);
ALTER TABLE ONLY public.points_scheme
    ADD CONSTRAINT scheme_once_in_area UNIQUE (area_id, name);
ALTER TABLE ONLY public.points_schemeversion
    ADD CONSTRAINT scheme_version_once UNIQUE (scheme_id, number);
ALTER TABLE ONLY public.screening_custodystep
    ADD CONSTRAINT screening_custodystep_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.screening_custodystep
    ADD CONSTRAINT screening_custodystep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_detectionwindow
    ADD CONSTRAINT screening_detectionwindow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_drawday
    ADD CONSTRAINT screening_drawday_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_drawn
    ADD CONSTRAINT screening_drawn_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_kitlot
    ADD CONSTRAINT screening_kitlot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_kitmovement
    ADD CONSTRAINT screening_kitmovement_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.screening_kitmovement
    ADD CONSTRAINT screening_kitmovement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_objection
    ADD CONSTRAINT screening_objection_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.screening_objection
    ADD CONSTRAINT screening_objection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_panel
    ADD CONSTRAINT screening_panel_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_sampling
    ADD CONSTRAINT screening_sampling_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_sampling
    ADD CONSTRAINT screening_sampling_screening_id_key UNIQUE (screening_id);
ALTER TABLE ONLY public.screening_screening
    ADD CONSTRAINT screening_screening_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.screening_screening
    ADD CONSTRAINT screening_screening_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_screening
    ADD CONSTRAINT screening_screening_replaces_id_key UNIQUE (replaces_id);
ALTER TABLE ONLY public.screening_specimen
    ADD CONSTRAINT screening_specimen_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_testrequest
    ADD CONSTRAINT screening_testrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_testrequest
    ADD CONSTRAINT screening_testrequest_screening_id_key UNIQUE (screening_id);
ALTER TABLE ONLY public.shared_counters
    ADD CONSTRAINT shared_counters_pkey PRIMARY KEY (cache_key);
ALTER TABLE ONLY public.orders_sharedfile
    ADD CONSTRAINT shared_form_once UNIQUE (client_id, form_key);
ALTER TABLE ONLY public.screening_specimen
    ADD CONSTRAINT specimen_part_once UNIQUE (screening_id, part);
ALTER TABLE ONLY public.clients_telling
    ADD CONSTRAINT telling_once UNIQUE (client_id, form_key);
ALTER TABLE ONLY public.screening_testrequest
    ADD CONSTRAINT test_request_form_once UNIQUE (client_id, form_key);
ALTER TABLE ONLY public.screening_detectionwindow
    ADD CONSTRAINT window_once UNIQUE (analyte, material, since);
ALTER TABLE ONLY public.notices_wording
    ADD CONSTRAINT wording_once UNIQUE (area_id, code, language);
CREATE INDEX absence_by_client ON public.orders_absence USING btree (client_id, from_on DESC);
CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);
CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);
CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);
CREATE INDEX accounts_area_path_1b6e898b_like ON public.accounts_area USING btree (path varchar_pattern_ops);
CREATE INDEX accounts_areachange_made_by_id_60ea100d ON public.accounts_areachange USING btree (made_by_id);
CREATE INDEX accounts_areachange_results_area_id_1c3f4cb8 ON public.accounts_areachange_results USING btree (area_id);
CREATE INDEX accounts_areachange_results_areachange_id_94f6c340 ON public.accounts_areachange_results USING btree (areachange_id);
CREATE INDEX accounts_areachange_sources_area_id_ca57767a ON public.accounts_areachange_sources USING btree (area_id);
CREATE INDEX accounts_areachange_sources_areachange_id_5fe48b3f ON public.accounts_areachange_sources USING btree (areachange_id);
CREATE INDEX accounts_areafact_area_id_16debf3b ON public.accounts_areafact USING btree (area_id);
CREATE INDEX accounts_areafact_made_by_id_2b40a469 ON public.accounts_areafact USING btree (made_by_id);
CREATE INDEX accounts_cover_confirmed_by_id_e2142de1 ON public.accounts_cover USING btree (confirmed_by_id);
CREATE INDEX accounts_cover_deputy_id_44e42102 ON public.accounts_cover USING btree (deputy_id);
CREATE INDEX accounts_cover_ended_by_id_4d763809 ON public.accounts_cover USING btree (ended_by_id);
CREATE INDEX accounts_cover_made_by_id_ddbedcb1 ON public.accounts_cover USING btree (made_by_id);
CREATE INDEX accounts_cover_worker_id_f5173442 ON public.accounts_cover USING btree (worker_id);
CREATE INDEX accounts_draft_user_id_211fe562 ON public.accounts_draft USING btree (user_id);
CREATE INDEX accounts_grant_area_id_a635d64e ON public.accounts_grant USING btree (area_id);
CREATE INDEX accounts_grant_made_by_id_667b6c21 ON public.accounts_grant USING btree (made_by_id);
CREATE INDEX accounts_grant_organisation_id_a379422a ON public.accounts_grant USING btree (organisation_id);
CREATE INDEX accounts_grant_user_id_7b34be41 ON public.accounts_grant USING btree (user_id);
CREATE INDEX accounts_organisation_area_id_0d9ecee3 ON public.accounts_organisation USING btree (area_id);
CREATE INDEX accounts_organisation_parent_id_14866c01 ON public.accounts_organisation USING btree (parent_id);
CREATE INDEX accounts_post_area_id_8daa8ec4 ON public.accounts_post USING btree (area_id);
CREATE INDEX accounts_post_holder_id_cbc031dd ON public.accounts_post USING btree (holder_id);
CREATE INDEX accounts_post_made_by_id_31a412ec ON public.accounts_post USING btree (made_by_id);
CREATE INDEX accounts_post_organisation_id_2daa1d5f ON public.accounts_post USING btree (organisation_id);
CREATE INDEX accounts_session_expire_date_5bbfba7c ON public.accounts_session USING btree (expire_date);
CREATE INDEX accounts_session_session_key_b186966f_like ON public.accounts_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX accounts_session_user_id_d5aaed01 ON public.accounts_session USING btree (user_id);
CREATE INDEX accounts_sheetupload_made_by_id_f29d4567 ON public.accounts_sheetupload USING btree (made_by_id);
CREATE INDEX accounts_user_organisation_id_492f00a6 ON public.accounts_user USING btree (organisation_id);
CREATE INDEX accounts_user_username_6088629e_like ON public.accounts_user USING btree (username varchar_pattern_ops);
CREATE INDEX activities_attendance_client_id_c9c1696c ON public.activities_attendance USING btree (client_id);
CREATE INDEX activities_attendance_kin_id_7f0408f8 ON public.activities_attendance USING btree (kin_id);
CREATE INDEX activities_attendance_session_id_d0f2a79a ON public.activities_attendance USING btree (session_id);
CREATE INDEX activities_attendance_verified_by_id_481ba10e ON public.activities_attendance USING btree (verified_by_id);
CREATE INDEX activities_attendance_withdrawn_by_id_22d29847 ON public.activities_attendance USING btree (withdrawn_by_id);
CREATE INDEX activities_certificate_client_id_77ab3378 ON public.activities_certificate USING btree (client_id);
CREATE INDEX activities_certificate_document_id_272ee5b5 ON public.activities_certificate USING btree (document_id);
CREATE INDEX activities_certificate_verified_by_id_741a97f4 ON public.activities_certificate USING btree (verified_by_id);
CREATE INDEX activities_certificate_withdrawn_by_id_f770722e ON public.activities_certificate USING btree (withdrawn_by_id);
CREATE INDEX activities_session_area_id_be7f3c9c ON public.activities_session USING btree (area_id);
CREATE INDEX activities_session_cancelled_by_id_788049dc ON public.activities_session USING btree (cancelled_by_id);
CREATE INDEX activities_session_made_by_id_d6df4da4 ON public.activities_session USING btree (made_by_id);
CREATE INDEX activities_session_organisation_id_3f7fcd30 ON public.activities_session USING btree (organisation_id);
CREATE INDEX activities_workrecord_client_id_fcfcf2b6 ON public.activities_workrecord USING btree (client_id);
CREATE INDEX activities_workrecord_verified_by_id_c54fed20 ON public.activities_workrecord USING btree (verified_by_id);
CREATE INDEX activities_workrecord_withdrawn_by_id_a71002d4 ON public.activities_workrecord USING btree (withdrawn_by_id);
CREATE UNIQUE INDEX address_open_once ON public.notices_address USING btree (client_id, kin_id, channel) NULLS NOT DISTINCT WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX aftercare_once ON public.orders_aftercare USING btree (client_id) WHERE (ends_on IS NULL);
CREATE UNIQUE INDEX agreement_one_in_force ON public.orders_agreement USING btree (order_id) WHERE (ends_on IS NULL);
CREATE UNIQUE INDEX agreement_sheet_one_draft ON public.orders_agreementsheet USING btree (order_id) WHERE ((state)::text = 'draft'::text);
CREATE UNIQUE INDEX appointment_planned_once ON public.contacts_appointment USING btree (client_id, what, "on") WHERE ((state)::text = 'planned'::text);
CREATE UNIQUE INDEX area_code_once ON public.accounts_area USING btree (code) WHERE (NOT ((code)::text = ''::text));
CREATE UNIQUE INDEX area_spell_open_once ON public.clients_areaspell USING btree (client_id) WHERE (ends_on IS NULL);
CREATE INDEX ask_by_client ON public.contacts_ask USING btree (client_id, asked_at DESC);
CREATE INDEX assessment_gain_client_id_2bc878b8 ON public.assessment_gain USING btree (client_id);
CREATE INDEX assessment_gain_noted_by_id_0b865725 ON public.assessment_gain USING btree (noted_by_id);
CREATE INDEX assessment_gain_withdrawn_by_id_ce442ae0 ON public.assessment_gain USING btree (withdrawn_by_id);
CREATE INDEX assessment_planitem_client_id_8399e329 ON public.assessment_planitem USING btree (client_id);
CREATE INDEX assessment_planitem_made_by_id_bb611c0e ON public.assessment_planitem USING btree (made_by_id);
CREATE INDEX assessment_planitem_settled_by_id_618dacbf ON public.assessment_planitem USING btree (settled_by_id);
CREATE INDEX attendance_by_client ON public.activities_attendance USING btree (client_id, verified_at DESC);
CREATE UNIQUE INDEX attendance_once ON public.activities_attendance USING btree (session_id, client_id, kin_id) NULLS NOT DISTINCT WHERE (withdrawn_at IS NULL);
CREATE INDEX audit_by_actor ON public.audit_entry USING btree (actor_id, at DESC);
CREATE INDEX audit_by_client ON public.audit_entry USING btree (client_id, at DESC);
CREATE INDEX audit_by_day ON public.audit_entry USING btree (at DESC);
CREATE INDEX audit_by_reason ON public.audit_entry USING btree (reason, at DESC) WHERE (NOT ((reason)::text = ''::text));
CREATE INDEX audit_covered ON public.audit_entry USING btree (client_id) WHERE (on_behalf_of_id IS NOT NULL);
CREATE INDEX audit_entry_actor_id_57c4b003 ON public.audit_entry USING btree (actor_id);
CREATE INDEX audit_entry_on_behalf_of_id_e11535e6 ON public.audit_entry USING btree (on_behalf_of_id);
CREATE INDEX audit_entrytransaction_transaction_11b4f201 ON public.audit_entrytransaction USING btree (transaction);
CREATE INDEX audit_monthsigned_confirmed_by_id_331385c6 ON public.audit_monthsigned USING btree (confirmed_by_id);
CREATE INDEX audit_monthsigned_seal_id_17988e1a ON public.audit_monthsigned USING btree (seal_id);
CREATE INDEX audit_seal_made_by_id_9d154b86 ON public.audit_seal USING btree (made_by_id);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX axes_accessattempt_ip_address_10922d9c ON public.axes_accessattempt USING btree (ip_address);
CREATE INDEX axes_accessattempt_user_agent_ad89678b ON public.axes_accessattempt USING btree (user_agent);
CREATE INDEX axes_accessattempt_user_agent_ad89678b_like ON public.axes_accessattempt USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accessattempt_username_3f2d4ca0 ON public.axes_accessattempt USING btree (username);
CREATE INDEX axes_accessattempt_username_3f2d4ca0_like ON public.axes_accessattempt USING btree (username varchar_pattern_ops);
CREATE INDEX axes_accessfailurelog_ip_address_2e9f5a7f ON public.axes_accessfailurelog USING btree (ip_address);
CREATE INDEX axes_accessfailurelog_user_agent_ea145dda ON public.axes_accessfailurelog USING btree (user_agent);
CREATE INDEX axes_accessfailurelog_user_agent_ea145dda_like ON public.axes_accessfailurelog USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accessfailurelog_username_a8b7e8a4 ON public.axes_accessfailurelog USING btree (username);
CREATE INDEX axes_accessfailurelog_username_a8b7e8a4_like ON public.axes_accessfailurelog USING btree (username varchar_pattern_ops);
CREATE INDEX axes_accesslog_ip_address_86b417e5 ON public.axes_accesslog USING btree (ip_address);
CREATE INDEX axes_accesslog_user_agent_0e659004 ON public.axes_accesslog USING btree (user_agent);
CREATE INDEX axes_accesslog_user_agent_0e659004_like ON public.axes_accesslog USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accesslog_username_df93064b ON public.axes_accesslog USING btree (username);
CREATE INDEX axes_accesslog_username_df93064b_like ON public.axes_accesslog USING btree (username varchar_pattern_ops);
CREATE INDEX batch_line_by_batch ON public.papers_batchline USING btree (batch_id, place);
CREATE INDEX casework_changerequest_asked_by_id_ea91b9ab ON public.casework_changerequest USING btree (asked_by_id);
CREATE INDEX casework_changerequest_client_id_1ad037fe ON public.casework_changerequest USING btree (client_id);
CREATE INDEX casework_changerequest_decided_by_id_04c422cf ON public.casework_changerequest USING btree (decided_by_id);
CREATE INDEX casework_columnmap_organisation_id_fab70f2c ON public.casework_columnmap USING btree (organisation_id);
CREATE INDEX casework_handedout_batch_id_77ad99a0 ON public.casework_handedout USING btree (batch_id);
CREATE INDEX casework_handedout_before_id_a99ed237 ON public.casework_handedout USING btree (before_id);
CREATE INDEX casework_handedout_client_id_d3cfa065 ON public.casework_handedout USING btree (client_id);
CREATE INDEX casework_handedout_place_id_5ceb5f30 ON public.casework_handedout USING btree (place_id);
CREATE INDEX casework_handout_hand_over_id_963b0e20 ON public.casework_handout USING btree (hand_over_id);
CREATE INDEX casework_handout_made_by_id_63f3cdb4 ON public.casework_handout USING btree (made_by_id);
CREATE INDEX casework_handout_worker_id_d491a0f8 ON public.casework_handout USING btree (worker_id);
CREATE INDEX casework_handover_made_by_id_27469e42 ON public.casework_handover USING btree (made_by_id);
CREATE INDEX casework_handover_undone_by_id_75b2b755 ON public.casework_handover USING btree (undone_by_id);
CREATE INDEX casework_handover_worker_id_5765c065 ON public.casework_handover USING btree (worker_id);
CREATE INDEX casework_handoverfile_client_id_3c4c2003 ON public.casework_handoverfile USING btree (client_id);
CREATE INDEX casework_handoverfile_hand_over_id_ec2be8b6 ON public.casework_handoverfile USING btree (hand_over_id);
CREATE INDEX casework_handoverfile_to_id_e1da0805 ON public.casework_handoverfile USING btree (to_id);
CREATE INDEX casework_notpossible_by_id_c1251d52 ON public.casework_notpossible USING btree (by_id);
CREATE INDEX casework_notpossible_client_id_535a0168 ON public.casework_notpossible USING btree (client_id);
CREATE INDEX casework_notsame_one_id_a18f2758 ON public.casework_notsame USING btree (one_id);
CREATE INDEX casework_notsame_other_id_7c3e641a ON public.casework_notsame USING btree (other_id);
CREATE INDEX casework_notsame_said_by_id_8ccdef9e ON public.casework_notsame USING btree (said_by_id);
CREATE INDEX casework_obligation_client_id_c6af8e23 ON public.casework_obligation USING btree (client_id);
CREATE INDEX casework_obligation_order_id_f2d47f07 ON public.casework_obligation USING btree (order_id);
CREATE INDEX casework_obligationchange_by_id_400d8d34 ON public.casework_obligationchange USING btree (by_id);
CREATE INDEX casework_obligationchange_obligation_id_a2cdf50b ON public.casework_obligationchange USING btree (obligation_id);
CREATE INDEX casework_refiling_confirmed_by_id_b46613ba ON public.casework_refiling USING btree (confirmed_by_id);
CREATE INDEX casework_refiling_made_by_id_a75099ce ON public.casework_refiling USING btree (made_by_id);
CREATE INDEX casework_refiling_source_id_50f07136 ON public.casework_refiling USING btree (source_id);
CREATE INDEX casework_refiling_target_id_3458cfa1 ON public.casework_refiling USING btree (target_id);
CREATE INDEX casework_refiling_undone_by_id_016a8fd9 ON public.casework_refiling USING btree (undone_by_id);
CREATE INDEX casework_rosterbatch_area_id_20e8a783 ON public.casework_rosterbatch USING btree (area_id);
CREATE INDEX casework_rosterbatch_confirmed_by_id_d796b608 ON public.casework_rosterbatch USING btree (confirmed_by_id);
CREATE INDEX casework_rosterbatch_made_by_id_eb046674 ON public.casework_rosterbatch USING btree (made_by_id);
CREATE INDEX casework_rosterbatch_organisation_id_5c049cdd ON public.casework_rosterbatch USING btree (organisation_id);
CREATE INDEX casework_rosterbatch_undone_by_id_b5e77c33 ON public.casework_rosterbatch USING btree (undone_by_id);
CREATE INDEX casework_rosterrow_area_id_204f0e4d ON public.casework_rosterrow USING btree (area_id);
CREATE INDEX casework_rosterrow_batch_id_4ff5acc7 ON public.casework_rosterrow USING btree (batch_id);
CREATE INDEX casework_rosterrow_client_id_ce183f23 ON public.casework_rosterrow USING btree (client_id);
CREATE INDEX casework_rosterrow_worker_id_9127fc8c ON public.casework_rosterrow USING btree (worker_id);
CREATE INDEX certificate_by_client ON public.activities_certificate USING btree (client_id, issued_on DESC);
CREATE INDEX change_by_row ON public.casework_changerequest USING btree (subject, row_id);
CREATE INDEX change_waiting ON public.casework_changerequest USING btree (client_id) WHERE ((state)::text = 'waiting'::text);
CREATE UNIQUE INDEX change_waits_once ON public.casework_changerequest USING btree (subject, row_id) WHERE ((state)::text = 'waiting'::text);
CREATE UNIQUE INDEX circumstance_one_open ON public.orders_circumstance USING btree (client_id, kind) WHERE ((to_on IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX client_by_worker ON public.clients_client USING btree (worker_id, state);
CREATE INDEX clients_accesspass_checked_by_id_cb416dfd ON public.clients_accesspass USING btree (checked_by_id);
CREATE INDEX clients_accesspass_client_id_4aeea107 ON public.clients_accesspass USING btree (client_id);
CREATE INDEX clients_accesspass_user_id_fe8c41e0 ON public.clients_accesspass USING btree (user_id);
CREATE INDEX clients_areaspell_area_id_813efc5b ON public.clients_areaspell USING btree (area_id);
CREATE INDEX clients_areaspell_client_id_445f7891 ON public.clients_areaspell USING btree (client_id);
CREATE INDEX clients_client_area_path_30716509 ON public.clients_client USING btree (area_path);
CREATE INDEX clients_client_area_path_30716509_like ON public.clients_client USING btree (area_path varchar_pattern_ops);
CREATE INDEX clients_client_file_number_9c9fdd2d_like ON public.clients_client USING btree (file_number varchar_pattern_ops);
CREATE INDEX clients_client_id_tail_42641610 ON public.clients_client USING btree (id_tail);
CREATE INDEX clients_client_merged_into_id_fad7ad41 ON public.clients_client USING btree (merged_into_id);
CREATE INDEX clients_client_pinyin_13d6abb4 ON public.clients_client USING btree (pinyin);
CREATE INDEX clients_client_pinyin_13d6abb4_like ON public.clients_client USING btree (pinyin varchar_pattern_ops);
CREATE INDEX clients_client_registered_by_id_3a43b892 ON public.clients_client USING btree (registered_by_id);
CREATE INDEX clients_client_station_id_ca93b739 ON public.clients_client USING btree (station_id);
CREATE INDEX clients_client_worker_id_1f2216fc ON public.clients_client USING btree (worker_id);
CREATE INDEX clients_clientname_client_id_7488d6fa ON public.clients_clientname USING btree (client_id);
CREATE INDEX clients_clientname_initials_9f8fe41b ON public.clients_clientname USING btree (initials);
CREATE INDEX clients_clientname_initials_9f8fe41b_like ON public.clients_clientname USING btree (initials varchar_pattern_ops);
CREATE INDEX clients_clientname_pinyin_592a56b1 ON public.clients_clientname USING btree (pinyin);
CREATE INDEX clients_clientname_pinyin_592a56b1_like ON public.clients_clientname USING btree (pinyin varchar_pattern_ops);
CREATE INDEX clients_clientname_text_86571998 ON public.clients_clientname USING btree (text);
CREATE INDEX clients_clientname_text_86571998_like ON public.clients_clientname USING btree (text varchar_pattern_ops);
CREATE INDEX clients_consent_client_id_ab9e1fcc ON public.clients_consent USING btree (client_id);
CREATE INDEX clients_consent_kin_id_37a7ddbc ON public.clients_consent USING btree (kin_id);
CREATE INDEX clients_consent_paper_id_4c72e6fa ON public.clients_consent USING btree (paper_id);
CREATE INDEX clients_consent_recorded_by_id_aa3628a7 ON public.clients_consent USING btree (recorded_by_id);
CREATE INDEX clients_deletion_area_id_3a3056cb ON public.clients_deletion USING btree (area_id);
CREATE INDEX clients_deletion_client_id_13772752 ON public.clients_deletion USING btree (client_id);
CREATE INDEX clients_deletion_done_by_id_640cf51f ON public.clients_deletion USING btree (done_by_id);
CREATE INDEX clients_deletion_mark_51d2d821 ON public.clients_deletion USING btree (mark);
CREATE INDEX clients_deletion_mark_51d2d821_like ON public.clients_deletion USING btree (mark varchar_pattern_ops);
CREATE INDEX clients_deletion_proposed_by_id_a3d84fa7 ON public.clients_deletion USING btree (proposed_by_id);
CREATE INDEX clients_deletion_withdrawn_by_id_ea3acd2d ON public.clients_deletion USING btree (withdrawn_by_id);
CREATE INDEX clients_document_added_by_id_f3ceba4c ON public.clients_document USING btree (added_by_id);
CREATE INDEX clients_document_client_id_79dbb25b ON public.clients_document USING btree (client_id);
CREATE INDEX clients_hold_client_id_ca6b84f3 ON public.clients_hold USING btree (client_id);
CREATE INDEX clients_hold_held_by_id_1e565c9b ON public.clients_hold USING btree (held_by_id);
CREATE INDEX clients_hold_lifted_by_id_6b887f77 ON public.clients_hold USING btree (lifted_by_id);
CREATE INDEX clients_kin_client_id_ff674afe ON public.clients_kin USING btree (client_id);
CREATE INDEX clients_kin_phone_index_98ab81cc ON public.clients_kin USING btree (phone_index);
CREATE INDEX clients_phone_client_id_6d31280c ON public.clients_phone USING btree (client_id);
CREATE INDEX clients_phone_number_index_3826b984 ON public.clients_phone USING btree (number_index);
CREATE INDEX clients_phone_number_tail_3594d196 ON public.clients_phone USING btree (number_tail);
CREATE INDEX clients_protectedreader_named_by_id_1ab33b69 ON public.clients_protectedreader USING btree (named_by_id);
CREATE INDEX clients_protectedreader_protection_id_cc3f53b7 ON public.clients_protectedreader USING btree (protection_id);
CREATE INDEX clients_protectedreader_user_id_3ae7e3e4 ON public.clients_protectedreader USING btree (user_id);
CREATE INDEX clients_protection_client_id_8152a0b8 ON public.clients_protection USING btree (client_id);
CREATE INDEX clients_protection_confirmed_by_id_7e670c93 ON public.clients_protection USING btree (confirmed_by_id);
CREATE INDEX clients_protection_lift_asked_by_id_44301d21 ON public.clients_protection USING btree (lift_asked_by_id);
CREATE INDEX clients_protection_lifted_by_id_a54d5085 ON public.clients_protection USING btree (lifted_by_id);
CREATE INDEX clients_protection_set_by_id_b80612f3 ON public.clients_protection USING btree (set_by_id);
CREATE INDEX clients_recusal_client_id_b9be5485 ON public.clients_recusal USING btree (client_id);
CREATE INDEX clients_recusal_ended_by_id_05513d2c ON public.clients_recusal USING btree (ended_by_id);
CREATE INDEX clients_recusal_user_id_fb37b13f ON public.clients_recusal USING btree (user_id);
CREATE INDEX clients_sealing_client_id_7a5d03a7 ON public.clients_sealing USING btree (client_id);
CREATE INDEX clients_sealing_sealed_by_id_c5075298 ON public.clients_sealing USING btree (sealed_by_id);
CREATE INDEX clients_teammember_client_id_1366f7d6 ON public.clients_teammember USING btree (client_id);
CREATE INDEX clients_teammember_kin_id_5202e649 ON public.clients_teammember USING btree (kin_id);
CREATE INDEX clients_teammember_user_id_eebaa210 ON public.clients_teammember USING btree (user_id);
CREATE INDEX clients_telling_client_id_c7c43ae1 ON public.clients_telling USING btree (client_id);
CREATE INDEX clients_telling_told_by_id_17fd5d7a ON public.clients_telling USING btree (told_by_id);
CREATE INDEX clients_unsealing_asked_by_id_bd2e2943 ON public.clients_unsealing USING btree (asked_by_id);
CREATE INDEX clients_unsealing_client_id_bee31d0a ON public.clients_unsealing USING btree (client_id);
CREATE INDEX clients_unsealing_decided_by_id_3d928421 ON public.clients_unsealing USING btree (decided_by_id);
CREATE UNIQUE INDEX code_open_once ON public.portal_onetimecode USING btree (login_id) WHERE ((used_at IS NULL) AND (voided_at IS NULL));
CREATE UNIQUE INDEX consent_open_once ON public.clients_consent USING btree (client_id, scope, kin_id) NULLS NOT DISTINCT WHERE (withdrawn_on IS NULL);
CREATE INDEX contact_by_client ON public.contacts_contact USING btree (client_id, held_on DESC);
CREATE INDEX contacts_appointment_client_id_214ed010 ON public.contacts_appointment USING btree (client_id);
CREATE INDEX contacts_appointment_made_by_id_6d49a50f ON public.contacts_appointment USING btree (made_by_id);
CREATE INDEX contacts_ask_answered_by_id_dd5c2c15 ON public.contacts_ask USING btree (answered_by_id);
CREATE INDEX contacts_ask_client_id_009bd44f ON public.contacts_ask USING btree (client_id);
CREATE INDEX contacts_ask_kin_id_bf1f76c1 ON public.contacts_ask USING btree (kin_id);
CREATE INDEX contacts_contact_client_id_1cd59fa4 ON public.contacts_contact USING btree (client_id);
CREATE INDEX contacts_contact_decided_by_id_c94e21fa ON public.contacts_contact USING btree (decided_by_id);
CREATE INDEX contacts_contact_order_id_388b1955 ON public.contacts_contact USING btree (order_id);
CREATE INDEX contacts_contact_recorded_by_id_56e13405 ON public.contacts_contact USING btree (recorded_by_id);
CREATE INDEX contacts_contact_withdrawn_by_id_f6ec41ff ON public.contacts_contact USING btree (withdrawn_by_id);
CREATE INDEX contacts_roundmark_client_id_3aaa6af1 ON public.contacts_roundmark USING btree (client_id);
CREATE INDEX contacts_roundmark_marked_by_id_f193eba0 ON public.contacts_roundmark USING btree (marked_by_id);
CREATE INDEX contacts_search_client_id_e21c683a ON public.contacts_search USING btree (client_id);
CREATE INDEX contacts_search_closed_by_id_3e071b43 ON public.contacts_search USING btree (closed_by_id);
CREATE INDEX contacts_search_opened_by_id_1d4476dd ON public.contacts_search USING btree (opened_by_id);
CREATE INDEX contacts_search_order_id_ca1c3c58 ON public.contacts_search USING btree (order_id);
CREATE INDEX contacts_searchdecision_decided_by_id_a5265e66 ON public.contacts_searchdecision USING btree (decided_by_id);
CREATE INDEX contacts_searchdecision_search_id_5875166b ON public.contacts_searchdecision USING btree (search_id);
CREATE INDEX contacts_searchstep_kin_id_bddd7f7b ON public.contacts_searchstep USING btree (kin_id);
CREATE INDEX contacts_searchstep_recorded_by_id_54125bf9 ON public.contacts_searchstep USING btree (recorded_by_id);
CREATE INDEX contacts_searchstep_search_id_b9ed20be ON public.contacts_searchstep USING btree (search_id);
CREATE INDEX cover_by_deputy ON public.accounts_cover USING btree (deputy_id, ends_on) WHERE (ended_at IS NULL);
CREATE INDEX cover_by_worker ON public.accounts_cover USING btree (worker_id, ends_on) WHERE (ended_at IS NULL);
CREATE INDEX deletion_by_area ON public.clients_deletion USING btree (area_id, state);
CREATE UNIQUE INDEX deletion_proposed_once ON public.clients_deletion USING btree (client_id) WHERE ((state)::text = 'proposed'::text);
CREATE INDEX delivery_by_message ON public.notices_delivery USING btree (message_id, at);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX drawn_by_client ON public.screening_drawn USING btree (client_id, "on" DESC);
CREATE UNIQUE INDEX enrolment_once ON public.points_enrolment USING btree (client_id) WHERE (ended_on IS NULL);
CREATE INDEX enrolment_waits ON public.points_enrolment USING btree (waits_until) WHERE (waits_until IS NOT NULL);
CREATE INDEX field_change_by_client ON public.clients_fieldchange USING btree (client_id, at DESC);
CREATE INDEX gain_by_client ON public.assessment_gain USING btree (client_id, "on" DESC);
CREATE UNIQUE INDEX good_once ON public.points_good USING btree (organisation_id, name, unit) WHERE (ended_on IS NULL);
CREATE UNIQUE INDEX grant_open_once ON public.accounts_grant USING btree (user_id, role, area_id, organisation_id) NULLS NOT DISTINCT WHERE (ends_on IS NULL);
CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));
CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);
CREATE INDEX issued_paper_by_client ON public.papers_issuedpaper USING btree (client_id, issued_on DESC);
CREATE INDEX leave_by_client ON public.orders_leave USING btree (client_id, starts_on DESC);
CREATE INDEX leave_not_back ON public.orders_leave USING btree (ends_on) WHERE ((returned_on IS NULL) AND (withdrawn_on IS NULL) AND (NOT ((decision)::text = 'refused'::text)));
CREATE UNIQUE INDEX login_of_till_once ON public.portal_login USING btree (till_id) WHERE ((ended_at IS NULL) AND (till_id IS NOT NULL));
CREATE UNIQUE INDEX login_open_once ON public.portal_login USING btree (client_id, kin_id) NULLS NOT DISTINCT WHERE ((client_id IS NOT NULL) AND (ended_at IS NULL));
CREATE INDEX message_by_client ON public.notices_message USING btree (client_id, made_at DESC);
CREATE INDEX message_by_state ON public.notices_message USING btree (state, not_before);
CREATE INDEX message_waiting ON public.notices_message USING btree (not_before, id) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);
CREATE INDEX move_by_client ON public.orders_move USING btree (client_id, asked_on DESC);
CREATE INDEX move_by_target ON public.orders_move USING btree (to_area_path, state);
CREATE UNIQUE INDEX move_one_on_its_way ON public.orders_move USING btree (client_id) WHERE ((state)::text = ANY ((ARRAY['asked'::character varying, 'sent'::character varying, 'returned'::character varying])::text[]));
CREATE UNIQUE INDEX not_possible_once ON public.casework_notpossible USING btree (client_id, key) WHERE (withdrawn_at IS NULL);
CREATE INDEX notice_unread ON public.notices_notice USING btree (to_id, made_at DESC) WHERE (read_at IS NULL);
CREATE INDEX notices_address_added_by_id_4d124425 ON public.notices_address USING btree (added_by_id);
CREATE INDEX notices_address_client_id_4a08de9a ON public.notices_address USING btree (client_id);
CREATE INDEX notices_address_kin_id_7b69b7a3 ON public.notices_address USING btree (kin_id);
CREATE INDEX notices_delivery_message_id_c39f4724 ON public.notices_delivery USING btree (message_id);
CREATE INDEX notices_delivery_route_id_5abfb324 ON public.notices_delivery USING btree (route_id);
CREATE INDEX notices_message_account_id_6a64624c ON public.notices_message USING btree (account_id);
CREATE INDEX notices_message_client_id_ccc3aeaa ON public.notices_message USING btree (client_id);
CREATE INDEX notices_message_key_1184b738_like ON public.notices_message USING btree (key varchar_pattern_ops);
CREATE INDEX notices_message_kin_id_255681b2 ON public.notices_message USING btree (kin_id);
CREATE INDEX notices_message_made_by_id_dd88a31f ON public.notices_message USING btree (made_by_id);
CREATE INDEX notices_message_route_id_d4253858 ON public.notices_message USING btree (route_id);
CREATE INDEX notices_notice_client_id_1b0d0b69 ON public.notices_notice USING btree (client_id);
CREATE INDEX notices_notice_to_id_8cd46fb8 ON public.notices_notice USING btree (to_id);
CREATE INDEX notices_route_area_id_de09891e ON public.notices_route USING btree (area_id);
CREATE INDEX notices_route_made_by_id_31e791b4 ON public.notices_route USING btree (made_by_id);
CREATE INDEX notices_wording_area_id_f5bb74bf ON public.notices_wording USING btree (area_id);
CREATE INDEX notices_wording_made_by_id_32529b05 ON public.notices_wording USING btree (made_by_id);
CREATE UNIQUE INDEX objection_one_open ON public.screening_objection USING btree (screening_id) WHERE (((verdict)::text = ''::text) AND (withdrawn_on IS NULL) AND (NOT ((decision)::text = 'declined'::text)));
CREATE UNIQUE INDEX objection_one_waits ON public.orders_objection USING btree (matter_id) WHERE ((decision)::text = ''::text);
CREATE INDEX obligation_unsettled ON public.casework_obligation USING btree (client_id, due_on) WHERE ((state)::text = ANY ((ARRAY['upcoming'::character varying, 'open'::character varying, 'overdue'::character varying])::text[]));
CREATE UNIQUE INDEX order_number_once ON public.orders_order USING btree (client_id, number) WHERE (NOT ((number)::text = ''::text));
CREATE UNIQUE INDEX order_one_current ON public.orders_order USING btree (client_id) WHERE (ended_on IS NULL);
CREATE INDEX orders_absence_client_id_f251c791 ON public.orders_absence USING btree (client_id);
CREATE INDEX orders_absence_matter_id_c9295ce5 ON public.orders_absence USING btree (matter_id);
CREATE INDEX orders_absence_order_id_55946141 ON public.orders_absence USING btree (order_id);
CREATE INDEX orders_absence_recorded_by_id_54a50f8f ON public.orders_absence USING btree (recorded_by_id);
CREATE INDEX orders_absence_withdrawn_by_id_3643979f ON public.orders_absence USING btree (withdrawn_by_id);
CREATE INDEX orders_absenceattempt_absence_id_ae5e3f26 ON public.orders_absenceattempt USING btree (absence_id);
CREATE INDEX orders_absenceattempt_recorded_by_id_6591e59f ON public.orders_absenceattempt USING btree (recorded_by_id);
CREATE INDEX orders_aftercare_client_id_684ba213 ON public.orders_aftercare USING btree (client_id);
CREATE INDEX orders_aftercare_ended_by_id_8fd4b350 ON public.orders_aftercare USING btree (ended_by_id);
CREATE INDEX orders_aftercare_made_by_id_da9975ea ON public.orders_aftercare USING btree (made_by_id);
CREATE INDEX orders_agreement_order_id_0072870c ON public.orders_agreement USING btree (order_id);
CREATE INDEX orders_agreement_paper_id_6eaf251b ON public.orders_agreement USING btree (paper_id);
CREATE INDEX orders_agreement_recorded_by_id_c78917a8 ON public.orders_agreement USING btree (recorded_by_id);
CREATE INDEX orders_agreementsheet_made_by_id_ad45be19 ON public.orders_agreementsheet USING btree (made_by_id);
CREATE INDEX orders_agreementsheet_order_id_9376f759 ON public.orders_agreementsheet USING btree (order_id);
CREATE INDEX orders_agreementsheet_settled_by_id_83dd8d96 ON public.orders_agreementsheet USING btree (settled_by_id);
CREATE INDEX orders_agreementsheet_template_id_4034bbab ON public.orders_agreementsheet USING btree (template_id);
CREATE INDEX orders_agreementsignature_recorded_by_id_3352f804 ON public.orders_agreementsignature USING btree (recorded_by_id);
CREATE INDEX orders_agreementsignature_sheet_id_41bd3cff ON public.orders_agreementsignature USING btree (sheet_id);
CREATE INDEX orders_agreementtext_area_id_6abf241c ON public.orders_agreementtext USING btree (area_id);
CREATE INDEX orders_agreementtext_made_by_id_1996efcd ON public.orders_agreementtext USING btree (made_by_id);
CREATE INDEX orders_careoffer_matter_id_cbe0c22e ON public.orders_careoffer USING btree (matter_id);
CREATE INDEX orders_careoffer_offered_by_id_c6551d58 ON public.orders_careoffer USING btree (offered_by_id);
CREATE INDEX orders_centreassessment_recorded_by_id_2f7e5fd3 ON public.orders_centreassessment USING btree (recorded_by_id);
CREATE INDEX orders_circumstance_client_id_b2c8f7b3 ON public.orders_circumstance USING btree (client_id);
CREATE INDEX orders_circumstance_recorded_by_id_88b32493 ON public.orders_circumstance USING btree (recorded_by_id);
CREATE INDEX orders_isolationspell_client_id_3d45aaf7 ON public.orders_isolationspell USING btree (client_id);
CREATE INDEX orders_isolationspell_order_id_56cc0f8a ON public.orders_isolationspell USING btree (order_id);
CREATE INDEX orders_isolationspell_recorded_by_id_cee04051 ON public.orders_isolationspell USING btree (recorded_by_id);
CREATE INDEX orders_isolationspell_withdrawn_by_id_1e3b791f ON public.orders_isolationspell USING btree (withdrawn_by_id);
CREATE INDEX orders_leave_client_id_2c30b37e ON public.orders_leave USING btree (client_id);
CREATE INDEX orders_leave_decided_by_id_32d50e19 ON public.orders_leave USING btree (decided_by_id);
CREATE INDEX orders_leave_order_id_10adf9ec ON public.orders_leave USING btree (order_id);
CREATE INDEX orders_leave_proof_id_5f4f1b29 ON public.orders_leave USING btree (proof_id);
CREATE INDEX orders_leave_recorded_by_id_f726dc45 ON public.orders_leave USING btree (recorded_by_id);
CREATE INDEX orders_leave_report_id_f9b962c3 ON public.orders_leave USING btree (report_id);
CREATE INDEX orders_leave_returned_by_id_35b35bf1 ON public.orders_leave USING btree (returned_by_id);
CREATE INDEX orders_leave_withdrawn_by_id_de9142fb ON public.orders_leave USING btree (withdrawn_by_id);
CREATE INDEX orders_leaveextension_decided_by_id_d0bea7e5 ON public.orders_leaveextension USING btree (decided_by_id);
CREATE INDEX orders_leaveextension_leave_id_ecd73991 ON public.orders_leaveextension USING btree (leave_id);
CREATE INDEX orders_leaveextension_recorded_by_id_ebab3bc8 ON public.orders_leaveextension USING btree (recorded_by_id);
CREATE INDEX orders_leaveextension_withdrawn_by_id_b0c904fa ON public.orders_leaveextension USING btree (withdrawn_by_id);
CREATE INDEX orders_leaver_area_id_50dd8722 ON public.orders_leaver USING btree (area_id);
CREATE INDEX orders_leaver_centre_id_220ae0e2 ON public.orders_leaver USING btree (centre_id);
CREATE INDEX orders_leaver_client_id_4ffd47ae ON public.orders_leaver USING btree (client_id);
CREATE INDEX orders_leaver_id_index_dbce9290 ON public.orders_leaver USING btree (id_index);
CREATE INDEX orders_leaver_recorded_by_id_c7954415 ON public.orders_leaver USING btree (recorded_by_id);
CREATE INDEX orders_leaver_release_on_13f7e9c7 ON public.orders_leaver USING btree (release_on);
CREATE INDEX orders_leaver_worker_id_840d2d11 ON public.orders_leaver USING btree (worker_id);
CREATE INDEX orders_leaverstep_leaver_id_9405f4f0 ON public.orders_leaverstep USING btree (leaver_id);
CREATE INDEX orders_leaverstep_recorded_by_id_a0355f70 ON public.orders_leaverstep USING btree (recorded_by_id);
CREATE INDEX orders_leaverstep_withdrawn_by_id_5e1ee5be ON public.orders_leaverstep USING btree (withdrawn_by_id);
CREATE INDEX orders_localparameter_area_id_03190b72 ON public.orders_localparameter USING btree (area_id);
CREATE INDEX orders_localparameter_made_by_id_af781f64 ON public.orders_localparameter USING btree (made_by_id);
CREATE INDEX orders_matter_client_id_10efac13 ON public.orders_matter USING btree (client_id);
CREATE INDEX orders_matter_closed_by_id_ff19e57a ON public.orders_matter USING btree (closed_by_id);
CREATE INDEX orders_matter_key_71ab8094_like ON public.orders_matter USING btree (key varchar_pattern_ops);
CREATE INDEX orders_matter_opened_by_id_92354abc ON public.orders_matter USING btree (opened_by_id);
CREATE INDEX orders_matter_order_id_4b99127f ON public.orders_matter USING btree (order_id);
CREATE INDEX orders_matter_signer_id_e785a276 ON public.orders_matter USING btree (signer_id);
CREATE INDEX orders_matterstep_matter_id_59fd6d58 ON public.orders_matterstep USING btree (matter_id);
CREATE INDEX orders_matterstep_named_id_daca4666 ON public.orders_matterstep USING btree (named_id);
CREATE INDEX orders_matterstep_paper_id_d1f8e944 ON public.orders_matterstep USING btree (paper_id);
CREATE INDEX orders_matterstep_recorded_by_id_045468e4 ON public.orders_matterstep USING btree (recorded_by_id);
CREATE INDEX orders_matterstep_withdrawn_by_id_635897a7 ON public.orders_matterstep USING btree (withdrawn_by_id);
CREATE INDEX orders_move_answered_by_id_ed3b18c6 ON public.orders_move USING btree (answered_by_id);
CREATE INDEX orders_move_client_id_8e667e04 ON public.orders_move USING btree (client_id);
CREATE INDEX orders_move_from_area_path_ea2672c4 ON public.orders_move USING btree (from_area_path);
CREATE INDEX orders_move_from_area_path_ea2672c4_like ON public.orders_move USING btree (from_area_path varchar_pattern_ops);
CREATE INDEX orders_move_from_worker_id_197881ec ON public.orders_move USING btree (from_worker_id);
CREATE INDEX orders_move_order_id_1bd91fda ON public.orders_move USING btree (order_id);
CREATE INDEX orders_move_recorded_by_id_e61ff9d7 ON public.orders_move USING btree (recorded_by_id);
CREATE INDEX orders_move_request_id_f9191f1d ON public.orders_move USING btree (request_id);
CREATE INDEX orders_move_sent_by_id_efe858c7 ON public.orders_move USING btree (sent_by_id);
CREATE INDEX orders_move_to_area_path_6382203a ON public.orders_move USING btree (to_area_path);
CREATE INDEX orders_move_to_area_path_6382203a_like ON public.orders_move USING btree (to_area_path varchar_pattern_ops);
CREATE INDEX orders_move_withdrawn_by_id_44b3a2d4 ON public.orders_move USING btree (withdrawn_by_id);
CREATE INDEX orders_move_worker_id_95bd9621 ON public.orders_move USING btree (worker_id);
CREATE INDEX orders_objection_decided_by_id_3075775c ON public.orders_objection USING btree (decided_by_id);
CREATE INDEX orders_objection_matter_id_282390ed ON public.orders_objection USING btree (matter_id);
CREATE INDEX orders_objection_paper_id_8f5528d4 ON public.orders_objection USING btree (paper_id);
CREATE INDEX orders_objection_recorded_by_id_ef2cf30e ON public.orders_objection USING btree (recorded_by_id);
CREATE INDEX orders_order_after_spell_id_a137c50d ON public.orders_order USING btree (after_spell_id);
CREATE INDEX orders_order_client_id_67117a15 ON public.orders_order USING btree (client_id);
CREATE INDEX orders_order_expires_on_ecac9836 ON public.orders_order USING btree (expires_on);
CREATE INDEX orders_order_number_abc9e0f2 ON public.orders_order USING btree (number);
CREATE INDEX orders_order_number_abc9e0f2_like ON public.orders_order USING btree (number varchar_pattern_ops);
CREATE INDEX orders_order_recorded_by_id_29bc6e43 ON public.orders_order USING btree (recorded_by_id);
CREATE INDEX orders_orderact_order_id_3f2f8055 ON public.orders_orderact USING btree (order_id);
CREATE INDEX orders_orderact_recorded_by_id_64f67762 ON public.orders_orderact USING btree (recorded_by_id);
CREATE INDEX orders_orderstep_order_id_5ffd2a28 ON public.orders_orderstep USING btree (order_id);
CREATE INDEX orders_orderstep_recorded_by_id_ae2de056 ON public.orders_orderstep USING btree (recorded_by_id);
CREATE INDEX orders_orderstep_withdrawn_by_id_b2dc20d6 ON public.orders_orderstep USING btree (withdrawn_by_id);
CREATE INDEX orders_release_opened_by_id_c538b8c1 ON public.orders_release USING btree (opened_by_id);
CREATE INDEX orders_releaserecord_kin_id_8175a461 ON public.orders_releaserecord USING btree (kin_id);
CREATE INDEX orders_releaserecord_order_id_348b1284 ON public.orders_releaserecord USING btree (order_id);
CREATE INDEX orders_releaserecord_recorded_by_id_9e83c196 ON public.orders_releaserecord USING btree (recorded_by_id);
CREATE INDEX orders_releaserecord_withdrawn_by_id_2e90530a ON public.orders_releaserecord USING btree (withdrawn_by_id);
CREATE INDEX orders_sharedfile_answered_by_id_00683a40 ON public.orders_sharedfile USING btree (answered_by_id);
CREATE INDEX orders_sharedfile_area_path_2b571cf2 ON public.orders_sharedfile USING btree (area_path);
CREATE INDEX orders_sharedfile_area_path_2b571cf2_like ON public.orders_sharedfile USING btree (area_path varchar_pattern_ops);
CREATE INDEX orders_sharedfile_asked_by_id_69f94a4f ON public.orders_sharedfile USING btree (asked_by_id);
CREATE INDEX orders_sharedfile_client_id_63703cf7 ON public.orders_sharedfile USING btree (client_id);
CREATE INDEX orders_sharedfile_end_asked_by_id_8d4bae8b ON public.orders_sharedfile USING btree (end_asked_by_id);
CREATE INDEX orders_sharedfile_ended_by_id_40583654 ON public.orders_sharedfile USING btree (ended_by_id);
CREATE INDEX orders_sharedfile_letter_id_50843961 ON public.orders_sharedfile USING btree (letter_id);
CREATE INDEX orders_sharedfile_order_id_27f69242 ON public.orders_sharedfile USING btree (order_id);
CREATE INDEX orders_sharedfile_worker_id_6b0d5ebc ON public.orders_sharedfile USING btree (worker_id);
CREATE UNIQUE INDEX paper_card_one_open ON public.points_papercard USING btree (client_id, is_family) WHERE (blocked_at IS NULL);
CREATE UNIQUE INDEX paper_template_in_force_once ON public.papers_papertemplate USING btree (organisation_id, kind, form) WHERE (until IS NULL);
CREATE INDEX papers_batchline_batch_id_d1eb5583 ON public.papers_batchline USING btree (batch_id);
CREATE INDEX papers_batchline_client_id_bfa26655 ON public.papers_batchline USING btree (client_id);
CREATE INDEX papers_batchline_paper_id_c2a83600 ON public.papers_batchline USING btree (paper_id);
CREATE INDEX papers_erasedpaper_organisation_id_258fbd10 ON public.papers_erasedpaper USING btree (organisation_id);
CREATE INDEX papers_issuedpaper_cancelled_by_id_93b4cca7 ON public.papers_issuedpaper USING btree (cancelled_by_id);
CREATE INDEX papers_issuedpaper_client_id_fb194f20 ON public.papers_issuedpaper USING btree (client_id);
CREATE INDEX papers_issuedpaper_issued_by_id_216c4003 ON public.papers_issuedpaper USING btree (issued_by_id);
CREATE INDEX papers_issuedpaper_organisation_id_0306d8f5 ON public.papers_issuedpaper USING btree (organisation_id);
CREATE INDEX papers_issuedpaper_template_id_5297f900 ON public.papers_issuedpaper USING btree (template_id);
CREATE INDEX papers_paperbatch_made_by_id_21efdcc2 ON public.papers_paperbatch USING btree (made_by_id);
CREATE INDEX papers_papercounter_organisation_id_484b465e ON public.papers_papercounter USING btree (organisation_id);
CREATE INDEX papers_papernumbering_made_by_id_3d95aadd ON public.papers_papernumbering USING btree (made_by_id);
CREATE INDEX papers_papernumbering_organisation_id_89e965c0 ON public.papers_papernumbering USING btree (organisation_id);
CREATE INDEX papers_papertemplate_ended_by_id_2b227614 ON public.papers_papertemplate USING btree (ended_by_id);
CREATE INDEX papers_papertemplate_made_by_id_5aa99734 ON public.papers_papertemplate USING btree (made_by_id);
CREATE INDEX papers_papertemplate_organisation_id_95da5919 ON public.papers_papertemplate USING btree (organisation_id);
CREATE INDEX pass_by_client ON public.clients_accesspass USING btree (client_id, starts_at DESC);
CREATE INDEX pass_by_user ON public.clients_accesspass USING btree (user_id, ends_at);
CREATE INDEX pass_to_check ON public.clients_accesspass USING btree (starts_at) WHERE (((finding)::text = ''::text) AND ((kind)::text = 'break_glass'::text));
CREATE UNIQUE INDEX pay_code_mark_once ON public.points_paycode USING btree (mark) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX pay_code_one_open ON public.points_paycode USING btree (client_id, is_family) WHERE (ended_at IS NULL);
CREATE INDEX pay_code_recent ON public.points_paycode USING btree (client_id, is_family, made_at);
CREATE UNIQUE INDEX phone_once ON public.clients_phone USING btree (client_id, number_index) WHERE (ends_on IS NULL);
CREATE INDEX plan_item_by_client ON public.assessment_planitem USING btree (client_id, by_when);
CREATE INDEX point_event_by_client ON public.points_event USING btree (client_id, at);
CREATE INDEX point_request_waits ON public.points_pointrequest USING btree (client_id) WHERE ((is_granted IS NULL) AND (withdrawn_at IS NULL));
CREATE UNIQUE INDEX point_request_waits_once ON public.points_pointrequest USING btree (of_id) WHERE ((is_granted IS NULL) AND (of_id IS NOT NULL) AND (withdrawn_at IS NULL));
CREATE INDEX points_account_area_id_7a83bedd ON public.points_account USING btree (area_id);
CREATE UNIQUE INDEX points_account_expiry ON public.points_account USING btree (kind) WHERE ((kind)::text = 'expiry'::text);
CREATE UNIQUE INDEX points_account_of_area ON public.points_account USING btree (area_id, kind) WHERE (area_id IS NOT NULL);
CREATE UNIQUE INDEX points_account_of_merchant ON public.points_account USING btree (merchant) WHERE (merchant IS NOT NULL);
CREATE INDEX points_contract_drawn_by_id_02bf25df ON public.points_contract USING btree (drawn_by_id);
CREATE INDEX points_contract_merchant_id_284169ff ON public.points_contract USING btree (merchant_id);
CREATE INDEX points_contract_signed_by_id_493aacfc ON public.points_contract USING btree (signed_by_id);
CREATE INDEX points_contract_suspended_by_id_05c36d15 ON public.points_contract USING btree (suspended_by_id);
CREATE INDEX points_correction_client_id_3284a4aa ON public.points_correction USING btree (client_id);
CREATE INDEX points_correction_decided_by_id_4ecca871 ON public.points_correction USING btree (decided_by_id);
CREATE INDEX points_correction_event_id_87d8f005 ON public.points_correction USING btree (event_id);
CREATE INDEX points_correction_proposed_by_id_8bd7af6e ON public.points_correction USING btree (proposed_by_id);
CREATE INDEX points_enrolment_client_id_fb998b33 ON public.points_enrolment USING btree (client_id);
CREATE INDEX points_enrolment_made_by_id_1f02778b ON public.points_enrolment USING btree (made_by_id);
CREATE INDEX points_enrolment_version_id_4332e897 ON public.points_enrolment USING btree (version_id);
CREATE INDEX points_event_client_id_f245c6ce ON public.points_event USING btree (client_id);
CREATE INDEX points_event_enrolment_id_5b3264d2 ON public.points_event USING btree (enrolment_id);
CREATE INDEX points_event_event_id_6baf6d59_like ON public.points_event USING btree (event_id varchar_pattern_ops);
CREATE INDEX points_event_told_by_id_5c96b1ff ON public.points_event USING btree (told_by_id);
CREATE INDEX points_event_voided_by_id_cb100723 ON public.points_event USING btree (voided_by_id);
CREATE INDEX points_good_made_by_id_e4563470 ON public.points_good USING btree (made_by_id);
CREATE INDEX points_good_organisation_id_11c4c5f1 ON public.points_good USING btree (organisation_id);
CREATE INDEX points_lot_expires ON public.points_lot USING btree (expires_on) WHERE ((expires_on IS NOT NULL) AND ("left" > 0));
CREATE INDEX points_lot_open ON public.points_lot USING btree (account_id, earned_on, id) WHERE ("left" > 0);
CREATE INDEX points_lot_posting_id_ff0c0078 ON public.points_lot USING btree (posting_id);
CREATE INDEX points_lotuse_lot_id_1f5c3b28 ON public.points_lotuse USING btree (lot_id);
CREATE INDEX points_lotuse_posting_id_c22d96b7 ON public.points_lotuse USING btree (posting_id);
CREATE INDEX points_merchant_area_id_cbca4dc3 ON public.points_merchant USING btree (area_id);
CREATE INDEX points_merchant_made_by_id_941dee1a ON public.points_merchant USING btree (made_by_id);
CREATE INDEX points_papercard_blocked_by_id_eebaff3e ON public.points_papercard USING btree (blocked_by_id);
CREATE INDEX points_papercard_client_id_4debbeed ON public.points_papercard USING btree (client_id);
CREATE INDEX points_papercard_issued_by_id_a7f8b4d8 ON public.points_papercard USING btree (issued_by_id);
CREATE INDEX points_papercard_replaces_id_27bf339a ON public.points_papercard USING btree (replaces_id);
CREATE INDEX points_paycode_client_id_c090f29f ON public.points_paycode USING btree (client_id);
CREATE INDEX points_pointrequest_asked_by_id_9c605ad8 ON public.points_pointrequest USING btree (asked_by_id);
CREATE INDEX points_pointrequest_client_id_59a0587b ON public.points_pointrequest USING btree (client_id);
CREATE INDEX points_pointrequest_decided_by_id_db435670 ON public.points_pointrequest USING btree (decided_by_id);
CREATE INDEX points_pointrequest_of_id_052fb59f ON public.points_pointrequest USING btree (of_id);
CREATE INDEX points_pointrequest_posting_id_4f2ab43d ON public.points_pointrequest USING btree (posting_id);
CREATE INDEX points_posting_cause_ca4f8cd5_like ON public.points_posting USING btree (cause varchar_pattern_ops);
CREATE UNIQUE INDEX points_posting_corrected_once ON public.points_posting USING btree (corrects_id) WHERE (corrects_id IS NOT NULL);
CREATE INDEX points_posting_of_scheme ON public.points_posting USING btree (scheme_version, "on") WHERE (scheme_version IS NOT NULL);
CREATE INDEX points_posting_refunds ON public.points_posting USING btree (refunds_id) WHERE (refunds_id IS NOT NULL);
CREATE INDEX points_posting_source_id_51af05eb ON public.points_posting USING btree (source_id);
CREATE INDEX points_posting_target_id_81d69325 ON public.points_posting USING btree (target_id);
CREATE INDEX points_price_good_id_e571854c ON public.points_price USING btree (good_id);
CREATE INDEX points_price_price_list_id_7f91e4f8 ON public.points_price USING btree (price_list_id);
CREATE INDEX points_pricelist_approved_by_id_6e49803b ON public.points_pricelist USING btree (approved_by_id);
CREATE INDEX points_pricelist_before_id_bb0e6366 ON public.points_pricelist USING btree (before_id);
CREATE INDEX points_pricelist_dropped_by_id_92c8284b ON public.points_pricelist USING btree (dropped_by_id);
CREATE INDEX points_pricelist_organisation_id_4b861eff ON public.points_pricelist USING btree (organisation_id);
CREATE INDEX points_pricelist_set_by_id_ce3cd5af ON public.points_pricelist USING btree (set_by_id);
CREATE INDEX points_purchase_account_id_713cb568 ON public.points_purchase USING btree (account_id);
CREATE INDEX points_purchase_merchant_id_852d335c ON public.points_purchase USING btree (merchant_id);
CREATE INDEX points_purchase_statement_id_1034fbac ON public.points_purchase USING btree (statement_id);
CREATE INDEX points_purchase_till_id_b4d0cc85 ON public.points_purchase USING btree (till_id);
CREATE INDEX points_receiptcounter_organisation_id_b5e8e6bd ON public.points_receiptcounter USING btree (organisation_id);
CREATE INDEX points_redemption_area_id_e38d044d ON public.points_redemption USING btree (area_id);
CREATE INDEX points_redemption_cancel_asked_by_id_b9e58dcb ON public.points_redemption USING btree (cancel_asked_by_id);
CREATE INDEX points_redemption_cancelled_by_id_1d0791f9 ON public.points_redemption USING btree (cancelled_by_id);
CREATE INDEX points_redemption_client_id_44f62013 ON public.points_redemption USING btree (client_id);
CREATE INDEX points_redemption_handed_by_id_ee25a587 ON public.points_redemption USING btree (handed_by_id);
CREATE INDEX points_redemption_ordered_by_id_905290c5 ON public.points_redemption USING btree (ordered_by_id);
CREATE INDEX points_redemption_organisation_id_62dac991 ON public.points_redemption USING btree (organisation_id);
CREATE INDEX points_redemption_prepared_by_id_940f572a ON public.points_redemption USING btree (prepared_by_id);
CREATE INDEX points_redemptionline_good_id_19125cad ON public.points_redemptionline USING btree (good_id);
CREATE INDEX points_redemptionline_price_id_49cfdbdb ON public.points_redemptionline USING btree (price_id);
CREATE INDEX points_redemptionline_redemption_id_7c53c6b4 ON public.points_redemptionline USING btree (redemption_id);
CREATE INDEX points_refund_purchase_id_02a7b2f0 ON public.points_refund USING btree (purchase_id);
CREATE INDEX points_refund_statement_id_9714ed0f ON public.points_refund USING btree (statement_id);
CREATE INDEX points_refund_till_id_b73b391f ON public.points_refund USING btree (till_id);
CREATE INDEX points_scheme_area_id_bf2a6938 ON public.points_scheme USING btree (area_id);
CREATE INDEX points_scheme_made_by_id_b35fe57b ON public.points_scheme USING btree (made_by_id);
CREATE INDEX points_schemeversion_approved_by_id_6144c355 ON public.points_schemeversion USING btree (approved_by_id);
CREATE INDEX points_schemeversion_drafted_by_id_4f52b41f ON public.points_schemeversion USING btree (drafted_by_id);
CREATE INDEX points_schemeversion_dropped_by_id_887ff409 ON public.points_schemeversion USING btree (dropped_by_id);
CREATE INDEX points_schemeversion_scheme_id_d09ad4b1 ON public.points_schemeversion USING btree (scheme_id);
CREATE INDEX points_statement_agreed_in_id_fbdd7b57 ON public.points_statement USING btree (agreed_in_id);
CREATE INDEX points_statement_answered_by_id_9c01da75 ON public.points_statement USING btree (answered_by_id);
CREATE INDEX points_statement_approved_by_id_b3ca0b1f ON public.points_statement USING btree (approved_by_id);
CREATE INDEX points_statement_closed_by_id_9886f2e2 ON public.points_statement USING btree (closed_by_id);
CREATE INDEX points_statement_disputed_by_id_093870b7 ON public.points_statement USING btree (disputed_by_id);
CREATE INDEX points_statement_merchant_id_4c37dd7d ON public.points_statement USING btree (merchant_id);
CREATE INDEX points_statement_paid_by_id_c2e092d9 ON public.points_statement USING btree (paid_by_id);
CREATE INDEX points_stockcheck_asked_by_id_836f67dd ON public.points_stockcheck USING btree (asked_by_id);
CREATE INDEX points_stockcheck_decided_by_id_9ac47314 ON public.points_stockcheck USING btree (decided_by_id);
CREATE INDEX points_stockcheck_good_id_851cd635 ON public.points_stockcheck USING btree (good_id);
CREATE INDEX points_stockmove_by_id_cb6aa109 ON public.points_stockmove USING btree (by_id);
CREATE INDEX points_stockmove_cause_fe4c57d9_like ON public.points_stockmove USING btree (cause varchar_pattern_ops);
CREATE INDEX points_stockmove_good_id_69d9c4d3 ON public.points_stockmove USING btree (good_id);
CREATE INDEX points_stockmove_second_id_0c32647f ON public.points_stockmove USING btree (second_id);
CREATE INDEX points_till_made_by_id_1868fb84 ON public.points_till USING btree (made_by_id);
CREATE INDEX points_till_merchant_id_f8472ff4 ON public.points_till USING btree (merchant_id);
CREATE INDEX points_till_revoked_by_id_a6363265 ON public.points_till USING btree (revoked_by_id);
CREATE INDEX points_wallet_client_id_e6635923 ON public.points_wallet USING btree (client_id);
CREATE INDEX portal_login_area_id_6275ce1e ON public.portal_login USING btree (area_id);
CREATE INDEX portal_login_client_id_69c424f4 ON public.portal_login USING btree (client_id);
CREATE INDEX portal_login_kin_id_529cffb0 ON public.portal_login USING btree (kin_id);
CREATE INDEX portal_login_number_551fcc19_like ON public.portal_login USING btree (number varchar_pattern_ops);
CREATE INDEX portal_login_opened_by_id_15949fe6 ON public.portal_login USING btree (opened_by_id);
CREATE INDEX portal_login_till_id_bc0a2211 ON public.portal_login USING btree (till_id);
CREATE INDEX portal_onetimecode_issued_by_id_590dd778 ON public.portal_onetimecode USING btree (issued_by_id);
CREATE INDEX portal_onetimecode_login_id_cf87ad79 ON public.portal_onetimecode USING btree (login_id);
CREATE INDEX portal_session_login_id_79e865de ON public.portal_session USING btree (login_id);
CREATE INDEX portal_session_open ON public.portal_session USING btree (login_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX post_open_once ON public.accounts_post USING btree (organisation_id, area_id, title, name) WHERE (ends_on IS NULL);
CREATE UNIQUE INDEX price_list_of_a_day_once ON public.points_pricelist USING btree (organisation_id, valid_from) WHERE (approved_at IS NOT NULL);
CREATE UNIQUE INDEX price_list_waits_once ON public.points_pricelist USING btree (organisation_id) WHERE ((approved_at IS NULL) AND (dropped_at IS NULL));
CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);
CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));
CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);
CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);
CREATE INDEX protected_by_reader ON public.clients_protectedreader USING btree (user_id, protection_id);
CREATE UNIQUE INDEX protected_reader_once ON public.clients_protectedreader USING btree (protection_id, user_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX protection_once ON public.clients_protection USING btree (client_id) WHERE (lifted_at IS NULL);
CREATE INDEX purchase_of_day ON public.points_purchase USING btree (merchant_id, paid_on, account_id);
CREATE INDEX purchase_waiting ON public.points_purchase USING btree (account_id, expires_at) WHERE ((state)::text = 'asked'::text);
CREATE INDEX recusal_by_user ON public.clients_recusal USING btree (user_id, client_id);
CREATE UNIQUE INDEX recusal_once ON public.clients_recusal USING btree (client_id, user_id) WHERE (ended_at IS NULL);
CREATE INDEX redemption_by_client ON public.points_redemption USING btree (client_id, ordered_at DESC);
CREATE INDEX redemption_by_shop ON public.points_redemption USING btree (organisation_id, ordered_at DESC);
CREATE UNIQUE INDEX release_deed_once ON public.orders_releaserecord USING btree (order_id, deed) WHERE (withdrawn_at IS NULL);
CREATE INDEX roster_row_by_verdict ON public.casework_rosterrow USING btree (batch_id, verdict, found);
CREATE UNIQUE INDEX route_once ON public.notices_route USING btree (area_id, channel) WHERE is_on;
CREATE UNIQUE INDEX scheme_version_waits_once ON public.points_schemeversion USING btree (scheme_id) WHERE ((approved_at IS NULL) AND (dropped_at IS NULL));
CREATE INDEX screening_by_client ON public.screening_screening USING btree (client_id, taken_on DESC);
CREATE INDEX screening_custodystep_by_id_db20afc2 ON public.screening_custodystep USING btree (by_id);
CREATE INDEX screening_custodystep_second_id_df7a4b36 ON public.screening_custodystep USING btree (second_id);
CREATE INDEX screening_custodystep_specimen_id_34043ae3 ON public.screening_custodystep USING btree (specimen_id);
CREATE INDEX screening_detectionwindow_made_by_id_838a5325 ON public.screening_detectionwindow USING btree (made_by_id);
CREATE INDEX screening_drawday_made_by_id_7f79652a ON public.screening_drawday USING btree (made_by_id);
CREATE INDEX screening_drawday_site_id_69d179f5 ON public.screening_drawday USING btree (site_id);
CREATE INDEX screening_drawn_client_id_0a8d977f ON public.screening_drawn USING btree (client_id);
CREATE INDEX screening_drawn_day_id_ac8f80c2 ON public.screening_drawn USING btree (day_id);
CREATE INDEX screening_drawn_order_id_4814e6a7 ON public.screening_drawn USING btree (order_id);
CREATE INDEX screening_drawn_told_by_id_ac92579d ON public.screening_drawn USING btree (told_by_id);
CREATE INDEX screening_drawn_worker_id_768b020f ON public.screening_drawn USING btree (worker_id);
CREATE INDEX screening_kitlot_made_by_id_b598145c ON public.screening_kitlot USING btree (made_by_id);
CREATE INDEX screening_kitlot_organisation_id_d1f94d0c ON public.screening_kitlot USING btree (organisation_id);
CREATE INDEX screening_kitlot_panel_id_e1796b3d ON public.screening_kitlot USING btree (panel_id);
CREATE INDEX screening_kitmovement_by_id_56188420 ON public.screening_kitmovement USING btree (by_id);
CREATE INDEX screening_kitmovement_lot_id_bbfe642c ON public.screening_kitmovement USING btree (lot_id);
CREATE INDEX screening_objection_recorded_by_id_728d6b9f ON public.screening_objection USING btree (recorded_by_id);
CREATE INDEX screening_objection_screening_id_13d02b65 ON public.screening_objection USING btree (screening_id);
CREATE UNIQUE INDEX screening_once_per_plan_item ON public.screening_screening USING btree (client_id, plan_key) WHERE (((outcome)::text = ANY ((ARRAY['negative'::character varying, 'positive'::character varying, 'elsewhere'::character varying])::text[])) AND (withdrawn_at IS NULL) AND (NOT ((plan_key)::text = ''::text)));
CREATE INDEX screening_panel_made_by_id_3657317c ON public.screening_panel USING btree (made_by_id);
CREATE INDEX screening_sampling_opinion_by_id_afa93c84 ON public.screening_sampling USING btree (opinion_by_id);
CREATE INDEX screening_sampling_recorded_by_id_08d8921c ON public.screening_sampling USING btree (recorded_by_id);
CREATE INDEX screening_sampling_told_by_id_2c662b5a ON public.screening_sampling USING btree (told_by_id);
CREATE INDEX screening_screening_client_id_d37f02fe ON public.screening_screening USING btree (client_id);
CREATE INDEX screening_screening_decided_by_id_a4b4407a ON public.screening_screening USING btree (decided_by_id);
CREATE INDEX screening_screening_kit_id_507a017c ON public.screening_screening USING btree (kit_id);
CREATE INDEX screening_screening_order_id_5c7371b9 ON public.screening_screening USING btree (order_id);
CREATE INDEX screening_screening_panel_id_f279632c ON public.screening_screening USING btree (panel_id);
CREATE INDEX screening_screening_recorded_by_id_76e2f975 ON public.screening_screening USING btree (recorded_by_id);
CREATE INDEX screening_screening_withdrawn_by_id_40dd91e6 ON public.screening_screening USING btree (withdrawn_by_id);
CREATE INDEX screening_specimen_destroy_asked_by_id_c4a1c21d ON public.screening_specimen USING btree (destroy_asked_by_id);
CREATE INDEX screening_specimen_keep_until_edb9550c ON public.screening_specimen USING btree (keep_until);
CREATE INDEX screening_specimen_screening_id_1d9f0a95 ON public.screening_specimen USING btree (screening_id);
CREATE INDEX screening_testrequest_asked_by_id_d2cbba53 ON public.screening_testrequest USING btree (asked_by_id);
CREATE INDEX screening_testrequest_client_id_c024d983 ON public.screening_testrequest USING btree (client_id);
CREATE INDEX screening_testrequest_order_id_252b765c ON public.screening_testrequest USING btree (order_id);
CREATE INDEX screening_testrequest_paper_id_8ed12857 ON public.screening_testrequest USING btree (paper_id);
CREATE INDEX screening_testrequest_posted_by_id_ad34fe33 ON public.screening_testrequest USING btree (posted_by_id);
CREATE INDEX screening_testrequest_settled_by_id_7bfaec2e ON public.screening_testrequest USING btree (settled_by_id);
CREATE INDEX screening_testrequest_to_area_path_4a0d9df1 ON public.screening_testrequest USING btree (to_area_path);
CREATE INDEX screening_testrequest_to_area_path_4a0d9df1_like ON public.screening_testrequest USING btree (to_area_path varchar_pattern_ops);
CREATE UNIQUE INDEX sealing_once ON public.clients_sealing USING btree (client_id) WHERE (lifted_on IS NULL);
CREATE UNIQUE INDEX search_one_open ON public.contacts_search USING btree (client_id) WHERE (closed_on IS NULL);
CREATE INDEX session_by_day ON public.activities_session USING btree (organisation_id, "on");
CREATE INDEX shared_by_area ON public.orders_sharedfile USING btree (area_path text_pattern_ops) WHERE ((state)::text = ANY ((ARRAY['active'::character varying, 'asked'::character varying, 'ending'::character varying])::text[]));
CREATE INDEX shared_by_worker ON public.orders_sharedfile USING btree (worker_id) WHERE ((state)::text = ANY ((ARRAY['active'::character varying, 'ending'::character varying])::text[]));
CREATE INDEX shared_counters_expires ON public.shared_counters USING btree (expires);
CREATE UNIQUE INDEX shared_once ON public.orders_sharedfile USING btree (client_id) WHERE ((state)::text = ANY ((ARRAY['active'::character varying, 'asked'::character varying, 'ending'::character varying])::text[]));
CREATE UNIQUE INDEX spell_one_open ON public.orders_isolationspell USING btree (client_id) WHERE ((ended_on IS NULL) AND (withdrawn_at IS NULL));
CREATE UNIQUE INDEX stock_check_waits_once ON public.points_stockcheck USING btree (good_id) WHERE (decided_at IS NULL);
CREATE INDEX stock_move_by_good ON public.points_stockmove USING btree (good_id, "on");
CREATE UNIQUE INDEX team_one_responsible ON public.clients_teammember USING btree (client_id) WHERE (((duty)::text = 'worker'::text) AND (ends_on IS NULL));
CREATE INDEX telling_by_client ON public.clients_telling USING btree (client_id, "on" DESC);
CREATE INDEX test_request_by_client ON public.screening_testrequest USING btree (client_id, asked_on DESC);
CREATE INDEX test_request_by_target ON public.screening_testrequest USING btree (to_area_path, state);
CREATE UNIQUE INDEX till_name_once ON public.points_till USING btree (merchant_id, name) WHERE (revoked_at IS NULL);
CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));
CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;
CREATE UNIQUE INDEX unsealing_waits_once ON public.clients_unsealing USING btree (client_id, asked_by_id) WHERE (granted IS NULL);
CREATE UNIQUE INDEX work_record_once ON public.activities_workrecord USING btree (client_id, month) WHERE (withdrawn_at IS NULL);
CREATE TRIGGER audit_entry_append_only BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION public.audit_refuse_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION public.audit_refuse_change();
CREATE TRIGGER audit_entrytransaction_append_only BEFORE DELETE OR UPDATE ON public.audit_entrytransaction FOR EACH ROW EXECUTE FUNCTION public.audit_refuse_change();
CREATE TRIGGER audit_entrytransaction_no_truncate BEFORE TRUNCATE ON public.audit_entrytransaction FOR EACH STATEMENT EXECUTE FUNCTION public.audit_refuse_change();
CREATE TRIGGER audit_lane_forward BEFORE INSERT OR DELETE OR UPDATE ON public.audit_lane FOR EACH ROW EXECUTE FUNCTION public.audit_lane_forward();
CREATE TRIGGER audit_lane_no_truncate BEFORE TRUNCATE ON public.audit_lane FOR EACH STATEMENT EXECUTE FUNCTION public.audit_refuse_change();
CREATE TRIGGER audit_monthsigned_append_only BEFORE DELETE OR UPDATE ON public.audit_monthsigned FOR EACH ROW EXECUTE FUNCTION public.audit_refuse_change();
CREATE TRIGGER audit_monthsigned_no_truncate BEFORE TRUNCATE ON public.audit_monthsigned FOR EACH STATEMENT EXECUTE FUNCTION public.audit_refuse_change();
CREATE TRIGGER audit_seal_append_only BEFORE DELETE OR UPDATE ON public.audit_seal FOR EACH ROW EXECUTE FUNCTION public.audit_refuse_change();
CREATE TRIGGER audit_seal_no_truncate BEFORE TRUNCATE ON public.audit_seal FOR EACH STATEMENT EXECUTE FUNCTION public.audit_refuse_change();
CREATE TRIGGER clients_client_keep_sealed BEFORE DELETE ON public.clients_client FOR EACH ROW WHEN (old.is_sealed) EXECUTE FUNCTION public.clients_keep_sealed();
CREATE TRIGGER clients_deletion_proof BEFORE DELETE OR UPDATE ON public.clients_deletion FOR EACH ROW WHEN (((old.state)::text = 'done'::text)) EXECUTE FUNCTION public.clients_keep_proof();
CREATE TRIGGER clients_deletion_proposed_first BEFORE INSERT ON public.clients_deletion FOR EACH ROW WHEN (((new.state)::text = 'done'::text)) EXECUTE FUNCTION public.clients_keep_proof();
CREATE TRIGGER clients_fieldchange_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.clients_fieldchange FOR EACH STATEMENT EXECUTE FUNCTION public.clients_refuse_change();
CREATE TRIGGER notices_delivery_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.notices_delivery FOR EACH STATEMENT EXECUTE FUNCTION public.clients_refuse_change();
CREATE TRIGGER pgtrigger_history_changed_0190e AFTER UPDATE ON public.clients_kin FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR ((old.relation)::text IS DISTINCT FROM (new.relation)::text) OR (old.phone IS DISTINCT FROM new.phone) OR (old.lives_with_client IS DISTINCT FROM new.lives_with_client) OR (old.note IS DISTINCT FROM new.note) OR (old.ends_on IS DISTINCT FROM new.ends_on))) EXECUTE FUNCTION public.pgtrigger_history_changed_0190e();
COMMENT ON TRIGGER pgtrigger_history_changed_0190e ON public.clients_kin IS 'ceb11282de1dffbc72b23ddc4344b1633d8189c5';
CREATE TRIGGER pgtrigger_history_changed_0f6c4 AFTER UPDATE ON public.assessment_planitem FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR ((old.goal)::text IS DISTINCT FROM (new.goal)::text) OR ((old.need)::text IS DISTINCT FROM (new.need)::text) OR (old.what IS DISTINCT FROM new.what) OR (old.who IS DISTINCT FROM new.who) OR (old.by_when IS DISTINCT FROM new.by_when) OR (old.made_on IS DISTINCT FROM new.made_on) OR (old.made_by_id IS DISTINCT FROM new.made_by_id) OR ((old.outcome)::text IS DISTINCT FROM (new.outcome)::text) OR (old.outcome_on IS DISTINCT FROM new.outcome_on) OR (old.outcome_note IS DISTINCT FROM new.outcome_note) OR (old.settled_by_id IS DISTINCT FROM new.settled_by_id))) EXECUTE FUNCTION public.pgtrigger_history_changed_0f6c4();
COMMENT ON TRIGGER pgtrigger_history_changed_0f6c4 ON public.assessment_planitem IS '11f9499c95ab948b62e8103b7146f0f8b6501369';
CREATE TRIGGER pgtrigger_history_changed_1387f AFTER UPDATE ON public.contacts_searchstep FOR EACH ROW WHEN (((old.search_id IS DISTINCT FROM new.search_id) OR ((old.step)::text IS DISTINCT FROM (new.step)::text) OR (old."on" IS DISTINCT FROM new."on") OR ((old.outcome)::text IS DISTINCT FROM (new.outcome)::text) OR (old.kin_id IS DISTINCT FROM new.kin_id) OR (old.partner IS DISTINCT FROM new.partner) OR (old.note IS DISTINCT FROM new.note) OR (old.reason IS DISTINCT FROM new.reason) OR (old.recorded_by_id IS DISTINCT FROM new.recorded_by_id))) EXECUTE FUNCTION public.pgtrigger_history_changed_1387f();
COMMENT ON TRIGGER pgtrigger_history_changed_1387f ON public.contacts_searchstep IS '8c8b45c78354ae62a847a163735a59979f4dc5ad';
CREATE TRIGGER pgtrigger_history_changed_18676 AFTER UPDATE ON public.screening_sampling FOR EACH ROW WHEN (((old.screening_id IS DISTINCT FROM new.screening_id) OR ((old.collector_one)::text IS DISTINCT FROM (new.collector_one)::text) OR ((old.collector_two)::text IS DISTINCT FROM (new.collector_two)::text) OR (old.hair_length_mm IS DISTINCT FROM new.hair_length_mm) OR (old.is_wrapped IS DISTINCT FROM new.is_wrapped) OR (old.is_filmed IS DISTINCT FROM new.is_filmed) OR (old.sealed_at IS DISTINCT FROM new.sealed_at) OR ((old.signed)::text IS DISTINCT FROM (new.signed)::text) OR ((old.refusal_reason)::text IS DISTINCT FROM (new.refusal_reason)::text) OR (old.observed IS DISTINCT FROM new.observed) OR (old.temperature_tenths IS DISTINCT FROM new.temperature_tenths) OR (old.is_medicine_declared IS DISTINCT FROM new.is_medicine_declared) OR (old.medicine IS DISTINCT FROM new.medicine) OR ((old.medicine_opinion)::text IS DISTINCT FROM (new.medicine_opinion)::text) OR (old.opinion_by_id IS DISTINCT FROM new.opinion_by_id) OR (old.opinion_on IS DISTINCT FROM new.opinion_on) OR (old.told_at IS DISTINCT FROM new.told_at) OR ((old.told_how)::text IS DISTINCT FROM (new.told_how)::text) OR ((old.result_signed)::text IS DISTINCT FROM (new.result_signed)::text) OR ((old.result_refusal_reason)::text IS DISTINCT FROM (new.result_refusal_reason)::text) OR (old.told_by_id IS DISTINCT FROM new.told_by_id) OR (old.recorded_by_id IS DISTINCT FROM new.recorded_by_id))) EXECUTE FUNCTION public.pgtrigger_history_changed_18676();
COMMENT ON TRIGGER pgtrigger_history_changed_18676 ON public.screening_sampling IS '4d6bd84e08e4585059551ae191ec4982f6e829af';
CREATE TRIGGER pgtrigger_history_changed_1dc52 AFTER UPDATE ON public.orders_leave FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR (old.order_id IS DISTINCT FROM new.order_id) OR (old.number IS DISTINCT FROM new.number) OR ((old.way)::text IS DISTINCT FROM (new.way)::text) OR (old.told_on IS DISTINCT FROM new.told_on) OR ((old.reason)::text IS DISTINCT FROM (new.reason)::text) OR (old.words IS DISTINCT FROM new.words) OR ((old.county)::text IS DISTINCT FROM (new.county)::text) OR (old.destination IS DISTINCT FROM new.destination) OR (old.contact IS DISTINCT FROM new.contact) OR ((old.tester)::text IS DISTINCT FROM (new.tester)::text) OR (old.starts_on IS DISTINCT FROM new.starts_on) OR (old.ends_on IS DISTINCT FROM new.ends_on) OR (old.report_id IS DISTINCT FROM new.report_id) OR (old.proof_id IS DISTINCT FROM new.proof_id) OR (old.needs_approval IS DISTINCT FROM new.needs_approval) OR ((old.decision)::text IS DISTINCT FROM (new.decision)::text) OR (old.decided_on IS DISTINCT FROM new.decided_on) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id) OR (old.opinion IS DISTINCT FROM new.opinion) OR (old.returned_on IS DISTINCT FROM new.returned_on) OR (old.returned_by_id IS DISTINCT FROM new.returned_by_id) OR ((old.correction_reason)::text IS DISTINCT FROM (new.correction_reason)::text) OR (old.withdrawn_on IS DISTINCT FROM new.withdrawn_on) OR (old.withdrawn_by_id IS DISTINCT FROM new.withdrawn_by_id) OR ((old.withdrawn_reason)::text IS DISTINCT FROM (new.withdrawn_reason)::text) OR (old.recorded_by_id IS DISTINCT FROM new.recorded_by_id))) EXECUTE FUNCTION public.pgtrigger_history_changed_1dc52();
COMMENT ON TRIGGER pgtrigger_history_changed_1dc52 ON public.orders_leave IS '16d24e5baba237d5481890bf3b25b40a999d9a43';
CREATE TRIGGER pgtrigger_history_changed_22a6c AFTER UPDATE ON public.clients_teammember FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR ((old.duty)::text IS DISTINCT FROM (new.duty)::text) OR (old.user_id IS DISTINCT FROM new.user_id) OR (old.kin_id IS DISTINCT FROM new.kin_id) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.phone IS DISTINCT FROM new.phone) OR (old.starts_on IS DISTINCT FROM new.starts_on) OR (old.ends_on IS DISTINCT FROM new.ends_on))) EXECUTE FUNCTION public.pgtrigger_history_changed_22a6c();
COMMENT ON TRIGGER pgtrigger_history_changed_22a6c ON public.clients_teammember IS '35eb31b13cb8e923090bdee084fc1422068124ec';
CREATE TRIGGER pgtrigger_history_changed_2949b AFTER UPDATE ON public.orders_matter FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR (old.order_id IS DISTINCT FROM new.order_id) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR (old.opened_on IS DISTINCT FROM new.opened_on) OR (old.opened_by_id IS DISTINCT FROM new.opened_by_id) OR (old.from_on IS DISTINCT FROM new.from_on) OR (old.to_on IS DISTINCT FROM new.to_on) OR ((old.state)::text IS DISTINCT FROM (new.state)::text) OR ((old.stage)::text IS DISTINCT FROM (new.stage)::text) OR ((old.qualification)::text IS DISTINCT FROM (new.qualification)::text) OR (old.qualified_on IS DISTINCT FROM new.qualified_on) OR (old.heard_on IS DISTINCT FROM new.heard_on) OR (old.confirmed_on IS DISTINCT FROM new.confirmed_on) OR (old.told_on IS DISTINCT FROM new.told_on) OR (old.signer_id IS DISTINCT FROM new.signer_id) OR ((old.outcome)::text IS DISTINCT FROM (new.outcome)::text) OR ((old.note)::text IS DISTINCT FROM (new.note)::text) OR (old.closed_on IS DISTINCT FROM new.closed_on) OR (old.closed_by_id IS DISTINCT FROM new.closed_by_id))) EXECUTE FUNCTION public.pgtrigger_history_changed_2949b();
COMMENT ON TRIGGER pgtrigger_history_changed_2949b ON public.orders_matter IS 'f55f5b49fa405fec5f15ce1019f8cd17528102c9';
CREATE TRIGGER pgtrigger_history_changed_3d315 AFTER UPDATE ON public.contacts_contact FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR (old.order_id IS DISTINCT FROM new.order_id) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR ((old.met)::text IS DISTINCT FROM (new.met)::text) OR ((old.met_whom)::text IS DISTINCT FROM (new.met_whom)::text) OR ((old.place)::text IS DISTINCT FROM (new.place)::text) OR (old.held_on IS DISTINCT FROM new.held_on) OR (old.held_at IS DISTINCT FROM new.held_at) OR ((old.outcome)::text IS DISTINCT FROM (new.outcome)::text) OR ((old.reason)::text IS DISTINCT FROM (new.reason)::text) OR (old.observations IS DISTINCT FROM new.observations) OR (old.topics IS DISTINCT FROM new.topics) OR (old.promised IS DISTINCT FROM new.promised) OR (old.note IS DISTINCT FROM new.note) OR (old.next_on IS DISTINCT FROM new.next_on) OR (old.recorded_by_id IS DISTINCT FROM new.recorded_by_id) OR (old.replaces_id IS DISTINCT FROM new.replaces_id) OR (old.withdrawn_at IS DISTINCT FROM new.withdrawn_at) OR (old.withdrawn_by_id IS DISTINCT FROM new.withdrawn_by_id) OR ((old.withdrawn_reason)::text IS DISTINCT FROM (new.withdrawn_reason)::text) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id) OR (old.decided_on IS DISTINCT FROM new.decided_on))) EXECUTE FUNCTION public.pgtrigger_history_changed_3d315();
COMMENT ON TRIGGER pgtrigger_history_changed_3d315 ON public.contacts_contact IS '6e0a5468c8c68f29b144a42a53581c183d7ece74';
CREATE TRIGGER pgtrigger_history_changed_448a5 AFTER UPDATE ON public.activities_workrecord FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR (old.month IS DISTINCT FROM new.month) OR (old.employer IS DISTINCT FROM new.employer) OR ((old.proof)::text IS DISTINCT FROM (new.proof)::text) OR (old.verified_by_id IS DISTINCT FROM new.verified_by_id) OR (old.verified_at IS DISTINCT FROM new.verified_at) OR (old.withdrawn_at IS DISTINCT FROM new.withdrawn_at) OR (old.withdrawn_by_id IS DISTINCT FROM new.withdrawn_by_id) OR ((old.withdrawn_reason)::text IS DISTINCT FROM (new.withdrawn_reason)::text))) EXECUTE FUNCTION public.pgtrigger_history_changed_448a5();
COMMENT ON TRIGGER pgtrigger_history_changed_448a5 ON public.activities_workrecord IS '0b45e49bfbfebe8513132c01b034dcf1320b9346';
CREATE TRIGGER pgtrigger_history_changed_49cbe AFTER UPDATE ON public.orders_agreementsignature FOR EACH ROW WHEN (((old.sheet_id IS DISTINCT FROM new.sheet_id) OR ((old.party)::text IS DISTINCT FROM (new.party)::text) OR ((old.way)::text IS DISTINCT FROM (new.way)::text) OR (old.name IS DISTINCT FROM new.name) OR (old.strokes IS DISTINCT FROM new.strokes) OR (old.signed_on IS DISTINCT FROM new.signed_on) OR (old.recorded_by_id IS DISTINCT FROM new.recorded_by_id))) EXECUTE FUNCTION public.pgtrigger_history_changed_49cbe();
COMMENT ON TRIGGER pgtrigger_history_changed_49cbe ON public.orders_agreementsignature IS 'b05912986ed997776b0454fb638d3a1652398762';
CREATE TRIGGER pgtrigger_history_changed_4da64 AFTER UPDATE ON public.orders_agreement FOR EACH ROW WHEN (((old.order_id IS DISTINCT FROM new.order_id) OR (old.signed_on IS DISTINCT FROM new.signed_on) OR (old.ends_on IS DISTINCT FROM new.ends_on) OR (old.paper_id IS DISTINCT FROM new.paper_id) OR (old.recorded_by_id IS DISTINCT FROM new.recorded_by_id))) EXECUTE FUNCTION public.pgtrigger_history_changed_4da64();
COMMENT ON TRIGGER pgtrigger_history_changed_4da64 ON public.orders_agreement IS 'ec3b3c108003aafd9acb12c6939bc72f62ada340';
CREATE TRIGGER pgtrigger_history_changed_5729d AFTER UPDATE ON public.orders_circumstance FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR (old.from_on IS DISTINCT FROM new.from_on) OR (old.to_on IS DISTINCT FROM new.to_on) OR (old.child_born_on IS DISTINCT FROM new.child_born_on) OR (old.recorded_by_id IS DISTINCT FROM new.recorded_by_id) OR (old.withdrawn_at IS DISTINCT FROM new.withdrawn_at))) EXECUTE FUNCTION public.pgtrigger_history_changed_5729d();
COMMENT ON TRIGGER pgtrigger_history_changed_5729d ON public.orders_circumstance IS '606390c964e84dc7761177686470803ec95b06bd';
CREATE TRIGGER pgtrigger_history_changed_6b50f AFTER UPDATE ON public.orders_orderstep FOR EACH ROW WHEN (((old.order_id IS DISTINCT FROM new.order_id) OR ((old.step)::text IS DISTINCT FROM (new.step)::text) OR (old."on" IS DISTINCT FROM new."on") OR ((old.from_state)::text IS DISTINCT FROM (new.from_state)::text) OR ((old.to_state)::text IS DISTINCT FROM (new.to_state)::text) OR ((old.decider)::text IS DISTINCT FROM (new.decider)::text) OR ((old.article)::text IS DISTINCT FROM (new.article)::text) OR ((old.note)::text IS DISTINCT FROM (new.note)::text) OR (old.until IS DISTINCT FROM new.until) OR ((old.ground)::text IS DISTINCT FROM (new.ground)::text) OR ((old.restraint)::text IS DISTINCT FROM (new.restraint)::text) OR ((old.authority)::text IS DISTINCT FROM (new.authority)::text) OR ((old.paper_number)::text IS DISTINCT FROM (new.paper_number)::text) OR (old.recorded_by_id IS DISTINCT FROM new.recorded_by_id) OR (old.withdrawn_at IS DISTINCT FROM new.withdrawn_at) OR (old.withdrawn_by_id IS DISTINCT FROM new.withdrawn_by_id) OR ((old.withdrawn_reason)::text IS DISTINCT FROM (new.withdrawn_reason)::text))) EXECUTE FUNCTION public.pgtrigger_history_changed_6b50f();
COMMENT ON TRIGGER pgtrigger_history_changed_6b50f ON public.orders_orderstep IS '2eac6c02490e6a4be2934881e1269d735a9a2472';
CREATE TRIGGER pgtrigger_history_changed_6c48f AFTER UPDATE ON public.clients_clientname FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR ((old.text)::text IS DISTINCT FROM (new.text)::text))) EXECUTE FUNCTION public.pgtrigger_history_changed_6c48f();
COMMENT ON TRIGGER pgtrigger_history_changed_6c48f ON public.clients_clientname IS 'b1b804a28e6e8cf893fa015bb3ef48d91dd3ccdc';
CREATE TRIGGER pgtrigger_history_changed_77b54 AFTER UPDATE ON public.screening_objection FOR EACH ROW WHEN (((old.screening_id IS DISTINCT FROM new.screening_id) OR ((old.stage)::text IS DISTINCT FROM (new.stage)::text) OR ((old.origin)::text IS DISTINCT FROM (new.origin)::text) OR (old.asked_on IS DISTINCT FROM new.asked_on) OR ((old.asked_words)::text IS DISTINCT FROM (new.asked_words)::text) OR (old.result_told_on IS DISTINCT FROM new.result_told_on) OR (old.decided_on IS DISTINCT FROM new.decided_on) OR ((old.decision)::text IS DISTINCT FROM (new.decision)::text) OR ((old.decided_by_whom)::text IS DISTINCT FROM (new.decided_by_whom)::text) OR ((old.decision_reason)::text IS DISTINCT FROM (new.decision_reason)::text) OR ((old.laboratory)::text IS DISTINCT FROM (new.laboratory)::text) OR (old.sent_on IS DISTINCT FROM new.sent_on) OR (old.received_on IS DISTINCT FROM new.received_on) OR (old.reported_on IS DISTINCT FROM new.reported_on) OR ((old.report_number)::text IS DISTINCT FROM (new.report_number)::text) OR ((old.verdict)::text IS DISTINCT FROM (new.verdict)::text) OR (old.answer_told_on IS DISTINCT FROM new.answer_told_on) OR ((old.answer_told_how)::text IS DISTINCT FROM (new.answer_told_how)::text) OR (old.withdrawn_on IS DISTINCT FROM new.withdrawn_on) OR ((old.withdrawn_reason)::text IS DISTINCT FROM (new.withdrawn_reason)::text) OR (old.recorded_by_id IS DISTINCT FROM new.recorded_by_id))) EXECUTE FUNCTION public.pgtrigger_history_changed_77b54();
COMMENT ON TRIGGER pgtrigger_history_changed_77b54 ON public.screening_objection IS 'edf257cd9433daf2b3183ca36ab6154db201af13';
CREATE TRIGGER pgtrigger_history_changed_7988c AFTER UPDATE ON public.clients_phone FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR (old.number IS DISTINCT FROM new.number) OR ((old.note)::text IS DISTINCT FROM (new.note)::text) OR (old.ends_on IS DISTINCT FROM new.ends_on))) EXECUTE FUNCTION public.pgtrigger_history_changed_7988c();
COMMENT ON TRIGGER pgtrigger_history_changed_7988c ON public.clients_phone IS '42b7cea7af62812c9e37e535bb040cac3c377153';
CREATE TRIGGER pgtrigger_history_changed_7b60f AFTER UPDATE ON public.orders_isolationspell FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR (old.order_id IS DISTINCT FROM new.order_id) OR ((old.number)::text IS DISTINCT FROM (new.number)::text) OR ((old.authority)::text IS DISTINCT FROM (new.authority)::text) OR ((old.centre)::text IS DISTINCT FROM (new.centre)::text) OR ((old.ground)::text IS DISTINCT FROM (new.ground)::text) OR ((old.weighed)::text IS DISTINCT FROM (new.weighed)::text) OR (old.decided_on IS DISTINCT FROM new.decided_on) OR (old.served_on IS DISTINCT FROM new.served_on) OR (old.family_told_on IS DISTINCT FROM new.family_told_on) OR (old.prolonged_months IS DISTINCT FROM new.prolonged_months) OR (old.change_proposed_on IS DISTINCT FROM new.change_proposed_on) OR (old.change_decided_on IS DISTINCT FROM new.change_decided_on) OR (old.gate_notice_on IS DISTINCT FROM new.gate_notice_on) OR (old.papers_received_on IS DISTINCT FROM new.papers_received_on) OR (old.ended_on IS DISTINCT FROM new.ended_on) OR ((old."end")::text IS DISTINCT FROM (new."end")::text) OR (old.recorded_by_id IS DISTINCT FROM new.recorded_by_id) OR (old.withdrawn_at IS DISTINCT FROM new.withdrawn_at) OR (old.withdrawn_by_id IS DISTINCT FROM new.withdrawn_by_id))) EXECUTE FUNCTION public.pgtrigger_history_changed_7b60f();
COMMENT ON TRIGGER pgtrigger_history_changed_7b60f ON public.orders_isolationspell IS '071e13357a81d4bb02449caffe2c6a80ce134644';
CREATE TRIGGER pgtrigger_history_changed_7c69a AFTER UPDATE ON public.screening_specimen FOR EACH ROW WHEN (((old.screening_id IS DISTINCT FROM new.screening_id) OR ((old.part)::text IS DISTINCT FROM (new.part)::text) OR ((old.seal_number)::text IS DISTINCT FROM (new.seal_number)::text) OR (old.amount IS DISTINCT FROM new.amount) OR ((old.storage_place)::text IS DISTINCT FROM (new.storage_place)::text) OR (old.keep_until IS DISTINCT FROM new.keep_until) OR (old.destroy_asked_by_id IS DISTINCT FROM new.destroy_asked_by_id) OR (old.destroy_asked_on IS DISTINCT FROM new.destroy_asked_on) OR (old.destroyed_on IS DISTINCT FROM new.destroyed_on))) EXECUTE FUNCTION public.pgtrigger_history_changed_7c69a();
COMMENT ON TRIGGER pgtrigger_history_changed_7c69a ON public.screening_specimen IS '4e5ddeac2e54a1d8beea15d1c98de5b206f3cd13';
CREATE TRIGGER pgtrigger_history_changed_7ec95 AFTER UPDATE ON public.contacts_roundmark FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR (old.round_on IS DISTINCT FROM new.round_on) OR ((old.mark)::text IS DISTINCT FROM (new.mark)::text) OR ((old.how)::text IS DISTINCT FROM (new.how)::text) OR (old."on" IS DISTINCT FROM new."on") OR (old.marked_by_id IS DISTINCT FROM new.marked_by_id))) EXECUTE FUNCTION public.pgtrigger_history_changed_7ec95();
COMMENT ON TRIGGER pgtrigger_history_changed_7ec95 ON public.contacts_roundmark IS 'c9a4d10649695c6b736585e74b5608be3e098f3a';
CREATE TRIGGER pgtrigger_history_changed_7ed1d AFTER UPDATE ON public.clients_document FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR ((old.title)::text IS DISTINCT FROM (new.title)::text) OR (old.dated_on IS DISTINCT FROM new.dated_on) OR ((old.paper_place)::text IS DISTINCT FROM (new.paper_place)::text) OR (old.content IS DISTINCT FROM new.content) OR (old.added_by_id IS DISTINCT FROM new.added_by_id) OR (old.withdrawn_on IS DISTINCT FROM new.withdrawn_on) OR ((old.withdrawn_reason)::text IS DISTINCT FROM (new.withdrawn_reason)::text))) EXECUTE FUNCTION public.pgtrigger_history_changed_7ed1d();
COMMENT ON TRIGGER pgtrigger_history_changed_7ed1d ON public.clients_document IS '4023cc7d2d8dd29dbe982c816654a607249862c8';
CREATE TRIGGER pgtrigger_history_changed_8f528 AFTER UPDATE ON public.clients_areaspell FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR (old.area_id IS DISTINCT FROM new.area_id) OR (old.starts_on IS DISTINCT FROM new.starts_on) OR (old.ends_on IS DISTINCT FROM new.ends_on))) EXECUTE FUNCTION public.pgtrigger_history_changed_8f528();
COMMENT ON TRIGGER pgtrigger_history_changed_8f528 ON public.clients_areaspell IS 'bec9e4911638586f0c3c4cb622ca3352632fc6db';
CREATE TRIGGER pgtrigger_history_changed_9142d AFTER UPDATE ON public.contacts_appointment FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR ((old.what)::text IS DISTINCT FROM (new.what)::text) OR (old."on" IS DISTINCT FROM new."on") OR (old.at IS DISTINCT FROM new.at) OR ((old.place)::text IS DISTINCT FROM (new.place)::text) OR ((old.state)::text IS DISTINCT FROM (new.state)::text) OR (old.made_by_id IS DISTINCT FROM new.made_by_id))) EXECUTE FUNCTION public.pgtrigger_history_changed_9142d();
COMMENT ON TRIGGER pgtrigger_history_changed_9142d ON public.contacts_appointment IS 'cd5c90ca5f41b0da9b081cbe42d7ddee58fa8319';
CREATE TRIGGER pgtrigger_history_changed_91d6a AFTER UPDATE ON public.contacts_searchdecision FOR EACH ROW WHEN (((old.search_id IS DISTINCT FROM new.search_id) OR ((old.decision)::text IS DISTINCT FROM (new.decision)::text) OR (old."on" IS DISTINCT FROM new."on") OR (old.next_on IS DISTINCT FROM new.next_on) OR (old.note IS DISTINCT FROM new.note) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id))) EXECUTE FUNCTION public.pgtrigger_history_changed_91d6a();
COMMENT ON TRIGGER pgtrigger_history_changed_91d6a ON public.contacts_searchdecision IS 'b76a3b3e40b70bebf2a4d642f1355425a6c9e89a';
CREATE TRIGGER pgtrigger_history_changed_94b6e AFTER UPDATE ON public.orders_objection FOR EACH ROW WHEN (((old.matter_id IS DISTINCT FROM new.matter_id) OR ((old.objector)::text IS DISTINCT FROM (new.objector)::text) OR (old.made_on IS DISTINCT FROM new.made_on) OR (old.words IS DISTINCT FROM new.words) OR (old.consented IS DISTINCT FROM new.consented) OR (old.paper_id IS DISTINCT FROM new.paper_id) OR (old.recorded_by_id IS DISTINCT FROM new.recorded_by_id) OR ((old.decision)::text IS DISTINCT FROM (new.decision)::text) OR ((old.was_stage)::text IS DISTINCT FROM (new.was_stage)::text) OR (old.decided_on IS DISTINCT FROM new.decided_on) OR (old.decided_at IS DISTINCT FROM new.decided_at) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id) OR (old.reason IS DISTINCT FROM new.reason))) EXECUTE FUNCTION public.pgtrigger_history_changed_94b6e();
COMMENT ON TRIGGER pgtrigger_history_changed_94b6e ON public.orders_objection IS 'f7be308abbc0c6550a09eb904bd3ab1101c614ca';
CREATE TRIGGER pgtrigger_history_changed_951e8 AFTER UPDATE ON public.clients_client FOR EACH ROW WHEN ((((old.file_number)::text IS DISTINCT FROM (new.file_number)::text) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR ((old.sex)::text IS DISTINCT FROM (new.sex)::text) OR (old.born_on IS DISTINCT FROM new.born_on) OR (old.id_number IS DISTINCT FROM new.id_number) OR (old.home_address IS DISTINCT FROM new.home_address) OR (old.living_address IS DISTINCT FROM new.living_address) OR (old.substances IS DISTINCT FROM new.substances) OR (old.remark IS DISTINCT FROM new.remark) OR ((old.area_path)::text IS DISTINCT FROM (new.area_path)::text) OR (old.station_id IS DISTINCT FROM new.station_id) OR (old.worker_id IS DISTINCT FROM new.worker_id) OR ((old.state)::text IS DISTINCT FROM (new.state)::text) OR (old.registered_on IS DISTINCT FROM new.registered_on) OR (old.registered_by_id IS DISTINCT FROM new.registered_by_id) OR (old.closed_on IS DISTINCT FROM new.closed_on))) EXECUTE FUNCTION public.pgtrigger_history_changed_951e8();
COMMENT ON TRIGGER pgtrigger_history_changed_951e8 ON public.clients_client IS '55b303bdfe4144c4d12dc3331dfebaf6fe9061fb';
CREATE TRIGGER pgtrigger_history_changed_b0865 AFTER UPDATE ON public.clients_consent FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR ((old.scope)::text IS DISTINCT FROM (new.scope)::text) OR (old.kin_id IS DISTINCT FROM new.kin_id) OR (old.given_on IS DISTINCT FROM new.given_on) OR (old.paper_id IS DISTINCT FROM new.paper_id) OR (old.withdrawn_on IS DISTINCT FROM new.withdrawn_on) OR (old.recorded_by_id IS DISTINCT FROM new.recorded_by_id))) EXECUTE FUNCTION public.pgtrigger_history_changed_b0865();
COMMENT ON TRIGGER pgtrigger_history_changed_b0865 ON public.clients_consent IS '520d7a6e730bddfb10ad1b790efdd507e937c953';
CREATE TRIGGER pgtrigger_history_changed_bb95d AFTER UPDATE ON public.orders_orderact FOR EACH ROW WHEN (((old.order_id IS DISTINCT FROM new.order_id) OR ((old.act)::text IS DISTINCT FROM (new.act)::text) OR (old."on" IS DISTINCT FROM new."on") OR (old.recorded_by_id IS DISTINCT FROM new.recorded_by_id))) EXECUTE FUNCTION public.pgtrigger_history_changed_bb95d();
COMMENT ON TRIGGER pgtrigger_history_changed_bb95d ON public.orders_orderact IS 'a1f1b7d8d2f30f62c3c29128e2e95f6c7b4a2808';
CREATE TRIGGER pgtrigger_history_changed_c9167 AFTER UPDATE ON public.screening_screening FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR (old.order_id IS DISTINCT FROM new.order_id) OR ((old.purpose)::text IS DISTINCT FROM (new.purpose)::text) OR ((old.nature)::text IS DISTINCT FROM (new.nature)::text) OR ((old.material)::text IS DISTINCT FROM (new.material)::text) OR (old.taken_on IS DISTINCT FROM new.taken_on) OR (old.taken_at IS DISTINCT FROM new.taken_at) OR ((old.place)::text IS DISTINCT FROM (new.place)::text) OR ((old.witness)::text IS DISTINCT FROM (new.witness)::text) OR ((old.kit_lot)::text IS DISTINCT FROM (new.kit_lot)::text) OR (old.kit_expires_on IS DISTINCT FROM new.kit_expires_on) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR (old.panel_id IS DISTINCT FROM new.panel_id) OR (old.kit_id IS DISTINCT FROM new.kit_id) OR ((old.same_sex)::text IS DISTINCT FROM (new.same_sex)::text) OR ((old.same_sex_reason)::text IS DISTINCT FROM (new.same_sex_reason)::text) OR ((old.outcome)::text IS DISTINCT FROM (new.outcome)::text) OR (old.positive_for IS DISTINCT FROM new.positive_for) OR (old.findings IS DISTINCT FROM new.findings) OR ((old.standing)::text IS DISTINCT FROM (new.standing)::text) OR ((old.miss_kind)::text IS DISTINCT FROM (new.miss_kind)::text) OR ((old.reason)::text IS DISTINCT FROM (new.reason)::text) OR (old.note IS DISTINCT FROM new.note) OR (old.recorded_by_id IS DISTINCT FROM new.recorded_by_id) OR (old.replaces_id IS DISTINCT FROM new.replaces_id) OR (old.withdrawn_at IS DISTINCT FROM new.withdrawn_at) OR (old.withdrawn_by_id IS DISTINCT FROM new.withdrawn_by_id) OR ((old.withdrawn_reason)::text IS DISTINCT FROM (new.withdrawn_reason)::text) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id) OR (old.decided_on IS DISTINCT FROM new.decided_on))) EXECUTE FUNCTION public.pgtrigger_history_changed_c9167();
COMMENT ON TRIGGER pgtrigger_history_changed_c9167 ON public.screening_screening IS 'a270b7f99bbb194d4062c64432a6234963c81159';
CREATE TRIGGER pgtrigger_history_changed_ce059 AFTER UPDATE ON public.assessment_gain FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR ((old.goal)::text IS DISTINCT FROM (new.goal)::text) OR (old.what IS DISTINCT FROM new.what) OR (old."on" IS DISTINCT FROM new."on") OR (old.noted_by_id IS DISTINCT FROM new.noted_by_id) OR (old.withdrawn_at IS DISTINCT FROM new.withdrawn_at) OR (old.withdrawn_by_id IS DISTINCT FROM new.withdrawn_by_id))) EXECUTE FUNCTION public.pgtrigger_history_changed_ce059();
COMMENT ON TRIGGER pgtrigger_history_changed_ce059 ON public.assessment_gain IS '351343a3ddf42baba6c925c63614f20b39a7a25a';
CREATE TRIGGER pgtrigger_history_changed_d5e00 AFTER UPDATE ON public.activities_attendance FOR EACH ROW WHEN (((old.session_id IS DISTINCT FROM new.session_id) OR (old.client_id IS DISTINCT FROM new.client_id) OR (old.kin_id IS DISTINCT FROM new.kin_id) OR ((old.state)::text IS DISTINCT FROM (new.state)::text) OR ((old.how)::text IS DISTINCT FROM (new.how)::text) OR (old.minutes IS DISTINCT FROM new.minutes) OR ((old.excuse)::text IS DISTINCT FROM (new.excuse)::text) OR ((old.proof)::text IS DISTINCT FROM (new.proof)::text) OR (old.verified_by_id IS DISTINCT FROM new.verified_by_id) OR (old.verified_at IS DISTINCT FROM new.verified_at) OR (old.withdrawn_at IS DISTINCT FROM new.withdrawn_at) OR (old.withdrawn_by_id IS DISTINCT FROM new.withdrawn_by_id) OR ((old.withdrawn_reason)::text IS DISTINCT FROM (new.withdrawn_reason)::text))) EXECUTE FUNCTION public.pgtrigger_history_changed_d5e00();
COMMENT ON TRIGGER pgtrigger_history_changed_d5e00 ON public.activities_attendance IS '7f5a88a48e557e86128c0e233359599f46d36916';
CREATE TRIGGER pgtrigger_history_changed_d65c3 AFTER UPDATE ON public.contacts_search FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR (old.order_id IS DISTINCT FROM new.order_id) OR (old.lost_since IS DISTINCT FROM new.lost_since) OR (old.opened_on IS DISTINCT FROM new.opened_on) OR (old.opened_by_id IS DISTINCT FROM new.opened_by_id) OR (old.box_until IS DISTINCT FROM new.box_until) OR (old.found_on IS DISTINCT FROM new.found_on) OR (old.closed_on IS DISTINCT FROM new.closed_on) OR (old.closed_by_id IS DISTINCT FROM new.closed_by_id) OR ((old."end")::text IS DISTINCT FROM (new."end")::text) OR (old.end_note IS DISTINCT FROM new.end_note))) EXECUTE FUNCTION public.pgtrigger_history_changed_d65c3();
COMMENT ON TRIGGER pgtrigger_history_changed_d65c3 ON public.contacts_search IS '54bb6ab2699219fe4c0685a0a938a645855d08f9';
CREATE TRIGGER pgtrigger_history_changed_dd3b2 AFTER UPDATE ON public.orders_matterstep FOR EACH ROW WHEN (((old.matter_id IS DISTINCT FROM new.matter_id) OR ((old.step)::text IS DISTINCT FROM (new.step)::text) OR (old."on" IS DISTINCT FROM new."on") OR ((old.from_stage)::text IS DISTINCT FROM (new.from_stage)::text) OR ((old.to_stage)::text IS DISTINCT FROM (new.to_stage)::text) OR ((old.code)::text IS DISTINCT FROM (new.code)::text) OR ((old.place)::text IS DISTINCT FROM (new.place)::text) OR (old.words IS DISTINCT FROM new.words) OR (old.present IS DISTINCT FROM new.present) OR (old.attempts IS DISTINCT FROM new.attempts) OR (old.paper_id IS DISTINCT FROM new.paper_id) OR (old.named_id IS DISTINCT FROM new.named_id) OR (old.recorded_by_id IS DISTINCT FROM new.recorded_by_id) OR (old.withdrawn_at IS DISTINCT FROM new.withdrawn_at) OR (old.withdrawn_by_id IS DISTINCT FROM new.withdrawn_by_id))) EXECUTE FUNCTION public.pgtrigger_history_changed_dd3b2();
COMMENT ON TRIGGER pgtrigger_history_changed_dd3b2 ON public.orders_matterstep IS '66146d61494fd5a8533b2fb38a7a69f8ebb9f7e3';
CREATE TRIGGER pgtrigger_history_changed_deed3 AFTER UPDATE ON public.orders_careoffer FOR EACH ROW WHEN (((old.matter_id IS DISTINCT FROM new.matter_id) OR ((old.offer)::text IS DISTINCT FROM (new.offer)::text) OR ((old.answer)::text IS DISTINCT FROM (new.answer)::text) OR (old."on" IS DISTINCT FROM new."on") OR (old.words IS DISTINCT FROM new.words) OR (old.offered_by_id IS DISTINCT FROM new.offered_by_id) OR (old.withdrawn_at IS DISTINCT FROM new.withdrawn_at))) EXECUTE FUNCTION public.pgtrigger_history_changed_deed3();
COMMENT ON TRIGGER pgtrigger_history_changed_deed3 ON public.orders_careoffer IS 'bca4c13c2bec4f68028bfd12439b850267ba9deb';
CREATE TRIGGER pgtrigger_history_changed_ea1ea AFTER UPDATE ON public.screening_drawn FOR EACH ROW WHEN (((old.day_id IS DISTINCT FROM new.day_id) OR (old.client_id IS DISTINCT FROM new.client_id) OR (old.order_id IS DISTINCT FROM new.order_id) OR (old.worker_id IS DISTINCT FROM new.worker_id) OR (old."on" IS DISTINCT FROM new."on") OR (old.part IS DISTINCT FROM new.part) OR (old.told_on IS DISTINCT FROM new.told_on) OR (old.told_at IS DISTINCT FROM new.told_at) OR ((old.told_how)::text IS DISTINCT FROM (new.told_how)::text) OR (old.told_by_id IS DISTINCT FROM new.told_by_id) OR (old.slot_from IS DISTINCT FROM new.slot_from) OR (old.slot_to IS DISTINCT FROM new.slot_to))) EXECUTE FUNCTION public.pgtrigger_history_changed_ea1ea();
COMMENT ON TRIGGER pgtrigger_history_changed_ea1ea ON public.screening_drawn IS '381beda7674b478c09e65e09dbbad008c8e182c1';
CREATE TRIGGER pgtrigger_history_changed_eeb72 AFTER UPDATE ON public.orders_order FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR ((old.number)::text IS DISTINCT FROM (new.number)::text) OR ((old.authority)::text IS DISTINCT FROM (new.authority)::text) OR (old.served_on IS DISTINCT FROM new.served_on) OR (old.family_served_on IS DISTINCT FROM new.family_served_on) OR (old.years IS DISTINCT FROM new.years) OR (old.printed_from IS DISTINCT FROM new.printed_from) OR (old.printed_to IS DISTINCT FROM new.printed_to) OR (old.reported_on IS DISTINCT FROM new.reported_on) OR ((old.late_reason)::text IS DISTINCT FROM (new.late_reason)::text) OR (old.starts_on IS DISTINCT FROM new.starts_on) OR (old.expires_on IS DISTINCT FROM new.expires_on) OR ((old.state)::text IS DISTINCT FROM (new.state)::text) OR (old.state_on IS DISTINCT FROM new.state_on) OR (old.ended_on IS DISTINCT FROM new.ended_on) OR (old.decided_on IS DISTINCT FROM new.decided_on) OR (old.is_far IS DISTINCT FROM new.is_far) OR (old.arrived_by_move IS DISTINCT FROM new.arrived_by_move) OR (old.credited_days IS DISTINCT FROM new.credited_days) OR (old.after_spell_id IS DISTINCT FROM new.after_spell_id) OR (old.recorded_by_id IS DISTINCT FROM new.recorded_by_id))) EXECUTE FUNCTION public.pgtrigger_history_changed_eeb72();
COMMENT ON TRIGGER pgtrigger_history_changed_eeb72 ON public.orders_order IS 'e2816d9c0a95efba8d0c5bd06ad10688deb5be92';
CREATE TRIGGER pgtrigger_history_changed_f8930 AFTER UPDATE ON public.activities_certificate FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR (old.issuer IS DISTINCT FROM new.issuer) OR (old.issued_on IS DISTINCT FROM new.issued_on) OR ((old.seen)::text IS DISTINCT FROM (new.seen)::text) OR (old.document_id IS DISTINCT FROM new.document_id) OR (old.verified_by_id IS DISTINCT FROM new.verified_by_id) OR (old.verified_at IS DISTINCT FROM new.verified_at) OR (old.withdrawn_at IS DISTINCT FROM new.withdrawn_at) OR (old.withdrawn_by_id IS DISTINCT FROM new.withdrawn_by_id) OR ((old.withdrawn_reason)::text IS DISTINCT FROM (new.withdrawn_reason)::text))) EXECUTE FUNCTION public.pgtrigger_history_changed_f8930();
COMMENT ON TRIGGER pgtrigger_history_changed_f8930 ON public.activities_certificate IS '06065d82ff1cadc27fdfb5eee138529b0c0ea559';
CREATE TRIGGER pgtrigger_history_changed_fb337 AFTER UPDATE ON public.orders_agreementsheet FOR EACH ROW WHEN (((old.order_id IS DISTINCT FROM new.order_id) OR (old.template_id IS DISTINCT FROM new.template_id) OR ((old.state)::text IS DISTINCT FROM (new.state)::text) OR (old.measures IS DISTINCT FROM new.measures) OR (old.wishes IS DISTINCT FROM new.wishes) OR (old.text IS DISTINCT FROM new.text) OR (old.read_on IS DISTINCT FROM new.read_on) OR (old.agreement_id IS DISTINCT FROM new.agreement_id) OR (old.refused_on IS DISTINCT FROM new.refused_on) OR (old.refused_reason IS DISTINCT FROM new.refused_reason) OR (old.made_on IS DISTINCT FROM new.made_on) OR (old.made_by_id IS DISTINCT FROM new.made_by_id) OR (old.settled_by_id IS DISTINCT FROM new.settled_by_id) OR (old.settled_at IS DISTINCT FROM new.settled_at))) EXECUTE FUNCTION public.pgtrigger_history_changed_fb337();
COMMENT ON TRIGGER pgtrigger_history_changed_fb337 ON public.orders_agreementsheet IS '36ee4d808836709af367a82acf3a0243b99871a3';
CREATE TRIGGER pgtrigger_history_changed_fd3ee AFTER UPDATE ON public.casework_notpossible FOR EACH ROW WHEN (((old.client_id IS DISTINCT FROM new.client_id) OR ((old.reason)::text IS DISTINCT FROM (new.reason)::text) OR ((old.note)::text IS DISTINCT FROM (new.note)::text) OR (old."on" IS DISTINCT FROM new."on") OR (old.by_id IS DISTINCT FROM new.by_id) OR (old.withdrawn_at IS DISTINCT FROM new.withdrawn_at))) EXECUTE FUNCTION public.pgtrigger_history_changed_fd3ee();
COMMENT ON TRIGGER pgtrigger_history_changed_fd3ee ON public.casework_notpossible IS 'd29c56327d92836c5940c827440da99c6d69c959';
CREATE TRIGGER pgtrigger_history_removed_03ed0 AFTER DELETE ON public.casework_notpossible FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_03ed0();
COMMENT ON TRIGGER pgtrigger_history_removed_03ed0 ON public.casework_notpossible IS 'a77a74983c2c414d7d06c1c97f74cf5dd2ce265d';
CREATE TRIGGER pgtrigger_history_removed_048f8 AFTER DELETE ON public.orders_leave FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_048f8();
COMMENT ON TRIGGER pgtrigger_history_removed_048f8 ON public.orders_leave IS 'ccf8053c7e63891efc2861ba6a85d7bee0eeada4';
CREATE TRIGGER pgtrigger_history_removed_05822 AFTER DELETE ON public.orders_agreementsheet FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_05822();
COMMENT ON TRIGGER pgtrigger_history_removed_05822 ON public.orders_agreementsheet IS 'fce7faefe8b9d18f064d8784e8ceed342146941b';
CREATE TRIGGER pgtrigger_history_removed_22ea9 AFTER DELETE ON public.screening_screening FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_22ea9();
COMMENT ON TRIGGER pgtrigger_history_removed_22ea9 ON public.screening_screening IS '77967627cf840f9bfe3366862ab1c97a8ab388f8';
CREATE TRIGGER pgtrigger_history_removed_2c8aa AFTER DELETE ON public.contacts_searchstep FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_2c8aa();
COMMENT ON TRIGGER pgtrigger_history_removed_2c8aa ON public.contacts_searchstep IS '8bb1a0ebe133dde29f54ca65955939bf99bb9f6a';
CREATE TRIGGER pgtrigger_history_removed_2d9b8 AFTER DELETE ON public.clients_phone FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_2d9b8();
COMMENT ON TRIGGER pgtrigger_history_removed_2d9b8 ON public.clients_phone IS '70d4c938c56bad4c39498a36c403b8b58194e1b6';
CREATE TRIGGER pgtrigger_history_removed_2e285 AFTER DELETE ON public.screening_objection FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_2e285();
COMMENT ON TRIGGER pgtrigger_history_removed_2e285 ON public.screening_objection IS '0e6ed2811f045bf609f3e1cd11401457072da34f';
CREATE TRIGGER pgtrigger_history_removed_36b4f AFTER DELETE ON public.clients_areaspell FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_36b4f();
COMMENT ON TRIGGER pgtrigger_history_removed_36b4f ON public.clients_areaspell IS '412ea7663a2cab13165c974520e6a64203823946';
CREATE TRIGGER pgtrigger_history_removed_39e23 AFTER DELETE ON public.contacts_search FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_39e23();
COMMENT ON TRIGGER pgtrigger_history_removed_39e23 ON public.contacts_search IS '1d31f436cb5bf88429a5b3db4c7f72d565b3974f';
CREATE TRIGGER pgtrigger_history_removed_3eaa7 AFTER DELETE ON public.screening_specimen FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_3eaa7();
COMMENT ON TRIGGER pgtrigger_history_removed_3eaa7 ON public.screening_specimen IS '28dcd0ebb248487add3d8c559f789b2c438a5f78';
CREATE TRIGGER pgtrigger_history_removed_3f3eb AFTER DELETE ON public.clients_clientname FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_3f3eb();
COMMENT ON TRIGGER pgtrigger_history_removed_3f3eb ON public.clients_clientname IS '3fd9e99374b6da15da9bb5bf043bd5860e5d2fe8';
CREATE TRIGGER pgtrigger_history_removed_47bc3 AFTER DELETE ON public.clients_consent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_47bc3();
COMMENT ON TRIGGER pgtrigger_history_removed_47bc3 ON public.clients_consent IS '677ee2f312e09eed3868d040d008cf21baffb367';
CREATE TRIGGER pgtrigger_history_removed_55faf AFTER DELETE ON public.activities_attendance FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_55faf();
COMMENT ON TRIGGER pgtrigger_history_removed_55faf ON public.activities_attendance IS 'fc5ac1dfd878350b04ac4daf5ea9c34fb01bde4e';
CREATE TRIGGER pgtrigger_history_removed_7013a AFTER DELETE ON public.orders_order FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_7013a();
COMMENT ON TRIGGER pgtrigger_history_removed_7013a ON public.orders_order IS '79a7f8a7b5a94f39d3a6e6df1a0f36d7a4c5a854';
CREATE TRIGGER pgtrigger_history_removed_71648 AFTER DELETE ON public.orders_agreementsignature FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_71648();
COMMENT ON TRIGGER pgtrigger_history_removed_71648 ON public.orders_agreementsignature IS '5d359e8b124f89f808dfe2849802f7599a62d87d';
CREATE TRIGGER pgtrigger_history_removed_79f7e AFTER DELETE ON public.screening_sampling FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_79f7e();
COMMENT ON TRIGGER pgtrigger_history_removed_79f7e ON public.screening_sampling IS '958a9788e9b30b78ab7affe8d26a1a674bbaae48';
CREATE TRIGGER pgtrigger_history_removed_7f21d AFTER DELETE ON public.contacts_searchdecision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_7f21d();
COMMENT ON TRIGGER pgtrigger_history_removed_7f21d ON public.contacts_searchdecision IS '33c3570e3af35852ff40db537b6c1ef01f6b41d2';
CREATE TRIGGER pgtrigger_history_removed_81e96 AFTER DELETE ON public.activities_certificate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_81e96();
COMMENT ON TRIGGER pgtrigger_history_removed_81e96 ON public.activities_certificate IS '8a9758db6863d319cba1261a6a87d975ce021c4a';
CREATE TRIGGER pgtrigger_history_removed_84f9a AFTER DELETE ON public.clients_client FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_84f9a();
COMMENT ON TRIGGER pgtrigger_history_removed_84f9a ON public.clients_client IS 'd3a2355865197a7c0f648d28a9d1fba8239ee1ce';
CREATE TRIGGER pgtrigger_history_removed_8526f AFTER DELETE ON public.assessment_planitem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_8526f();
COMMENT ON TRIGGER pgtrigger_history_removed_8526f ON public.assessment_planitem IS '36a68bb7cd7c8b00850680a292aada616d1d7844';
CREATE TRIGGER pgtrigger_history_removed_95582 AFTER DELETE ON public.clients_teammember FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_95582();
COMMENT ON TRIGGER pgtrigger_history_removed_95582 ON public.clients_teammember IS '2b2ffb0fd7559a2d236770b59717681a46f15ef7';
CREATE TRIGGER pgtrigger_history_removed_a107b AFTER DELETE ON public.activities_workrecord FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_a107b();
COMMENT ON TRIGGER pgtrigger_history_removed_a107b ON public.activities_workrecord IS '653451a196f8418372149685b88ed90bde003bf9';
CREATE TRIGGER pgtrigger_history_removed_c3150 AFTER DELETE ON public.orders_careoffer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_c3150();
COMMENT ON TRIGGER pgtrigger_history_removed_c3150 ON public.orders_careoffer IS '05a50bdcc4b538e954cf90ab1b04a2150faa787b';
CREATE TRIGGER pgtrigger_history_removed_c970c AFTER DELETE ON public.clients_kin FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_c970c();
COMMENT ON TRIGGER pgtrigger_history_removed_c970c ON public.clients_kin IS '58b4cb95566be668eb5c8fbb1be61f370f9cbd28';
CREATE TRIGGER pgtrigger_history_removed_cd5b1 AFTER DELETE ON public.clients_document FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_cd5b1();
COMMENT ON TRIGGER pgtrigger_history_removed_cd5b1 ON public.clients_document IS 'd84f7657c41fefa82d73df2e6842b0d1a28dd351';
CREATE TRIGGER pgtrigger_history_removed_d9829 AFTER DELETE ON public.contacts_roundmark FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_d9829();
COMMENT ON TRIGGER pgtrigger_history_removed_d9829 ON public.contacts_roundmark IS 'fb3ef7c3a6d0eed1ab1ba9f9974047fb46702078';
CREATE TRIGGER pgtrigger_history_removed_de3a2 AFTER DELETE ON public.contacts_appointment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_de3a2();
COMMENT ON TRIGGER pgtrigger_history_removed_de3a2 ON public.contacts_appointment IS 'c5c128167dbd2c8e6c6a25092ff97659d29f90c3';
CREATE TRIGGER pgtrigger_history_removed_dec2e AFTER DELETE ON public.orders_objection FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_dec2e();
COMMENT ON TRIGGER pgtrigger_history_removed_dec2e ON public.orders_objection IS 'e9b434e628c454fc6b7dade14910763dff6f714b';
CREATE TRIGGER pgtrigger_history_removed_e26bd AFTER DELETE ON public.orders_orderact FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_e26bd();
COMMENT ON TRIGGER pgtrigger_history_removed_e26bd ON public.orders_orderact IS 'f1a438e965114f85a8088aaf07178e762ef9f31b';
CREATE TRIGGER pgtrigger_history_removed_e2944 AFTER DELETE ON public.orders_agreement FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_e2944();
COMMENT ON TRIGGER pgtrigger_history_removed_e2944 ON public.orders_agreement IS 'a3b810f96c4db391c4d3229428bf1d7b4f5c0e89';
CREATE TRIGGER pgtrigger_history_removed_e4c35 AFTER DELETE ON public.orders_orderstep FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_e4c35();
COMMENT ON TRIGGER pgtrigger_history_removed_e4c35 ON public.orders_orderstep IS '1edce0c3c019371eddf6ee85164ad98495229fa9';
CREATE TRIGGER pgtrigger_history_removed_eab28 AFTER DELETE ON public.assessment_gain FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_eab28();
COMMENT ON TRIGGER pgtrigger_history_removed_eab28 ON public.assessment_gain IS '2aaa235c7c67243d5466997f83152eb673eb9498';
CREATE TRIGGER pgtrigger_history_removed_ee511 AFTER DELETE ON public.orders_matterstep FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_ee511();
COMMENT ON TRIGGER pgtrigger_history_removed_ee511 ON public.orders_matterstep IS '876b477a4dd887bf9c46dd949425eb26f629d2f8';
CREATE TRIGGER pgtrigger_history_removed_f2c21 AFTER DELETE ON public.orders_matter FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_f2c21();
COMMENT ON TRIGGER pgtrigger_history_removed_f2c21 ON public.orders_matter IS 'ef27783ed2a22c580b87eafa58858b29d69fdc4e';
CREATE TRIGGER pgtrigger_history_removed_f6bca AFTER DELETE ON public.screening_drawn FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_f6bca();
COMMENT ON TRIGGER pgtrigger_history_removed_f6bca ON public.screening_drawn IS 'ad71b9508fa8b3aa14d72e505c8ea38a5693c773';
CREATE TRIGGER pgtrigger_history_removed_fb23f AFTER DELETE ON public.orders_circumstance FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_fb23f();
COMMENT ON TRIGGER pgtrigger_history_removed_fb23f ON public.orders_circumstance IS '4397efd9b0dd555dc36faa3c51922e4693bec765';
CREATE TRIGGER pgtrigger_history_removed_fbc35 AFTER DELETE ON public.contacts_contact FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_fbc35();
COMMENT ON TRIGGER pgtrigger_history_removed_fbc35 ON public.contacts_contact IS 'bf9be917d475194f37b1d42811d75602365daaa3';
CREATE TRIGGER pgtrigger_history_removed_fcdcf AFTER DELETE ON public.orders_isolationspell FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_removed_fcdcf();
COMMENT ON TRIGGER pgtrigger_history_removed_fcdcf ON public.orders_isolationspell IS '70a7f1a37e52663ed154c9b4867f151dd51934c9';
CREATE TRIGGER points_account_append_only BEFORE DELETE OR UPDATE OF id, kind, area_id, merchant OR TRUNCATE ON public.points_account FOR EACH STATEMENT EXECUTE FUNCTION public.points_refuse_change();
CREATE TRIGGER points_lot_append_only BEFORE DELETE OR UPDATE OF id, account_id, posting_id, earned_on, notice_days, amount OR TRUNCATE ON public.points_lot FOR EACH STATEMENT EXECUTE FUNCTION public.points_refuse_change();
CREATE TRIGGER points_lotuse_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.points_lotuse FOR EACH STATEMENT EXECUTE FUNCTION public.points_refuse_change();
CREATE TRIGGER points_posting_append_only BEFORE DELETE OR UPDATE OF id, cause, kind, source_id, target_id, points, source_after, target_after, "on", at, by_id, second_id, why, scheme_version, corrects_id, refunds_id OR TRUNCATE ON public.points_posting FOR EACH STATEMENT EXECUTE FUNCTION public.points_refuse_change();
CREATE TRIGGER points_posting_words BEFORE UPDATE OF words ON public.points_posting FOR EACH ROW EXECUTE FUNCTION public.points_keep_words();
CREATE TRIGGER points_price_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.points_price FOR EACH STATEMENT EXECUTE FUNCTION public.points_keep();
CREATE TRIGGER points_price_unsealed BEFORE INSERT ON public.points_price FOR EACH ROW EXECUTE FUNCTION public.points_price_unsealed();
CREATE TRIGGER points_pricelist_sealed BEFORE DELETE OR UPDATE ON public.points_pricelist FOR EACH ROW WHEN ((old.approved_at IS NOT NULL)) EXECUTE FUNCTION public.points_keep();
CREATE TRIGGER points_schemeversion_kept BEFORE DELETE OR UPDATE ON public.points_schemeversion FOR EACH ROW WHEN ((old.approved_at IS NOT NULL)) EXECUTE FUNCTION public.points_version_kept();
CREATE TRIGGER points_stock_kept AFTER INSERT ON public.points_stockmove FOR EACH ROW WHEN ((new.change < 0)) EXECUTE FUNCTION public.points_stock_kept();
CREATE TRIGGER points_stockmove_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.points_stockmove FOR EACH STATEMENT EXECUTE FUNCTION public.points_keep();
CREATE TRIGGER points_wallet_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.points_wallet FOR EACH STATEMENT EXECUTE FUNCTION public.clients_refuse_change();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();
CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();
CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();
CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();
CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();
CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();
CREATE TRIGGER screening_custodystep_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.screening_custodystep FOR EACH STATEMENT EXECUTE FUNCTION public.clients_refuse_change();
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_areachange_results
    ADD CONSTRAINT accounts_areachange__area_id_1c3f4cb8_fk_accounts_ FOREIGN KEY (area_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_areachange_sources
    ADD CONSTRAINT accounts_areachange__area_id_ca57767a_fk_accounts_ FOREIGN KEY (area_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_areachange_sources
    ADD CONSTRAINT accounts_areachange__areachange_id_5fe48b3f_fk_accounts_ FOREIGN KEY (areachange_id) REFERENCES public.accounts_areachange(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_areachange_results
    ADD CONSTRAINT accounts_areachange__areachange_id_94f6c340_fk_accounts_ FOREIGN KEY (areachange_id) REFERENCES public.accounts_areachange(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_areachange
    ADD CONSTRAINT accounts_areachange_made_by_id_60ea100d_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_areafact
    ADD CONSTRAINT accounts_areafact_area_id_16debf3b_fk_accounts_area_id FOREIGN KEY (area_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_areafact
    ADD CONSTRAINT accounts_areafact_made_by_id_2b40a469_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_cover
    ADD CONSTRAINT accounts_cover_confirmed_by_id_e2142de1_fk_accounts_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_cover
    ADD CONSTRAINT accounts_cover_deputy_id_44e42102_fk_accounts_user_id FOREIGN KEY (deputy_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_cover
    ADD CONSTRAINT accounts_cover_ended_by_id_4d763809_fk_accounts_user_id FOREIGN KEY (ended_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_cover
    ADD CONSTRAINT accounts_cover_made_by_id_ddbedcb1_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_cover
    ADD CONSTRAINT accounts_cover_worker_id_f5173442_fk_accounts_user_id FOREIGN KEY (worker_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_draft
    ADD CONSTRAINT accounts_draft_user_id_211fe562_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_grant
    ADD CONSTRAINT accounts_grant_area_id_a635d64e_fk_accounts_area_id FOREIGN KEY (area_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_grant
    ADD CONSTRAINT accounts_grant_made_by_id_667b6c21_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_grant
    ADD CONSTRAINT accounts_grant_organisation_id_a379422a_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_grant
    ADD CONSTRAINT accounts_grant_user_id_7b34be41_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_organisation
    ADD CONSTRAINT accounts_organisatio_parent_id_14866c01_fk_accounts_ FOREIGN KEY (parent_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_organisation
    ADD CONSTRAINT accounts_organisation_area_id_0d9ecee3_fk_accounts_area_id FOREIGN KEY (area_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_post
    ADD CONSTRAINT accounts_post_area_id_8daa8ec4_fk_accounts_area_id FOREIGN KEY (area_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_post
    ADD CONSTRAINT accounts_post_holder_id_cbc031dd_fk_accounts_user_id FOREIGN KEY (holder_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_post
    ADD CONSTRAINT accounts_post_made_by_id_31a412ec_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_post
    ADD CONSTRAINT accounts_post_organisation_id_2daa1d5f_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_session
    ADD CONSTRAINT accounts_session_user_id_d5aaed01_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_sheetupload
    ADD CONSTRAINT accounts_sheetupload_made_by_id_f29d4567_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_organisation_id_492f00a6_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_attendance
    ADD CONSTRAINT activities_attendanc_session_id_d0f2a79a_fk_activitie FOREIGN KEY (session_id) REFERENCES public.activities_session(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_attendance
    ADD CONSTRAINT activities_attendanc_verified_by_id_481ba10e_fk_accounts_ FOREIGN KEY (verified_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_attendance
    ADD CONSTRAINT activities_attendanc_withdrawn_by_id_22d29847_fk_accounts_ FOREIGN KEY (withdrawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_attendance
    ADD CONSTRAINT activities_attendance_client_id_c9c1696c_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_attendance
    ADD CONSTRAINT activities_attendance_kin_id_7f0408f8_fk_clients_kin_id FOREIGN KEY (kin_id) REFERENCES public.clients_kin(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_certificate
    ADD CONSTRAINT activities_certifica_document_id_272ee5b5_fk_clients_d FOREIGN KEY (document_id) REFERENCES public.clients_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_certificate
    ADD CONSTRAINT activities_certifica_verified_by_id_741a97f4_fk_accounts_ FOREIGN KEY (verified_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_certificate
    ADD CONSTRAINT activities_certifica_withdrawn_by_id_f770722e_fk_accounts_ FOREIGN KEY (withdrawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_certificate
    ADD CONSTRAINT activities_certificate_client_id_77ab3378_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_session
    ADD CONSTRAINT activities_session_area_id_be7f3c9c_fk_accounts_area_id FOREIGN KEY (area_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_session
    ADD CONSTRAINT activities_session_cancelled_by_id_788049dc_fk_accounts_user_id FOREIGN KEY (cancelled_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_session
    ADD CONSTRAINT activities_session_made_by_id_d6df4da4_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_session
    ADD CONSTRAINT activities_session_organisation_id_3f7fcd30_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_workrecord
    ADD CONSTRAINT activities_workrecor_verified_by_id_c54fed20_fk_accounts_ FOREIGN KEY (verified_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_workrecord
    ADD CONSTRAINT activities_workrecor_withdrawn_by_id_a71002d4_fk_accounts_ FOREIGN KEY (withdrawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_workrecord
    ADD CONSTRAINT activities_workrecord_client_id_fcfcf2b6_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessment_gain
    ADD CONSTRAINT assessment_gain_client_id_2bc878b8_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessment_gain
    ADD CONSTRAINT assessment_gain_noted_by_id_0b865725_fk_accounts_user_id FOREIGN KEY (noted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessment_gain
    ADD CONSTRAINT assessment_gain_withdrawn_by_id_ce442ae0_fk_accounts_user_id FOREIGN KEY (withdrawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessment_planitem
    ADD CONSTRAINT assessment_planitem_client_id_8399e329_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessment_planitem
    ADD CONSTRAINT assessment_planitem_made_by_id_bb611c0e_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessment_planitem
    ADD CONSTRAINT assessment_planitem_settled_by_id_618dacbf_fk_accounts_user_id FOREIGN KEY (settled_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_entry_actor_id_57c4b003_fk_accounts_user_id FOREIGN KEY (actor_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_entry_on_behalf_of_id_e11535e6_fk_accounts_user_id FOREIGN KEY (on_behalf_of_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.audit_monthsigned
    ADD CONSTRAINT audit_monthsigned_confirmed_by_id_331385c6_fk_accounts_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.audit_monthsigned
    ADD CONSTRAINT audit_monthsigned_seal_id_17988e1a_fk_audit_seal_number FOREIGN KEY (seal_id) REFERENCES public.audit_seal(number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.audit_seal
    ADD CONSTRAINT audit_seal_made_by_id_9d154b86_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptex_access_attempt_id_6b73a47a_fk_axes_acce FOREIGN KEY (access_attempt_id) REFERENCES public.axes_accessattempt(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_changerequest
    ADD CONSTRAINT casework_changereque_decided_by_id_04c422cf_fk_accounts_ FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_changerequest
    ADD CONSTRAINT casework_changerequest_asked_by_id_ea91b9ab_fk_accounts_user_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_changerequest
    ADD CONSTRAINT casework_changerequest_client_id_1ad037fe_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_columnmap
    ADD CONSTRAINT casework_columnmap_organisation_id_fab70f2c_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_handedout
    ADD CONSTRAINT casework_handedout_batch_id_77ad99a0_fk_casework_handout_id FOREIGN KEY (batch_id) REFERENCES public.casework_handout(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_handedout
    ADD CONSTRAINT casework_handedout_before_id_a99ed237_fk_accounts_user_id FOREIGN KEY (before_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_handedout
    ADD CONSTRAINT casework_handedout_client_id_d3cfa065_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_handedout
    ADD CONSTRAINT casework_handedout_place_id_5ceb5f30_fk_clients_teammember_id FOREIGN KEY (place_id) REFERENCES public.clients_teammember(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_handout
    ADD CONSTRAINT casework_handout_hand_over_id_963b0e20_fk_casework_handover_id FOREIGN KEY (hand_over_id) REFERENCES public.casework_handover(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_handout
    ADD CONSTRAINT casework_handout_made_by_id_63f3cdb4_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_handout
    ADD CONSTRAINT casework_handout_worker_id_d491a0f8_fk_accounts_user_id FOREIGN KEY (worker_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_handover
    ADD CONSTRAINT casework_handover_made_by_id_27469e42_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_handover
    ADD CONSTRAINT casework_handover_undone_by_id_75b2b755_fk_accounts_user_id FOREIGN KEY (undone_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_handover
    ADD CONSTRAINT casework_handover_worker_id_5765c065_fk_accounts_user_id FOREIGN KEY (worker_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_handoverfile
    ADD CONSTRAINT casework_handoverfil_hand_over_id_ec2be8b6_fk_casework_ FOREIGN KEY (hand_over_id) REFERENCES public.casework_handover(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_handoverfile
    ADD CONSTRAINT casework_handoverfile_client_id_3c4c2003_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_handoverfile
    ADD CONSTRAINT casework_handoverfile_to_id_e1da0805_fk_accounts_user_id FOREIGN KEY (to_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_notpossible
    ADD CONSTRAINT casework_notpossible_by_id_c1251d52_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_notpossible
    ADD CONSTRAINT casework_notpossible_client_id_535a0168_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_notsame
    ADD CONSTRAINT casework_notsame_one_id_a18f2758_fk_clients_client_id FOREIGN KEY (one_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_notsame
    ADD CONSTRAINT casework_notsame_other_id_7c3e641a_fk_clients_client_id FOREIGN KEY (other_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_notsame
    ADD CONSTRAINT casework_notsame_said_by_id_8ccdef9e_fk_accounts_user_id FOREIGN KEY (said_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_obligation
    ADD CONSTRAINT casework_obligation_client_id_c6af8e23_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_obligation
    ADD CONSTRAINT casework_obligation_order_id_f2d47f07_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_obligationchange
    ADD CONSTRAINT casework_obligationc_obligation_id_a2cdf50b_fk_casework_ FOREIGN KEY (obligation_id) REFERENCES public.casework_obligation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_obligationchange
    ADD CONSTRAINT casework_obligationchange_by_id_400d8d34_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_refiling
    ADD CONSTRAINT casework_refiling_confirmed_by_id_b46613ba_fk_accounts_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_refiling
    ADD CONSTRAINT casework_refiling_made_by_id_a75099ce_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_refiling
    ADD CONSTRAINT casework_refiling_source_id_50f07136_fk_clients_client_id FOREIGN KEY (source_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_refiling
    ADD CONSTRAINT casework_refiling_target_id_3458cfa1_fk_clients_client_id FOREIGN KEY (target_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_refiling
    ADD CONSTRAINT casework_refiling_undone_by_id_016a8fd9_fk_accounts_user_id FOREIGN KEY (undone_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_rosterbatch
    ADD CONSTRAINT casework_rosterbatch_area_id_20e8a783_fk_accounts_area_id FOREIGN KEY (area_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_rosterbatch
    ADD CONSTRAINT casework_rosterbatch_confirmed_by_id_d796b608_fk_accounts_ FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_rosterbatch
    ADD CONSTRAINT casework_rosterbatch_made_by_id_eb046674_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_rosterbatch
    ADD CONSTRAINT casework_rosterbatch_organisation_id_5c049cdd_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_rosterbatch
    ADD CONSTRAINT casework_rosterbatch_undone_by_id_b5e77c33_fk_accounts_user_id FOREIGN KEY (undone_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_rosterrow
    ADD CONSTRAINT casework_rosterrow_area_id_204f0e4d_fk_accounts_area_id FOREIGN KEY (area_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_rosterrow
    ADD CONSTRAINT casework_rosterrow_batch_id_4ff5acc7_fk_casework_rosterbatch_id FOREIGN KEY (batch_id) REFERENCES public.casework_rosterbatch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_rosterrow
    ADD CONSTRAINT casework_rosterrow_client_id_ce183f23_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.casework_rosterrow
    ADD CONSTRAINT casework_rosterrow_worker_id_9127fc8c_fk_accounts_user_id FOREIGN KEY (worker_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_accesspass
    ADD CONSTRAINT clients_accesspass_checked_by_id_cb416dfd_fk_accounts_user_id FOREIGN KEY (checked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_accesspass
    ADD CONSTRAINT clients_accesspass_client_id_4aeea107_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_accesspass
    ADD CONSTRAINT clients_accesspass_user_id_fe8c41e0_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_areaspell
    ADD CONSTRAINT clients_areaspell_area_id_813efc5b_fk_accounts_area_id FOREIGN KEY (area_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_areaspell
    ADD CONSTRAINT clients_areaspell_client_id_445f7891_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_client
    ADD CONSTRAINT clients_client_area_path_fk FOREIGN KEY (area_path) REFERENCES public.accounts_area(path) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_client
    ADD CONSTRAINT clients_client_merged_into_id_fad7ad41_fk_clients_client_id FOREIGN KEY (merged_into_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_client
    ADD CONSTRAINT clients_client_registered_by_id_3a43b892_fk_accounts_user_id FOREIGN KEY (registered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_client
    ADD CONSTRAINT clients_client_station_id_ca93b739_fk_accounts_organisation_id FOREIGN KEY (station_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_client
    ADD CONSTRAINT clients_client_worker_id_1f2216fc_fk_accounts_user_id FOREIGN KEY (worker_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_clientname
    ADD CONSTRAINT clients_clientname_client_id_7488d6fa_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_consent
    ADD CONSTRAINT clients_consent_client_id_ab9e1fcc_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_consent
    ADD CONSTRAINT clients_consent_kin_id_37a7ddbc_fk_clients_kin_id FOREIGN KEY (kin_id) REFERENCES public.clients_kin(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_consent
    ADD CONSTRAINT clients_consent_paper_id_4c72e6fa_fk_clients_document_id FOREIGN KEY (paper_id) REFERENCES public.clients_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_consent
    ADD CONSTRAINT clients_consent_recorded_by_id_aa3628a7_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_deletion
    ADD CONSTRAINT clients_deletion_area_id_3a3056cb_fk_accounts_area_id FOREIGN KEY (area_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_deletion
    ADD CONSTRAINT clients_deletion_client_id_13772752_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_deletion
    ADD CONSTRAINT clients_deletion_done_by_id_640cf51f_fk_accounts_user_id FOREIGN KEY (done_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_deletion
    ADD CONSTRAINT clients_deletion_proposed_by_id_a3d84fa7_fk_accounts_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_deletion
    ADD CONSTRAINT clients_deletion_withdrawn_by_id_ea3acd2d_fk_accounts_user_id FOREIGN KEY (withdrawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_document
    ADD CONSTRAINT clients_document_added_by_id_f3ceba4c_fk_accounts_user_id FOREIGN KEY (added_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_document
    ADD CONSTRAINT clients_document_client_id_79dbb25b_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_hold
    ADD CONSTRAINT clients_hold_client_id_ca6b84f3_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_hold
    ADD CONSTRAINT clients_hold_held_by_id_1e565c9b_fk_accounts_user_id FOREIGN KEY (held_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_hold
    ADD CONSTRAINT clients_hold_lifted_by_id_6b887f77_fk_accounts_user_id FOREIGN KEY (lifted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_kin
    ADD CONSTRAINT clients_kin_client_id_ff674afe_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_phone
    ADD CONSTRAINT clients_phone_client_id_6d31280c_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_protectedreader
    ADD CONSTRAINT clients_protectedrea_named_by_id_1ab33b69_fk_accounts_ FOREIGN KEY (named_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_protectedreader
    ADD CONSTRAINT clients_protectedrea_protection_id_cc3f53b7_fk_clients_p FOREIGN KEY (protection_id) REFERENCES public.clients_protection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_protectedreader
    ADD CONSTRAINT clients_protectedreader_user_id_3ae7e3e4_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_protection
    ADD CONSTRAINT clients_protection_client_id_8152a0b8_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_protection
    ADD CONSTRAINT clients_protection_confirmed_by_id_7e670c93_fk_accounts_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_protection
    ADD CONSTRAINT clients_protection_lift_asked_by_id_44301d21_fk_accounts_ FOREIGN KEY (lift_asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_protection
    ADD CONSTRAINT clients_protection_lifted_by_id_a54d5085_fk_accounts_user_id FOREIGN KEY (lifted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_protection
    ADD CONSTRAINT clients_protection_set_by_id_b80612f3_fk_accounts_user_id FOREIGN KEY (set_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_recusal
    ADD CONSTRAINT clients_recusal_client_id_b9be5485_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_recusal
    ADD CONSTRAINT clients_recusal_ended_by_id_05513d2c_fk_accounts_user_id FOREIGN KEY (ended_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_recusal
    ADD CONSTRAINT clients_recusal_user_id_fb37b13f_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_sealing
    ADD CONSTRAINT clients_sealing_client_id_7a5d03a7_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_sealing
    ADD CONSTRAINT clients_sealing_sealed_by_id_c5075298_fk_accounts_user_id FOREIGN KEY (sealed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_teammember
    ADD CONSTRAINT clients_teammember_client_id_1366f7d6_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_teammember
    ADD CONSTRAINT clients_teammember_kin_id_5202e649_fk_clients_kin_id FOREIGN KEY (kin_id) REFERENCES public.clients_kin(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_teammember
    ADD CONSTRAINT clients_teammember_user_id_eebaa210_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_telling
    ADD CONSTRAINT clients_telling_client_id_c7c43ae1_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_telling
    ADD CONSTRAINT clients_telling_told_by_id_17fd5d7a_fk_accounts_user_id FOREIGN KEY (told_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_unsealing
    ADD CONSTRAINT clients_unsealing_asked_by_id_bd2e2943_fk_accounts_user_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_unsealing
    ADD CONSTRAINT clients_unsealing_client_id_bee31d0a_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clients_unsealing
    ADD CONSTRAINT clients_unsealing_decided_by_id_3d928421_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_appointment
    ADD CONSTRAINT contacts_appointment_client_id_214ed010_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_appointment
    ADD CONSTRAINT contacts_appointment_made_by_id_6d49a50f_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_ask
    ADD CONSTRAINT contacts_ask_answered_by_id_dd5c2c15_fk_accounts_user_id FOREIGN KEY (answered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_ask
    ADD CONSTRAINT contacts_ask_client_id_009bd44f_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_ask
    ADD CONSTRAINT contacts_ask_kin_id_bf1f76c1_fk_clients_kin_id FOREIGN KEY (kin_id) REFERENCES public.clients_kin(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_contact
    ADD CONSTRAINT contacts_contact_client_id_1cd59fa4_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_contact
    ADD CONSTRAINT contacts_contact_decided_by_id_c94e21fa_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_contact
    ADD CONSTRAINT contacts_contact_order_id_388b1955_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_contact
    ADD CONSTRAINT contacts_contact_recorded_by_id_56e13405_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_contact
    ADD CONSTRAINT contacts_contact_replaces_id_d57fce0e_fk_contacts_contact_id FOREIGN KEY (replaces_id) REFERENCES public.contacts_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_contact
    ADD CONSTRAINT contacts_contact_withdrawn_by_id_f6ec41ff_fk_accounts_user_id FOREIGN KEY (withdrawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_roundmark
    ADD CONSTRAINT contacts_roundmark_client_id_3aaa6af1_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_roundmark
    ADD CONSTRAINT contacts_roundmark_marked_by_id_f193eba0_fk_accounts_user_id FOREIGN KEY (marked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_search
    ADD CONSTRAINT contacts_search_client_id_e21c683a_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_search
    ADD CONSTRAINT contacts_search_closed_by_id_3e071b43_fk_accounts_user_id FOREIGN KEY (closed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_search
    ADD CONSTRAINT contacts_search_opened_by_id_1d4476dd_fk_accounts_user_id FOREIGN KEY (opened_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_search
    ADD CONSTRAINT contacts_search_order_id_ca1c3c58_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_searchdecision
    ADD CONSTRAINT contacts_searchdecis_decided_by_id_a5265e66_fk_accounts_ FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_searchdecision
    ADD CONSTRAINT contacts_searchdecis_search_id_5875166b_fk_contacts_ FOREIGN KEY (search_id) REFERENCES public.contacts_search(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_searchstep
    ADD CONSTRAINT contacts_searchstep_kin_id_bddd7f7b_fk_clients_kin_id FOREIGN KEY (kin_id) REFERENCES public.clients_kin(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_searchstep
    ADD CONSTRAINT contacts_searchstep_recorded_by_id_54125bf9_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contacts_searchstep
    ADD CONSTRAINT contacts_searchstep_search_id_b9ed20be_fk_contacts_search_id FOREIGN KEY (search_id) REFERENCES public.contacts_search(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_address
    ADD CONSTRAINT notices_address_added_by_id_4d124425_fk_accounts_user_id FOREIGN KEY (added_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_address
    ADD CONSTRAINT notices_address_client_id_4a08de9a_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_address
    ADD CONSTRAINT notices_address_kin_id_7b69b7a3_fk_clients_kin_id FOREIGN KEY (kin_id) REFERENCES public.clients_kin(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_delivery
    ADD CONSTRAINT notices_delivery_message_id_c39f4724_fk_notices_message_id FOREIGN KEY (message_id) REFERENCES public.notices_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_delivery
    ADD CONSTRAINT notices_delivery_route_id_5abfb324_fk_notices_route_id FOREIGN KEY (route_id) REFERENCES public.notices_route(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_message
    ADD CONSTRAINT notices_message_account_id_6a64624c_fk_accounts_user_id FOREIGN KEY (account_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_message
    ADD CONSTRAINT notices_message_client_id_ccc3aeaa_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_message
    ADD CONSTRAINT notices_message_kin_id_255681b2_fk_clients_kin_id FOREIGN KEY (kin_id) REFERENCES public.clients_kin(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_message
    ADD CONSTRAINT notices_message_made_by_id_dd88a31f_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_message
    ADD CONSTRAINT notices_message_route_id_d4253858_fk_notices_route_id FOREIGN KEY (route_id) REFERENCES public.notices_route(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notices_notice_client_id_1b0d0b69_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notices_notice_to_id_8cd46fb8_fk_accounts_user_id FOREIGN KEY (to_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_route
    ADD CONSTRAINT notices_route_area_id_de09891e_fk_accounts_area_id FOREIGN KEY (area_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_route
    ADD CONSTRAINT notices_route_made_by_id_31e791b4_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_wording
    ADD CONSTRAINT notices_wording_area_id_f5bb74bf_fk_accounts_area_id FOREIGN KEY (area_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_wording
    ADD CONSTRAINT notices_wording_made_by_id_32529b05_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_absence
    ADD CONSTRAINT orders_absence_client_id_f251c791_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_absence
    ADD CONSTRAINT orders_absence_matter_id_c9295ce5_fk_orders_matter_id FOREIGN KEY (matter_id) REFERENCES public.orders_matter(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_absence
    ADD CONSTRAINT orders_absence_order_id_55946141_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_absence
    ADD CONSTRAINT orders_absence_recorded_by_id_54a50f8f_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_absence
    ADD CONSTRAINT orders_absence_withdrawn_by_id_3643979f_fk_accounts_user_id FOREIGN KEY (withdrawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_absenceattempt
    ADD CONSTRAINT orders_absenceattemp_recorded_by_id_6591e59f_fk_accounts_ FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_absenceattempt
    ADD CONSTRAINT orders_absenceattempt_absence_id_ae5e3f26_fk_orders_absence_id FOREIGN KEY (absence_id) REFERENCES public.orders_absence(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_aftercare
    ADD CONSTRAINT orders_aftercare_client_id_684ba213_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_aftercare
    ADD CONSTRAINT orders_aftercare_ended_by_id_8fd4b350_fk_accounts_user_id FOREIGN KEY (ended_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_aftercare
    ADD CONSTRAINT orders_aftercare_made_by_id_da9975ea_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_agreement
    ADD CONSTRAINT orders_agreement_order_id_0072870c_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_agreement
    ADD CONSTRAINT orders_agreement_paper_id_6eaf251b_fk_clients_document_id FOREIGN KEY (paper_id) REFERENCES public.clients_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_agreement
    ADD CONSTRAINT orders_agreement_recorded_by_id_c78917a8_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_agreementsheet
    ADD CONSTRAINT orders_agreementshee_agreement_id_05b868f6_fk_orders_ag FOREIGN KEY (agreement_id) REFERENCES public.orders_agreement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_agreementsheet
    ADD CONSTRAINT orders_agreementshee_settled_by_id_83dd8d96_fk_accounts_ FOREIGN KEY (settled_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_agreementsheet
    ADD CONSTRAINT orders_agreementshee_template_id_4034bbab_fk_orders_ag FOREIGN KEY (template_id) REFERENCES public.orders_agreementtext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_agreementsheet
    ADD CONSTRAINT orders_agreementsheet_made_by_id_ad45be19_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_agreementsheet
    ADD CONSTRAINT orders_agreementsheet_order_id_9376f759_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_agreementsignature
    ADD CONSTRAINT orders_agreementsign_recorded_by_id_3352f804_fk_accounts_ FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_agreementsignature
    ADD CONSTRAINT orders_agreementsign_sheet_id_41bd3cff_fk_orders_ag FOREIGN KEY (sheet_id) REFERENCES public.orders_agreementsheet(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_agreementtext
    ADD CONSTRAINT orders_agreementtext_area_id_6abf241c_fk_accounts_area_id FOREIGN KEY (area_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_agreementtext
    ADD CONSTRAINT orders_agreementtext_made_by_id_1996efcd_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_careoffer
    ADD CONSTRAINT orders_careoffer_matter_id_cbe0c22e_fk_orders_matter_id FOREIGN KEY (matter_id) REFERENCES public.orders_matter(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_careoffer
    ADD CONSTRAINT orders_careoffer_offered_by_id_c6551d58_fk_accounts_user_id FOREIGN KEY (offered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_centreassessment
    ADD CONSTRAINT orders_centreassessm_recorded_by_id_2f7e5fd3_fk_accounts_ FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_centreassessment
    ADD CONSTRAINT orders_centreassessment_leaver_id_25a67b2f_fk_orders_leaver_id FOREIGN KEY (leaver_id) REFERENCES public.orders_leaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_circumstance
    ADD CONSTRAINT orders_circumstance_client_id_b2c8f7b3_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_circumstance
    ADD CONSTRAINT orders_circumstance_recorded_by_id_88b32493_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_isolationspell
    ADD CONSTRAINT orders_isolationspel_recorded_by_id_cee04051_fk_accounts_ FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_isolationspell
    ADD CONSTRAINT orders_isolationspel_withdrawn_by_id_1e3b791f_fk_accounts_ FOREIGN KEY (withdrawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_isolationspell
    ADD CONSTRAINT orders_isolationspell_client_id_3d45aaf7_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_isolationspell
    ADD CONSTRAINT orders_isolationspell_order_id_56cc0f8a_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_leave
    ADD CONSTRAINT orders_leave_client_id_2c30b37e_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_leave
    ADD CONSTRAINT orders_leave_decided_by_id_32d50e19_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_leave
    ADD CONSTRAINT orders_leave_order_id_10adf9ec_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_leave
    ADD CONSTRAINT orders_leave_proof_id_5f4f1b29_fk_clients_document_id FOREIGN KEY (proof_id) REFERENCES public.clients_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_leave
    ADD CONSTRAINT orders_leave_recorded_by_id_f726dc45_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_leave
    ADD CONSTRAINT orders_leave_report_id_f9b962c3_fk_clients_document_id FOREIGN KEY (report_id) REFERENCES public.clients_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_leave
    ADD CONSTRAINT orders_leave_returned_by_id_35b35bf1_fk_accounts_user_id FOREIGN KEY (returned_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_leave
    ADD CONSTRAINT orders_leave_withdrawn_by_id_de9142fb_fk_accounts_user_id FOREIGN KEY (withdrawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_leaveextension
    ADD CONSTRAINT orders_leaveextensio_decided_by_id_d0bea7e5_fk_accounts_ FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_leaveextension
    ADD CONSTRAINT orders_leaveextensio_recorded_by_id_ebab3bc8_fk_accounts_ FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_leaveextension
    ADD CONSTRAINT orders_leaveextensio_withdrawn_by_id_b0c904fa_fk_accounts_ FOREIGN KEY (withdrawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_leaveextension
    ADD CONSTRAINT orders_leaveextension_leave_id_ecd73991_fk_orders_leave_id FOREIGN KEY (leave_id) REFERENCES public.orders_leave(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_leaver
    ADD CONSTRAINT orders_leaver_area_id_50dd8722_fk_accounts_area_id FOREIGN KEY (area_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_leaver
    ADD CONSTRAINT orders_leaver_centre_id_220ae0e2_fk_accounts_organisation_id FOREIGN KEY (centre_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_leaver
    ADD CONSTRAINT orders_leaver_client_id_4ffd47ae_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_leaver
    ADD CONSTRAINT orders_leaver_recorded_by_id_c7954415_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_leaver
    ADD CONSTRAINT orders_leaver_worker_id_840d2d11_fk_accounts_user_id FOREIGN KEY (worker_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_leaverstep
    ADD CONSTRAINT orders_leaverstep_leaver_id_9405f4f0_fk_orders_leaver_id FOREIGN KEY (leaver_id) REFERENCES public.orders_leaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_leaverstep
    ADD CONSTRAINT orders_leaverstep_recorded_by_id_a0355f70_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_leaverstep
    ADD CONSTRAINT orders_leaverstep_withdrawn_by_id_5e1ee5be_fk_accounts_user_id FOREIGN KEY (withdrawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_localparameter
    ADD CONSTRAINT orders_localparameter_area_id_03190b72_fk_accounts_area_id FOREIGN KEY (area_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_localparameter
    ADD CONSTRAINT orders_localparameter_made_by_id_af781f64_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_matter
    ADD CONSTRAINT orders_matter_client_id_10efac13_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_matter
    ADD CONSTRAINT orders_matter_closed_by_id_ff19e57a_fk_accounts_user_id FOREIGN KEY (closed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_matter
    ADD CONSTRAINT orders_matter_opened_by_id_92354abc_fk_accounts_user_id FOREIGN KEY (opened_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_matter
    ADD CONSTRAINT orders_matter_order_id_4b99127f_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_matter
    ADD CONSTRAINT orders_matter_signer_id_e785a276_fk_accounts_user_id FOREIGN KEY (signer_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_matterstep
    ADD CONSTRAINT orders_matterstep_matter_id_59fd6d58_fk_orders_matter_id FOREIGN KEY (matter_id) REFERENCES public.orders_matter(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_matterstep
    ADD CONSTRAINT orders_matterstep_named_id_daca4666_fk_accounts_user_id FOREIGN KEY (named_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_matterstep
    ADD CONSTRAINT orders_matterstep_paper_id_d1f8e944_fk_clients_document_id FOREIGN KEY (paper_id) REFERENCES public.clients_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_matterstep
    ADD CONSTRAINT orders_matterstep_recorded_by_id_045468e4_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_matterstep
    ADD CONSTRAINT orders_matterstep_withdrawn_by_id_635897a7_fk_accounts_user_id FOREIGN KEY (withdrawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_move
    ADD CONSTRAINT orders_move_answered_by_id_ed3b18c6_fk_accounts_user_id FOREIGN KEY (answered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_move
    ADD CONSTRAINT orders_move_client_id_8e667e04_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_move
    ADD CONSTRAINT orders_move_from_area_path_fk FOREIGN KEY (from_area_path) REFERENCES public.accounts_area(path) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_move
    ADD CONSTRAINT orders_move_from_worker_id_197881ec_fk_accounts_user_id FOREIGN KEY (from_worker_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_move
    ADD CONSTRAINT orders_move_order_id_1bd91fda_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_move
    ADD CONSTRAINT orders_move_recorded_by_id_e61ff9d7_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_move
    ADD CONSTRAINT orders_move_request_id_f9191f1d_fk_clients_document_id FOREIGN KEY (request_id) REFERENCES public.clients_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_move
    ADD CONSTRAINT orders_move_sent_by_id_efe858c7_fk_accounts_user_id FOREIGN KEY (sent_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_move
    ADD CONSTRAINT orders_move_to_area_path_fk FOREIGN KEY (to_area_path) REFERENCES public.accounts_area(path) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_move
    ADD CONSTRAINT orders_move_withdrawn_by_id_44b3a2d4_fk_accounts_user_id FOREIGN KEY (withdrawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_move
    ADD CONSTRAINT orders_move_worker_id_95bd9621_fk_accounts_user_id FOREIGN KEY (worker_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_objection
    ADD CONSTRAINT orders_objection_decided_by_id_3075775c_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_objection
    ADD CONSTRAINT orders_objection_matter_id_282390ed_fk_orders_matter_id FOREIGN KEY (matter_id) REFERENCES public.orders_matter(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_objection
    ADD CONSTRAINT orders_objection_paper_id_8f5528d4_fk_clients_document_id FOREIGN KEY (paper_id) REFERENCES public.clients_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_objection
    ADD CONSTRAINT orders_objection_recorded_by_id_ef2cf30e_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_after_spell_id_a137c50d_fk_orders_is FOREIGN KEY (after_spell_id) REFERENCES public.orders_isolationspell(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_client_id_67117a15_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_recorded_by_id_29bc6e43_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_orderact
    ADD CONSTRAINT orders_orderact_order_id_3f2f8055_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_orderact
    ADD CONSTRAINT orders_orderact_recorded_by_id_64f67762_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_orderstep
    ADD CONSTRAINT orders_orderstep_order_id_5ffd2a28_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_orderstep
    ADD CONSTRAINT orders_orderstep_recorded_by_id_ae2de056_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_orderstep
    ADD CONSTRAINT orders_orderstep_withdrawn_by_id_b2dc20d6_fk_accounts_user_id FOREIGN KEY (withdrawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_release
    ADD CONSTRAINT orders_release_opened_by_id_c538b8c1_fk_accounts_user_id FOREIGN KEY (opened_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_release
    ADD CONSTRAINT orders_release_order_id_661d1d38_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_releaserecord
    ADD CONSTRAINT orders_releaserecord_kin_id_8175a461_fk_clients_kin_id FOREIGN KEY (kin_id) REFERENCES public.clients_kin(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_releaserecord
    ADD CONSTRAINT orders_releaserecord_order_id_348b1284_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_releaserecord
    ADD CONSTRAINT orders_releaserecord_recorded_by_id_9e83c196_fk_accounts_ FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_releaserecord
    ADD CONSTRAINT orders_releaserecord_withdrawn_by_id_2e90530a_fk_accounts_ FOREIGN KEY (withdrawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_sharedfile
    ADD CONSTRAINT orders_sharedfile_answered_by_id_00683a40_fk_accounts_user_id FOREIGN KEY (answered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_sharedfile
    ADD CONSTRAINT orders_sharedfile_area_path_fk FOREIGN KEY (area_path) REFERENCES public.accounts_area(path) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_sharedfile
    ADD CONSTRAINT orders_sharedfile_asked_by_id_69f94a4f_fk_accounts_user_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_sharedfile
    ADD CONSTRAINT orders_sharedfile_client_id_63703cf7_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_sharedfile
    ADD CONSTRAINT orders_sharedfile_end_asked_by_id_8d4bae8b_fk_accounts_user_id FOREIGN KEY (end_asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_sharedfile
    ADD CONSTRAINT orders_sharedfile_ended_by_id_40583654_fk_accounts_user_id FOREIGN KEY (ended_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_sharedfile
    ADD CONSTRAINT orders_sharedfile_letter_id_50843961_fk_clients_document_id FOREIGN KEY (letter_id) REFERENCES public.clients_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_sharedfile
    ADD CONSTRAINT orders_sharedfile_order_id_27f69242_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_sharedfile
    ADD CONSTRAINT orders_sharedfile_worker_id_6b0d5ebc_fk_accounts_user_id FOREIGN KEY (worker_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.papers_batchline
    ADD CONSTRAINT papers_batchline_batch_id_d1eb5583_fk_papers_paperbatch_id FOREIGN KEY (batch_id) REFERENCES public.papers_paperbatch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.papers_batchline
    ADD CONSTRAINT papers_batchline_client_id_bfa26655_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.papers_batchline
    ADD CONSTRAINT papers_batchline_paper_id_c2a83600_fk_papers_issuedpaper_id FOREIGN KEY (paper_id) REFERENCES public.papers_issuedpaper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.papers_erasedpaper
    ADD CONSTRAINT papers_erasedpaper_organisation_id_258fbd10_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.papers_issuedpaper
    ADD CONSTRAINT papers_issuedpaper_cancelled_by_id_93b4cca7_fk_accounts_user_id FOREIGN KEY (cancelled_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.papers_issuedpaper
    ADD CONSTRAINT papers_issuedpaper_client_id_fb194f20_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.papers_issuedpaper
    ADD CONSTRAINT papers_issuedpaper_issued_by_id_216c4003_fk_accounts_user_id FOREIGN KEY (issued_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.papers_issuedpaper
    ADD CONSTRAINT papers_issuedpaper_organisation_id_0306d8f5_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.papers_issuedpaper
    ADD CONSTRAINT papers_issuedpaper_template_id_5297f900_fk_papers_pa FOREIGN KEY (template_id) REFERENCES public.papers_papertemplate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.papers_paperbatch
    ADD CONSTRAINT papers_paperbatch_made_by_id_21efdcc2_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.papers_papercounter
    ADD CONSTRAINT papers_papercounter_organisation_id_484b465e_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.papers_papernumbering
    ADD CONSTRAINT papers_papernumberin_organisation_id_89e965c0_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.papers_papernumbering
    ADD CONSTRAINT papers_papernumbering_made_by_id_3d95aadd_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.papers_papertemplate
    ADD CONSTRAINT papers_papertemplate_ended_by_id_2b227614_fk_accounts_user_id FOREIGN KEY (ended_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.papers_papertemplate
    ADD CONSTRAINT papers_papertemplate_made_by_id_5aa99734_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.papers_papertemplate
    ADD CONSTRAINT papers_papertemplate_organisation_id_95da5919_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_account
    ADD CONSTRAINT points_account_area_id_7a83bedd_fk_accounts_area_id FOREIGN KEY (area_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_contract
    ADD CONSTRAINT points_contract_drawn_by_id_02bf25df_fk_accounts_user_id FOREIGN KEY (drawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_contract
    ADD CONSTRAINT points_contract_merchant_id_284169ff_fk_points_merchant_id FOREIGN KEY (merchant_id) REFERENCES public.points_merchant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_contract
    ADD CONSTRAINT points_contract_signed_by_id_493aacfc_fk_accounts_user_id FOREIGN KEY (signed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_contract
    ADD CONSTRAINT points_contract_suspended_by_id_05c36d15_fk_accounts_user_id FOREIGN KEY (suspended_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_correction
    ADD CONSTRAINT points_correction_client_id_3284a4aa_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_correction
    ADD CONSTRAINT points_correction_counter_id_28fbccb9_fk_points_posting_id FOREIGN KEY (counter_id) REFERENCES public.points_posting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_correction
    ADD CONSTRAINT points_correction_decided_by_id_4ecca871_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_correction
    ADD CONSTRAINT points_correction_event_id_87d8f005_fk_points_event_id FOREIGN KEY (event_id) REFERENCES public.points_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_correction
    ADD CONSTRAINT points_correction_posting_id_03e668cf_fk_points_posting_id FOREIGN KEY (posting_id) REFERENCES public.points_posting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_correction
    ADD CONSTRAINT points_correction_proposed_by_id_8bd7af6e_fk_accounts_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_deliverynote
    ADD CONSTRAINT points_deliverynote_move_id_fed5fec1_fk_points_stockmove_id FOREIGN KEY (move_id) REFERENCES public.points_stockmove(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_enrolment
    ADD CONSTRAINT points_enrolment_client_id_fb998b33_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_enrolment
    ADD CONSTRAINT points_enrolment_made_by_id_1f02778b_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_enrolment
    ADD CONSTRAINT points_enrolment_version_id_4332e897_fk_points_schemeversion_id FOREIGN KEY (version_id) REFERENCES public.points_schemeversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_event
    ADD CONSTRAINT points_event_client_id_f245c6ce_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_event
    ADD CONSTRAINT points_event_enrolment_id_5b3264d2_fk_points_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES public.points_enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_event
    ADD CONSTRAINT points_event_told_by_id_5c96b1ff_fk_accounts_user_id FOREIGN KEY (told_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_event
    ADD CONSTRAINT points_event_voided_by_id_cb100723_fk_accounts_user_id FOREIGN KEY (voided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_good
    ADD CONSTRAINT points_good_made_by_id_e4563470_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_good
    ADD CONSTRAINT points_good_organisation_id_11c4c5f1_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_lot
    ADD CONSTRAINT points_lot_account_id_3c365f2c_fk_points_account_id FOREIGN KEY (account_id) REFERENCES public.points_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_lot
    ADD CONSTRAINT points_lot_posting_id_ff0c0078_fk_points_posting_id FOREIGN KEY (posting_id) REFERENCES public.points_posting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_lotuse
    ADD CONSTRAINT points_lotuse_lot_id_1f5c3b28_fk_points_lot_id FOREIGN KEY (lot_id) REFERENCES public.points_lot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_lotuse
    ADD CONSTRAINT points_lotuse_posting_id_c22d96b7_fk_points_posting_id FOREIGN KEY (posting_id) REFERENCES public.points_posting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_merchant
    ADD CONSTRAINT points_merchant_area_id_cbca4dc3_fk_accounts_area_id FOREIGN KEY (area_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_merchant
    ADD CONSTRAINT points_merchant_made_by_id_941dee1a_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_papercard
    ADD CONSTRAINT points_papercard_blocked_by_id_eebaff3e_fk_accounts_user_id FOREIGN KEY (blocked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_papercard
    ADD CONSTRAINT points_papercard_client_id_4debbeed_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_papercard
    ADD CONSTRAINT points_papercard_issued_by_id_a7f8b4d8_fk_accounts_user_id FOREIGN KEY (issued_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_papercard
    ADD CONSTRAINT points_papercard_replaces_id_27bf339a_fk_points_papercard_id FOREIGN KEY (replaces_id) REFERENCES public.points_papercard(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_paycode
    ADD CONSTRAINT points_paycode_client_id_c090f29f_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_pointrequest
    ADD CONSTRAINT points_pointrequest_asked_by_id_9c605ad8_fk_accounts_user_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_pointrequest
    ADD CONSTRAINT points_pointrequest_client_id_59a0587b_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_pointrequest
    ADD CONSTRAINT points_pointrequest_decided_by_id_db435670_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_pointrequest
    ADD CONSTRAINT points_pointrequest_of_id_052fb59f_fk_points_posting_id FOREIGN KEY (of_id) REFERENCES public.points_posting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_pointrequest
    ADD CONSTRAINT points_pointrequest_posting_id_4f2ab43d_fk_points_posting_id FOREIGN KEY (posting_id) REFERENCES public.points_posting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_posting
    ADD CONSTRAINT points_posting_by_id_b545bac8_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_posting
    ADD CONSTRAINT points_posting_corrects_id_6270b8d1_fk_points_posting_id FOREIGN KEY (corrects_id) REFERENCES public.points_posting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_posting
    ADD CONSTRAINT points_posting_refunds_id_fdfdc2b7_fk_points_posting_id FOREIGN KEY (refunds_id) REFERENCES public.points_posting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_posting
    ADD CONSTRAINT points_posting_second_id_a8878673_fk_accounts_user_id FOREIGN KEY (second_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_posting
    ADD CONSTRAINT points_posting_source_id_51af05eb_fk_points_account_id FOREIGN KEY (source_id) REFERENCES public.points_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_posting
    ADD CONSTRAINT points_posting_target_id_81d69325_fk_points_account_id FOREIGN KEY (target_id) REFERENCES public.points_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_price
    ADD CONSTRAINT points_price_good_id_e571854c_fk_points_good_id FOREIGN KEY (good_id) REFERENCES public.points_good(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_price
    ADD CONSTRAINT points_price_price_list_id_7f91e4f8_fk_points_pricelist_id FOREIGN KEY (price_list_id) REFERENCES public.points_pricelist(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_pricelist
    ADD CONSTRAINT points_pricelist_approved_by_id_6e49803b_fk_accounts_user_id FOREIGN KEY (approved_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_pricelist
    ADD CONSTRAINT points_pricelist_before_id_bb0e6366_fk_points_pricelist_id FOREIGN KEY (before_id) REFERENCES public.points_pricelist(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_pricelist
    ADD CONSTRAINT points_pricelist_dropped_by_id_92c8284b_fk_accounts_user_id FOREIGN KEY (dropped_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_pricelist
    ADD CONSTRAINT points_pricelist_organisation_id_4b861eff_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_pricelist
    ADD CONSTRAINT points_pricelist_set_by_id_ce3cd5af_fk_accounts_user_id FOREIGN KEY (set_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_purchase
    ADD CONSTRAINT points_purchase_account_id_713cb568_fk_points_account_id FOREIGN KEY (account_id) REFERENCES public.points_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_purchase
    ADD CONSTRAINT points_purchase_merchant_id_852d335c_fk_points_merchant_id FOREIGN KEY (merchant_id) REFERENCES public.points_merchant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_purchase
    ADD CONSTRAINT points_purchase_posting_id_d05be585_fk_points_posting_id FOREIGN KEY (posting_id) REFERENCES public.points_posting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_purchase
    ADD CONSTRAINT points_purchase_statement_id_1034fbac_fk_points_statement_id FOREIGN KEY (statement_id) REFERENCES public.points_statement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_purchase
    ADD CONSTRAINT points_purchase_till_id_b4d0cc85_fk_points_till_id FOREIGN KEY (till_id) REFERENCES public.points_till(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_receiptcounter
    ADD CONSTRAINT points_receiptcounte_organisation_id_b5e8e6bd_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_redemption
    ADD CONSTRAINT points_redemption_area_id_e38d044d_fk_accounts_area_id FOREIGN KEY (area_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_redemption
    ADD CONSTRAINT points_redemption_cancel_asked_by_id_b9e58dcb_fk_accounts_ FOREIGN KEY (cancel_asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_redemption
    ADD CONSTRAINT points_redemption_cancelled_by_id_1d0791f9_fk_accounts_user_id FOREIGN KEY (cancelled_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_redemption
    ADD CONSTRAINT points_redemption_client_id_44f62013_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_redemption
    ADD CONSTRAINT points_redemption_handed_by_id_ee25a587_fk_accounts_user_id FOREIGN KEY (handed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_redemption
    ADD CONSTRAINT points_redemption_ordered_by_id_905290c5_fk_accounts_user_id FOREIGN KEY (ordered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_redemption
    ADD CONSTRAINT points_redemption_organisation_id_62dac991_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_redemption
    ADD CONSTRAINT points_redemption_prepared_by_id_940f572a_fk_accounts_user_id FOREIGN KEY (prepared_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_redemptionline
    ADD CONSTRAINT points_redemptionlin_redemption_id_7c53c6b4_fk_points_re FOREIGN KEY (redemption_id) REFERENCES public.points_redemption(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_redemptionline
    ADD CONSTRAINT points_redemptionline_good_id_19125cad_fk_points_good_id FOREIGN KEY (good_id) REFERENCES public.points_good(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_redemptionline
    ADD CONSTRAINT points_redemptionline_price_id_49cfdbdb_fk_points_price_id FOREIGN KEY (price_id) REFERENCES public.points_price(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_refund
    ADD CONSTRAINT points_refund_posting_id_e9e714f5_fk_points_posting_id FOREIGN KEY (posting_id) REFERENCES public.points_posting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_refund
    ADD CONSTRAINT points_refund_purchase_id_02a7b2f0_fk_points_purchase_id FOREIGN KEY (purchase_id) REFERENCES public.points_purchase(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_refund
    ADD CONSTRAINT points_refund_statement_id_9714ed0f_fk_points_statement_id FOREIGN KEY (statement_id) REFERENCES public.points_statement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_refund
    ADD CONSTRAINT points_refund_till_id_b73b391f_fk_points_till_id FOREIGN KEY (till_id) REFERENCES public.points_till(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_scheme
    ADD CONSTRAINT points_scheme_area_id_bf2a6938_fk_accounts_area_id FOREIGN KEY (area_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_scheme
    ADD CONSTRAINT points_scheme_made_by_id_b35fe57b_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_schemeversion
    ADD CONSTRAINT points_schemeversion_approved_by_id_6144c355_fk_accounts_ FOREIGN KEY (approved_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_schemeversion
    ADD CONSTRAINT points_schemeversion_drafted_by_id_4f52b41f_fk_accounts_user_id FOREIGN KEY (drafted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_schemeversion
    ADD CONSTRAINT points_schemeversion_dropped_by_id_887ff409_fk_accounts_user_id FOREIGN KEY (dropped_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_schemeversion
    ADD CONSTRAINT points_schemeversion_scheme_id_d09ad4b1_fk_points_scheme_id FOREIGN KEY (scheme_id) REFERENCES public.points_scheme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_statement
    ADD CONSTRAINT points_statement_agreed_in_id_fbdd7b57_fk_points_statement_id FOREIGN KEY (agreed_in_id) REFERENCES public.points_statement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_statement
    ADD CONSTRAINT points_statement_answered_by_id_9c01da75_fk_accounts_user_id FOREIGN KEY (answered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_statement
    ADD CONSTRAINT points_statement_approved_by_id_b3ca0b1f_fk_accounts_user_id FOREIGN KEY (approved_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_statement
    ADD CONSTRAINT points_statement_closed_by_id_9886f2e2_fk_accounts_user_id FOREIGN KEY (closed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_statement
    ADD CONSTRAINT points_statement_disputed_by_id_093870b7_fk_accounts_user_id FOREIGN KEY (disputed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_statement
    ADD CONSTRAINT points_statement_merchant_id_4c37dd7d_fk_points_merchant_id FOREIGN KEY (merchant_id) REFERENCES public.points_merchant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_statement
    ADD CONSTRAINT points_statement_paid_by_id_c2e092d9_fk_accounts_user_id FOREIGN KEY (paid_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_stockcheck
    ADD CONSTRAINT points_stockcheck_asked_by_id_836f67dd_fk_accounts_user_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_stockcheck
    ADD CONSTRAINT points_stockcheck_decided_by_id_9ac47314_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_stockcheck
    ADD CONSTRAINT points_stockcheck_good_id_851cd635_fk_points_good_id FOREIGN KEY (good_id) REFERENCES public.points_good(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_stockmove
    ADD CONSTRAINT points_stockmove_by_id_cb6aa109_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_stockmove
    ADD CONSTRAINT points_stockmove_good_id_69d9c4d3_fk_points_good_id FOREIGN KEY (good_id) REFERENCES public.points_good(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_stockmove
    ADD CONSTRAINT points_stockmove_second_id_0c32647f_fk_accounts_user_id FOREIGN KEY (second_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_till
    ADD CONSTRAINT points_till_made_by_id_1868fb84_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_till
    ADD CONSTRAINT points_till_merchant_id_f8472ff4_fk_points_merchant_id FOREIGN KEY (merchant_id) REFERENCES public.points_merchant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_till
    ADD CONSTRAINT points_till_revoked_by_id_a6363265_fk_accounts_user_id FOREIGN KEY (revoked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_wallet
    ADD CONSTRAINT points_wallet_account_id_242db3d3_fk_points_account_id FOREIGN KEY (account_id) REFERENCES public.points_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.points_wallet
    ADD CONSTRAINT points_wallet_client_id_e6635923_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.portal_login
    ADD CONSTRAINT portal_login_area_id_6275ce1e_fk_accounts_area_id FOREIGN KEY (area_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.portal_login
    ADD CONSTRAINT portal_login_client_id_69c424f4_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.portal_login
    ADD CONSTRAINT portal_login_kin_id_529cffb0_fk_clients_kin_id FOREIGN KEY (kin_id) REFERENCES public.clients_kin(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.portal_login
    ADD CONSTRAINT portal_login_opened_by_id_15949fe6_fk_accounts_user_id FOREIGN KEY (opened_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.portal_login
    ADD CONSTRAINT portal_login_till_id_bc0a2211_fk_points_till_id FOREIGN KEY (till_id) REFERENCES public.points_till(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.portal_onetimecode
    ADD CONSTRAINT portal_onetimecode_issued_by_id_590dd778_fk_accounts_user_id FOREIGN KEY (issued_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.portal_onetimecode
    ADD CONSTRAINT portal_onetimecode_login_id_cf87ad79_fk_portal_login_id FOREIGN KEY (login_id) REFERENCES public.portal_login(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.portal_session
    ADD CONSTRAINT portal_session_login_id_79e865de_fk_portal_login_id FOREIGN KEY (login_id) REFERENCES public.portal_login(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);
ALTER TABLE ONLY public.screening_custodystep
    ADD CONSTRAINT screening_custodyste_specimen_id_34043ae3_fk_screening FOREIGN KEY (specimen_id) REFERENCES public.screening_specimen(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_custodystep
    ADD CONSTRAINT screening_custodystep_by_id_db20afc2_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_custodystep
    ADD CONSTRAINT screening_custodystep_second_id_df7a4b36_fk_accounts_user_id FOREIGN KEY (second_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_detectionwindow
    ADD CONSTRAINT screening_detectionw_made_by_id_838a5325_fk_accounts_ FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_drawday
    ADD CONSTRAINT screening_drawday_made_by_id_7f79652a_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_drawday
    ADD CONSTRAINT screening_drawday_site_id_69d179f5_fk_accounts_area_id FOREIGN KEY (site_id) REFERENCES public.accounts_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_drawn
    ADD CONSTRAINT screening_drawn_client_id_0a8d977f_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_drawn
    ADD CONSTRAINT screening_drawn_day_id_ac8f80c2_fk_screening_drawday_id FOREIGN KEY (day_id) REFERENCES public.screening_drawday(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_drawn
    ADD CONSTRAINT screening_drawn_order_id_4814e6a7_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_drawn
    ADD CONSTRAINT screening_drawn_told_by_id_ac92579d_fk_accounts_user_id FOREIGN KEY (told_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_drawn
    ADD CONSTRAINT screening_drawn_worker_id_768b020f_fk_accounts_user_id FOREIGN KEY (worker_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_kitlot
    ADD CONSTRAINT screening_kitlot_made_by_id_b598145c_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_kitlot
    ADD CONSTRAINT screening_kitlot_organisation_id_d1f94d0c_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_kitlot
    ADD CONSTRAINT screening_kitlot_panel_id_e1796b3d_fk_screening_panel_id FOREIGN KEY (panel_id) REFERENCES public.screening_panel(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_kitmovement
    ADD CONSTRAINT screening_kitmovement_by_id_56188420_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_kitmovement
    ADD CONSTRAINT screening_kitmovement_lot_id_bbfe642c_fk_screening_kitlot_id FOREIGN KEY (lot_id) REFERENCES public.screening_kitlot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_objection
    ADD CONSTRAINT screening_objection_recorded_by_id_728d6b9f_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_objection
    ADD CONSTRAINT screening_objection_screening_id_13d02b65_fk_screening FOREIGN KEY (screening_id) REFERENCES public.screening_screening(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_panel
    ADD CONSTRAINT screening_panel_made_by_id_3657317c_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_sampling
    ADD CONSTRAINT screening_sampling_opinion_by_id_afa93c84_fk_accounts_user_id FOREIGN KEY (opinion_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_sampling
    ADD CONSTRAINT screening_sampling_recorded_by_id_08d8921c_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_sampling
    ADD CONSTRAINT screening_sampling_screening_id_e9f970a9_fk_screening FOREIGN KEY (screening_id) REFERENCES public.screening_screening(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_sampling
    ADD CONSTRAINT screening_sampling_told_by_id_2c662b5a_fk_accounts_user_id FOREIGN KEY (told_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_screening
    ADD CONSTRAINT screening_screening_client_id_d37f02fe_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_screening
    ADD CONSTRAINT screening_screening_decided_by_id_a4b4407a_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_screening
    ADD CONSTRAINT screening_screening_kit_id_507a017c_fk_screening_kitlot_id FOREIGN KEY (kit_id) REFERENCES public.screening_kitlot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_screening
    ADD CONSTRAINT screening_screening_order_id_5c7371b9_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_screening
    ADD CONSTRAINT screening_screening_panel_id_f279632c_fk_screening_panel_id FOREIGN KEY (panel_id) REFERENCES public.screening_panel(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_screening
    ADD CONSTRAINT screening_screening_recorded_by_id_76e2f975_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_screening
    ADD CONSTRAINT screening_screening_replaces_id_9153eabf_fk_screening FOREIGN KEY (replaces_id) REFERENCES public.screening_screening(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_screening
    ADD CONSTRAINT screening_screening_withdrawn_by_id_40dd91e6_fk_accounts_ FOREIGN KEY (withdrawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_specimen
    ADD CONSTRAINT screening_specimen_destroy_asked_by_id_c4a1c21d_fk_accounts_ FOREIGN KEY (destroy_asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_specimen
    ADD CONSTRAINT screening_specimen_screening_id_1d9f0a95_fk_screening FOREIGN KEY (screening_id) REFERENCES public.screening_screening(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_testrequest
    ADD CONSTRAINT screening_testreques_screening_id_cfea1dc9_fk_screening FOREIGN KEY (screening_id) REFERENCES public.screening_screening(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_testrequest
    ADD CONSTRAINT screening_testreques_settled_by_id_7bfaec2e_fk_accounts_ FOREIGN KEY (settled_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_testrequest
    ADD CONSTRAINT screening_testrequest_asked_by_id_d2cbba53_fk_accounts_user_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_testrequest
    ADD CONSTRAINT screening_testrequest_client_id_c024d983_fk_clients_client_id FOREIGN KEY (client_id) REFERENCES public.clients_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_testrequest
    ADD CONSTRAINT screening_testrequest_order_id_252b765c_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_testrequest
    ADD CONSTRAINT screening_testrequest_paper_id_8ed12857_fk_clients_document_id FOREIGN KEY (paper_id) REFERENCES public.clients_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_testrequest
    ADD CONSTRAINT screening_testrequest_posted_by_id_ad34fe33_fk_accounts_user_id FOREIGN KEY (posted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_testrequest
    ADD CONSTRAINT screening_testrequest_to_area_path_fk FOREIGN KEY (to_area_path) REFERENCES public.accounts_area(path) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE public.accounts_draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.activities_attendance ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.activities_certificate ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.activities_workrecord ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.assessment_gain ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.assessment_planitem ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.casework_changerequest ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.casework_handedout ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.casework_handoverfile ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.casework_notpossible ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.casework_notsame ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.casework_obligation ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.casework_obligationchange ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.casework_refiling ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.casework_rosterbatch ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.casework_rosterrow ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.clients_accesspass ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.clients_areaspell ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.clients_client ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.clients_clientname ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.clients_consent ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.clients_deletion ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.clients_document ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.clients_fieldchange ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.clients_hold ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.clients_kin ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.clients_phone ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.clients_protectedreader ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.clients_protection ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.clients_recusal ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.clients_sealing ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.clients_teammember ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.clients_telling ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.clients_unsealing ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contacts_appointment ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contacts_ask ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contacts_contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contacts_roundmark ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contacts_search ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contacts_searchdecision ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contacts_searchstep ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.notices_address ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.notices_delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.notices_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.notices_notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_absence ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_absenceattempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_aftercare ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_agreement ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_agreementsheet ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_agreementsignature ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_careoffer ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_centreassessment ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_circumstance ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_isolationspell ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_leave ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_leaveextension ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_leaver ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_leaverstep ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_matter ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_matterstep ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_move ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_objection ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_order ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_orderact ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_orderstep ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_release ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_releaserecord ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_sharedfile ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.papers_batchline ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.papers_issuedpaper ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.papers_paperbatch ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.points_account ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.points_correction ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.points_enrolment ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.points_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.points_lot ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.points_lotuse ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.points_papercard ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.points_paycode ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.points_pointrequest ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.points_posting ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.points_redemption ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.points_redemptionline ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.points_wallet ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.portal_login ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.portal_onetimecode ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.portal_session ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.screening_custodystep ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.screening_drawday ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.screening_drawn ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.screening_objection ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.screening_sampling ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.screening_screening ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.screening_specimen ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.screening_testrequest ENABLE ROW LEVEL SECURITY;
CREATE POLICY wall ON public.accounts_draft USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR (user_id = (NULLIF(current_setting('waystation.user'::text, true), ''::text))::bigint)));
CREATE POLICY wall ON public.activities_attendance USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.activities_certificate USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.activities_workrecord USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.assessment_gain USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.assessment_planitem USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.casework_changerequest USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.casework_handedout USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.casework_handoverfile USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.casework_notpossible USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.casework_notsame USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(one_id)));
CREATE POLICY wall ON public.casework_obligation USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM public.clients_client above
  WHERE (above.id = casework_obligation.client_id)))));
CREATE POLICY wall ON public.casework_obligationchange USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_casework_obligation(obligation_id)));
CREATE POLICY wall ON public.casework_refiling USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(target_id)));
CREATE POLICY wall ON public.casework_rosterbatch USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR (EXISTS ( SELECT
   FROM public.accounts_area there
  WHERE ((there.id = casework_rosterbatch.area_id) AND (((there.path)::text ~>=~ current_setting('waystation.low'::text, true)) AND ((there.path)::text ~<~ current_setting('waystation.high'::text, true)) AND ((there.path)::text ^@ ANY ((NULLIF(current_setting('waystation.areas'::text, true), ''::text))::text[]))))))));
CREATE POLICY wall ON public.casework_rosterrow USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_casework_rosterbatch(batch_id)));
CREATE POLICY wall ON public.clients_accesspass USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.clients_areaspell USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.clients_client USING (((((area_path)::text ~>=~ current_setting('waystation.low'::text, true)) AND ((area_path)::text ~<~ current_setting('waystation.high'::text, true)) AND ((area_path)::text ^@ ANY ((NULLIF(current_setting('waystation.areas'::text, true), ''::text))::text[]))) OR (station_id = ANY ((NULLIF(current_setting('waystation.stations'::text, true), ''::text))::bigint[])) OR (id = ANY ((NULLIF(current_setting('waystation.files'::text, true), ''::text))::bigint[]))));
CREATE POLICY wall ON public.clients_clientname USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM public.clients_client above
  WHERE (above.id = clients_clientname.client_id)))));
CREATE POLICY wall ON public.clients_consent USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.clients_deletion USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR (EXISTS ( SELECT
   FROM public.accounts_area there
  WHERE ((there.id = clients_deletion.area_id) AND (((there.path)::text ~>=~ current_setting('waystation.low'::text, true)) AND ((there.path)::text ~<~ current_setting('waystation.high'::text, true)) AND ((there.path)::text ^@ ANY ((NULLIF(current_setting('waystation.areas'::text, true), ''::text))::text[]))))))));
CREATE POLICY wall ON public.clients_document USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.clients_fieldchange USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id))) WITH CHECK ((pg_trigger_depth() > 0));
CREATE POLICY wall ON public.clients_hold USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.clients_kin USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.clients_phone USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.clients_protectedreader USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_protection(protection_id)));
CREATE POLICY wall ON public.clients_protection USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.clients_recusal USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.clients_sealing USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.clients_teammember USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.clients_telling USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.clients_unsealing USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.contacts_appointment USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM public.clients_client above
  WHERE (above.id = contacts_appointment.client_id)))));
CREATE POLICY wall ON public.contacts_ask USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.contacts_contact USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.contacts_roundmark USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.contacts_search USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.contacts_searchdecision USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_contacts_search(search_id)));
CREATE POLICY wall ON public.contacts_searchstep USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_contacts_search(search_id)));
CREATE POLICY wall ON public.notices_address USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.notices_delivery USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_notices_message(message_id)));
CREATE POLICY wall ON public.notices_message USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR (account_id = (NULLIF(current_setting('waystation.user'::text, true), ''::text))::bigint) OR ((client_id IS NOT NULL) AND public.reached_clients_client(client_id))));
CREATE POLICY wall ON public.notices_notice USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR (to_id = (NULLIF(current_setting('waystation.user'::text, true), ''::text))::bigint))) WITH CHECK (((current_setting('waystation.everything'::text, true) = 'on'::text) OR (to_id = (NULLIF(current_setting('waystation.user'::text, true), ''::text))::bigint) OR (client_id IS NULL) OR (EXISTS ( SELECT 1
   FROM public.clients_client above
  WHERE (above.id = notices_notice.client_id)))));
CREATE POLICY wall ON public.orders_absence USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.orders_absenceattempt USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_orders_absence(absence_id)));
CREATE POLICY wall ON public.orders_aftercare USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.orders_agreement USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_orders_order(order_id)));
CREATE POLICY wall ON public.orders_agreementsheet USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_orders_order(order_id)));
CREATE POLICY wall ON public.orders_agreementsignature USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_orders_agreementsheet(sheet_id)));
CREATE POLICY wall ON public.orders_careoffer USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_orders_matter(matter_id)));
CREATE POLICY wall ON public.orders_centreassessment USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_orders_leaver(leaver_id)));
CREATE POLICY wall ON public.orders_circumstance USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.orders_isolationspell USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.orders_leave USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.orders_leaveextension USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_orders_leave(leave_id)));
CREATE POLICY wall ON public.orders_leaver USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR (EXISTS ( SELECT
   FROM public.accounts_area there
  WHERE ((there.id = orders_leaver.area_id) AND (((there.path)::text ~>=~ current_setting('waystation.low'::text, true)) AND ((there.path)::text ~<~ current_setting('waystation.high'::text, true)) AND ((there.path)::text ^@ ANY ((NULLIF(current_setting('waystation.areas'::text, true), ''::text))::text[])))))) OR ((client_id IS NOT NULL) AND public.reached_clients_client(client_id))));
CREATE POLICY wall ON public.orders_leaverstep USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_orders_leaver(leaver_id)));
CREATE POLICY wall ON public.orders_matter USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.orders_matterstep USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_orders_matter(matter_id)));
CREATE POLICY wall ON public.orders_move USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR (((from_area_path)::text ~>=~ current_setting('waystation.low'::text, true)) AND ((from_area_path)::text ~<~ current_setting('waystation.high'::text, true)) AND ((from_area_path)::text ^@ ANY ((NULLIF(current_setting('waystation.areas'::text, true), ''::text))::text[]))) OR (((to_area_path)::text ~>=~ current_setting('waystation.low'::text, true)) AND ((to_area_path)::text ~<~ current_setting('waystation.high'::text, true)) AND ((to_area_path)::text ^@ ANY ((NULLIF(current_setting('waystation.areas'::text, true), ''::text))::text[]))) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.orders_objection USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_orders_matter(matter_id)));
CREATE POLICY wall ON public.orders_order USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.orders_orderact USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_orders_order(order_id)));
CREATE POLICY wall ON public.orders_orderstep USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_orders_order(order_id)));
CREATE POLICY wall ON public.orders_release USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_orders_order(order_id)));
CREATE POLICY wall ON public.orders_releaserecord USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_orders_order(order_id)));
CREATE POLICY wall ON public.orders_sharedfile USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR (((area_path)::text ~>=~ current_setting('waystation.low'::text, true)) AND ((area_path)::text ~<~ current_setting('waystation.high'::text, true)) AND ((area_path)::text ^@ ANY ((NULLIF(current_setting('waystation.areas'::text, true), ''::text))::text[]))) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.papers_batchline USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.papers_issuedpaper USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.papers_paperbatch USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR (made_by_id = (NULLIF(current_setting('waystation.user'::text, true), ''::text))::bigint)));
CREATE POLICY wall ON public.points_account USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR ((kind)::text <> ALL ((ARRAY['client'::character varying, 'family'::character varying])::text[])) OR (EXISTS ( SELECT
   FROM public.points_wallet w
  WHERE (w.account_id = points_account.id))))) WITH CHECK (true);
CREATE POLICY wall ON public.points_correction USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.points_enrolment USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.points_event USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.points_lot USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_points_account(account_id))) WITH CHECK (true);
CREATE POLICY wall ON public.points_lotuse USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_points_lot(lot_id))) WITH CHECK (true);
CREATE POLICY wall ON public.points_papercard USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.points_paycode USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.points_pointrequest USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.points_posting USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR (public.reached_points_account(source_id) AND public.reached_points_account(target_id)))) WITH CHECK (true);
CREATE POLICY wall ON public.points_redemption USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR (EXISTS ( SELECT
   FROM public.accounts_area there
  WHERE ((there.id = points_redemption.area_id) AND (((there.path)::text ~>=~ current_setting('waystation.low'::text, true)) AND ((there.path)::text ~<~ current_setting('waystation.high'::text, true)) AND ((there.path)::text ^@ ANY ((NULLIF(current_setting('waystation.areas'::text, true), ''::text))::text[])))))) OR ((client_id IS NOT NULL) AND public.reached_clients_client(client_id))));
CREATE POLICY wall ON public.points_redemptionline USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_points_redemption(redemption_id)));
CREATE POLICY wall ON public.points_wallet USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.portal_login USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR (EXISTS ( SELECT
   FROM public.accounts_area there
  WHERE ((there.id = portal_login.area_id) AND (((there.path)::text ~>=~ current_setting('waystation.low'::text, true)) AND ((there.path)::text ~<~ current_setting('waystation.high'::text, true)) AND ((there.path)::text ^@ ANY ((NULLIF(current_setting('waystation.areas'::text, true), ''::text))::text[])))))) OR ((client_id IS NOT NULL) AND public.reached_clients_client(client_id))));
CREATE POLICY wall ON public.portal_onetimecode USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_portal_login(login_id)));
CREATE POLICY wall ON public.portal_session USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_portal_login(login_id)));
CREATE POLICY wall ON public.screening_custodystep USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_screening_specimen(specimen_id)));
CREATE POLICY wall ON public.screening_drawday USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR (EXISTS ( SELECT
   FROM public.accounts_area there
  WHERE ((there.id = screening_drawday.site_id) AND (((there.path)::text ~>=~ current_setting('waystation.low'::text, true)) AND ((there.path)::text ~<~ current_setting('waystation.high'::text, true)) AND ((there.path)::text ^@ ANY ((NULLIF(current_setting('waystation.areas'::text, true), ''::text))::text[]))))))));
CREATE POLICY wall ON public.screening_drawn USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM public.clients_client above
  WHERE (above.id = screening_drawn.client_id)))));
CREATE POLICY wall ON public.screening_objection USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_screening_screening(screening_id)));
CREATE POLICY wall ON public.screening_sampling USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_screening_screening(screening_id)));
CREATE POLICY wall ON public.screening_screening USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_clients_client(client_id)));
CREATE POLICY wall ON public.screening_specimen USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR public.reached_screening_screening(screening_id)));
CREATE POLICY wall ON public.screening_testrequest USING (((current_setting('waystation.everything'::text, true) = 'on'::text) OR (((to_area_path)::text ~>=~ current_setting('waystation.low'::text, true)) AND ((to_area_path)::text ~<~ current_setting('waystation.high'::text, true)) AND ((to_area_path)::text ^@ ANY ((NULLIF(current_setting('waystation.areas'::text, true), ''::text))::text[]))) OR public.reached_clients_client(client_id)));
REVOKE ALL ON TABLE public.points_posting FROM web;
GRANT SELECT ON TABLE public.points_posting TO web;
GRANT UPDATE(words) ON TABLE public.points_posting TO web;
REVOKE ALL ON FUNCTION public.points_reverse(_of public.points_posting, _kind text, _by bigint, _second bigint, _why text, _words bytea, _on date, _at timestamp with time zone, OUT posting bigint, OUT balance bigint) FROM PUBLIC;
REVOKE ALL ON TABLE public.points_account FROM web;
GRANT SELECT ON TABLE public.points_account TO web;
REVOKE ALL ON TABLE public.points_lot FROM web;
GRANT SELECT ON TABLE public.points_lot TO web;
REVOKE ALL ON TABLE public.points_lotuse FROM web;
GRANT SELECT ON TABLE public.points_lotuse TO web;
REVOKE ALL ON TABLE public.points_wallet FROM web;
GRANT SELECT,DELETE ON TABLE public.points_wallet TO web;
REVOKE ALL ON FUNCTION public.points_eat(_posting bigint, _account bigint, _points bigint, _first bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.points_give_back(_posting bigint, _of bigint, _points bigint, _on date) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.points_issuer_of(_client bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.points_move(_cause text, _kind text, _source bigint, _target bigint, _points bigint, _on date, _at timestamp with time zone, _by bigint, _second bigint, _why text, _words bytea, _scheme bigint, _corrects bigint, _refunds bigint, _target_first boolean, OUT posting bigint, OUT source_after bigint, OUT target_after bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.points_wallet_of(_client bigint, _family boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.points_wallet_order(_account bigint) FROM PUBLIC;
