package org.firstline.messages;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class ModemRowsOnPostgresTest extends ModemRowsContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
