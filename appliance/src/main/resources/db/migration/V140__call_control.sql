-- Which way a call went, and what the agent said it was about in the end.
alter table phone_call add column direction varchar(8) default 'IN' not null;
alter table phone_call add column disposition varchar(40);

-- What happened within a call, from moment to moment: who talked, held, was asked. Written with the call's end.
create table phone_call_segment (
    call_id varchar(26) not null,
    number int not null,
    kind varchar(16) not null,
    queue varchar(64),
    agent varchar(64),
    party varchar(64),
    started_at timestamp not null,
    ended_at timestamp not null,
    ended_by varchar(16) not null,
    primary key (call_id, number)
);
create index phone_call_segment_agent on phone_call_segment (agent, started_at);
create index phone_call_segment_queue on phone_call_segment (queue, started_at);

-- What people did to calls that are not their own, and to recordings: the trail of every use.
create table phone_call_act (
    call_id varchar(26) not null,
    done_at timestamp not null,
    number int not null,
    actor varchar(64) not null,
    act varchar(24) not null,
    detail varchar(128) not null,
    primary key (call_id, number)
);
create index phone_call_act_newest on phone_call_act (done_at desc);

create table phone_recording (
    call_id varchar(26) not null primary key,
    file varchar(128) not null,
    started_at timestamp not null,
    seconds int,
    state varchar(16) not null
);
create index phone_recording_started on phone_recording (state, started_at);

-- How calls of a queue are handled once they are answered.
create table phone_queue_rules (
    queue varchar(64) not null primary key,
    recorded boolean not null,
    announced boolean not null,
    hold_seconds int not null
);

create table phone_disposition (
    queue varchar(64) not null,
    code varchar(40) not null,
    place int not null,
    title_en varchar(80) not null,
    title_ru varchar(80) not null,
    primary key (queue, code)
);
