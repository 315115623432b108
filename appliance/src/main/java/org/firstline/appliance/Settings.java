package org.firstline.appliance;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.firstline.base.snmp.SnmpUser;
import org.firstline.bridge.Bridge;
import org.firstline.calls.dial.DialSettings;
import org.firstline.calls.guard.EmergencyNumbers;
import org.firstline.calls.guard.GuardSettings;
import org.firstline.calls.sip.AddressRange;
import org.firstline.calls.sip.trunk.TrunkSettings;
import org.firstline.diagnostics.RepairRule;
import org.firstline.diagnostics.probes.ProbeSettings;
import org.firstline.network.ClusterRules;
import org.firstline.network.wire.ListeningSettings;
import org.firstline.services.Site;

/**
 * What the configuration file says, checked as a whole before anything opens. Defaults stand beside their keys here;
 * {@code conf/firstline.conf} in the installed tree explains each one.
 *
 * @param dataDir database, recordings, secrets and caches of this box
 * @param database {@code derby} or a {@code jdbc:postgresql:} URL
 * @param trunkAllow source addresses whose calls are taken as calls from outside, though no provider is named for them
 * @param outageHoldDown how long an alert must stand before it counts
 * @param panel the words of the walls, with blanks between them
 * @param smsRate messages a minute per modem; 0 is as fast as the modem takes them
 * @param checks whom line checks ask: "network", "simulated" or "none"
 * @param modems every modem with its keys, the only one too
 * @param recordingDays after which recordings of calls are deleted; they lie below the data folder
 * @param diskKeepFree in MB: with less the box keeps no more sound; 0: it does not look
 * @param listening for what devices send by themselves: traps and syslog
 * @param clusters when complaints suggest an outage
 */
