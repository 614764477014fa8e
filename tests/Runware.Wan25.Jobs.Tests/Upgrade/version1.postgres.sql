SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.qrtz_blob_triggers (
    sched_name text NOT NULL,
    trigger_name text NOT NULL,
    trigger_group text NOT NULL,
    blob_data bytea
);
CREATE TABLE public.qrtz_calendars (
    sched_name text NOT NULL,
    calendar_name text NOT NULL,
    calendar bytea NOT NULL
);
CREATE TABLE public.qrtz_cron_triggers (
    sched_name text NOT NULL,
    trigger_name text NOT NULL,
    trigger_group text NOT NULL,
    cron_expression text NOT NULL,
    time_zone_id text
);
CREATE TABLE public.qrtz_fired_triggers (
    sched_name text NOT NULL,
    entry_id text NOT NULL,
    trigger_name text NOT NULL,
    trigger_group text NOT NULL,
    instance_name text NOT NULL,
    fired_time bigint NOT NULL,
    sched_time bigint NOT NULL,
    priority integer NOT NULL,
    state text NOT NULL,
    job_name text,
    job_group text,
    is_nonconcurrent boolean,
    requests_recovery boolean,
    execution_group text
);
CREATE TABLE public.qrtz_job_details (
    sched_name text NOT NULL,
    job_name text NOT NULL,
    job_group text NOT NULL,
    description text,
    job_class_name text NOT NULL,
    is_durable boolean NOT NULL,
    is_nonconcurrent boolean NOT NULL,
    is_update_data boolean NOT NULL,
    requests_recovery boolean NOT NULL,
    job_data bytea
);
CREATE TABLE public.qrtz_locks (
    sched_name text NOT NULL,
    lock_name text NOT NULL
);
CREATE TABLE public.qrtz_paused_trigger_grps (
    sched_name text NOT NULL,
    trigger_group text NOT NULL
);
CREATE TABLE public.qrtz_scheduler_state (
    sched_name text NOT NULL,
    instance_name text NOT NULL,
    last_checkin_time bigint NOT NULL,
    checkin_interval bigint NOT NULL
);
CREATE TABLE public.qrtz_simple_triggers (
    sched_name text NOT NULL,
    trigger_name text NOT NULL,
    trigger_group text NOT NULL,
    repeat_count bigint NOT NULL,
    repeat_interval bigint NOT NULL,
    times_triggered bigint NOT NULL
);
CREATE TABLE public.qrtz_simprop_triggers (
    sched_name text NOT NULL,
    trigger_name text NOT NULL,
    trigger_group text NOT NULL,
    str_prop_1 text,
    str_prop_2 text,
    str_prop_3 text,
    int_prop_1 integer,
    int_prop_2 integer,
    long_prop_1 bigint,
    long_prop_2 bigint,
    dec_prop_1 numeric,
    dec_prop_2 numeric,
    bool_prop_1 boolean,
    bool_prop_2 boolean,
    time_zone_id text
);
CREATE TABLE public.qrtz_triggers (
    sched_name text NOT NULL,
    trigger_name text NOT NULL,
    trigger_group text NOT NULL,
    job_name text NOT NULL,
    job_group text NOT NULL,
    description text,
    next_fire_time bigint,
    prev_fire_time bigint,
    priority integer,
    trigger_state text NOT NULL,
    trigger_type text NOT NULL,
    start_time bigint NOT NULL,
    end_time bigint,
    calendar_name text,
    misfire_instr integer,
    misfire_orig_fire_time bigint,
    execution_group text,
    preferred_node text,
    preferred_node_auto boolean DEFAULT false NOT NULL,
    job_data bytea
);
CREATE TABLE public.wan25_jobs (
    sequence bigint NOT NULL,
    job_key text NOT NULL,
    state integer NOT NULL,
    request text NOT NULL,
    operation_id text NOT NULL,
    enqueued_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    due_at bigint NOT NULL,
    started_at bigint,
    ended_at bigint,
    turn integer DEFAULT 1 NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    deliveries integer DEFAULT 0 NOT NULL,
    lane text NOT NULL,
    accepted integer DEFAULT 0 NOT NULL,
    percent integer,
    result text,
    failure text,
    trouble text,
    node text
);
CREATE TABLE public.wan25_jobs_schema (
    version bigint NOT NULL
);
ALTER TABLE public.wan25_jobs ALTER COLUMN sequence ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.wan25_jobs_sequence_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
INSERT INTO public.qrtz_fired_triggers VALUES ('wan25-jobs', 'single-node639312510543743961', 'delivering#1', 'wan25-jobs', 'single-node', 639312510550707716, 639312510550497825, 5, 'EXECUTING', 'lane-1', 'wan25-jobs', true, true, NULL);
INSERT INTO public.qrtz_fired_triggers VALUES ('wan25-jobs', 'single-node639312510543743962', 'running#1', 'wan25-jobs', 'single-node', 639312510551919708, 639312510551701722, 5, 'EXECUTING', 'lane-2', 'wan25-jobs', true, true, NULL);
INSERT INTO public.qrtz_job_details VALUES ('wan25-jobs', 'lane-1', 'wan25-jobs', NULL, 'Runware.Wan25.Jobs.Scheduling.VideoLane, Runware.Wan25.Jobs', true, true, false, true, NULL);
INSERT INTO public.qrtz_job_details VALUES ('wan25-jobs', 'lane-2', 'wan25-jobs', NULL, 'Runware.Wan25.Jobs.Scheduling.VideoLane, Runware.Wan25.Jobs', true, true, false, true, NULL);
INSERT INTO public.qrtz_locks VALUES ('wan25-jobs', 'TRIGGER_ACCESS');
INSERT INTO public.qrtz_simple_triggers VALUES ('wan25-jobs', 'delivering#1', 'wan25-jobs', 0, 0, 1);
INSERT INTO public.qrtz_simple_triggers VALUES ('wan25-jobs', 'running#1', 'wan25-jobs', 0, 0, 1);
INSERT INTO public.qrtz_simple_triggers VALUES ('wan25-jobs', 'queued-1#1', 'wan25-jobs', 0, 0, 0);
INSERT INTO public.qrtz_simple_triggers VALUES ('wan25-jobs', 'queued-2#1', 'wan25-jobs', 0, 0, 0);
INSERT INTO public.qrtz_triggers VALUES ('wan25-jobs', 'delivering#1', 'wan25-jobs', 'lane-1', 'wan25-jobs', NULL, NULL, 639312510550497825, 5, 'COMPLETE', 'SIMPLE', 639312510550497825, NULL, NULL, -1, NULL, NULL, NULL, false, '\x7b226b6579223a2264656c69766572696e67222c227475726e223a2231227d');
INSERT INTO public.qrtz_triggers VALUES ('wan25-jobs', 'running#1', 'wan25-jobs', 'lane-2', 'wan25-jobs', NULL, NULL, 639312510551701722, 5, 'COMPLETE', 'SIMPLE', 639312510551701722, NULL, NULL, -1, NULL, NULL, NULL, false, '\x7b226b6579223a2272756e6e696e67222c227475726e223a2231227d');
INSERT INTO public.qrtz_triggers VALUES ('wan25-jobs', 'queued-1#1', 'wan25-jobs', 'lane-1', 'wan25-jobs', NULL, 639312510552334381, NULL, 5, 'BLOCKED', 'SIMPLE', 639312510552334381, NULL, NULL, -1, NULL, NULL, NULL, false, '\x7b226b6579223a227175657565642d31222c227475726e223a2231227d');
INSERT INTO public.qrtz_triggers VALUES ('wan25-jobs', 'queued-2#1', 'wan25-jobs', 'lane-2', 'wan25-jobs', NULL, 639312510552444641, NULL, 5, 'BLOCKED', 'SIMPLE', 639312510552444641, NULL, NULL, -1, NULL, NULL, NULL, false, '\x7b226b6579223a227175657565642d32222c227475726e223a2231227d');
INSERT INTO public.wan25_jobs OVERRIDING SYSTEM VALUE VALUES (2, 'dead', 5, '{"format":1,"request":{"version":1,"taskType":"videoInference","taskUUID":"47d04430-08f8-4cc7-bf6a-587283dd3592","model":"runware:201@1","includeCost":true,"positivePrompt":"A lighthouse in a storm"}}', '47d04430-08f8-4cc7-bf6a-587283dd3592-1', 1795654254808, 1795654254902, 1795654254808, 1795654254833, 1795654254894, 1, 1, 1, 'lane-1', 1, 100, '{"format":1,"videos":[{"videoId":"ca87ffca-d3a2-462d-9ae8-4d75090a0e7a","url":"https://emulator.runware.test/video/os/a25d01/ws/5/vi/ca87ffca-d3a2-462d-9ae8-4d75090a0e7a.mp4?sig=19fe4c1e3df40de7","seed":3367800795,"cost":0.473,"row":{"taskType":"videoInference","taskUUID":"47d04430-08f8-4cc7-bf6a-587283dd3592","status":"success","videoUUID":"ca87ffca-d3a2-462d-9ae8-4d75090a0e7a","videoURL":"https://emulator.runware.test/video/os/a25d01/ws/5/vi/ca87ffca-d3a2-462d-9ae8-4d75090a0e7a.mp4?sig=19fe4c1e3df40de7","seed":3367800795,"cost":0.473}}],"failures":[]}', NULL, '{"code":"handlerFailed","message":"The handler threw InvalidOperationException; see the log.","category":"Unknown"}', 'old/23417/186307e6');
INSERT INTO public.wan25_jobs OVERRIDING SYSTEM VALUE VALUES (1, 'completed', 3, '{"format":1,"request":{"version":1,"taskType":"videoInference","taskUUID":"44272694-e9d7-45e6-b95c-861288615820","model":"runware:201@1","includeCost":true,"positivePrompt":"A lighthouse in a storm"}}', '44272694-e9d7-45e6-b95c-861288615820-1', 1795654254279, 1795654254750, 1795654254279, 1795654254449, 1795654254736, 1, 1, 1, 'lane-1', 1, 100, '{"format":1,"videos":[{"videoId":"2e689576-0c50-4f1a-8ac4-6c00d13db8f9","url":"https://emulator.runware.test/video/os/a25d01/ws/5/vi/2e689576-0c50-4f1a-8ac4-6c00d13db8f9.mp4?sig=1f2c8b97fefb4a7d","seed":2304257601,"cost":0.473,"row":{"taskType":"videoInference","taskUUID":"44272694-e9d7-45e6-b95c-861288615820","status":"success","videoUUID":"2e689576-0c50-4f1a-8ac4-6c00d13db8f9","videoURL":"https://emulator.runware.test/video/os/a25d01/ws/5/vi/2e689576-0c50-4f1a-8ac4-6c00d13db8f9.mp4?sig=1f2c8b97fefb4a7d","seed":2304257601,"cost":0.473}}],"failures":[]}', NULL, NULL, 'old/23417/186307e6');
INSERT INTO public.wan25_jobs OVERRIDING SYSTEM VALUE VALUES (5, 'running', 1, '{"format":1,"request":{"version":1,"taskType":"videoInference","taskUUID":"9b7879ba-eab0-4879-aae1-7dfa96c9a89a","model":"runware:201@1","includeCost":true,"positivePrompt":"A lighthouse in a storm"}}', '9b7879ba-eab0-4879-aae1-7dfa96c9a89a-1', 1795654255170, 1795654255204, 1795654255170, 1795654255197, NULL, 1, 1, 0, 'lane-2', 1, NULL, NULL, NULL, NULL, 'old/23417/186307e6');
INSERT INTO public.wan25_jobs OVERRIDING SYSTEM VALUE VALUES (6, 'queued-1', 0, '{"format":1,"request":{"version":1,"taskType":"videoInference","taskUUID":"48af9d4c-2a84-4ab9-aec1-558c40005aee","model":"runware:201@1","includeCost":true,"positivePrompt":"A lighthouse in a storm"}}', '48af9d4c-2a84-4ab9-aec1-558c40005aee-1', 1795654255233, 1795654255233, 1795654255233, NULL, NULL, 1, 0, 0, 'lane-1', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.wan25_jobs OVERRIDING SYSTEM VALUE VALUES (3, 'failed', 4, '{"format":1,"request":{"version":1,"taskType":"videoInference","taskUUID":"77edf1c5-b06a-4404-8d0e-3130dd67ce1d","model":"runware:201@1","includeCost":true,"positivePrompt":"A lighthouse in a storm"}}', '77edf1c5-b06a-4404-8d0e-3130dd67ce1d-1', 1795654254929, 1795654255036, 1795654254929, 1795654254969, 1795654255031, 1, 1, 1, 'lane-2', 1, NULL, '{"format":1,"videos":[],"failures":[{"code":"contentPolicyViolation","category":"ContentPolicy","message":"Not that."}]}', '{"code":"contentPolicyViolation","message":"Not that.","category":"ContentPolicy"}', NULL, 'old/23417/186307e6');
INSERT INTO public.wan25_jobs OVERRIDING SYSTEM VALUE VALUES (4, 'delivering', 2, '{"format":1,"request":{"version":1,"taskType":"videoInference","taskUUID":"38cfd051-b87b-4249-8578-66c20ff22b83","model":"runware:201@1","includeCost":true,"positivePrompt":"A lighthouse in a storm"}}', '38cfd051-b87b-4249-8578-66c20ff22b83-1', 1795654255049, 1795654255139, 1795654255049, 1795654255079, 1795654255138, 1, 1, 1, 'lane-1', 1, 100, '{"format":1,"videos":[{"videoId":"d9ce858b-e454-4729-8e24-bff4b1a243d1","url":"https://emulator.runware.test/video/os/a25d01/ws/5/vi/d9ce858b-e454-4729-8e24-bff4b1a243d1.mp4?sig=bc2512b06b88b803","seed":584000831,"cost":0.473,"row":{"taskType":"videoInference","taskUUID":"38cfd051-b87b-4249-8578-66c20ff22b83","status":"success","videoUUID":"d9ce858b-e454-4729-8e24-bff4b1a243d1","videoURL":"https://emulator.runware.test/video/os/a25d01/ws/5/vi/d9ce858b-e454-4729-8e24-bff4b1a243d1.mp4?sig=bc2512b06b88b803","seed":584000831,"cost":0.473}}],"failures":[]}', NULL, NULL, 'old/23417/186307e6');
INSERT INTO public.wan25_jobs OVERRIDING SYSTEM VALUE VALUES (7, 'queued-2', 0, '{"format":1,"request":{"version":1,"taskType":"videoInference","taskUUID":"3b8781ce-29d6-4a90-aaf9-c379335d1e90","model":"runware:201@1","includeCost":true,"positivePrompt":"A lighthouse in a storm"}}', '3b8781ce-29d6-4a90-aaf9-c379335d1e90-1', 1795654255244, 1795654255244, 1795654255244, NULL, NULL, 1, 0, 0, 'lane-2', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.wan25_jobs_schema VALUES (1);
SELECT pg_catalog.setval('public.wan25_jobs_sequence_seq', 7, true);
ALTER TABLE ONLY public.qrtz_blob_triggers
    ADD CONSTRAINT qrtz_blob_triggers_pkey PRIMARY KEY (sched_name, trigger_name, trigger_group);
ALTER TABLE ONLY public.qrtz_calendars
    ADD CONSTRAINT qrtz_calendars_pkey PRIMARY KEY (sched_name, calendar_name);
ALTER TABLE ONLY public.qrtz_cron_triggers
    ADD CONSTRAINT qrtz_cron_triggers_pkey PRIMARY KEY (sched_name, trigger_name, trigger_group);
ALTER TABLE ONLY public.qrtz_fired_triggers
    ADD CONSTRAINT qrtz_fired_triggers_pkey PRIMARY KEY (sched_name, entry_id);
ALTER TABLE ONLY public.qrtz_job_details
    ADD CONSTRAINT qrtz_job_details_pkey PRIMARY KEY (sched_name, job_name, job_group);
ALTER TABLE ONLY public.qrtz_locks
    ADD CONSTRAINT qrtz_locks_pkey PRIMARY KEY (sched_name, lock_name);
ALTER TABLE ONLY public.qrtz_paused_trigger_grps
    ADD CONSTRAINT qrtz_paused_trigger_grps_pkey PRIMARY KEY (sched_name, trigger_group);
ALTER TABLE ONLY public.qrtz_scheduler_state
    ADD CONSTRAINT qrtz_scheduler_state_pkey PRIMARY KEY (sched_name, instance_name);
ALTER TABLE ONLY public.qrtz_simple_triggers
    ADD CONSTRAINT qrtz_simple_triggers_pkey PRIMARY KEY (sched_name, trigger_name, trigger_group);
ALTER TABLE ONLY public.qrtz_simprop_triggers
    ADD CONSTRAINT qrtz_simprop_triggers_pkey PRIMARY KEY (sched_name, trigger_name, trigger_group);
ALTER TABLE ONLY public.qrtz_triggers
    ADD CONSTRAINT qrtz_triggers_pkey PRIMARY KEY (sched_name, trigger_name, trigger_group);
ALTER TABLE ONLY public.wan25_jobs
    ADD CONSTRAINT wan25_jobs_job_key_key UNIQUE (job_key);
ALTER TABLE ONLY public.wan25_jobs
    ADD CONSTRAINT wan25_jobs_pkey PRIMARY KEY (sequence);
CREATE INDEX idx_qrtz_ft_inst_job_req_rcvry ON public.qrtz_fired_triggers USING btree (sched_name, instance_name, requests_recovery);
CREATE INDEX idx_qrtz_ft_j_g ON public.qrtz_fired_triggers USING btree (sched_name, job_name, job_group);
CREATE INDEX idx_qrtz_ft_t_g ON public.qrtz_fired_triggers USING btree (sched_name, trigger_name, trigger_group);
CREATE INDEX idx_qrtz_t_j ON public.qrtz_triggers USING btree (sched_name, job_name, job_group);
CREATE INDEX idx_qrtz_t_nft_st ON public.qrtz_triggers USING btree (sched_name, trigger_state, next_fire_time);
CREATE INDEX wan25_jobs_by_state ON public.wan25_jobs USING btree (state, sequence);
ALTER TABLE ONLY public.qrtz_blob_triggers
    ADD CONSTRAINT qrtz_blob_triggers_sched_name_trigger_name_trigger_group_fkey FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES public.qrtz_triggers(sched_name, trigger_name, trigger_group) ON DELETE CASCADE;
ALTER TABLE ONLY public.qrtz_cron_triggers
    ADD CONSTRAINT qrtz_cron_triggers_sched_name_trigger_name_trigger_group_fkey FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES public.qrtz_triggers(sched_name, trigger_name, trigger_group) ON DELETE CASCADE;
ALTER TABLE ONLY public.qrtz_simple_triggers
    ADD CONSTRAINT qrtz_simple_triggers_sched_name_trigger_name_trigger_group_fkey FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES public.qrtz_triggers(sched_name, trigger_name, trigger_group) ON DELETE CASCADE;
ALTER TABLE ONLY public.qrtz_simprop_triggers
    ADD CONSTRAINT qrtz_simprop_triggers_sched_name_trigger_name_trigger_grou_fkey FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES public.qrtz_triggers(sched_name, trigger_name, trigger_group) ON DELETE CASCADE;
ALTER TABLE ONLY public.qrtz_triggers
    ADD CONSTRAINT qrtz_triggers_sched_name_job_name_job_group_fkey FOREIGN KEY (sched_name, job_name, job_group) REFERENCES public.qrtz_job_details(sched_name, job_name, job_group);
