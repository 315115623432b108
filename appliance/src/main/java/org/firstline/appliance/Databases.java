package org.firstline.appliance;

import java.util.Locale;
import org.firstline.base.Db;
import org.firstline.base.Texts;

/** Opens the database that the settings name, or says in one sentence why it does not open. */
final class Databases {
    private Databases() {}

    static Db open(Settings settings) throws NotStarted {
        try {
            return settings.database().equals("derby")
                    ? Db.derby(settings.dataDir().resolve("db"))
                    : Db.postgresql(settings.database());
        } catch (RuntimeException e) {
            throw new NotStarted(sentence(settings, String.valueOf(root(e).getMessage())), e);
        }
    }

    private static String sentence(Settings settings, String why) {
        Texts texts = Texts.of("appliance", Locale.getDefault());
        boolean inUse = why.contains("db.lck") || why.contains("nother instance of Derby");
        return inUse ? texts.get("start.database-in-use", settings.dataDir()) : texts.get("start.no-database", why);
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) root = root.getCause();
        return root;
    }
}
