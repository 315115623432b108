package org.firstline.network.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.firstline.network.alerts.MalformedAlert;

/**
 * A notification as net-snmp's snmptrapd hands it to a program ("traphandle", snmptrapd.conf(5)): the sender's name, his
 * transport address, then a line for each value with its name first. Names come with MIBs or, with {@code -On}, as
 * numbers; a value's further lines, as of a long text, are joined to it.
 */
public final class TrapText {
    private static final Pattern SENDER =
            Pattern.compile("(?:UDP|TCP|UDP6|TCP6):? *\\[?([^\\]\\s]+?)]?(?::\\d+)?(?:->.*)?");
    private static final Pattern NAME =
            Pattern.compile("\\.?[0-9]+(\\.[0-9]+)+|iso\\.[0-9.]+|[A-Za-z][\\w-]*::[\\w.\"-]+");
    private static final String KIND = "1.3.6.1.6.3.1.1.4.1.0";
    private static final String UPTIME = "1.3.6.1.2.1.1.3.0";
    private static final String ADDRESS = "1.3.6.1.6.3.18.1.3.0";
    private static final int MOST_LINES = 500;

    private TrapText() {}

    /** @throws MalformedAlert where no line says what kind of trap it is */
    public static Trap parse(byte[] body) throws MalformedAlert {
        String[] lines =
                new String(body, StandardCharsets.UTF_8).replace("\u0000", "").split("\r?\n");
        if (lines.length > MOST_LINES) throw new MalformedAlert("body", "more than " + MOST_LINES + " lines");
        String from = "";
        String kind = "";
        var values = new ArrayList<Trap.Value>();
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            var sender = SENDER.matcher(line);
            if (values.isEmpty() && kind.isEmpty() && sender.matches()) {
                from = sender.group(1);
                continue;
            }
            String[] parts = line.split("\\s+", 2);
            if (i == 0 && parts.length == 1) {
                from = line;
                continue;
            }
            if (!NAME.matcher(parts[0]).matches()) {
                if (!values.isEmpty() && !line.isEmpty()) extend(values, line);
                continue;
            }
            String name = plain(parts[0]);
            String text = parts.length < 2 ? "" : value(parts[1]);
            switch (canonical(name)) {
                case KIND -> kind = plain(text);
                case UPTIME -> {}
                case ADDRESS -> from = text;
                default -> values.add(new Trap.Value(name, text));
            }
        }
        if (kind.isEmpty()) throw new MalformedAlert("body", "no line with snmpTrapOID.0");
        if (from.isEmpty() || from.equals("<UNKNOWN>")) throw new MalformedAlert("line 2", "no address of the sender");
        return new Trap(from, kind, values);
    }

    private static void extend(List<Trap.Value> values, String line) {
        var last = values.removeLast();
        values.add(new Trap.Value(last.name(), value(last.text() + "\n" + line)));
    }

    private static String canonical(String name) {
        return switch (name) {
            case "SNMPv2-MIB::snmpTrapOID.0" -> KIND;
            case "DISMAN-EVENT-MIB::sysUpTimeInstance", "SNMPv2-MIB::sysUpTime.0", "RFC1213-MIB::sysUpTime.0" -> UPTIME;
            case "SNMP-COMMUNITY-MIB::snmpTrapAddress.0" -> ADDRESS;
            default -> name;
        };
    }

    private static String plain(String oid) {
        String text = oid.strip();
        if (text.startsWith("iso.")) return "1." + text.substring(4);
        return text.startsWith(".") ? text.substring(1) : text;
    }

    private static String value(String text) {
        String value = text.strip();
        return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
