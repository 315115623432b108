package org.firstline.network;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class TreeEditOnPostgresTest extends TreeEditContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
