package org.firstline.webui.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.firstline.audit.Act;
import org.firstline.audit.AuditFilter;
import org.firstline.audit.AuditKind;
import org.firstline.base.PublicText;
import org.firstline.callbacks.Callback;
import org.firstline.callbacks.CallbackRequest;
import org.firstline.callbacks.CallbackRule;
import org.firstline.callbacks.CallbackSource;
import org.firstline.calls.Call;
import org.firstline.calls.Outcome;
import org.firstline.network.Node;
import org.firstline.people.NewAgent;
import org.firstline.people.Role;
import org.firstline.routing.Chosen;
import org.firstline.routing.QueueSettings;
import org.firstline.routing.WorkItem;
import org.firstline.services.Services;
import org.firstline.webui.TestSite;
import org.firstline.works.NewWork;
import org.firstline.works.WorkKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.WebElement;

/** The floor, the queues' settings and the book of acts in a real browser. */
class FloorBrowserTest {
    @RegisterExtension
    static final TestSite site = TestSite.named("FloorBrowserTest", FloorBrowserTest::fill);

    private final Services services = site.services();

    private static void fill(Services services) {
        services.people()
                .createAll(List.of(new NewAgent(
                        "agent102", "Olga Smirnova", "102", Role.AGENT, "en", List.of("internet"), "firstline")));
        services.routing().saveQueue(QueueSettings.of("internet", "Internet", "Интернет"));
        services.routing().saveQueue(QueueSettings.of("tv", "Cable TV", "Кабельное ТВ"));
        services.routing().start();
    }

    /** A callback in its queue is no nameless line, and nobody offers to hang up who is not on the line. */
    @Test
    void whoIsToBeCalledBackIsNamedAndCanOnlyBeGivenOrMoved() {
        services.callbacks().saveRule(CallbackRule.usual("tv").between(LocalTime.MIN, LocalTime.MAX));
        Callback asked = services.callbacks().ask(CallbackRequest.of("tv", "+79120000055", CallbackSource.PORTAL));
        services.routing()
                .enqueue(new WorkItem("caller-2", "tv", 0, services.time().now()).from("+79120000066"));
        var browser = site.browser("en");
        try {
            browser.open("sign-in").click("#language-en").reads("Login");
            browser.signIn("head", "firstline").open("floor").reads("+7 912 000-00-55, to be called back");
            browser.clickWord("#floor-items vaadin-grid-cell-content", "+7 912 000-00-55, to be called back");
            browser.find("#item-give");
            assertThat(browser.all("#item-hang-up").stream().filter(WebElement::isDisplayed))
                    .isEmpty();
            browser.clickWord("#floor-items vaadin-grid-cell-content", "+79120000066")
                    .find("#item-hang-up");
            // nobody is chosen yet: the list says what is missing
            browser.click("#item-give").find("#item-agent[opened]");
            assertThat(browser.faults()).isEmpty();
        } finally {
            services.callbacks().cancel(asked.id());
            services.routing().withdraw("caller-2", "overflow:test");
        }
    }

