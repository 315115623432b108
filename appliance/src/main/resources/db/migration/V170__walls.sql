-- how a board behaves on its walls, as JSON; boards from before have none and look as usual
alter table board add column look varchar(500);

-- what the shift head wants everybody to read: one row, number 1
create table board_message (
    id       int          not null primary key,
    text     varchar(300) not null,
    until_at timestamp,
    author   varchar(80)  not null
);

-- which wall shows which board; one that is not here shows the main board
create table board_wall (
    panel varchar(300) not null primary key,
    board varchar(40)  not null
);
