package org.firstline.subscribers;

import org.firstline.base.Db;

class SubscribersOnDerbyTest extends SubscribersContract {
    @Override
    Db db() {
        return Db.inMemory("subscribers");
    }
}
