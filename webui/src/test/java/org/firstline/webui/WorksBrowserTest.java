package org.firstline.webui;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstline.base.PhoneNumber;
import org.firstline.base.PublicText;
import org.firstline.network.Node;
import org.firstline.services.Services;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.Status;
import org.firstline.subscribers.SubscriberData;
import org.firstline.web.status.StatusPage;
import org.firstline.works.NewWork;
import org.firstline.works.Notice;
import org.firstline.works.WorkKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Planned works and the end of an outage on the screens, and what the public sees of them, in a real browser. */
class WorksBrowserTest {
    @RegisterExtension
    static final TestSite site =
            TestSite.named("WorksBrowserTest", WorksBrowserTest::fill).with(WorksBrowserTest::status);

    private final Services services = site.services();
    private static final Path SHOTS = Path.of("target", "shots");
    private Browser browser;

    private static void fill(Services services) {
        services.works().start();
        services.network().put(new Node("town", null, "", "Town", "site"));
        services.network().put(new Node("north", "town", "10.0.0.1", "North", "olt"));
        services.network().put(new Node("south", "town", "10.0.0.2", "South", "olt"));
        for (int i = 0; i < 3; i++)
            services.subscribers()
                    .create(new SubscriberData(
                            "A" + i,
                            "",
                            i == 0 ? Kind.COMPANY : Kind.PERSON,
                            "en",
                            List.of(new PhoneNumber("+7951200000" + i)),
                            "Town, Lenina street " + i + ", flat 7",
                            "north",
                            Status.ACTIVE,
                            true,
                            "",
                            null,
                            ""));
    }

    private static Map<String, HttpServlet> status(Services services) {
        Map<String, HttpServlet> pages = new HashMap<>();
        var status = new StatusPage(services);
        StatusPage.PATHS.forEach(path -> pages.put(path, status));
        return pages;
    }

    @BeforeEach
    void open() {
        browser = site.browser("en");
    }

    @Test
    void worksStandInTheCalendarAndTellWhomTheyConcern() {
        var from = services.time().now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        long id = services.works()
                .plan(
                        new NewWork(
                                WorkKind.CABLE,
                                Set.of("north"),
                                from,
                                from.plus(Duration.ofHours(2)),
                                new PublicText("A new cable", "Новый кабель"),
                                "",
                                Notice.CHOICE),
                        "head")
                .id();
        browser.signIn("head", "firstline").open("works").reads("North");
        browser.screenshot(SHOTS.resolve("works-calendar.png"));
        browser.click("#plan").reads("0 subscribers are behind these nodes");
        browser.screenshot(SHOTS.resolve("works-form.png"));
        browser.open("works/plan/" + id).reads("3 subscribers").reads("Notice 2 h before: 3 phones");
        browser.screenshot(SHOTS.resolve("works-plan.png"));
        browser.click("#begin").clickWord("vaadin-confirm-dialog vaadin-button", "Begin now");
        browser.reads("Under way").click("#finish");
        browser.clickWord("vaadin-confirm-dialog vaadin-button", "Done");
        browser.reads("Notice when they are done");
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void whatIsRestoredIsCheckedAndThePublicReadsTheSame() {
        long id = services.network().declare("north", "head").id();
        browser.signIn("head", "firstline").open("outages/" + id).click("#public");
        browser.type("#public-en", "A truck tore the cable")
                .reads("Outage in your area, we are repairing it. A truck tore the cable.");
        browser.screenshot(SHOTS.resolve("outage-public.png"));
        browser.click("#act").reads("Text for subscribers");
        // it is rendered within a second, and reloads itself only each minute
        String shown = "A truck tore the cable.";
        for (int i = 0; i == 0 || i < 200 && !browser.text().contains(shown); i++)
            browser.driver().get(site.portalUrl() + "/status?lang=en");
        browser.reads("state of the network").reads("Outage. We are repairing it. A truck tore the cable.");
        browser.reads("Streets: Lenina street");
        browser.size(390, 800).screenshot(SHOTS.resolve("status-phone.png"));
        browser.size(1280, 800).open("outages/" + id).click("#clear");
        browser.clickWord("vaadin-confirm-dialog vaadin-button", "It is repaired");
        browser.reads("Being checked");
        browser.screenshot(SHOTS.resolve("outage-restoring.png"));
        browser.click("#verify").clickWord("vaadin-confirm-dialog vaadin-button", "It works");
        browser.reads("Checked: it works");
        assertThat(browser.faults()).isEmpty();
    }
}
