package org.firstline.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Health;
import org.firstline.base.RealTime;
import org.firstline.base.Texts;
import org.firstline.base.Urgency;
import org.firstline.bridge.Bridge;
import org.firstline.bridge.panel.Panel;
import org.firstline.calls.RecordingSettings;
import org.firstline.calls.guard.GuardSettings;
import org.firstline.calls.prompts.EspeakNg;
import org.firstline.calls.prompts.PromptShelf;
import org.firstline.calls.prompts.PromptVoice;
import org.firstline.calls.prompts.Prompts;
import org.firstline.calls.rtp.RtpPump;
import org.firstline.calls.sip.AddressRange;
import org.firstline.calls.sip.DigestSecret;
import org.firstline.calls.sip.Farewells;
import org.firstline.calls.sip.SipDirectory;
import org.firstline.calls.sip.SipLine;
import org.firstline.calls.sip.SipSettings;
import org.firstline.calls.sip.Trunking;
import org.firstline.demo.DemoTown;
import org.firstline.demo.Traffic;
import org.firstline.messages.Gateway;
import org.firstline.messages.Modems;
import org.firstline.messages.Pins;
import org.firstline.messages.Sender;
import org.firstline.messages.SmsSettings;
import org.firstline.network.wire.Listening;
import org.firstline.people.NewAgent;
import org.firstline.people.People;
import org.firstline.people.PeopleSettings;
import org.firstline.people.Role;
import org.firstline.people.TokenScope;
import org.firstline.routing.Routing;
import org.firstline.services.Services;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root: makes every part by hand, starts them in order and stops them in reverse. Stopping ends calls
 * with their records written, lets the message in the air come to its end, and takes less than 10 s.
 */
final class Appliance {
    private static final Logger log = LoggerFactory.getLogger(Appliance.class);
    private static final int FAULT = 70;
    /** Owners that each call goes through and that never wait. */
    private static final Set<String> OF_CALLS = Set.of("switchboard", Routing.OWNER, "joins");

    private static final Duration LAST_CALLS = Duration.ofSeconds(3);
    private static final Duration LAST_TASKS = Duration.ofSeconds(2);

    private final Settings settings;
    private final boolean traffic;
    private final Deque<Runnable> stopping = new ArrayDeque<>();
    private final List<String> signIn = new ArrayList<>();
    private @Nullable Health health;

    Appliance(Settings settings, boolean traffic) {
        this.settings = settings;
        this.traffic = traffic;
    }

    /** Opens everything. Where a part can't be had, what was opened is closed again. */
    void start() throws NotStarted {
        try {
            open();
        } catch (Exception e) {
            stop();
            String why = e.getMessage() == null ? e.toString() : e.getMessage();
            log.debug("not started", e);
            throw new NotStarted(why, e);
        }
    }

    private void open() throws Exception {
        makeFolder();
        var secrets = new Secrets(settings.dataDir());
        Urgency.raiseCollector();
        var time = new RealTime(OF_CALLS, devices(), this::failed);
        var pump = new RtpPump(
                settings.sip().bind(), settings.sip().rtpFirst(), settings.sip().rtpLast());
        var directory = new PhoneBook();
        var phones = settings.phones();
        var tls = phones.tls(settings.dataDir(), settings.site().name(), time.now());
        var line =
                new SipLine(sipSettings(), time, directory, pump, Trunking.of(settings.trunks()), phones.rules(), tls);
        // while the database opens
        time.soon("warm-up", line::warmUp);
        // closed last, since what the owners still hold writes to it
        Db db = Databases.open(settings);
        stopping.push(db::close);
        stopping.push(() -> time.close(LAST_TASKS));
        var bus = new Bus(time);
        health = new Health(time, bus);

        db.shownAs(health.part("database"), time);

        Path recordings = settings.dataDir().resolve("recordings");
        var disk = new DiskWatch(
                time,
                health.part("disk"),
                DiskWatch::ofFileStore,
                List.of(settings.dataDir(), recordings, Capabilities.messagesBeside(recordings)),
                settings.diskKeepFree());
        disk.start();
        stopping.push(disk::stop);

        var shelf = new PromptShelf(settings.promptsDir(), settings.dataDir().resolve("prompts"), EspeakNg.installed());
        var prompts = new Prompts(
                settings.promptsDir(),
                settings.dataDir().resolve("prompts"),
                EspeakNg.installed(),
                time,
                health.part("speech"),
                disk::hasRoom);
        var voice = new PromptVoice(prompts, time);
        shelf.changed(voice::look);
        line.remembering(new Farewells(db, time));
        List<Panel> panels = Bridge.panels(settings.panel());
        var wires = new CheckWires();
        stopping.push(wires::close);
        var limits = new Capabilities.Limits(
                settings.sip().maxCalls(),
                settings.outageAutoConfirm(),
                settings.outageHoldDown(),
                settings.dial(),
                new RecordingSettings(recordings, settings.recordingDays(), disk::hasRoom),
                wires.checks(settings),
                settings.clusters(),
                settings.sms().quiet());
        var made = Capabilities.over(db, time, bus, health, settings.site(), line, voice, shelf, panels, limits);
        Services services = made.services();
        directory.people = services.people();
        wires.of(services.network());
        people(services, secrets);

        voice.start();
        stopping.push(voice::close);
        services.network().start();
        stopping.push(services.network()::close);
        services.works().start();
        stopping.push(services.works()::close);
        services.repairs().start();
        services.diagnostics().start();
        stopping.push(services.diagnostics()::stop);
        var listening = new Listening(time, health, services.network().monitoring(), settings.listening());
        listening.start();
        stopping.push(listening::close);
        services.routing().start();
        stopping.push(services.routing()::stop);
        services.boards().start();
        stopping.push(services.boards()::stop);
        stopping.push(services.flows()::stop);
        made.reactions().begin();
        services.messages().start();
        sender(db, time, bus, health, services.messages().modems());

        pump.start();
        stopping.push(pump::close);
        services.calls().start();
        stopping.push(() -> services.calls().stop(settings.guard().drain(), LAST_CALLS));
        services.callbacks().start();
        services.voicemails().start();
        stopping.push(services.voicemails()::stop);
        health.part("telephone").well();

        var web = Web.over(
                settings.web(),
                services,
                line::counts,
                line::dialogs,
                settings.sms().gate());
        web.start();
        stopping.push(web::close);
        // or whoever looks at the network first waits for it
        time.soon("warm-up", services.subscribers()::countsByPlaces);
        if (traffic) stopping.push(Traffic.start(services, settings.sip().port(), demoPassword(secrets)));
        log.info("started");
    }

