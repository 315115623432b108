package org.firstline.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.firstline.bridge.bus.I2cPort;
import org.firstline.bridge.bus.PiBuses;
import org.firstline.bridge.bus.PinPort;
import org.firstline.bridge.bus.SpiPort;
import org.firstline.bridge.mcu.McuPanel;
import org.firstline.bridge.mcu.McuRelay;
import org.firstline.bridge.panel.AlphaPanel;
import org.firstline.bridge.panel.Am03127Panel;
import org.firstline.bridge.panel.Panel;
import org.firstline.bridge.panel.SimulatedPanel;
import org.firstline.bridge.panel.chip.Chain;
import org.firstline.bridge.panel.chip.Ht16k33Matrix;
import org.firstline.bridge.panel.chip.Ht16k33Text;
import org.firstline.bridge.panel.chip.LampPanel;
import org.firstline.bridge.panel.chip.Max7219Panel;
import org.firstline.bridge.panel.chip.Segments;
import org.firstline.bridge.panel.chip.Ws2812Panel;
import org.firstline.bridge.serial.JSerialLine;
import org.firstline.bridge.serial.SerialLine;
import org.firstline.bridge.serial.SerialMode;
import org.firstline.bridge.serial.SerialMode.Parity;

/** The panel, or relay, that a line of configuration names; {@code conf/firstline.conf} explains each word. */
final class PanelWords {
    /** What can be written, for who wrote something else. */
    static final String KNOWN =
            "none, simulated, alpha:/dev/serial/by-id/…, alpha-tcp:HOST:PORT, am03127:/dev/…, mcu:/dev/…,"
                    + " max7219:spi0.0, ws2812:spi0.0, ht16k33:i2c1.0x70 or lamp:gpio17,27,22";

    private PanelWords() {}

    /** @throws IllegalArgumentException with a sentence, where the word names no panel */
    static Panel panel(String text) {
        var word = Word.of(text);
        return switch (word.scheme()) {
            case "simulated" -> simulated(word);
            case "alpha" -> alpha(word);
            case "alpha-tcp" -> alphaTcp(word);
            case "am03127" -> am03127(word);
            case "mcu" -> mcu(word);
            case "max7219" -> max7219(word);
            case "ws2812" -> ws2812(word);
            case "ht16k33" -> ht16k33(word);
            case "lamp" -> lamp(word);
            default -> throw new IllegalArgumentException("\"" + text + "\" is no panel: " + KNOWN);
        };
    }

    static McuRelay relay(String text) {
        var word = Word.of(text);
        if (!word.scheme().equals("mcu"))
            throw new IllegalArgumentException("\"" + text + "\" is no relay: mcu:/dev/…?relay=1");
        word.knows(Set.of("relay", "speed"));
        return new McuRelay(line(word, 115_200), word.number("relay", 1, 1, 16), McuPanel.PATIENCE);
    }

    private static Panel simulated(Word word) {
        word.knows(Set.of("width", "height"));
        return new SimulatedPanel(word.number("width", 160, 16, 1024), word.number("height", 90, 7, 1024));
    }

    private static Panel alpha(Word word) {
        word.knows(Set.of("columns", "sums", "letters", "speed", "bits"));
        return AlphaPanel.serial(word.name(), sign(word), line(word, 9600));
    }

    private static Panel alphaTcp(Word word) {
        word.knows(Set.of("columns", "sums", "letters"));
        int colon = word.where().lastIndexOf(':');
        if (colon < 1) throw word.wrong("lacks its port: alpha-tcp:HOST:PORT");
        String host = word.where().substring(0, colon).replaceAll("^\\[(.*)]$", "$1");
        int port = word.number("port", word.where().substring(colon + 1), 1, 65535);
        return AlphaPanel.tcp(word.name(), sign(word), host, port);
    }

    private static AlphaPanel.Sign sign(Word word) {
        return new AlphaPanel.Sign(
                word.number("columns", 15, 1, 200),
                word.choice("sums", "on", "off").equals("on"),
                word.choice("letters", "dots", "latin").equals("dots"));
    }

    private static Panel am03127(Word word) {
        word.knows(Set.of("columns", "id", "speed"));
        var sign = new Am03127Panel.Sign(word.number("columns", 16, 1, 200), word.number("id", 1, 1, 255));
        return new Am03127Panel(word.name(), line(word, 9600), sign, Am03127Panel.PACE);
    }

