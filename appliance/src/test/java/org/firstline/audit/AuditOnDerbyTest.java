package org.firstline.audit;

import org.firstline.base.Db;

class AuditOnDerbyTest extends AuditContract {
    @Override
    Db db() {
        return Db.inMemory("audit-test");
    }
}
