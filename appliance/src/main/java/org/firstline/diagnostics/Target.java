package org.firstline.diagnostics;

/**
 * One line to be probed; the parts are those of {@link LineFacts} with what is known from elsewhere filled in. A part
 * that is still empty makes the probes that need it say so.
 */
public record Target(
        long subscriber, String login, String address, String host, String port, String onu, String profile) {}
