package org.firstline.calls;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class CallsOnPostgresTest extends CallsContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
