package org.firstline.flows;

import org.firstline.base.Db;

class FlowsOnDerbyTest extends FlowsContract {
    @Override
    Db db() {
        return Db.inMemory("flows-contract");
    }
}
