package org.firstline.messages;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class InTurnOnPostgresTest extends InTurnContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
