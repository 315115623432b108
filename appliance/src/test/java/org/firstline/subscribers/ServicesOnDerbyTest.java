package org.firstline.subscribers;

import org.firstline.base.Db;

class ServicesOnDerbyTest extends ServicesContract {
    @Override
    Db db() {
        return Db.inMemory("subscribers.services");
    }
}
