-- Calls to numbers outside, for the limits of the dial plan: a row without an end is of a call in progress.
create table outbound_call (
    id varchar(26) not null primary key,
    who varchar(64) not null,
    number varchar(64) not null,
    asked_at timestamp not null,
    answered_at timestamp,
    ended_at timestamp,
    per_minute decimal(12, 4) not null
);

create index outbound_call_ended on outbound_call (ended_at);

-- Who may not call outside until a person lifts it; * is everybody.
create table outbound_block (
    who varchar(64) not null primary key,
    since timestamp not null,
    why varchar(500) not null
);
