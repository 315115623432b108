package org.firstline.works;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class WorksOnPostgresTest extends WorksContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
