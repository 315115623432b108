package org.firstline.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.firstline.appliance.TestBox;
import org.firstline.base.Db;
import org.firstline.base.PhoneNumber;
import org.firstline.base.RealTime;
import org.firstline.bridge.sms.AtModem;
import org.firstline.bridge.sms.PhoneSim;
import org.firstline.calls.SimulatedLine;
import org.firstline.diagnostics.Sampled;
import org.firstline.diagnostics.probes.SimulatedAccess;
import org.firstline.messages.Gateway;
import org.firstline.messages.ModemSettings;
import org.firstline.messages.Sender;
import org.firstline.messages.SmsSettings;
import org.firstline.network.Node;
import org.firstline.people.NewAgent;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.Status;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.SubscriberData;
import org.firstline.tickets.NewTicket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Line checks, the check after a repair and the rehearsal on the screens, in a real browser, in both languages. */
class LineBrowserTest {
    @RegisterExtension
    static final TestSite site = TestSite.over(LineBrowserTest::start);

    private static final PhoneSim phone = new PhoneSim();
    private static SimulatedAccess town;
    private static Services services;
    private static Subscriber anna;
    private Browser browser;

    private static Services start() throws Exception {
        town = new SimulatedAccess(host -> false);
        var time = new RealTime(Set.of(), (who, failure) -> failure.printStackTrace());
        var db = Db.inMemory("LineBrowserTest");
        services = TestBox.services(db, time, new SimulatedLine(time), town.probes(), Duration.ofSeconds(1));
        services.people()
                .createAll(List.of(
                        new NewAgent("admin", "Anna Petrova", null, Role.ADMIN, "en", List.of(), "firstline"),
                        new NewAgent("chief", "Пётр Орлов", null, Role.ADMIN, "ru", List.of(), "firstline"),
                        new NewAgent("head", "Ilya Sorokin", "100", Role.SHIFT_HEAD, "en", List.of(), "firstline")));
        services.network().put(new Node("north", null, "10.0.0.1", "North", "olt"));
        anna = services.subscribers()
                .create(new SubscriberData(
                        "A1",
                        "Anna Orlova",
                        Kind.PERSON,
                        "en",
                        List.of(new PhoneNumber("+73512000001")),
                        "",
                        "north",
                        Status.ACTIVE,
                        true,
                        "",
                        null,
                        ""));
        services.boards().start();
        var modem = new AtModem(phone.line(), Duration.ofMillis(50));
        new Sender(
                        time,
                        services.bus(),
                        db,
                        services.messages().modems(),
                        List.of(new Gateway(ModemSettings.only("simulated", 0), modem)),
                        SmsSettings.DEFAULTS,
                        services.health())
                .start();
        return services;
    }

    @AfterAll
    static void stop() {
        if (town != null) town.close();
    }

    private Browser browser(String language) {
        browser = site.browser(language);
        return browser;
    }

    /** A picture to look at, where somebody asked for them. */
    private void shot(String name) {
        String folder = System.getProperty("firstline.shots");
        if (folder != null) browser.screenshot(Path.of(folder, name + ".png"));
    }

    @Test
    void aLineIsCheckedFromTheSubscriberAndFromHisTicketWhichKeepsIt() {
        long ticket = services.tickets()
                .open(NewTicket.of("Slow", "internet").withSubscriber(anna.id(), anna.node()))
                .id();
        browser("en").signIn("head", "firstline").open("subscribers/" + anna.id());
        browser.click("#check-line")
                .reads("The line is good")
                .reads("A1 is signed in")
                .reads("dBm");
        browser.click("#line-facts").type("#line-login", "anna@net").click("#save-line");
        browser.open("tickets/" + ticket).reads("A1 is signed in");
        browser.click("#check-line").reads("anna@net is signed in").reads("Линия в порядке");
        shot("line-ticket");
        assertThat(services.tickets().notes(ticket))
                .anySatisfy(note -> assertThat(note.text()).contains("anna@net"));
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void theCheckAfterARepairIsShownOnItsOutage() {
        var outage = services.network().declare("north", "admin");
        services.network().clear(outage.id(), "admin");
        // the box takes its own sample meanwhile; what it has found by then is what the page shows
        services.repairs().begin(outage.id(), List.of(Sampled.of(anna.id(), "")));
        browser("ru").signIn("chief", "firstline").open("outages/" + outage.id());
        browser.reads("Проверка после ремонта").reads("Проверяется").reads("Anna Orlova");
        shot("line-repair-ru");
        services.network().verify(outage.id(), "admin");
        browser.reads("Решено иначе");
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void theRehearsalShowsItsStepsAndCleansUp() {
        browser("en").signIn("head", "firstline").open("health").reads("Wall panel");
        assertThat(browser.all("#rehearsal-begin")).as("for admins only").isEmpty();
        browser.close();
        browser("ru").signIn("chief", "firstline").open("health").type("#rehearsal-phone", "8 951 999-00-01");
        browser.click("#rehearsal-begin").reads("Учения идут").reads("затронут 1 абонент");
        // the fourth step, the SMS, has been delivered
        browser.find(".rehearsal .findings > :nth-child(4) .tone-good");
        shot("line-rehearsal-ru");
        browser.click("#rehearsal-end").find("#rehearsal-begin");
        assertThat(phone.texts()).extracting(PhoneSim.Text::to).contains("+79519990001");
        assertThat(services.network().tree().size()).isEqualTo(1);
        assertThat(browser.faults()).isEmpty();
    }
}