    @Test
    void aHeadSetsAStateMovesACallerAndGivesSkillsAndTheBookHasIt() {
        var routing = services.routing();
        routing.reachable("102", true);
        routing.enqueue(new WorkItem("caller-1", "internet", 0, services.time().now()).from("+79120000001"));
        var browser = site.browser("en");
        browser.open("sign-in").click("#language-en").reads("Login");
        browser.signIn("head", "firstline").open("floor").reads("Olga Smirnova").reads("+79120000001");
        browser.clickWord("#floor-agents vaadin-grid-cell-content", "Olga Smirnova");
        browser.find("#agent-panel");
        routing.takeBreak("102", "rest", "102");
        browser.reads("Break: rest").find("#agent-panel");
        browser.click("#floor-log-out");
        browser.click("vaadin-confirm-dialog vaadin-button[slot='confirm-button']")
                .reads("is logged out");
        awaited(() -> routing.findAgent("102").orElseThrow().chosen() == Chosen.LOGGED_OUT);

        browser.click("#floor-serves").find("#serves-dialog, #save-serves");
        browser.click("#add-skill")
                .type(".skill-lines vaadin-text-field", "fiber")
                .click("#save-serves");
        awaited(() -> routing.findAgent("102").orElseThrow().skills().text().equals("fiber 1"));

        browser.clickWord("#floor-items vaadin-grid-cell-content", "+79120000001");
        browser.click("#item-queue").clickWord("vaadin-select-item", "Cable TV").click("#item-move");
        awaited(() -> routing.snapshot()
                .findItem("caller-1")
                .filter(item -> item.item().queue().equals("tv"))
                .isPresent());
        awaited(() -> services.audit().list(AuditFilter.ALL, null, 9).size() >= 3);
        var now = services.time().now();
        services.calls()
                .history()
                .record(List.of(new Call(
                        "CALL1",
                        "+73512000101",
                        "100",
                        "tv",
                        "tv",
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
                        now.minusSeconds(10))));
        services.audit().add(new Act("head", AuditKind.CALL_LISTENED, "call:CALL1", "", "agent:102"));
        awaited(() -> services.audit().list(AuditFilter.ALL, null, 9).stream()
                .anyMatch(entry -> entry.kind() == AuditKind.CALL_LISTENED));
        browser.open("audit")
                .reads("call +7 351 200-01-01")
                .reads("Logged out")
                .reads("Skills set")
                .reads("Call moved")
                .reads("127.0.0.1")
                .reads("Olga Smirnova (102)");
        assertThat(browser.text()).doesNotContain("agent:102");
        browser.click("#audit-check").reads("all as written");
        assertThat(services.audit().list(AuditFilter.ALL, null, 9))
                .extracting(entry -> entry.actor() + " " + entry.kind())
                .contains(
                        "head " + AuditKind.LOGGED_OUT, "head " + AuditKind.SKILLS_SET, "head " + AuditKind.ITEM_MOVED);
        routing.withdraw("caller-1", "abandoned");
    }

    @Test
    void anAdminChangesAQueueAndWhatIsWrongIsSaidBesideItsField() {
        var browser = site.browser("en");
        browser.open("sign-in").click("#language-en").reads("Login");
        browser.signIn("admin", "firstline").open("queues").reads("Reasons for breaks");
        browser.clickWord("vaadin-grid a", "Internet").find("#queue-ring");
        browser.reads("Open now");
        browser.type("#queue-ring", "1").click("#save-queue");
        browser.reads("An offer rings for 3 seconds to 5 minutes.");
        browser.find("#queue-ring[invalid]");
        browser.type("#queue-ring", "25").click("#save-queue").reads("Internet is saved");
        assertThat(services.routing().findQueue("internet").orElseThrow().ring())
                .hasSeconds(25);
        browser.open("queues").click("#new-queue").type("#new-queue-name", "tv").type("#new-queue-en", "TV");
        browser.type("#new-queue-ru", "ТВ").click("#create-queue").reads("There is a queue “tv” already.");
        browser.type("#new-queue-name", "fax").click("#create-queue").find("#retire-queue");
        browser.click("#retire-queue").click("vaadin-confirm-dialog vaadin-button[slot='confirm-button']");
        browser.isAt("queues");
        assertThat(services.routing().findQueue("fax")).isEmpty();
    }

    @Test
    void whatTheBookSaysOfAnOutageAndOfWorksLeadsThere() {
        services.network().put(new Node("olt-book", null, "", "Book", "olt"));
        long outage = services.network().declare("olt-book", "head").id();
        Instant from = services.time().now().plus(Duration.ofDays(2));
        long work = services.works()
                .plan(
                        new NewWork(
                                WorkKind.MAINTENANCE,
                                Set.of("olt-book"),
                                from,
                                from.plusSeconds(3600),
                                PublicText.NONE,
                                "",
                                Set.of()),
                        "head")
                .id();
        var browser = site.browser("en");
        browser.open("sign-in").click("#language-en").reads("Login");
        browser.signIn("head", "firstline").open("audit").clickWord("vaadin-grid a", "Outage " + outage);
        browser.isAt("outages/" + outage);
        browser.open("audit").clickWord("vaadin-grid a", "Works " + work).isAt("works/plan/" + work);
        assertThat(browser.faults()).isEmpty();
        services.network().dismiss(outage, "head");
    }

    @Test
    void anAgentGetsToNoneOfThem() {
        var browser = site.browser("en");
        browser.open("sign-in").click("#language-en").reads("Login");
        browser.signIn("agent102", "firstline");
        for (String page : new String[] {"floor", "audit", "queues", "queues/tv"})
            browser.open(page).reads("Not for you");
    }

    private static void awaited(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(20)) throw new AssertionError("waited in vain");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
