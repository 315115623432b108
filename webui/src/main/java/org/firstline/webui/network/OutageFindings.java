package org.firstline.webui.network;

import java.time.Duration;
import org.firstline.reactions.OutageReport;
import org.firstline.webui.DeliveryBar;
import org.firstline.webui.Facts;
import org.firstline.webui.Words;

/** The report of an outage as lines of a page. */
record OutageFindings(OutageReport report, Words words) {
    void putInto(Facts facts) {
        facts.put(words.get("webui.outage.deflected"), words.get("webui.number", report.deflected()));
        facts.put(
                words.get("webui.outage.first-notice"),
                report.timeToFirstNotice().map(this::length).orElse(words.get("webui.outage.first-notice.none")));
        facts.put(
                words.get("webui.outage.calls"),
                words.get("webui.outage.calls.n", report.callsBefore(), report.callsAfter()));
        facts.put(words.get("webui.outage.down"), new DeliveryBar(report.down()));
        if (report.over().total() > 0) facts.put(words.get("webui.outage.over"), new DeliveryBar(report.over()));
    }

    private String length(Duration wait) {
        return wait.compareTo(Duration.ofMinutes(2)) < 0
                ? words.get("webui.outage.first-notice.seconds", wait.toSeconds())
                : words.get("webui.outage.first-notice.minutes", wait.toMinutes());
    }
}
