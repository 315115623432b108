package org.firstline.network.alerts;

import java.util.Locale;

/** How bad a monitor takes it to be. UNKNOWN: it did not say, or in a word that nobody here knows. */
public enum Severity {
    OK,
    INFO,
    WARNING,
    MINOR,
    MAJOR,
    CRITICAL,
    UNKNOWN;

    /** Words of Alertmanager labels and LibreNMS rules. */
    public static Severity ofWord(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "ok", "none", "normal", "cleared" -> OK;
            case "info", "information", "informational", "notice", "debug", "low" -> INFO;
            case "warning", "warn" -> WARNING;
            case "minor", "average", "medium" -> MINOR;
            case "major", "high", "error" -> MAJOR;
            case "critical", "crit", "disaster", "fatal", "emergency", "page" -> CRITICAL;
            default -> UNKNOWN;
        };
    }

    /** Zabbix's {EVENT.NSEVERITY}: 0 not classified … 5 disaster. */
    public static Severity ofZabbix(String number) {
        return switch (number.strip()) {
            case "1" -> INFO;
            case "2" -> WARNING;
            case "3" -> MINOR;
            case "4" -> MAJOR;
            case "5" -> CRITICAL;
            default -> UNKNOWN;
        };
    }
}
