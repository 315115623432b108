package org.firstline.network.alerts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What is to be pasted where, so that a program tells the box: with the box's own address and a machine token in it. */
public enum Recipe {
    ZABBIX("yaml"),
    ALERTMANAGER("yml"),
    LIBRENMS("txt"),
    SNMP("txt"),
    SNMPTRAPD("sh"),
    SYSLOG("conf"),
    JSON("sh"),
    OSTICKET("txt"),
    CTI("txt");

    private final String ending;

    Recipe(String ending) {
        this.ending = ending;
    }

    /**
     * @param box where the box is reached: {@code http://192.0.2.1:8080}
     * @param host the same without scheme and port
     * @param token a machine token, or what stands for it
     */
    public String text(String box, String host, String token) {
        String file = "/org/firstline/network/monitors/" + name().toLowerCase(Locale.ROOT) + "." + ending;
        try (var in = Recipe.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("not in the box: " + file);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@BOX@", box)
                    .replace("@HOST@", host)
                    .replace("@TOKEN@", token);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
