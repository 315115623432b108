package org.firstline.network;

import java.time.Duration;
import org.firstline.network.alerts.AlertNote;
import org.firstline.network.alerts.Severity;

/**
 * @param autoConfirm whether a suspected outage is confirmed by rule at once ({@code outage.confirm = auto}), or waits
 *     for a person
 * @param damping how alerts settle
 * @param leastSeverity from which on an alert means that its host serves nobody
 * @param clusters when complaints suggest an outage
 */
public record NetworkSettings(
        boolean autoConfirm, DampingRules damping, Severity leastSeverity, ClusterRules clusters) {
    /** What a rule is called that watches whether a host answers: then its severity does not matter. */
    private static final String REACHABILITY =
            "(?is).*(ping|icmp|unreachable|unavailable|up/down|host ?down|device ?down|node ?down|instance ?down|no"
                    + " physical connection|no response|not respond|недоступ|не отвечает|нет связи).*";

    /** As shipped. */
    public static NetworkSettings of(boolean autoConfirm, Duration holdDown) {
        return new NetworkSettings(autoConfirm, DampingRules.of(holdDown), Severity.MINOR, ClusterRules.STANDARD);
    }

    public NetworkSettings withClusters(ClusterRules rules) {
        return new NetworkSettings(autoConfirm, damping, leastSeverity, rules);
    }

    /** A full disk or a warm processor is no outage; an alert that does not say how bad it is may be one. */
    boolean meansDown(AlertNote note) {
        return note.severity() == Severity.UNKNOWN
                || note.severity().compareTo(leastSeverity) >= 0
                || note.name().matches(REACHABILITY);
    }
}
