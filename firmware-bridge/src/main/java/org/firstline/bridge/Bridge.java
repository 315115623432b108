package org.firstline.bridge;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.firstline.bridge.panel.Panel;
import org.firstline.bridge.sms.AtModem;
import org.firstline.bridge.sms.Modem;
import org.firstline.bridge.sms.ModemLines;
import org.firstline.bridge.sms.ModemOptions;
import org.firstline.bridge.sms.ModemPower;
import org.firstline.bridge.sms.PhoneSim;
import org.firstline.bridge.sms.SmppModem;
import org.firstline.bridge.sms.SmppSettings;

/** The only place that knows what the hardware words of the configuration file mean. Any thread. */
public final class Bridge {
    private Bridge() {}

    /**
     * @param word {@code none}, or one of {@link PanelWords#KNOWN} with its options
     * @return a panel that is not open yet; empty for {@code none}
     * @throws IllegalArgumentException for any other word, with a sentence
     */
    public static Optional<Panel> panel(String word) {
        return word.equals("none") ? Optional.empty() : Optional.of(PanelWords.panel(word));
    }

    /** The panels of several words with blanks between them, each as {@link #panel}. */
    public static List<Panel> panels(String words) {
        return Stream.of(words.strip().split("\\s+"))
                .flatMap(word -> panel(word).stream())
                .toList();
    }

    /**
     * @param word {@code mcu:/dev/…?relay=1}: a relay on a microcontroller's board; empty: nobody takes the power
     * @return one whose line is open only while it is at work
     * @throws IllegalArgumentException for any other word, with a sentence
     */
    public static ModemPower power(String word) {
        return word.isEmpty() ? ModemPower.NONE : new RelayPower(PanelWords.relay(word));
    }

    /**
     * @param word {@code simulated}, {@code none}, the path of a serial device, best one of /dev/serial/by-id/, {@code
     *     imei:860000000000001@/dev/ttyUSB*}: whichever of these devices has that IMEI, or {@code
     *     smpp:account@host:port}: an SMS centre
     * @return a modem that is not open yet; empty for {@code none}
     * @throws IllegalArgumentException for any other word, with a sentence
     */
    public static Optional<Modem> modem(String word, ModemOptions options) {
        return switch (word) {
            case "none" -> Optional.empty();
            case "simulated" -> Optional.of(new AtModem(new PhoneSim().line(), options));
            default ->
                Optional.of(
                        word.startsWith("smpp:")
                                ? new SmppModem(SmppSettings.of(word, options.password(), options.from()))
                                : new AtModem(ModemLines.of(word), options));
        };
    }

    /** With nothing to tell it. */
    public static Optional<Modem> modem(String word) {
        return modem(word, ModemOptions.NONE);
    }
}
