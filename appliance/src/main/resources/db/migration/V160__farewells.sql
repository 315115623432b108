-- The BYE of each call that talks, ready to be sent: what a box that died says to the far ends when it is back.
create table sip_farewell (
    id varchar(64) not null primary key,
    reliable boolean not null,
    address varchar(64) not null,
    port int not null,
    bye varchar(4000) not null,
    kept_at timestamp not null
);
