package org.firstline.network;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class MonitoringOnPostgresTest extends MonitoringContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
