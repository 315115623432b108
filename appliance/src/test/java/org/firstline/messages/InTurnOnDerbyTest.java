package org.firstline.messages;

import org.firstline.base.Db;

class InTurnOnDerbyTest extends InTurnContract {
    @Override
    Db db() {
        return Db.inMemory("in-turn");
    }
}
