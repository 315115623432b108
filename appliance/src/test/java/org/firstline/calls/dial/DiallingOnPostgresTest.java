package org.firstline.calls.dial;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class DiallingOnPostgresTest extends DiallingContract {
    @Override
    Db open() {
        return Postgres.freshDatabase();
    }
}
