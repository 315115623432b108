package org.firstline.messages;

import org.firstline.bridge.sms.StatusReport;

/**
 * What somebody says became of a part.
 *
 * @param modem the modem that heard it; a reference means something only together with it
 * @param status for people: {@code 0x46}, {@code EXPIRED}
 */
record Fated(String modem, String reference, String to, StatusReport.Fate fate, String status) {
    static Fated of(String modem, StatusReport report) {
        return new Fated(
                modem,
                String.valueOf(report.reference()),
                report.to(),
                report.fate(),
                "0x%02X".formatted(report.status()));
    }
}