    private void makeFolder() throws NotStarted {
        try {
            Files.createDirectories(settings.dataDir());
        } catch (IOException e) {
            throw new NotStarted(
                    text("start.no-folder", settings.dataDir(), e.getClass().getSimpleName()), e);
        }
    }

    private SipSettings sipSettings() {
        return new SipSettings(
                        settings.sip().bind(),
                        settings.sip().port(),
                        PeopleSettings.DEFAULT.realm(),
                        settings.trunkAllow().stream()
                                .map(address -> AddressRange.parse(address.getHostAddress()))
                                .toList())
                .withGuard(guardSettings(), settings.guard().neverBan());
    }

    private GuardSettings guardSettings() {
        return GuardSettings.STANDARD
                .withCallsPerSecond(settings.guard().callsPerSecond())
                .withEmergency(settings.guard().emergency())
                .withSoundLimit(settings.guard().soundLimit());
    }

    /** Accounts and tokens that a new box starts with. */
    private void people(Services services, Secrets secrets) throws IOException {
        People people = services.people();
        if (settings.demo()) {
            String password = demoPassword(secrets);
            if (people.list().isEmpty()) DemoTown.build(services, password);
            else if (!settings.demoPassword().isEmpty()) DemoTown.passwords(people, password);
            signIn.add(text("start.demo", password));
        } else if (people.list().isEmpty()) {
            String password = secrets.keep("admin-password");
            people.create(new NewAgent(
                    "admin",
                    "admin",
                    null,
                    Role.ADMIN,
                    settings.site().language().getLanguage(),
                    List.of(),
                    password));
            signIn.add(text("start.admin", password));
        }
        services.quality().begin(settings.site().language());
        if (!settings.apiToken().isEmpty()) people.putToken("configuration", TokenScope.API, settings.apiToken());
        people.putToken(ImportCommand.TOKEN, TokenScope.API, secrets.renew(ImportCommand.TOKEN_FILE));
    }

    private String demoPassword(Secrets secrets) throws IOException {
        return settings.demoPassword().isEmpty() ? secrets.keep("demo-password") : settings.demoPassword();
    }

    private void sender(Db db, RealTime time, Bus bus, Health all, Modems modems) {
        if (settings.modems().isEmpty()) {
            all.part("modem").off("modem = none");
            return;
        }
        var gateways = new ArrayList<Gateway>();
        for (ModemKeys.Keys keys : settings.modems())
            Bridge.modem(
                            keys.word(),
                            keys.options(new Pins(db, time, keys.settings().name())))
                    .ifPresent(modem -> gateways.add(new Gateway(keys.settings(), modem)));
        var sender = new Sender(time, bus, db, modems, gateways, SmsSettings.DEFAULTS, all);
        sender.start();
        stopping.push(sender::stop);
    }

    /** What touches devices has a thread of the operating system. */
    private Set<String> devices() {
        var names = new HashSet<>(Set.of(Sender.OWNER, "boards.panel"));
        for (ModemKeys.Keys keys : settings.modems()) names.add(keys.settings().owner());
        return names;
    }

    /** A failed task is shown; a broken machine is left to systemd. */
    private void failed(String who, Throwable failure) {
        if (failure instanceof VirtualMachineError || failure instanceof LinkageError) {
            Runtime.getRuntime().halt(FAULT);
        } else if (health != null && Db.engineFault(failure).isEmpty()) {
            // what the engine is to blame for is shown as its own
            health.part("program").ill(Health.Kind.PROGRAM, who + ": " + failure);
        }
    }

    /** Stops what was started, the last first; doing it twice does nothing more. */
    synchronized void stop() {
        while (!stopping.isEmpty()) {
            try {
                stopping.pop().run();
            } catch (RuntimeException e) {
                log.error("a part did not stop cleanly", e);
            }
        }
    }

    /** What a newcomer needs to know: where to point a browser and how to sign in. */
    String welcome() {
        var lines = new ArrayList<String>();
        lines.add(text("start.where", Integer.toString(settings.web().port())));
        lines.addAll(signIn);
        lines.add(text(
                settings.demo() ? "start.phones" : "start.phones-own",
                Integer.toString(settings.sip().port())));
        lines.add(text("start.stop"));
        return String.join(System.lineSeparator(), lines);
    }

    private static String text(String key, Object... args) {
        return Texts.of("appliance", Locale.getDefault()).get(key, args);
    }

    /** The registrar's view of people, who are made after the line. */
    private static final class PhoneBook implements SipDirectory {
        private volatile @Nullable People people;

        @Override
        public Optional<DigestSecret> find(String extension) {
            People known = people;
            if (known == null) return Optional.empty();
            return known.findSipSecret(extension)
                    .map(s -> new DigestSecret(s.user(), s.realm(), s.ha1Md5(), s.ha1Sha256()));
        }
    }
}
