package org.firstline.appliance;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Health;
import org.firstline.base.Scratch;
import org.firstline.base.Time;
import org.firstline.calls.Line;
import org.firstline.calls.RecordingSettings;
import org.firstline.calls.SimulatedLine;
import org.firstline.calls.SpokenVoice;
import org.firstline.calls.dial.DialSettings;
import org.firstline.calls.prompts.EspeakNg;
import org.firstline.calls.prompts.PromptShelf;
import org.firstline.diagnostics.Probe;
import org.firstline.diagnostics.RepairRule;
import org.firstline.services.Services;
import org.firstline.services.Site;

/** The box's capabilities and reactions, wired as on the box, on whatever clock, database and line a test has. */
public final class TestBox {
    /** Numbers of the demo town's country may be called, but those that cost. */
    private static final DialSettings PLAN = new DialSettings(
            "",
            "RU",
            "",
            List.of(new DialSettings.Rate("+7", BigDecimal.ONE)),
            List.of("+7809"),
            new DialSettings.Limits(5, 60, BigDecimal.ZERO),
            new DialSettings.Limits(100, 3000, BigDecimal.ZERO),
            null,
            DialSettings.EMERGENCY,
            Map.of(),
            ZoneId.of("UTC"));

    public static final Site SITE = new Site("Demo Town Net", Locale.of("ru"), ZoneId.of("Asia/Yekaterinburg"), "RU");

    /** Made when a test changes a prompt. */
    private static final Path PROMPTS = Scratch.forgotten(Path.of(System.getProperty("java.io.tmpdir"))
            .resolve("firstline-prompts-" + ProcessHandle.current().pid()));

    private static final Duration HOLD_DOWN = Duration.ofSeconds(60);

    private TestBox() {}

    /** Everything on an empty database in memory, with a line that the test holds the other end of. */
    public static Services services(String database, Time time) {
        return services(Db.inMemory(database), time, new SimulatedLine(time));
    }

    public static Services services(Db db, Time time, Line line) {
        return services(db, time, line, List.of());
    }

    /** @param probes what line checks ask with */
    public static Services services(Db db, Time time, Line line, List<Probe> probes) {
        return services(db, time, line, probes, RecordingSettings.NONE, HOLD_DOWN);
    }

    /** For tests on the real clock, which have no minute to wait for an outage. */
    public static Services services(Db db, Time time, Line line, List<Probe> probes, Duration holdDown) {
        return services(db, time, line, probes, RecordingSettings.NONE, holdDown);
    }

    /** With a folder for recordings and messages. */
    public static Services services(Db db, Time time, Line line, RecordingSettings recordings) {
        return services(db, time, line, List.of(), recordings, HOLD_DOWN);
    }

    private static Services services(
            Db db, Time time, Line line, List<Probe> probes, RecordingSettings recordings, Duration holdDown) {
        var bus = new Bus(time);
        var made = Capabilities.over(
                db,
                time,
                bus,
                new Health(time, bus),
                SITE,
                line,
                new SpokenVoice(),
                new PromptShelf(PROMPTS.resolve("site"), PROMPTS.resolve("made"), EspeakNg.installed()),
                List.of(),
                new Capabilities.Limits(
                        600,
                        true,
                        holdDown,
                        PLAN,
                        recordings,
                        new Capabilities.Checks(probes, 4, RepairRule.STANDARD)));
        made.reactions().begin();
        return made.services();
    }
}
