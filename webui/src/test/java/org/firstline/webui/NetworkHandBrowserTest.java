package org.firstline.webui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.firstline.network.Node;
import org.firstline.services.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** What an administrator's hand does with the network: dragging, bringing in a file and taking it back, copying. */
class NetworkHandBrowserTest {
    @RegisterExtension
    static final TestSite site = TestSite.named("NetworkHandBrowserTest", NetworkHandBrowserTest::fill);

    private final Services services = site.services();

    @TempDir
    private Path folder;

    private Browser browser;

    private static void fill(Services services) {
        services.network().put(new Node("left", null, "10.0.0.1", "Left", "olt"));
        services.network().put(new Node("right", null, "10.0.0.2", "Right", "switch"));
    }

    private Browser admin() {
        browser = site.browser("en");
        return browser.signIn("admin", "firstline");
    }

    private WebElement node(String name) {
        return browser.findWord("vaadin-grid vaadin-button", name);
    }

    /** Takes one, waits until the tree is ready for it, as nobody's hand is faster, and lets it fall on another. */
    private void drag(String what, String onto) {
        new Actions(browser.driver())
                .clickAndHold(node(what))
                .moveByOffset(3, 3)
                .moveByOffset(3, 3)
                .perform();
        await().until(() -> "on-top".equals(browser.script("return document.querySelector('vaadin-grid').dropMode")));
        new Actions(browser.driver())
                .moveToElement(node(onto))
                .moveByOffset(2, 2)
                .release()
                .perform();
    }

    @Test
    void aNodeIsDraggedUnderAnotherAndNeverUnderItself() {
        admin().open("network");
        drag("Right", "Left");
        browser.reads("Hang Right on Left?").clickWord("vaadin-confirm-dialog vaadin-button", "Move");
        await().until(() -> services.network().tree().path("right").size() == 2);
        services.network().put(new Node("below", "right", "", "Below", "port"));
        browser.open("network").reads("Below");
        drag("Left", "Below");
        browser.reads("node Left would hang on itself");
        assertThat(browser.all("vaadin-confirm-dialog[opened]"))
                .as("not asked for what cannot be")
                .isEmpty();
        assertThat(services.network().tree().path("below")).containsExactly("left", "right", "below");
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void aNodeIsLetGoAtTheTop() {
        services.network().put(new Node("low", "left", "", "Low", "port"));
        admin().open("network").type("#search", "Low").reads("1 node found");
        assertThat(browser.all("#drop-top").getFirst().isDisplayed()).isFalse();
        new Actions(browser.driver())
                .clickAndHold(node("Low"))
                .moveByOffset(3, 3)
                .moveByOffset(3, 3)
                .perform();
        new Actions(browser.driver())
                .moveToElement(browser.find("#drop-top"))
                .moveByOffset(2, 2)
                .release()
                .perform();
        browser.reads("Put Low at the top?").clickWord("vaadin-confirm-dialog vaadin-button", "Move");
        await().until(() -> services.network().tree().path("low").size() == 1);
        services.network().remove("low");
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void anImportShowsWhatItWouldChangeAndIsTakenBack() throws Exception {
        var before = services.network().tree().find("left");
        var file = Files.writeString(
                folder.resolve("nodes.csv"),
                "id;parent;name;host;kind\nleft;;Leftmost;10.0.0.1;olt\nn9;left;Nine;;port\n");
        admin().open("network/import").find("vaadin-upload");
        var input = (WebElement) browser.script(
                "return document.querySelector('vaadin-upload').shadowRoot.querySelector('input[type=file]')");
        input.sendKeys(file.toString());
        browser.reads("Apply 2 changes").reads("Leftmost · OLT · 10.0.0.1").reads("Nine · Port");
        assertThat(services.network().tree().find("left")).isEqualTo(before);
        browser.size(1280, 1400); // all in sight: what is below would move under the pointer while the rows come
        browser.click("#apply").find("#import-done");
        assertThat(services.network().tree().find("n9")).isPresent();
        browser.open("network").click("#undo-import").reads("Undo the last import of nodes?");
        browser.clickWord("vaadin-confirm-dialog vaadin-button", "Undo the last import");
        await().until(() -> services.network().tree().find("n9").isEmpty());
        assertThat(services.network().tree().find("left")).isEqualTo(before);
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void whatIsToBePastedIsCopied() {
        admin();
        browser.driver()
                .executeCdpCommand(
                        "Browser.grantPermissions",
                        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        browser.open("monitoring").reads("Choose what is to tell the box");
        await().until(() -> !"".equals(browser.script("return document.querySelector('#recipe-text').value")));
        browser.click("#copy-recipe").reads("Copied");
        Object copied = browser.driver()
                .executeAsyncScript("navigator.clipboard.readText().then(arguments[0], e => arguments[0](String(e)))");
        assertThat(copied).isEqualTo(browser.script("return document.querySelector('#recipe-text').value"));
        assertThat(String.valueOf(copied)).contains("zabbix_export");
        assertThat(browser.faults()).isEmpty();
    }
}
