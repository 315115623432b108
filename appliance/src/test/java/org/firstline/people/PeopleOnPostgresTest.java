package org.firstline.people;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class PeopleOnPostgresTest extends PeopleContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
