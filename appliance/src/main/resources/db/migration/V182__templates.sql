-- The site's own words for what the box writes by itself; what has no row is said in the shipped words.
create table sms_template (
    name varchar(60) not null,
    language varchar(2) not null,
    text varchar(600) not null,
    latin boolean not null,
    changed_at timestamp not null,
    changed_by varchar(60) not null,
    primary key (name, language)
);
