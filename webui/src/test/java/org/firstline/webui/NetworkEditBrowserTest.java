package org.firstline.webui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.firstline.base.csv.ImportOptions;
import org.firstline.network.Complaint;
import org.firstline.network.Node;
import org.firstline.network.RuleKind;
import org.firstline.people.NewAgent;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tree as an administrator edits it, what complaints suggest, and how monitors are connected, in a real browser. */
class NetworkEditBrowserTest {
    @RegisterExtension
    static final TestSite site = TestSite.named("NetworkEditBrowserTest", NetworkEditBrowserTest::fill);

    private final Services services = site.services();
    private Browser browser;

    private static void fill(Services services) throws Exception {
        services.people().create(new NewAgent("olga", "Ольга", null, Role.ADMIN, "ru", List.of(), "firstline"));
        services.network().put(new Node("town", null, "", "Town", "site"));
        services.network().put(new Node("north", "town", "10.0.0.1", "North", "olt"));
        services.network().put(new Node("south", "town", "10.0.0.2", "South", "switch", "north"));
        var file = "contract;node;services;phone\n"
                + "1;north;internet,tv;\n"
                + "2;north;;\n"
                + "3;south;telephony;\n"
                + "4;north;;\n"
                + "5;north;;\n";
        services.subscribers()
                .apply(services.subscribers().preview(file.getBytes(StandardCharsets.UTF_8), ImportOptions.DETECT));
    }

    private Browser browser(String language) {
        browser = site.browser(language);
        return browser;
    }

    private void picture(String name) {
        String folder = System.getProperty("firstline.pictures", "");
        if (!folder.isEmpty()) browser.screenshot(Path.of(folder, name + ".png"));
    }

    @Test
    void anAdministratorAddsChangesAndDeletesANode() {
        browser("en").signIn("admin", "firstline").open("network").type("#search", "North");
        browser.reads("1 node found").clickWord("vaadin-grid vaadin-button", "North");
        browser.reads("Without service if it fails")
                .reads("Internet: 4")
                .reads("Cable TV: 1")
                .reads("Telephony: 0");
        picture("node");
        browser.click("#add-node").type("#node-id", "n7").type("#node-name", "Flat 7");
        picture("node-form");
        browser.click("#save-node");
        // or the browser leaves before it has sent the click
        await().until(() -> services.network().tree().find("n7").isPresent());
        browser.open("network")
                .type("#search", "n7")
                .reads("1 node found")
                .clickWord("vaadin-grid vaadin-button", "Flat 7");
        assertThat(services.network().tree().path("n7")).containsExactly("town", "north", "n7");
        browser.click("#delete-node").reads("Nobody hangs on it.");
        browser.clickWord("vaadin-confirm-dialog vaadin-button", "Delete").reads("Nothing found");
        assertThat(services.network().tree().find("n7")).isEmpty();
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void agentsSeeTheTreeAndEditNothing() {
        browser("ru")
                .signIn("agent101", "firstline")
                .open("network")
                .type("#search", "North")
                .reads("Найден 1 узел");
        browser.clickWord("vaadin-grid vaadin-button", "North").reads("Интернет: 4");
        assertThat(browser.all("#edit-node")).isEmpty();
        assertThat(browser.all("#new-node")).isEmpty();
        assertThat(browser.text()).doesNotContain("на самый верх");
    }

    @Test
    void complaintsShowAsASuspicionWithItsReason() {
        for (int who = 1; who <= 5; who++)
            services.network()
                    .clusters()
                    .complain(new Complaint(
                            Complaint.Kind.CALL,
                            who,
                            "north",
                            "",
                            services.time().now()));
        browser("en").signIn("head", "firstline").open("network").reads("Perhaps an outage");
        browser.reads("5 subscribers called within 20 min");
        picture("suspicion");
        browser.clickWord("#suspicions vaadin-button", "It is nothing");
        await().until(() -> services.network().clusters().list().isEmpty());
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void monitorsAreConnectedByWhatIsPasted() {
        browser("en").signIn("admin", "firstline").open("monitoring").reads("Choose what is to tell the box");
        assertThat(browser.value("#recipe-text")).contains("zabbix_export", site.url() + "/api/alerts/zabbix");
        picture("monitoring");
        browser.clickWord("vaadin-tab", "Traps").reads("Lines that ship with the box");
        browser.keys("#rules-traps textarea", "trap oops");
        browser.click("#save-traps").reads("Line 1");
        picture("traps");
        assertThat(services.network().monitoring().own(RuleKind.TRAPS)).isEmpty();
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void inRussianToo() {
        browser("ru").signIn("olga", "firstline").open("monitoring").reads("Выберите, кто будет сообщать");
        picture("monitoring-ru");
        browser.open("network")
                .type("#search", "South")
                .reads("Найден 1 узел")
                .clickWord("vaadin-grid vaadin-button", "South");
        browser.reads("Второй аплинк").reads("Телефония: 1").reads("Коммутатор");
        assertThat(browser.text()).doesNotContain("switch");
        picture("node-ru");
        assertThat(browser.faults()).isEmpty();
    }
}
