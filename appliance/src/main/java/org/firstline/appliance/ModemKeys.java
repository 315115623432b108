package org.firstline.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.firstline.bridge.Bridge;
import org.firstline.bridge.sms.ModemOptions;
import org.firstline.bridge.sms.PinMemory;
import org.firstline.bridge.sms.Profiles;
import org.firstline.bridge.sms.SmppSettings;
import org.firstline.messages.Caps;
import org.firstline.messages.ModemSettings;

/**
 * The keys of the modems: {@code modem} with {@code modem.KEY} for the one that most sites have, and {@code modem.NAME}
 * with {@code modem.NAME.KEY} for each further one, in the order of the file.
 */
record ModemKeys(ConfigFile file, int rate, Path dataDir) {
    private static final Set<String> KEYS =
            Set.of("pin", "rate", "prefixes", "profile", "ussd", "password", "from", "power");
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,20}");

    /**
     * @param word what its line is
     * @param pin of its SIM card; empty for none
     * @param profile the quirks to use; empty to find out
     * @param password of an account at an SMS centre
     * @param from whom its messages are from
     * @param power the relay that takes its power
     */
    record Keys(
            ModemSettings settings,
            String word,
            String pin,
            String profile,
            String password,
            String from,
            String power) {
        ModemOptions options(PinMemory pins) {
            return new ModemOptions(pin, pins, profile, password, from, Bridge.power(power));
        }

        @Override
        public String toString() {
            return "Keys[" + settings + "]";
        }
    }

    /** @param only the value of {@code modem} */
    List<Keys> read(String only) {
        var all = new ArrayList<Keys>();
        if (!only.equals("none")) all.add(keys(ModemSettings.ONLY, "modem", only));
        for (String name : names()) {
            String key = "modem." + name;
            if (!NAME.matcher(name).matches() || name.equals(ModemSettings.ONLY))
                file.fault(
                        key,
                        "the name of a modem has 1 to 20 letters a-z, digits and hyphens, and is not modem: " + name);
            else if (!file.has(key)) file.fault(firstOf(name), key + " is missing: the modem's device");
            else {
                String word = file.get(key, "none", ModemKeys::word);
                Keys keys = keys(name, key, word);
                if (!word.equals("none")) all.add(keys);
            }
        }
        return List.copyOf(all);
    }

    static String word(String value) {
        if (value.equals("simulated") || value.equals("none") || value.startsWith("/")) return value;
        if (value.startsWith("smpp:")) {
            SmppSettings.of(value, "", "");
            return value;
        }
        if (value.matches("imei:\\d{14,16}@/\\S+/[^/\\s]+")) return value;
        throw new IllegalArgumentException(
                "must be simulated, none, /dev/…, imei:860000000000001@/dev/ttyUSB* or smpp:account@host:port");
    }

    private Set<String> names() {
        var names = new LinkedHashSet<String>();
        for (String key : file.keys()) {
            if (!key.startsWith("modem.")) continue;
            String rest = key.substring("modem.".length());
            int dot = rest.indexOf('.');
            if (dot > 0) names.add(rest.substring(0, dot));
            else if (!KEYS.contains(rest)) names.add(rest);
        }
        return names;
    }

    private String firstOf(String name) {
        return file.keys().stream()
                .filter(key -> key.startsWith("modem." + name + "."))
                .findFirst()
                .orElse("modem");
    }

    private Keys keys(String name, String prefix, String word) {
        var settings = new ModemSettings(
                name,
                word,
                file.get(prefix + ".rate", new Caps(rate, 0, 0), ModemKeys::caps),
                file.get(prefix + ".prefixes", List.of(), ModemKeys::prefixes),
                file.get(prefix + ".ussd", "", value -> checked(value, "[*#][0-9*#]{1,30}", "a code such as *100#")));
        return new Keys(
                settings,
                word,
                file.get(prefix + ".pin", "", value -> checked(value, "\\d{4,8}", "a PIN of 4 to 8 digits")),
                file.get(prefix + ".profile", "", value -> Profiles.get(value).name()),
                word.startsWith("smpp:") ? password(name, prefix) : "",
                word.startsWith("smpp:")
                        ? file.get(
                                prefix + ".from",
                                "",
                                value -> checked(
                                        value, "\\+?\\d{1,19}|.{1,11}", "a number or a name of up to 11 characters"))
                        : "",
                file.get(prefix + ".power", "", ModemKeys::power));
    }

    private static String power(String value) {
        Bridge.power(value);
        return value;
    }

    /** In the file, or in one of its own in the data folder. */
    private String password(String name, String prefix) {
        String here = file.get(prefix + ".password", "", value -> checked(value, "\\S{1,8}", "1 to 8 characters"));
        Path kept = dataDir.resolve("modem-" + name + "-password");
        if (!here.isEmpty() || !Files.isRegularFile(kept)) return here;
        try {
            return checked(Files.readString(kept).strip(), "\\S{1,8}", "1 to 8 characters");
        } catch (IOException | IllegalArgumentException e) {
            file.fault("data.dir", "the password of the modem " + name + " can't be read from " + kept);
            return "";
        }
    }

    private static String checked(String value, String pattern, String what) {
        if (value.matches(pattern)) return value;
        throw new IllegalArgumentException("not " + what);
    }

    private static List<String> prefixes(String value) {
        return words(value).stream()
                .map(p -> checked(p, "\\+\\d{1,12}", "prefixes such as +7351, +7912"))
                .toList();
    }

    /** {@code 10}, or {@code 10 300 1000} for minute, hour and day. */
    private static Caps caps(String value) {
        List<String> words = words(value);
        if (words.isEmpty() || words.size() > 3 || !words.stream().allMatch(w -> w.matches("\\d{1,7}")))
            throw new IllegalArgumentException("not one to three numbers: a minute, an hour, a day; 0 for no limit");
        int[] n = {0, 0, 0};
        for (int i = 0; i < words.size(); i++) n[i] = Integer.parseInt(words.get(i));
        return new Caps(n[0], n[1], n[2]);
    }

    private static List<String> words(String value) {
        return Arrays.stream(value.split("[,\\s]+")).filter(w -> !w.isEmpty()).toList();
    }
}
