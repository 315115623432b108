package org.firstline.voicemail;

import org.firstline.base.Db;

class VoicemailsOnDerbyTest extends VoicemailsContract {
    @Override
    Db db() {
        return Db.inMemory("voicemail");
    }
}
