-- What callers think of how they were served, 1 to 5; asked after the call or by a step of a flow.
create table phone_mark (
    call_id varchar(26) not null,
    question varchar(60) not null,
    queue varchar(64),
    agent varchar(64),
    mark int not null,
    given_at timestamp not null,
    primary key (call_id, question)
);
create index phone_mark_given on phone_mark (given_at);
