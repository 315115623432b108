package org.firstline.messages.templates;

import org.firstline.base.Db;

class TemplatesOnDerbyTest extends TemplatesContract {
    @Override
    Db db() {
        return Db.inMemory("templates");
    }
}
