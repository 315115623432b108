package org.firstline.flows;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class FlowsOnPostgresTest extends FlowsContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
