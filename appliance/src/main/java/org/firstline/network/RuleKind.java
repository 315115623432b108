package org.firstline.network;

import org.firstline.network.rules.JsonTable;
import org.firstline.network.rules.SyslogTable;
import org.firstline.network.rules.TrapTable;

/** The tables that say what devices and programs mean; rows hold the names, so a name is for ever. */
public enum RuleKind {
    TRAPS,
    SYSLOG,
    JSON;

    /** The lines that ship with the box. */
    public String shipped() {
        return switch (this) {
            case TRAPS -> TrapTable.shipped();
            case SYSLOG -> SyslogTable.shipped();
            case JSON -> JsonTable.shipped();
        };
    }
}
