package org.firstline.messages;

import org.firstline.base.Db;

class MessagesOnDerbyTest extends MessagesContract {
    @Override
    Db db() {
        return Db.inMemory("messages");
    }
}
