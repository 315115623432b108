package org.firstline.calls;

import org.firstline.base.Db;

class MarksOnDerbyTest extends MarksContract {
    @Override
    Db db() {
        return Db.inMemory("marks");
    }
}
