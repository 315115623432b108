package org.firstline.tickets;

import org.firstline.base.Db;

class TicketsOnDerbyTest extends TicketsContract {
    @Override
    Db db() {
        return Db.inMemory("tickets-test");
    }
}
