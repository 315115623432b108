package org.firstline.calls.sip;

import org.firstline.base.Db;

class FarewellsOnDerbyTest extends FarewellsContract {
    @Override
    Db db() {
        return Db.inMemory("farewells");
    }
}
