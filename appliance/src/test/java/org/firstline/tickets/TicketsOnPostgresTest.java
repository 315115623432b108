package org.firstline.tickets;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class TicketsOnPostgresTest extends TicketsContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
