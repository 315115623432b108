package org.firstline.messages;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class InboxOnPostgresTest extends InboxContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
