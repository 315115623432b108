package org.firstline.messages;

import org.firstline.base.Db;

class InboxOnDerbyTest extends InboxContract {
    @Override
    Db db() {
        return Db.inMemory("inbox");
    }
}
