-- who has no row is taken to have internet; node null = the one that serves him otherwise
create table subscriber_service (
    subscriber bigint not null references subscriber (id) on delete cascade,
    kind varchar(10) not null,
    node varchar(64),
    primary key (subscriber, kind)
);
create index subscriber_service_node on subscriber_service (node);
