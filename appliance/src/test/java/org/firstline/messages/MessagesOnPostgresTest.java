package org.firstline.messages;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class MessagesOnPostgresTest extends MessagesContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
