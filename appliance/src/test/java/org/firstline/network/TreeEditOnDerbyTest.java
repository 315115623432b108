package org.firstline.network;

import org.firstline.base.Db;

class TreeEditOnDerbyTest extends TreeEditContract {
    @Override
    Db db() {
        return Db.inMemory("network.edit");
    }
}
