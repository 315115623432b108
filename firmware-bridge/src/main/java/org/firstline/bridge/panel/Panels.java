package org.firstline.bridge.panel;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.firstline.bridge.serial.JSerialLine;
import org.firstline.bridge.serial.SerialMode;
import org.firstline.bridge.serial.SerialMode.Parity;

/**
 * The panel that a line of configuration names:
 *
 * <pre>
 * none
 * simulated                             a wall in memory, 160x90
 * alpha:/dev/serial/by-id/…             an Alpha sign on a serial line
 * alpha-tcp:HOST:PORT                   an Alpha sign behind an Ethernet adapter
 * </pre>
 *
 * An Alpha sign takes options after a question mark, joined by {@code &}: {@code columns=15} (letters it shows at
 * once), {@code sums=off} (no sums, for signs that know none) and on a serial line {@code speed=9600} and
 * {@code bits=8N1} (old signs want 7E2).
 */
public final class Panels {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 90;

    private Panels() {}

    /**
     * @return empty for {@code none}
     * @throws IllegalArgumentException with a sentence, where the word names no panel
     */
    public static Optional<Panel> of(String word) {
        if (word.equals("none")) return Optional.empty();
        if (word.equals("simulated")) return Optional.of(new SimulatedPanel(WIDTH, HEIGHT));
        if (word.startsWith("alpha-tcp:")) return Optional.of(alphaTcp(word));
        if (word.startsWith("alpha:")) return Optional.of(alphaSerial(word));
        throw new IllegalArgumentException(
                "\"" + word + "\" is no panel: none, simulated, alpha:/dev/serial/by-id/… or alpha-tcp:HOST:PORT");
    }

    private static Panel alphaTcp(String word) {
        var options = Options.of(word, Set.of("columns", "sums"));
        String address = options.head().substring("alpha-tcp:".length());
        int colon = address.lastIndexOf(':');
        if (colon < 1) throw new IllegalArgumentException("\"" + word + "\" lacks its port: alpha-tcp:HOST:PORT");
        int port = number(word, "port", address.substring(colon + 1), 1, 65535);
        String host = address.substring(0, colon).replaceAll("^\\[(.*)]$", "$1");
        return new AlphaPanel(
                options.head(), options.sign(word), AlphaPanel.Pace.OF_A_SIGN, () -> TcpLink.open(host, port));
    }

    private static Panel alphaSerial(String word) {
        var options = Options.of(word, Set.of("columns", "sums", "speed", "bits"));
        String path = options.head().substring("alpha:".length());
        if (!path.startsWith("/"))
            throw new IllegalArgumentException("\"" + word + "\" lacks its line: alpha:/dev/serial/by-id/…");
        int speed = number(word, "speed", options.values().getOrDefault("speed", "9600"), 300, 115_200);
        String bits = options.values().getOrDefault("bits", "8N1");
        if (!bits.matches("[78][NEO][12]"))
            throw new IllegalArgumentException("\"" + word + "\": bits must look like 8N1 or 7E2");
        Parity parity = switch (bits.charAt(1)) {
            case 'E' -> Parity.EVEN;
            case 'O' -> Parity.ODD;
            default -> Parity.NONE;
        };
        var mode = new SerialMode(speed, bits.charAt(0) - '0', parity, bits.charAt(2) - '0');
        return new AlphaPanel(
                options.head(),
                options.sign(word),
                AlphaPanel.Pace.OF_A_SIGN,
                () -> SerialLink.open(new JSerialLine(path, mode)));
    }

    private static int number(String word, String what, String digits, int least, int most) {
        if (digits.matches("[0-9]{1,7}")) {
            int number = Integer.parseInt(digits);
            if (number >= least && number <= most) return number;
        }
        throw new IllegalArgumentException(
                "\"" + word + "\": " + what + " must be " + least + " to " + most + ", not \"" + digits + "\"");
    }

    private record Options(String head, Map<String, String> values) {
        static Options of(String word, Set<String> known) {
            int mark = word.indexOf('?');
            if (mark < 0) return new Options(word, Map.of());
            var values = new HashMap<String, String>();
            for (String option : word.substring(mark + 1).split("&", -1)) {
                int is = option.indexOf('=');
                String key = is < 0 ? option : option.substring(0, is);
                if (is < 0 || !known.contains(key))
                    throw new IllegalArgumentException("\"" + word + "\": unknown option \"" + option + "\"");
                values.put(key, URLDecoder.decode(option.substring(is + 1), StandardCharsets.UTF_8));
            }
            return new Options(word.substring(0, mark), values);
        }

        AlphaPanel.Sign sign(String word) {
            int columns = number(word, "columns", values.getOrDefault("columns", "15"), 1, 200);
            String sums = values.getOrDefault("sums", "on");
            if (!sums.equals("on") && !sums.equals("off"))
                throw new IllegalArgumentException("\"" + word + "\": sums must be on or off");
            return new AlphaPanel.Sign(columns, sums.equals("on"));
        }
    }
}
