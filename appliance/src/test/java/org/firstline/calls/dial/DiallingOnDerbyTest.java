package org.firstline.calls.dial;

import org.firstline.base.Db;

class DiallingOnDerbyTest extends DiallingContract {
    @Override
    Db open() {
        return Db.inMemory("dialling-test");
    }
}
