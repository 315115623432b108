package org.firstline.webui;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.firstline.base.PhoneNumber;
import org.firstline.network.Node;
import org.firstline.network.alerts.AlertFormat;
import org.firstline.network.alerts.MalformedAlert;
import org.firstline.services.Services;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.Status;
import org.firstline.subscribers.SubscriberData;
import org.firstline.web.TvPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a node that is down to SMS and a television, on the screens, in a real browser. */
class OutageBrowserTest {
    @RegisterExtension
    static final TestSite site =
            TestSite.named("OutageBrowserTest", OutageBrowserTest::fill).with(OutageBrowserTest::television);

    private final Services services = site.services();
    private Browser browser;

    private static void fill(Services services) {
        services.network().put(new Node("town", null, "", "Town", "site"));
        services.network().put(new Node("north", "town", "10.0.0.1", "North", "olt"));
        services.network().put(new Node("south", "town", "10.0.0.2", "South", "olt"));
        for (int i = 0; i < 3; i++) services.subscribers().create(subscriber("A" + i, "north", "+7951200000" + i));
        services.subscribers().create(subscriber("B1", "south", "+79512000009"));
        services.boards().start();
    }

    private static Map<String, HttpServlet> television(Services services) {
        var tv = new TvPage(services);
        return Map.of("/tv", tv, "/tv/events", tv);
    }

    private static SubscriberData subscriber(String contract, String node, String phone) {
        return new SubscriberData(
                contract,
                "",
                Kind.PERSON,
                "en",
                List.of(new PhoneNumber(phone)),
                "",
                node,
                Status.ACTIVE,
                true,
                "",
                null,
                "");
    }

    @BeforeEach
    void open() {
        browser = site.browser("en");
    }

    @Test
    void aDeclaredOutageSaysWhatItLeadsToAndThenLeadsToIt() {
        browser.signIn("head", "firstline").open("network").type("#search", "North");
        browser.reads("1 node found").clickWord("vaadin-grid vaadin-button", "North");
        browser.click("#declare").reads("with 3 subscribers behind").reads("3 phones get an SMS now");
        browser.clickWord("vaadin-button", "Confirm and send 3 SMS");
        browser.reads("The outage of North is confirmed.");
        var outage = services.network().openOutages().getFirst();
        browser.open("outages/" + outage.id()).reads("3 subscribers").reads("3 queued");
        browser.readsAt("vaadin-side-nav-item[current]", "Outages");
        browser.open("messages").reads("3 queued").reads("3 messages wait");
        browser.open("outages/" + outage.id()).click("#clear").reads("Nobody was told");
        browser.clickWord("vaadin-confirm-dialog vaadin-button", "It is repaired");
        browser.reads("3 called off");
        assertThat(services.network().openOutages()).isEmpty();
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void anAgentLooksOnly() {
        var outage = services.network().declare("south", "head");
        try {
            browser.signIn("agent101", "firstline")
                    .open("outages/" + outage.id())
                    .reads("South");
            assertThat(browser.all("#clear")).isEmpty();
        } finally {
            services.network().clear(outage.id(), "head");
        }
    }

    @Test
    void whatNobodyUnderstandsIsKeptForALook() {
        browser.signIn("admin", "firstline").open("network").reads("Not understood");
        try {
            services.network()
                    .alerts()
                    .receive(AlertFormat.ALERTMANAGER, "{\"alerts\":".getBytes(StandardCharsets.UTF_8));
        } catch (MalformedAlert expected) {
            browser.reads("Not understood (1)").clickWord("vaadin-tab", "Not understood (1)");
        }
        browser.clickWord("vaadin-grid vaadin-button", "Look at it").reads("{\"alerts\":");
    }

    @Test
    void aTelevisionShowsABoardWithAKeyOfItsOwn() {
        browser.signIn("admin", "firstline").open("boards").click("#tv-main");
        browser.type("#tv-name", "hall").click("#issue");
        String address = browser.value("#tv-address input");
        browser.driver().get(address);
        browser.find("body:not(.lost) canvas");
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void oneSeesHowManyMessagesATextWillBe() {
        browser.signIn("agent101", "firstline")
                .open("messages")
                .click("#write")
                .find("#text textarea")
                .sendKeys("я".repeat(71));
        browser.reads("2 сообщения в Юникоде");
    }
}
