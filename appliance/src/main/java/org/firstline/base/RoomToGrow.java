package org.firstline.base;

import java.util.Map;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Gives the rows of some tables room: while their scripts run, Derby is told to keep more of each new page free than the
 * 20 % that it keeps anyway (Derby Reference Manual, derby.storage.pageReservedSpace). A row that outgrows its page is kept
 * on two, and costs twice at each change.
 */
final class RoomToGrow implements Callback {
    private static final String RESERVED = "derby.storage.pageReservedSpace";

    /** By the script that makes the table, in percent. A call's row doubles between its arrival and its end. */
    private static final Map<String, String> PERCENT = Map.of("70", "55");

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE_ERROR;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        String percent = PERCENT.get(context.getMigrationInfo().getVersion().getVersion());
        if (event == Event.BEFORE_EACH_MIGRATE && percent != null) System.setProperty(RESERVED, percent);
        else System.clearProperty(RESERVED);
    }

    @Override
    public String getCallbackName() {
        return "room to grow";
    }
}
