-- what the last import of nodes changed, as it was before
create table node_undo (
    id varchar(64) not null primary key,
    existed boolean not null,
    parent varchar(64),
    host varchar(200) not null,
    name varchar(200) not null,
    kind varchar(40) not null,
    second_uplink varchar(64),
    imported_at timestamp not null
);
