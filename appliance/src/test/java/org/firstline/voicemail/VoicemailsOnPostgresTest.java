package org.firstline.voicemail;

import org.firstline.base.Db;
import org.firstline.base.Postgres;

class VoicemailsOnPostgresTest extends VoicemailsContract {
    @Override
    Db db() {
        return Postgres.freshDatabase();
    }
}
