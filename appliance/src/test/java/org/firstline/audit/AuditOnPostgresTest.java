package org.firstline.audit;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class AuditOnPostgresTest extends AuditContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
