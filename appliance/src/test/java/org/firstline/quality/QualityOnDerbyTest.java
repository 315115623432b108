package org.firstline.quality;

import org.firstline.base.Db;

class QualityOnDerbyTest extends QualityContract {
    @Override
    Db db() {
        return Db.inMemory("quality");
    }
}
