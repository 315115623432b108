package org.firstline.network.alerts;

/** A payload that can't be understood, and where: a line and column, or a field. */
public final class MalformedAlert extends Exception {
    private static final long serialVersionUID = 1;

    private final String place;
    private final String reason;

    /**
     * @param place {@code "line 3, column 17"} or {@code "alerts[2].labels"}
     * @param reason in English, for the administrator of the monitor who reads the answer
     */
    public MalformedAlert(String place, String reason) {
        super(place + ": " + reason);
        this.place = place;
        this.reason = reason;
    }

    public String place() {
        return place;
    }

    public String reason() {
        return reason;
    }
}
