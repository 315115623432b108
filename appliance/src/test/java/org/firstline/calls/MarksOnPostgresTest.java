package org.firstline.calls;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class MarksOnPostgresTest extends MarksContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