record Settings(
        Path dataDir,
        Path promptsDir,
        String database,
        Site site,
        Web web,
        Sip sip,
        PhoneSettings phones,
        String modem,
        String panel,
        String trunk,
        List<InetAddress> trunkAllow,
        List<TrunkSettings> trunks,
        DialSettings dial,
        boolean demo,
        String demoPassword,
        String apiToken,
        boolean outageAutoConfirm,
        Duration outageHoldDown,
        int smsRate,
        Guard guard,
        String checks,
        ProbeSettings probes,
        RepairRule repair,
        int recordingDays,
        int diskKeepFree,
        ListeningSettings listening,
        ClusterRules clusters,
        List<ModemKeys.Keys> modems,
        MessageKeys sms) {

    record Web(InetAddress bind, int port, InetAddress portalBind, int portalPort) {}

    /** @param rtpFirst the first port for audio; even ones carry RTP, the odd ones above them RTCP */
    record Sip(InetAddress bind, int port, int rtpFirst, int rtpLast, int maxCalls) {}

    /**
     * @param neverBan where many phones share one address, say
     * @param soundLimit a far end that falls silent for longer is gone; zero for no limit
     * @param drain how long calls may go on when the box is stopped
     */
    record Guard(
            List<AddressRange> neverBan,
            int callsPerSecond,
            EmergencyNumbers emergency,
            Duration soundLimit,
            Duration drain) {}

    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})\\s*-\\s*(\\d{1,5})");

    /** @param whole true where no file was named: then the demo town is there unless said otherwise */
    static Settings from(ConfigFile file, Path installed, boolean whole) {
        boolean demo = file.flag("demo", whole);
        String wire = demo ? "simulated" : "none";
        InetAddress any = address("0.0.0.0");
        var site = new Site(
                file.text("site.name", demo ? "Demo Town Net" : "Firstline"),
                Locale.of(file.word("site.language", "ru", "ru", "en")),
                file.get("site.zone", ZoneId.systemDefault(), Settings::zone),
                file.get("site.region", "RU", Settings::region));
        var web = new Web(
                file.get("web.bind", any, Settings::address),
                port(file, "web.port", 8080),
                file.get("portal.bind", any, Settings::address),
                port(file, "portal.port", 8081));
        int[] rtp = file.get("rtp.ports", new int[] {20000, 23999}, Settings::range);
        var sip = new Sip(
                file.get("sip.bind", any, Settings::address),
                port(file, "sip.port", 5060),
                rtp[0],
                rtp[1],
                file.number("sip.max-calls", 500, 1, 5000));
        String trunk = file.get("trunk", wire, Settings::trunk);
        Path dataDir = file.path("data.dir", Path.of("data").toAbsolutePath());
        Guard guard = guard(file);
        String modem = file.get("modem", oneUnlessNamed(file, wire), ModemKeys::word);
        int smsRate = file.number("sms.rate", 10, 0, 6000);
        var settings = new Settings(
                dataDir,
                file.path("prompts.dir", installed.resolve("prompts")),
                file.get("database", "derby", Settings::database),
                site,
                web,
                sip,
                PhoneSettings.from(file),
                modem,
                file.get("panel", wire, Settings::panels),
                trunk,
                trunk.startsWith("sip:") ? List.of() : file.get("trunk.allow", allowedBy(trunk), Settings::addresses),
                new TrunkKeys(file, dataDir, site.region()).read(trunk),
                new DialKeys(file).read(site, guard.emergency()),
                demo,
                file.get("demo.password", "", Settings::secret),
                file.get("api.token", "", Settings::secret),
                file.word("outage.confirm", "auto", "auto", "manual").equals("auto"),
                file.duration("outage.hold-down", Duration.ofSeconds(60), Duration.ofHours(1)),
                smsRate,
                guard,
                file.word("check", demo ? "simulated" : "network", "network", "simulated", "none"),
                new CheckKeys(file, dataDir).read(),
                new CheckKeys(file, dataDir).repair(),
                file.number("recording.days", 30, 1, 3650),
                file.number("disk.keep-free", 500, 0, 1_000_000),
                listening(file, web),
                clusters(file),
                new ModemKeys(file, smsRate, dataDir).read(modem),
                MessageKeys.from(file, site.zone(), demo));
        differ(file, "portal.port", web.portalPort, "web.port", web.port);
        // SIP is spoken over TCP too
        differ(file, "sip.port", sip.port, "web.port", web.port);
        differ(file, "sip.port", sip.port, "portal.port", web.portalPort);
        return settings;
    }

    private static void differ(ConfigFile file, String key, int port, String otherKey, int otherPort) {
        if (port == otherPort) file.fault(key, key + " and " + otherKey + " are both " + port + "; they must differ");
    }

    private static ClusterRules clusters(ConfigFile file) {
        var standard = ClusterRules.STANDARD;
        return new ClusterRules(
                file.get("cluster.tickets", standard.tickets(), Settings::several),
                file.get("cluster.calls", standard.calls(), Settings::several),
                file.duration("cluster.window", standard.window(), Duration.ofHours(24)),
                file.duration("cluster.rest", standard.rest(), Duration.ofHours(24)));
    }

    private static int several(String value) {
        if (value.matches("0|[2-9]|[1-9][0-9]{1,3}")) return Integer.parseInt(value);
        throw new IllegalArgumentException("must be 0 (never) or a number from 2 to 9999");
    }

    private static ListeningSettings listening(ConfigFile file, Web web) {
        var users = new ArrayList<SnmpUser>();
        for (String key : file.keys()) {
            if (!key.startsWith("snmp.v3.")) continue;
            String name = key.substring("snmp.v3.".length());
            file.get(key, Optional.<SnmpUser>empty(), value -> Optional.of(SnmpUser.parse(name, value)))
                    .ifPresent(users::add);
        }
        return new ListeningSettings(
                file.get("snmp.bind", web.bind, Settings::address),
                file.number("snmp.port", 0, 0, 65535),
                file.number("syslog.port", 0, 0, 65535),
                file.get("snmp.community", List.of(), value -> words(value, Function.identity())),
                users);
    }

    /** A demo town has one simulated modem, unless its file names modems of its own. */
    private static String oneUnlessNamed(ConfigFile file, String wire) {
        return file.keys().stream().anyMatch(k -> k.startsWith("modem.")) ? "none" : wire;
    }

    private static Guard guard(ConfigFile file) {
        return new Guard(
                file.get("sip.never-ban", List.of(), value -> words(value, AddressRange::parse)),
                file.number("sip.calls-per-second", GuardSettings.STANDARD.callsPerSecond(), 1, 10_000),
                file.get(
                        "sip.emergency",
                        EmergencyNumbers.STANDARD,
                        value -> new EmergencyNumbers(Set.copyOf(words(value, Function.identity())))),
                file.duration("rtp.timeout", GuardSettings.STANDARD.soundLimit(), Duration.ofHours(1)),
                file.duration("sip.drain", Duration.ofSeconds(4), Duration.ofHours(1)));
    }

    private static int port(ConfigFile file, String key, int otherwise) {
        return file.number(key, otherwise, 1, 65535);
    }

    /** One wall or several, with blanks between; every word is looked at, so that all of it is right before anything opens. */
    private static String panels(String value) {
        Bridge.panels(value);
        return value;
    }

    private static String database(String value) {
        if (value.equals("derby") || value.startsWith("jdbc:postgresql:")) return value;
        throw new IllegalArgumentException("must be derby or a jdbc:postgresql: URL");
    }

    private static String trunk(String value) {
        if (value.equals("simulated") || value.equals("none")) return value;
        if (!value.startsWith("sip:"))
            throw new IllegalArgumentException("must be simulated, none or sip:user@provider");
        return TrunkKeys.uri(value);
    }

    /** The simulated trunk calls from this machine. */
    private static List<InetAddress> allowedBy(String trunk) {
        return trunk.equals("simulated") ? List.of(address("127.0.0.1"), address("::1")) : List.of();
    }

    private static List<InetAddress> addresses(String value) {
        return words(value, Settings::address);
    }

    private static <T> List<T> words(String value, Function<String, T> read) {
        var all = new ArrayList<T>();
        for (String one : value.split("[,\\s]+")) if (!one.isEmpty()) all.add(read.apply(one));
        return List.copyOf(all);
    }

    private static InetAddress address(String value) {
        try {
            return InetAddress.ofLiteral(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not an IP address", e);
        }
    }

    private static int[] range(String value) {
        var m = RANGE.matcher(value);
        if (m.matches()) {
            int first = Integer.parseInt(m.group(1));
            int last = Integer.parseInt(m.group(2));
            if (first >= 1024 && last <= 65535 && last - first >= 3) return new int[] {first, last};
        }
        throw new IllegalArgumentException("not a range of at least four ports such as 20000-23999, within 1024-65535");
    }

    private static ZoneId zone(String value) {
        try {
            return ZoneId.of(value);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time zone such as Asia/Yekaterinburg", e);
        }
    }

    private static String region(String value) {
        if (List.of(Locale.getISOCountries()).contains(value)) return value;
        throw new IllegalArgumentException("not a country code such as RU");
    }

    static String secret(String value) {
        if (value.length() >= 4 && value.length() <= 200) return value;
        throw new IllegalArgumentException("must have 4 to 200 characters");
    }
}
