package org.firstline.messages;

import org.firstline.base.Db;

class ModemRowsOnDerbyTest extends ModemRowsContract {
    @Override
    Db db() {
        return Db.inMemory("modem-rows");
    }
}
