package org.firstline.diagnostics;

import org.firstline.base.Db;

class DiagnosticsOnDerbyTest extends DiagnosticsContract {
    @Override
    Db db() {
        return Db.inMemory("diagnostics");
    }
}
