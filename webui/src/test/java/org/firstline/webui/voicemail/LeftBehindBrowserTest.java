package org.firstline.webui.voicemail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.firstline.appliance.TestBox;
import org.firstline.base.Db;
import org.firstline.base.RealTime;
import org.firstline.callbacks.CallbackRule;
import org.firstline.calls.Call;
import org.firstline.calls.Mark;
import org.firstline.calls.Outcome;
import org.firstline.calls.RecordingSettings;
import org.firstline.calls.SimulatedLine;
import org.firstline.calls.rtp.Wav;
import org.firstline.people.NewAgent;
import org.firstline.people.Role;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.tickets.NewTicket;
import org.firstline.tickets.Ticket;
import org.firstline.voicemail.Voicemail;
import org.firstline.webui.Browser;
import org.firstline.webui.TestSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Messages and marks, the handling of a queue's calls, and a prompt's code, in a real browser. */
class LeftBehindBrowserTest {
    @RegisterExtension
    static final TestSite site = TestSite.over(LeftBehindBrowserTest::start);

    @TempDir
    static Path folder;

    private static Services services;
    private static Ticket ticket;
    private static Voicemail message;

    private static Services start() throws Exception {
        var time = new RealTime(Set.of(), (who, failure) -> failure.printStackTrace());
        services = TestBox.services(
                Db.inMemory("LeftBehindBrowserTest"),
                time,
                new SimulatedLine(time),
                new RecordingSettings(folder.resolve("recordings"), 30));
        services.people()
                .createAll(List.of(
                        new NewAgent("admin", "Anna Petrova", "109", Role.ADMIN, "en", List.of(), "firstline"),
                        new NewAgent(
                                "agent102",
                                "Olga Smirnova",
                                "102",
                                Role.AGENT,
                                "en",
                                List.of("internet"),
                                "firstline")));
        services.routing().saveQueue(QueueSettings.of("internet", "Internet", "Интернет"));
        services.routing().start();
        leave();
        return services;
    }

    /** A call that was answered and marked, and one that left a message. */
    private static void leave() throws Exception {
        var now = services.time().now();
        var call = new Call(
                "CALL1",
                "+73512000101",
                "100",
                "internet",
                "internet",
                "102",
                Outcome.ANSWERED,
                null,
                null,
                null,
                now.minusSeconds(100),
                now.minusSeconds(99),
                now.minusSeconds(90),
                now.minusSeconds(80),
                now.minusSeconds(70),
                now.minusSeconds(10));
        services.calls().history().record(List.of(call));
        services.calls().marks().keep(call, Mark.AFTER_CALL, 4);
        ticket = services.tickets().openForCall("CALL1", NewTicket.of("Message from somebody", "internet"));
        Path file = services.voicemails().folder().orElseThrow().resolve("internet/CALL1.wav");
        Files.createDirectories(file.getParent());
        new Wav(8000, new short[24_000]).write(file);
        message = services.voicemails()
                .keep("CALL1", "internet", "+73512000101", null, ticket.id(), file, Duration.ofSeconds(65));
        awaited(() -> !services.calls().marks().of("CALL1").isEmpty());
    }

    private static Browser browser(String login) {
        var browser = site.browser("en");
        browser.open("sign-in").click("#language-en").reads("Login");
        return browser.signIn(login, "firstline");
    }

    @Test
    void anAgentHearsTheMessageAtItsTicket() {
        var browser = browser("agent102");
        browser.open("callbacks").clickWord("vaadin-tab", "Messages").reads("1:05");
        browser.open("tickets/" + ticket.id()).find("#voicemail-card");
        browser.reads("not heard yet").reads("4 / 5");
        String sound = browser.find("#voicemail-card a.recording").getDomProperty("href");
        Object status = browser.script(
                "var r = new XMLHttpRequest(); r.open('GET', arguments[0], false); r.send(); return r.status", sound);
        assertThat(status).isEqualTo(200L);
        awaited(() -> "agent102".equals(services.voicemails().get(message.id()).heardBy()));
        browser.reads("heard by Olga Smirnova");
        // a player could not go back to the half of a sentence that it had missed, and the card is drawn anew by now
        assertThat(browser.find("#voicemail-card a.recording").getDomProperty("href"))
                .isEqualTo(sound);
        browser.script(
                "player = new Audio(arguments[0]); player.onloadedmetadata = () => player.currentTime = 2", sound);
        awaited(() -> browser.script("return player.readyState > 1 && !player.seeking && player.currentTime")
                        instanceof Number at
                && at.doubleValue() == 2);
        assertThat(((Number) browser.script("return player.duration")).doubleValue())
                .isEqualTo(3);
        assertThat(services.calls().control().acts("CALL1"))
                .extracting(org.firstline.calls.CallAct::act)
                .containsExactly("message-played");
        browser.open("marks").reads("Not for you");
    }

    @Test
    void anAdminReadsMarksSetsHowCallsAreHandledAndGetsACodeForAPrompt() {
        var browser = browser("admin");
        browser.open("marks").reads("102 Olga Smirnova").reads("4.00");
        browser.open("queues/internet").find("#queue-survey");
        browser.type("#queue-target", "90").type("#queue-announce", "0").type("#queue-caller-id", "+73512000000");
        browser.click("#queue-survey").click("#save-queue").reads("Internet is saved");
        assertThat(services.routing().findQueue("internet").orElseThrow().targetPercent())
                .isEqualTo(90);
        var rules = services.calls().rules().of("internet");
        assertThat(rules.survey()).isTrue();
        assertThat(rules.announce()).isZero();
        assertThat(rules.callerId()).isEqualTo("+73512000000");
        browser.size(1280, 1600)
                .open("prompts")
                .click("#change-greeting-en")
                .click("#record")
                .reads("at your phone 109");
        String words = browser.find("#booth-code").getText();
        String code = words.replaceAll(".*\\*77(\\d{3}).*", "$1");
        assertThat(services.booth().find("109", code)).isNotNull();
        assertThat(services.booth().find("102", code)).isNull();
    }

    @Test
    void aHeadSetsHowAQueueCallsBack() {
        var browser = browser("admin");
        browser.open("callbacks").click("#callback-rule-internet").find("#callback-tries");
        browser.type("#callback-tries", "11").click("#callback-save").reads("Tries must be 1 to 10.");
        browser.type("#callback-tries", "5").type("#callback-pause", "2").type("#callback-opens", "08:30\n");
        browser.click("#callback-save");
        var usual = CallbackRule.usual("internet");
        awaited(() -> services.callbacks()
                .rule("internet")
                .equals(usual.trying(5, Duration.ofMinutes(2)).between(LocalTime.of(8, 30), usual.closes())));
    }

    private static void awaited(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(20)) throw new AssertionError("waited in vain");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
