package org.firstline.diagnostics;

import org.firstline.base.Db;

class RepairChecksOnDerbyTest extends RepairChecksContract {
    @Override
    Db db() {
        return Db.inMemory("repairs");
    }
}
