package org.firstline.calls;

import org.firstline.base.Db;

class CallsOnDerbyTest extends CallsContract {
    @Override
    Db db() {
        return Db.inMemory("calls-test");
    }
}
