package org.firstline.quality;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class QualityOnPostgresTest extends QualityContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
