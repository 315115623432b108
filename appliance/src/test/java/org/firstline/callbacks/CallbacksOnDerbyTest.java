package org.firstline.callbacks;

import org.firstline.base.Db;

class CallbacksOnDerbyTest extends CallbacksContract {
    @Override
    Db db() {
        return Db.inMemory("callbacks");
    }
}
