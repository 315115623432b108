package org.firstline.callbacks;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class CallbacksOnPostgresTest extends CallbacksContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
