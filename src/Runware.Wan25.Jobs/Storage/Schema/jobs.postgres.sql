-- What was asked, and what came of it: the jobs as the application sees them. When, where and how often one runs is in Quartz's tables.
-- Times are milliseconds since 1970 (UTC); state is the number of a VideoJobState.
create table if not exists wan25_jobs (
    sequence bigint generated always as identity primary key,
    job_key text not null unique,
    state integer not null,
    request text not null,
    operation_id text not null,
    enqueued_at bigint not null,
    updated_at bigint not null,
    due_at bigint not null,
    started_at bigint,
    ended_at bigint,
    turn integer not null default 1,
    attempts integer not null default 0,
    deliveries integer not null default 0,
    lane text not null,
    accepted integer not null default 0,
    percent integer,
    result text,
    failure text,
    trouble text,
    node text
);

create index if not exists wan25_jobs_by_state on wan25_jobs (state, sequence);
