package org.firstline.routing;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class RoutingOnPostgresTest extends RoutingContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
