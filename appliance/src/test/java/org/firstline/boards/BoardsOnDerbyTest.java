package org.firstline.boards;

import org.firstline.base.Db;

class BoardsOnDerbyTest extends BoardsContract {
    @Override
    Db db() {
        return Db.inMemory("boards");
    }
}
