package org.firstline.boards;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class BoardsOnPostgresTest extends BoardsContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
