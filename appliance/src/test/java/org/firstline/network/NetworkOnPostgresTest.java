package org.firstline.network;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class NetworkOnPostgresTest extends NetworkContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
