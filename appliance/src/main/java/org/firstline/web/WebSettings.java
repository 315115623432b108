package org.firstline.web;

import java.util.Locale;

/**
 * Where the web server listens.
 *
 * @param bind the address of the staff's port; {@code 0.0.0.0} is every interface
 * @param port {@code web.port}: staff and their machines; 0 takes any free one
 * @param portalBind the address of the other port
 * @param portalPort {@code portal.port}: subscribers and machines outside the staff's network; 0 takes any free one
 * @param language that subscribers read whose browser names none of ours
 */
public record WebSettings(String bind, int port, String portalBind, int portalPort, Locale language) {
    public static final WebSettings DEFAULT = new WebSettings("0.0.0.0", 8080, 8081);

    public WebSettings {
        if (port < 0 || port > 65535) throw new IllegalArgumentException("web.port is not a port: " + port);
        if (portalPort < 0 || portalPort > 65535)
            throw new IllegalArgumentException("portal.port is not a port: " + portalPort);
        if (port == portalPort && port != 0)
            throw new IllegalArgumentException("web.port and portal.port are both " + port);
    }

    /** Both ports at one address, in English. */
    public WebSettings(String bind, int port, int portalPort) {
        this(bind, port, bind, portalPort, Languages.ENGLISH);
    }
}