    private static Panel mcu(Word word) {
        word.knows(Set.of("width", "height", "speed"));
        return new McuPanel(
                word.name(),
                line(word, 115_200),
                word.number("width", 64, 8, 256),
                word.number("height", 32, 7, 128),
                McuPanel.PATIENCE);
    }

    private static SerialLine line(Word word, int usual) {
        if (!word.where().startsWith("/"))
            throw word.wrong("lacks its line: " + word.scheme() + ":/dev/serial/by-id/…");
        int speed = word.number("speed", usual, 300, 4_000_000);
        String bits = word.option("bits", "8N1");
        if (!bits.matches("[78][NEO][12]")) throw word.wrong("bits must look like 8N1 or 7E2");
        Parity parity = switch (bits.charAt(1)) {
            case 'E' -> Parity.EVEN;
            case 'O' -> Parity.ODD;
            default -> Parity.NONE;
        };
        return new JSerialLine(word.where(), new SerialMode(speed, bits.charAt(0) - '0', parity, bits.charAt(2) - '0'));
    }

    private static Panel max7219(Word word) {
        word.knows(Set.of("modules", "bands", "turn", "from", "hertz"));
        var chain = new Chain(
                word.number("modules", 4, 1, Chain.MOST),
                word.number("bands", 1, 1, Chain.MOST),
                Integer.parseInt(word.choice("turn", "0", "90", "180", "270")),
                word.choice("from", "left", "right").equals("right"));
        int hertz = word.number("hertz", 1_000_000, 10_000, 10_000_000);
        return new Max7219Panel(word.name(), spi(word, hertz), chain, Max7219Panel.RENEWAL);
    }

    private static Panel ws2812(Word word) {
        word.knows(Set.of("width", "height", "wiring"));
        var wiring = Ws2812Panel.Wiring.valueOf(
                word.choice("wiring", "serpentine", "rows").toUpperCase(Locale.ROOT));
        return new Ws2812Panel(
                word.name(),
                spi(word, Ws2812Panel.HERTZ),
                word.number("width", 32, 1, 512),
                word.number("height", 8, 1, 512),
                wiring);
    }

    private static SpiPort spi(Word word, int hertz) {
        if (!word.where().matches("spi[0-6]\\.[0-2]")) throw word.wrong("must name its bus like spi0.0");
        String where = word.where();
        return PiBuses.spi(where.charAt(3) - '0', where.charAt(5) - '0', hertz);
    }

    private static Panel ht16k33(Word word) {
        word.knows(Set.of("chips", "kind"));
        if (!word.where().matches("i2c[0-9]{1,2}\\.0x7[0-7]")) throw word.wrong("must name its chip like i2c1.0x70");
        int dot = word.where().indexOf('.');
        int bus = Integer.parseInt(word.where().substring(3, dot));
        int first = Integer.parseInt(word.where().substring(dot + 3), 16);
        int chips = word.number("chips", 1, 1, 0x78 - first);
        var ports = new ArrayList<I2cPort>();
        for (int i = 0; i < chips; i++) ports.add(PiBuses.i2c(bus, first + i));
        return switch (word.choice("kind", "matrix", "14", "7")) {
            case "14" -> text(word, ports, Segments.FOURTEEN);
            case "7" -> text(word, ports, Segments.SEVEN);
            default -> new Ht16k33Matrix(word.name(), ports, Ht16k33Matrix.RENEWAL);
        };
    }

    private static Panel text(Word word, List<I2cPort> ports, Segments segments) {
        return new Ht16k33Text(word.name(), ports, segments, Ht16k33Matrix.RENEWAL, Ht16k33Text.TURN);
    }

    private static Panel lamp(Word word) {
        word.knows(Set.of("active"));
        if (!word.where().matches("gpio[0-9]{1,3},[0-9]{1,3},[0-9]{1,3}"))
            throw word.wrong("must name the pins of green, amber and red like gpio17,27,22");
        boolean activeLow = word.choice("active", "high", "low").equals("low");
        var pins = new ArrayList<PinPort>();
        for (String pin : word.where().substring(4).split(",")) pins.add(PiBuses.pin(Integer.parseInt(pin), activeLow));
        return new LampPanel(word.name(), pins);
    }
}
