package org.firstline.subscribers;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class ServicesOnPostgresTest extends ServicesContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
