package org.firstline.works;

import org.firstline.base.Db;

class WorksOnDerbyTest extends WorksContract {
    @Override
    Db db() {
        return Db.inMemory("works");
    }
}
