package org.firstline.routing;

import org.firstline.base.Db;

class RoutingOnDerbyTest extends RoutingContract {
    @Override
    Db db() {
        return Db.inMemory("routing-test");
    }
}
