package org.firstline.subscribers;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class SubscribersOnPostgresTest extends SubscribersContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
