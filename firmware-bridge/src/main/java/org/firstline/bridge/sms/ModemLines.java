package org.firstline.bridge.sms;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firstline.bridge.serial.FoundLine;
import org.firstline.bridge.serial.JSerialLine;
import org.firstline.bridge.serial.SerialLine;
import org.firstline.bridge.serial.SerialMode;
import org.firstline.bridge.serial.Ticks;

/** The serial lines of modems, by their words in the configuration file. */
public final class ModemLines {
    private static final Pattern IMEI = Pattern.compile("imei:(\\d{14,16})@(/\\S+)/([^/\\s]+)");

    /** So many devices are looked at. */
    private static final int MOST = 32;

    /** Modems look for their devices one after another: the devices are the machine's, and so is this. */
    private static final Lock SEARCHING = new ReentrantLock();

    private ModemLines() {}

    /** @throws IllegalArgumentException when the word is none of them, with a sentence */
    public static SerialLine of(String word) {
        Matcher imei = IMEI.matcher(word);
        if (imei.matches())
            return new FoundLine(
                    "imei:" + imei.group(1),
                    () -> devices(Path.of(imei.group(2)), imei.group(3)),
                    open -> AtModem.hasImei(open, imei.group(1)),
                    Ticks.REAL,
                    SEARCHING);
        if (word.startsWith("/")) return new JSerialLine(word, SerialMode.MODEM);
        throw new IllegalArgumentException(
                "a modem must be simulated, none, the path of a device such as /dev/ttyUSB0 or"
                        + " imei:860000000000001@/dev/ttyUSB*, not \"" + word + "\"");
    }

    private static List<SerialLine> devices(Path folder, String names) {
        var lines = new ArrayList<SerialLine>();
        if (!Files.isDirectory(folder)) return lines;
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, names)) {
            for (Path path : paths)
                if (lines.size() < MOST) lines.add(new JSerialLine(path.toString(), SerialMode.MODEM));
        } catch (IOException e) {
            return List.of();
        }
        lines.sort((a, b) -> a.name().compareTo(b.name()));
        return lines;
    }
}
