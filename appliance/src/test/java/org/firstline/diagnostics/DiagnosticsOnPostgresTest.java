package org.firstline.diagnostics;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class DiagnosticsOnPostgresTest extends DiagnosticsContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
