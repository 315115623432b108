-- what is on the walls; tiles as a JSON array, since nothing is ever searched in them
create table board (
    name     varchar(40)    not null primary key,
    title    varchar(80)    not null,
    width    int            not null,
    height   int            not null,
    language varchar(2)     not null,
    tiles    varchar(30000) not null
);
