package org.firstline.network;

import org.firstline.base.Db;

class NetworkOnDerbyTest extends NetworkContract {
    @Override
    Db db() {
        return Db.inMemory("network");
    }
}
