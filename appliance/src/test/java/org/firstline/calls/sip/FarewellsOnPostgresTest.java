package org.firstline.calls.sip;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class FarewellsOnPostgresTest extends FarewellsContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
