package org.firstline.diagnostics;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class RepairChecksOnPostgresTest extends RepairChecksContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
