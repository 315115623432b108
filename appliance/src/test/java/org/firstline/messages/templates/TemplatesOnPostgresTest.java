package org.firstline.messages.templates;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class TemplatesOnPostgresTest extends TemplatesContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
