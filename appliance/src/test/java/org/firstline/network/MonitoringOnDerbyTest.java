package org.firstline.network;

import org.firstline.base.Db;

class MonitoringOnDerbyTest extends MonitoringContract {
    @Override
    Db db() {
        return Db.inMemory("network.monitoring");
    }
}
