package org.firstline.network;

import java.time.Duration;

/**
 * When complaints of one place make one think of an outage that no monitor has seen.
 *
 * @param tickets of so many subscribers; 0 = tickets suggest nothing
 * @param calls of so many subscribers; 0 = calls suggest nothing
 * @param window within this time
 * @param rest a place that a person waved off suggests nothing for so long
 */
public record ClusterRules(int tickets, int calls, Duration window, Duration rest) {
    public static final ClusterRules STANDARD = new ClusterRules(12, 5, Duration.ofMinutes(20), Duration.ofHours(2));

    public ClusterRules {
        if (tickets < 0 || calls < 0 || tickets == 1 || calls == 1)
            throw new IllegalArgumentException("a cluster has at least two");
    }

    int enough(Complaint.Kind kind) {
        return kind == Complaint.Kind.TICKET ? tickets : calls;
    }
}
