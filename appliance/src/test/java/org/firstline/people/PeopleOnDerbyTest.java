package org.firstline.people;

import org.firstline.base.Db;

class PeopleOnDerbyTest extends PeopleContract {
    @Override
    Db db() {
        return Db.inMemory("people-test");
    }
}
