-- One row a call (CALL is a reserved word). A row without an end belongs to a call in progress, or to one that the box lost.
create table phone_call (
    id varchar(26) not null primary key,
    caller varchar(64) not null,
    called varchar(64) not null,
    category varchar(64) not null,
    queue varchar(64),
    agent varchar(64),
    outcome varchar(16) not null,
    ticket bigint,
    subscriber bigint,
    outage bigint,
    arrived_at timestamp not null,
    menu_at timestamp,
    queued_at timestamp,
    offered_at timestamp,
    answered_at timestamp,
    ended_at timestamp
);

-- Derby walks an index in its own direction only, and lists are newest first
create index phone_call_newest on phone_call (id desc);
create index phone_call_queue on phone_call (queue, id desc);
create index phone_call_agent on phone_call (agent, id desc);
create index phone_call_subscriber on phone_call (subscriber, id desc);
create index phone_call_outcome on phone_call (outcome, id desc);
create index phone_call_outage on phone_call (outage, outcome);
create index phone_call_arrived on phone_call (arrived_at);

-- When the box was last known to live, in one row: the end of calls that it lost.
create table phone_call_beat (
    id int not null primary key,
    beat_at timestamp not null
);
